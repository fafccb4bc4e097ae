"""What a side of a conflict stands on: which evidence, and which words of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.records import (
    Conflict,
    DateValue,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    NumberValue,
    Side,
    TextValue,
    Value,
)
from pipeline.records.base import Span
from pipeline.values.quantities import read_number


class Ground(NamedTuple):
    """A piece of evidence of a fact, and the spans in its document of the words that say what matters."""

    fact: Fact
    evidence: Evidence
    words: tuple[Span, ...]


def grounds(
    conflict: Conflict, side: Side, facts: Mapping[str, Fact], mentions: Callable[[str], Sequence[Mention]]
) -> list[Ground]:
    """What a side stands on, in the order of its facts. `facts` are by id; `mentions` gives those of a document.

    The words are mostly the value of the evidence. Where the side disputes something else of the fact (its time, how
    many a list has, how its name is abbreviated), they are the words for that.
    """
    return [
        Ground(fact, evidence, _elsewhere(side.value, fact, evidence, mentions) or value_words(fact.value, evidence))
        for fact, evidence in _evidence(conflict, side, facts)
    ]


def _evidence(conflict: Conflict, side: Side, facts: Mapping[str, Fact]) -> list[tuple[Fact, Evidence]]:
    """The evidence of the side's facts; of a list, only that of lists with just these items, for an item may stand in
    the other side's list too; of a number of items, only where that number is said."""
    said = [(facts[f], e) for f in side.facts if f in facts for e in facts[f].evidence]
    if conflict.kind == "count" and isinstance(side.value, NumberValue):
        told = [(fact, evidence) for fact, evidence in said if evidence.count == side.value.amount]
    elif conflict.kind in {"set", "count"}:
        lists: dict[str, set[str]] = {}
        for fact in (facts[f] for s in conflict.sides for f in s.facts if f in facts):
            for evidence in fact.evidence:
                if evidence.enumeration is not None:
                    lists.setdefault(evidence.enumeration, set()).add(fact.id)
        told = [(f, e) for f, e in said if e.enumeration is not None and lists[e.enumeration] == set(side.facts)]
    else:
        told = []
    return told or said


def value_words(value: Value, evidence: Evidence) -> tuple[Span, ...]:
    """The span of the value in the document; without one, where its name stands in the quote, if it does just once."""
    if evidence.value is not None:
        return (evidence.value,)
    if value.name and evidence.quote.count(value.name) == 1:
        start = evidence.start + evidence.quote.index(value.name)
        return ((start, start + len(value.name)),)
    return ()


def is_value_of(value: Value, fact: Fact) -> bool:
    """Whether a side's value is what the fact says, and not read off something else of it."""
    return _key(value) == _key(fact.value)


def _key(value: Value) -> tuple[str, str]:
    if isinstance(value, DateValue):
        return value.type, value.edtf
    return value.type, value.entity if isinstance(value, EntityValue) else value.name.casefold()


def _elsewhere(
    value: Value, fact: Fact, evidence: Evidence, mentions: Callable[[str], Sequence[Mention]]
) -> tuple[Span, ...]:
    if is_value_of(value, fact):
        return ()
    if isinstance(value, DateValue):
        return _times(value.edtf, evidence, mentions(evidence.document))
    if isinstance(value, NumberValue):
        return tuple(m.span for m in _within(evidence, mentions(evidence.document)) if _amount(m.text) == value.amount)
    if isinstance(value, TextValue) and isinstance(fact.value, TextValue) and evidence.subject is not None:
        return (evidence.subject,)
    return ()


def _times(edtf: str, evidence: Evidence, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The words for an interval: those that say all of it, or else those that say its ends."""
    start, _, end = edtf.partition("/")
    whole = {edtf, start} if start == end else {edtf}
    said = [(m.span, m.timex.edtf) for m in _within(evidence, mentions) if m.timex is not None]
    return tuple(s for s, date in said if date in whole) or tuple(s for s, date in said if date in {start, end})


def _within(evidence: Evidence, mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if evidence.start <= m.start and m.end <= evidence.end]


def _amount(text: str) -> float | None:
    number = read_number(text)
    return number.amount if number else None
