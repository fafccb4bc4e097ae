"""What the checks share: facts that may be compared, by subject and predicate; and conflicts built from sides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.records import Conflict, DateValue, EntityRef, Fact, Severity, Side, Value
from pipeline.records.base import identifier
from pipeline.records.conflicts import Kind
from pipeline.values.dates import earliest, latest, readable
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import Predicate

_MOST_SENTENCES = 4
_SURE = 0.75


def stated(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that their documents assert themselves; what is hedged, planned, negated or somebody else's words is not
    compared with them."""
    return (f for f in facts if f.polarity == "affirmed" and f.certainty == "asserted" and f.attributed_to is None)


def by_slot(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    """Facts by (entity of the subject, predicate), slots sorted."""
    slots: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        slots[fact.subject.entity, fact.predicate].append(fact)
    return dict(sorted(slots.items()))


def value_name(value: Value) -> str:
    """A value as a reader is told it."""
    return readable(value.edtf) if isinstance(value, DateValue) else value.name


def documents_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of the documents that say any of the facts, sorted."""
    return tuple(sorted({e.document for f in facts for e in f.evidence}))


def side(facts: Sequence[Fact], value: Value | None = None) -> Side:
    """One side, from the facts that say it; `value` where it is not theirs."""
    return Side(value=value or facts[0].value, facts=tuple(sorted(f.id for f in facts)), documents=documents_of(facts))


def sides_by_value(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts grouped by value, in the order of their first document, then of the value."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.value.identity].append(fact)
    return sorted(groups.values(), key=lambda g: (documents_of(g), g[0].value.identity))


class Background(NamedTuple):
    """What the checks know beside the facts of a subject: the predicates; for each place, by entity, the places around it; for each
    body, by entity, the dates of its events."""

    vocabulary: Vocabulary
    areas: Mapping[str, frozenset[str]] = {}
    events: Mapping[str, Sequence[Fact]] = {}

    @property
    def predicates(self) -> Mapping[str, Predicate]:
        """The predicates of the vocabulary, by name."""
        return self.vocabulary.predicates


class Weight(NamedTuple):
    """How severe a conflict is, and why, in sentences."""

    severity: Severity
    reasons: tuple[str, ...]

    def at_most(self, severity: Severity, reason: str) -> "Weight":
        """The same, but no more severe than that; `reason` says why."""
        lower = min(self.severity, severity, key=("low", "medium", "high").index)
        return Weight(lower, (*self.reasons, reason))


def weigh(groups: Sequence[Sequence[Fact]], apart: str | None = None) -> Weight:
    """High where documents disagree and each side was read with confidence; medium where one document disagrees with itself
    or a side is unsure. `apart` says in words how far apart the sides are."""
    documents = [set(documents_of(g)) for g in groups]
    across = any(a - b and b - a for i, a in enumerate(documents) for b in documents[i + 1 :])
    least = min(max(f.confidence for f in g) for g in groups)
    reasons = (
        "documents disagree" if across else "one document disagrees with itself",
        f"each side was read with a confidence of {least:.2f} or more"
        if least >= _SURE
        else f"a side was read with a confidence of {least:.2f} only",
        *([apart] if apart else []),
    )
    return Weight("high" if across and least >= _SURE else "medium", reasons)


def conflict(
    kind: Kind,
    subject: EntityRef,
    predicate: str,
    sides: Sequence[Side],
    sentences: Sequence[str],
    weight: Weight,
    scope: str = "",
) -> Conflict:
    """A conflict; its id depends on what it is about, not on who says what, so that a decision on it survives new documents.

    `scope` tells several conflicts of one subject and predicate apart."""
    unique = list(dict.fromkeys(sentences))
    explanation = "; ".join(unique[:_MOST_SENTENCES]) + ("; …" if len(unique) > _MOST_SENTENCES else "")
    return Conflict(
        id=identifier("c", kind, subject.entity, predicate, scope),
        kind=kind,
        severity=weight.severity,
        severity_reasons=weight.reasons,
        subject=subject,
        predicate=predicate,
        sides=tuple(sides),
        explanation=explanation,
    )


def time_of(fact: Fact) -> DateValue | None:
    """The interval that bounds when a fact held, if one was given."""
    times = [v for v in fact.qualifiers.get("time", ()) if isinstance(v, DateValue)]
    return times[0] if len(times) == 1 else None


def may_coincide(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether two states can have held at one time; an unknown time can be any."""
    if a is None or b is None:
        return True
    a_start, a_end, b_start, b_end = earliest(a.edtf), latest(a.edtf), earliest(b.edtf), latest(b.edtf)
    return not (
        (a_end is not None and b_start is not None and a_end < b_start)
        or (b_end is not None and a_start is not None and b_end < a_start)
    )
