"""The sides of a conflict: the evidence for each, the words of it that matter, and what tells one side from another."""

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
from pipeline.report.wording import predicate_in_words, qualifiers_in_words, value_in_words
from pipeline.values.quantities import read_number


class CitedEvidence(NamedTuple):
    """A piece of evidence of a fact, and the spans, in the document's text, of the words that matter."""

    fact: Fact
    evidence: Evidence
    spans: tuple[Span, ...]


def cited_evidence(
    conflict: Conflict, side: Side, facts: Mapping[str, Fact], mentions: Callable[[str], Sequence[Mention]]
) -> list[CitedEvidence]:
    """The evidence for a side, in the order of its facts. `facts` are by id; `mentions` returns the mentions of a document.

    The words that matter are usually the value. If the side disputes something else of the fact (its time, the number of items
    in a list, the initials of a name), they are the words for that.
    """
    return [
        CitedEvidence(
            fact, evidence, _disputed_spans(side.value, fact, evidence, mentions) or value_spans(fact.value, evidence)
        )
        for fact, evidence in _evidence(conflict, side, facts)
    ]


def _evidence(conflict: Conflict, side: Side, facts: Mapping[str, Fact]) -> list[tuple[Fact, Evidence]]:
    """The evidence of the side's facts. For a list, only the evidence from lists of exactly these items, because an item may be in
    the other side's list too. For a number of items, only the evidence that states this number."""
    stated = [(facts[f], e) for f in side.facts if f in facts for e in facts[f].evidence]
    if conflict.kind == "count" and isinstance(side.value, NumberValue):
        chosen = [(fact, evidence) for fact, evidence in stated if evidence.count == side.value.amount]
    elif conflict.kind in {"set", "count"}:
        lists: dict[str, set[str]] = {}
        for fact in (facts[f] for s in conflict.sides for f in s.facts if f in facts):
            for evidence in fact.evidence:
                if evidence.enumeration is not None:
                    lists.setdefault(evidence.enumeration, set()).add(fact.id)
        chosen = [(f, e) for f, e in stated if e.enumeration is not None and lists[e.enumeration] == set(side.facts)]
    else:
        chosen = []
    return chosen or stated


def value_spans(value: Value, evidence: Evidence) -> tuple[Span, ...]:
    """The span of the value in the document. If the evidence has none, the span of the value's name in the quote, if it occurs
    exactly once; otherwise nothing."""
    if evidence.value is not None:
        return (evidence.value,)
    if value.name and evidence.quote.count(value.name) == 1:
        start = evidence.start + evidence.quote.index(value.name)
        return ((start, start + len(value.name)),)
    return ()


def is_value_of(value: Value, fact: Fact) -> bool:
    """Whether the value of a side is the value of the fact, and not something else of it, such as its time."""
    return _key(value) == _key(fact.value)


def _key(value: Value) -> tuple[str, str]:
    if isinstance(value, DateValue):
        return value.type, value.edtf
    return value.type, value.entity if isinstance(value, EntityValue) else value.name.casefold()


def _disputed_spans(
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
    """The spans of an interval: of the words for the whole interval, or otherwise of the words for its start and end."""
    start, _, end = edtf.partition("/")
    whole = {edtf, start} if start == end else {edtf}
    dated = [(m.span, m.timex.edtf) for m in _within(evidence, mentions) if m.timex is not None]
    return tuple(s for s, date in dated if date in whole) or tuple(s for s, date in dated if date in {start, end})


def _within(evidence: Evidence, mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if evidence.start <= m.start and m.end <= evidence.end]


def _amount(text: str) -> float | None:
    number = read_number(text)
    return number.amount if number else None


def side_role(conflict: Conflict, side: Side, facts: Sequence[Fact]) -> str:
    """What distinguishes a side from the others ("denied", "the list"); empty if its value is enough."""
    if conflict.kind == "polarity":
        return "denied" if any(fact.polarity == "negated" for fact in facts) else "affirmed"
    if conflict.kind == "count":
        return "the number" if side.value.type == "number" else "the list"
    predicates = {fact.predicate for fact in facts}
    if conflict.kind == "order" and len(predicates) == 1:
        return predicate_in_words(predicates.pop())
    initials = side.value.type == "text" and any(
        f.value.type == "text" and not is_value_of(side.value, f) for f in facts
    )
    return "the initials of the name" if initials and conflict.kind == "value" else ""


def side_remarks(side: Side, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the facts of a side say in addition to its value; nothing for a list of more than three."""
    if len(facts) > 3:
        return ()
    found = []
    for fact in facts:
        if side.value.type in {"date", "number"} and not is_value_of(side.value, fact) and len(facts) == 1:
            found.append(f"{predicate_in_words(fact.predicate)}: {value_in_words(fact.value)}")
        own = qualifiers_in_words(fact)
        found.extend(q for q in own if value_in_words(side.value) not in q)
        if fact.certainty != "asserted":
            found.append(fact.certainty)
        if fact.attributed_to:
            found.append(f"according to {fact.attributed_to}")
    return tuple(dict.fromkeys(found))
