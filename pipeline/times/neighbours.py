"""Neighbours: expressions that belong together. A time of day with its day, and the two ends of a range."""

import re
from collections.abc import Iterator

from pipeline.records import Timex
from pipeline.times.expression import Expression
from pipeline.times.patterns import DASH, SPACE, alternatives
from pipeline.times.timexes import in_range, is_day
from pipeline.vocabulary.words.times import TimeWords

_CLOCK_THEN_DAY = re.compile(rf",?{SPACE}(?:(?:on|of){SPACE})?", re.IGNORECASE)
_DAY_THEN_CLOCK = re.compile(rf",?{SPACE}(?:at{SPACE})?(?:about{SPACE}|around{SPACE})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|bet\.?)\s(?:the\s)?$", re.IGNORECASE)
# How far before a range its first word is looked for.
_WORDS_BEFORE = 60


class Neighbours:
    """Joins expressions that are next to each other."""

    def __init__(self, words: TimeWords) -> None:
        self._day_parts = words.day_parts
        self._part_after_day = re.compile(
            rf"{SPACE}(?:(?:early|late){SPACE})?(?P<part>{alternatives(words.day_parts)})(?!\w)", re.IGNORECASE
        )
        self._connector = re.compile(
            rf"{SPACE}?{DASH}{SPACE}?|{SPACE}(?:up{SPACE})?(?P<word>{alternatives(words.range_connectors)}){SPACE}",
            re.IGNORECASE,
        )
        self._rescheduled = re.compile(
            rf"\b{alternatives(words.rescheduling_stems)}\w*(?:\s\w+){{0,3}}\sfrom\s(?:the\s)?$", re.IGNORECASE
        )

    def join_clock_and_day(self, text: str, found: Iterator[Expression]) -> Iterator[Expression]:
        """A time of day and the day next to it as one expression: "Friday morning", "9 a.m. on 15 May", "15 May 1992 at 18:00"."""
        held: Expression | None = None
        whole = False
        for expression in found:
            current = self._with_part_of_day(text, expression)
            if held is None:
                held = current
            elif not whole and (joint := _joint(text, held, current)):
                held, whole = joint, True
            elif current.start >= held.end:
                yield held
                held, whole = current, False
        if held:
            yield held

    def mark_ranges(self, text: str, found: Iterator[Expression]) -> Iterator[Expression]:
        """If words make two dates a range, gives both the interval of the range: "from 1992 to 1999", "between March and May 1992", "1450?
        – 1500"."""
        held: Expression | None = None
        for current in found:
            if held and (ends := self._ends(text, held, current)):
                held = held._replace(timex=ends[0])
                current = current._replace(timex=ends[1])
            if held:
                yield held
            held = current
        if held:
            yield held

    def _with_part_of_day(self, text: str, found: Expression) -> Expression:
        after = self._part_after_day.match(text, found.end)
        if after is None or not is_day(found.timex):
            return found
        part = self._day_parts[after["part"].lower()]
        timex = Timex(type="TIME", value=f"{found.timex.value}T{part}", edtf=found.timex.edtf)
        return Expression(found.start, after.end(), timex, found.rule)

    def _ends(self, text: str, first: Expression, last: Expression) -> tuple[Timex, Timex] | None:
        """The two timexes with their interval; None if they are not a range."""
        if any(end.timex.type != "DATE" or end.timex.interval or not end.timex.edtf for end in (first, last)):
            return None
        gap = self._connector.fullmatch(text, first.end, last.start)
        if gap is None:
            return None
        before = text[max(0, first.start - _WORDS_BEFORE) : first.start]
        if gap["word"] and gap["word"].lower() == "and":
            if not _BETWEEN.search(before):
                return None
        elif self._rescheduled.search(before):
            return None
        return in_range(first.timex, last.timex)


def _joint(text: str, first: Expression, second: Expression) -> Expression | None:
    if first.timex.type == "TIME" and is_day(second.timex):
        clock, day, between = first, second, _CLOCK_THEN_DAY
    elif second.timex.type == "TIME" and is_day(first.timex):
        clock, day, between = second, first, _DAY_THEN_CLOCK
    else:
        return None
    gap = between.match(text, first.end)
    if gap is None or gap.end() != second.start:
        return None
    value = f"{day.timex.value}T{clock.timex.value.partition('T')[2]}"
    return Expression(first.start, second.end, Timex(type="TIME", value=value, edtf=day.timex.edtf), clock.rule)
