"""What the checks share: facts that may be compared, by subject and predicate; and conflicts built from sides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.records import Conflict, DateValue, EntityRef, EntityValue, Fact, Side, Value
from pipeline.records.base import identifier
from pipeline.values.dates import earliest, latest

Severity = Literal["low", "medium", "high"]
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


def value_key(value: Value) -> str:
    """What two values share if they are the same."""
    if isinstance(value, EntityValue):
        return f"entity:{value.entity}"
    if isinstance(value, DateValue):
        return f"date:{value.edtf}:{value.readings}" if value.readings else f"date:{value.edtf}"
    return f"{value.type}:{value.name.casefold()}"


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
        groups[value_key(fact.value)].append(fact)
    return sorted(groups.values(), key=lambda g: (documents_of(g), value_key(g[0].value)))


def severity_of(groups: Sequence[Sequence[Fact]]) -> Severity:
    """High where documents disagree and each side was read with confidence; medium where one document disagrees with itself
    or a side is unsure."""
    documents = [set(documents_of(g)) for g in groups]
    across = any(a - b and b - a for i, a in enumerate(documents) for b in documents[i + 1 :])
    sure = all(max(f.confidence for f in g) >= _SURE for g in groups)
    return "high" if across and sure else "medium"


def conflict(
    kind: Literal["value", "set", "count", "order", "overlap", "polarity"],
    subject: EntityRef,
    predicate: str,
    sides: Sequence[Side],
    sentences: Sequence[str],
    severity: Severity,
    scope: str = "",
) -> Conflict:
    """A conflict; its id depends on what it is about, not on who says what, so that a decision on it survives new documents.

    `scope` tells several conflicts of one subject and predicate apart."""
    unique = list(dict.fromkeys(sentences))
    explanation = "; ".join(unique[:_MOST_SENTENCES]) + ("; …" if len(unique) > _MOST_SENTENCES else "")
    return Conflict(
        id=identifier("c", kind, subject.entity, predicate, scope),
        kind=kind,
        severity=severity,
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
