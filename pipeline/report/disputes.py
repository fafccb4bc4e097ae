"""Which words of a quote a side of a conflict stands on."""

from collections.abc import Iterable, Sequence

from pipeline.records import DateValue, EntityValue, Evidence, Fact, Mention, NumberValue, Side, TextValue, Value
from pipeline.records.base import Span
from pipeline.values.quantities import read_number


def disputed_words(side: Side, fact: Fact, evidence: Evidence, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The spans inside the quote (counted from its start) of the words that say the side's value.

    Mostly that is the value of the evidence. Where the side disputes something else of the fact (its time, how many a
    list has, how its name is abbreviated), it is the words for that. `mentions` are those of the evidence's document.
    """
    spans = _elsewhere(side.value, fact, evidence, mentions) or value_words(fact.value, evidence)
    return tuple((start - evidence.start, end - evidence.start) for start, end in spans)


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


def _elsewhere(value: Value, fact: Fact, evidence: Evidence, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    if is_value_of(value, fact):
        return ()
    if isinstance(value, DateValue):
        return _times(value.edtf, evidence, mentions)
    if isinstance(value, NumberValue):
        return tuple(m.span for m in _within(evidence, mentions) if _amount(m.text) == value.amount)
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
