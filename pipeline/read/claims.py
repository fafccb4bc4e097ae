"""Claims from elsewhere, and the facts that they make: claims that say the same become one fact."""

import contextlib
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.records import DateValue, EntityRef, Evidence, Fact, NumberValue, TextValue, Value
from pipeline.records.base import identifier
from pipeline.records.facts import same_words
from pipeline.values.document_dates import read_document_date
from pipeline.vocabulary import Vocabulary

UNKNOWN = "UNKNOWN"
"""The type of an entity of which only the name is known."""

_NUMBER = re.compile(r"[+\-\u2212]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")
_MAX_DIGITS = 200
"""A longer number, with an exponent of two digits, might not fit into a double."""


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


def takes_dates(predicate: str, vocabulary: Vocabulary) -> bool:
    """Whether the values of a predicate are dates. False for a predicate that the vocabulary lacks."""
    known = vocabulary.predicates.get(predicate)
    return known is not None and known.value == "date"


@functools.lru_cache(maxsize=4096)
def value_of(words: str, takes_dates: bool) -> Value:
    """The value that words express: a date, a number or text. A year or a date in words is a date only if `takes_dates`."""
    if (takes_dates or "-" in words[1:]) and is_date(words):
        return DateValue(name=words, edtf=words)
    if takes_dates and not words.isdigit():
        with contextlib.suppress(ValueError):
            edtf = read_document_date(words)
            return DateValue(name=edtf, edtf=edtf)
    if len(words) <= _MAX_DIGITS and _NUMBER.fullmatch(words):
        amount = float(re.sub("[,\u00a0\u202f ]", "", words).replace("\u2212", "-"))
        return NumberValue.unchecked(name=words, amount=amount)
    return TextValue.unchecked(name=words)


def is_date(words: str) -> bool:
    """Whether words are a year, a month or a day in EDTF, and exist in the calendar."""
    match = _DATE.fullmatch(words)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
