"""Claims from elsewhere, and the facts that they make: claims that say the same become one fact."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import DateValue, EntityRef, Evidence, Fact, Value
from pipeline.records.base import identifier
from pipeline.records.facts import same_words

UNKNOWN = "UNKNOWN"
"""The type of an entity of which only the name is known."""


class InvalidClaim(ValueError):
    """Why something is not a valid claim."""


@dataclass(slots=True)
class Claim:
    """A statement with its evidence: one piece, or several that state the same. `time` is an EDTF date, or None."""

    subject: EntityRef
    predicate: str
    value: Value
    time: str | None
    confidence: float
    evidence: list[Evidence]


ClaimKey = tuple[str, ...]
"""Subject, predicate, value and time: the same for claims that say the same."""


class ClaimSet:
    """Collects claims. Claims that say the same become one fact, with the evidence of each and the highest confidence."""

    def __init__(self) -> None:
        self._claims: dict[ClaimKey, Claim] = {}

    def add(self, claim: Claim) -> None:
        """Adds a claim."""
        key = (claim.subject.entity, claim.predicate, claim.value.identity, claim.time or "")
        same = self._claims.get(key)
        if same is None:
            self._claims[key] = claim
        else:
            same.confidence = max(same.confidence, claim.confidence)
            same.evidence += claim.evidence

    def facts(self) -> Iterator[Fact]:
        """Yields the facts, in the order in which their first claims were added, and empties the set: this saves memory."""
        for key in list(self._claims):
            yield _fact(key, self._claims.pop(key))


def _fact(key: ClaimKey, claim: Claim) -> Fact:
    qualifiers: dict[str, tuple[Value, ...]] = {}
    if claim.time:
        qualifiers["time"] = (DateValue(name=claim.time, edtf=f"{claim.time}/{claim.time}", extent="within"),)
    return Fact.unchecked(
        id=identifier("f", "claim", *key),
        subject=claim.subject,
        predicate=claim.predicate,
        value=claim.value,
        qualifiers=qualifiers,
        confidence=claim.confidence,
        evidence=tuple(dict.fromkeys(claim.evidence)) if len(claim.evidence) > 1 else tuple(claim.evidence),
    )


@functools.lru_cache(maxsize=4096)
def subject_of(name: str, type_: str = UNKNOWN) -> EntityRef:
    """The entity that a name refers to. Names that differ only in case and spaces refer to the same entity."""
    return EntityRef.unchecked(entity=identifier("e", "claim", same_words(name)), name=name, type=type_)
