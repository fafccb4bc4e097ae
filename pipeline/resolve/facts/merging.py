"""Merging: drafts that say the same are one fact, and their evidence adds up."""

import math
from collections.abc import Iterable, Sequence

from pipeline.records import Evidence, Fact, Value
from pipeline.records.base import identifier
from pipeline.resolve.facts.drafts import Draft


def merge_drafts(drafts: Iterable[Draft], highest: float) -> tuple[Fact, ...]:
    """One fact for all drafts with the same identity, sorted by subject, predicate and value. No confidence is above `highest`."""
    by_identity: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        by_identity.setdefault(draft.identity(), []).append(draft)
    return tuple(sorted((_fact(same, highest) for same in by_identity.values()), key=_fact_order))


def _fact(drafts: Sequence[Draft], highest: float) -> Fact:
    first = drafts[0]
    return Fact(
        id=identifier("f", *first.identity()),
        subject=first.subject,
        predicate=first.predicate,
        value=first.value,
        qualifiers=_qualifiers(drafts),
        polarity=first.statement.polarity,
        certainty=first.statement.certainty,
        attributed_to=first.attributed_to,
        confidence=round(min(highest, _confidence(drafts)), 2),
        evidence=tuple(sorted({draft.evidence for draft in drafts}, key=_evidence_order)),
    )


def _confidence(drafts: Iterable[Draft]) -> float:
    """The confidence that at least one of several documents is right. The most confident draft of each document counts, and the same words
    in several documents count once: a copy adds no confidence."""
    best: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, _evidence_order(d.evidence))):
        best.setdefault(draft.evidence.document, draft)
    by_words: dict[str, float] = {}
    for draft in best.values():
        by_words.setdefault(" ".join(draft.evidence.quote.casefold().split()), draft.confidence)
    return 1 - math.prod(sorted(1 - confidence for confidence in by_words.values()))


def _qualifiers(drafts: Iterable[Draft]) -> dict[str, tuple[Value, ...]]:
    """The qualifiers of all drafts, by name, without repetition."""
    qualifiers: dict[str, dict[Value, None]] = {}
    for draft in drafts:
        for name, values in draft.qualifiers.items():
            qualifiers.setdefault(name, {}).update(dict.fromkeys(values))
    return {name: tuple(sorted(values, key=lambda v: v.name)) for name, values in sorted(qualifiers.items())}


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """A total order, so that evidence from a set always comes out in the same order."""
    e = evidence
    return (
        *(e.document, e.start, e.end, e.rule, e.value or (0, 0), e.subject or (0, 0)),
        *(e.enumeration or "", e.closed, e.count or 0, e.corrects.name if e.corrects is not None else ""),
    )


def _fact_order(fact: Fact) -> tuple[object, ...]:
    return fact.subject.name.casefold(), fact.subject.entity, fact.predicate, fact.value.name.casefold(), fact.id
