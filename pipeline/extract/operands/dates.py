"""Operands that are dates: when an event was, what bounds its date, and when a state held.

A range ("from 1950 to 1960") is two mentions of times that share an interval; either stands for the whole.
"""

from typing import Literal

from pipeline.extract.reading import Reading
from pipeline.records import Argument, DateValue, Mention, Operand
from pipeline.values.dates import beside


def date_operand(reading: Reading, argument: Argument) -> Operand | None:
    """The date of an event, or the range that it lies in; None if the argument is not a date or only bounds one ("before 2016")."""
    if argument.mention is None:
        return None
    if argument.preposition in reading.words.not_dating and not (
        argument.preposition in reading.words.of_ranges and range_around(reading, argument.mention)
    ):
        return None
    return date_of(reading, argument.mention, argument.edge)


def bound_operand(reading: Reading, argument: Argument) -> Operand | None:
    """A bound of the date of an event, as an EDTF interval that is open on one side: "before 2016", "by 2016", "after May 1992".
    None for any other time."""
    if argument.mention is None or range_around(reading, argument.mention):
        return None
    date = date_of(reading, argument.mention)
    if date is None or not isinstance(date.literal, DateValue) or date.literal.readings:
        return None
    edtf = date.literal.edtf
    match argument.preposition:
        case "before":
            before = beside(edtf, -1)
            interval = before and f"../{before}"
        case "by":
            interval = f"../{edtf}" if beside(edtf, 1) else None
        case "after":
            after = beside(edtf, 1)
            interval = after and f"{after}/.."
        case _:
            interval = None
    return date.model_copy(update={"literal": DateValue(name=interval, edtf=interval)}) if interval else None


def edge_operand(reading: Reading, argument: Argument, edge: Literal["start", "end"]) -> Operand | None:
    """The date on which a period starts or ends: "from 1950 to 1960", "since 1950", "until 1960". None if the time gives none."""
    if argument.mention is None:
        return None
    if range_around(reading, argument.mention):
        return date_of(reading, argument.mention, edge)
    prepositions = reading.words.starts if edge == "start" else reading.words.ends
    return date_of(reading, argument.mention) if argument.preposition in prepositions else None


def interval_operand(reading: Reading, argument: Argument, *, term: bool) -> Operand | None:
    """The time in which a state held, as an EDTF interval; None if the argument is not a date. With `term`, the time covers the whole
    state, not just some time within it."""
    if argument.mention is None:
        return None
    date = date_of(reading, argument.mention)
    if date is None or not isinstance(date.literal, DateValue):
        return None
    edtf, words = date.literal.edtf, reading.words
    ranged = range_around(reading, argument.mention) is not None
    if argument.preposition in words.open_ended and not ranged:
        interval = f"{edtf.split('/')[0]}/.."
    elif argument.preposition in words.open_started and not ranged:
        interval = f"../{edtf.split('/')[-1]}"
    else:
        interval = edtf if "/" in edtf else f"{edtf}/{edtf}"
    bounded = argument.preposition in words.open_ended | words.open_started or "/" in edtf
    extent: Literal["whole", "within"] = "whole" if bounded or (term and not argument.framing) else "within"
    return date.model_copy(update={"literal": DateValue(name=interval, edtf=interval, extent=extent)})


def interval_of(reading: Reading, index: int) -> Operand | None:
    """The time of a mention by itself, as an EDTF interval within which something held; None if its date is not known."""
    mention = reading.mentions[index]
    argument = Argument(role="time", start=mention.start, end=mention.end, head=mention.span, lemma="", mention=index)
    return interval_operand(reading, argument, term=False)


def date_of(reading: Reading, index: int, edge: str | None = None) -> Operand | None:
    """The date of a mention, or the range that it is an end of; None if its date is not known. `edge` picks the ``start`` or the
    ``end`` of a range."""
    ends = range_around(reading, index)
    if ends and edge not in {"start", "end"}:
        first, last = (reading.mentions[i] for i in ends)
        interval = _interval(first)
        return (
            Operand(span=(first.start, last.end), mention=ends[0], literal=DateValue(name=interval, edtf=interval))
            if interval
            else None
        )
    if ends:
        index = ends[0] if edge == "start" else ends[1]
    mention = reading.mentions[index]
    timex = mention.timex
    if timex is None or timex.edtf is None:
        return None
    name = timex.value if timex.impossible else timex.edtf
    date = DateValue(name=name, edtf=timex.edtf, readings=timex.readings)
    return Operand(span=mention.span, mention=index, literal=date)


def range_around(reading: Reading, index: int) -> tuple[int, int] | None:
    """The indexes of both ends of the range that a mention is an end of; None if it is not one."""
    mentions = reading.mentions
    interval = _interval(mentions[index])
    if interval is None:
        return None
    if index + 1 < len(mentions) and _interval(mentions[index + 1]) == interval:
        return index, index + 1
    return (index - 1, index) if index and _interval(mentions[index - 1]) == interval else None


def _interval(mention: Mention) -> str | None:
    return mention.timex.interval if mention.timex else None
