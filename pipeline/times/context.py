"""Context: what an expression is read against, that is, the date of the document and the times that the text has mentioned so far."""

import re
from dataclasses import dataclass, field

from pipeline.records import Timex
from pipeline.times.calendar import as_anchor
from pipeline.times.language import Language
from pipeline.times.patterns import DASH
from pipeline.times.tense import Tense
from pipeline.values.dates import PartialDate, days_in_month, latest

# Up to this distance, a day mentioned before is still the day that the text is in.
_SAME_STORY = 400

# How many months after the time of writing a month without a year is expected, by the tense of its verb.
_NEXT = {Tense.PAST: 1.0, Tense.UNKNOWN: 1.0, Tense.FUTURE: 4.0}  # in a narrative, which moves forward
_EXPECTED = {Tense.PAST: -4.5, Tense.UNKNOWN: -3.0, Tense.FUTURE: 5.0}

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
# Nine months, half a year, a year.
_LONGER_PERIOD = re.compile(r"P[69]M|P1Y|\d{4}(?:-H[12])?|FY\d{4}")

# Between a year and a month of it, and between two such months.
_IN_NAMED_YEAR = re.compile(
    r",?\s?[(:]?\s?(?:(?:from|between|in|on|during|until|till|to|through|and|[-–—])\s)?(?:the\s)?"
)

# What may come before a time on its line, and after it, if the time is a heading or begins an entry.
_LINE_BEGIN = re.compile(r"[ \t]*(?P<level>#{0,6})[ \t]*(?:[•◦▪*·–—-][ \t]+)?[*_]{0,2}(?:(?:In|On)[ \t]+)?")
_LINE_END = re.compile(r"[*_:. \t]*(?:\n|$)")
_ENTRY = re.compile(rf"[*_ \t]*(?::|\||[ \t]{DASH})[*_]*[ \t]")
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]", re.MULTILINE)
_LONGEST_MARK = 24


@dataclass(slots=True)
class Context:
    """What is known at the place of an expression. It changes as the scan continues.

    `written` is when the document was written, as far as known. `day_first` says whether numeric dates begin with the day; it is None if
    the document does not show it. `dates` are the days that the document writes out, as EDTF. `story` says whether the document is about
    times long before it was written, and `narrative` whether the text at this place is, so that "in April" continues from the time
    mentioned last.

    `named_year` is the year that was written out last, up to the offset `named_year_at`.
    `quarter` is the year and number of the quarter that the text reports on, if it mentioned one since it last mentioned a longer period.
    `last` is the time mentioned last, and `last_day` the last one that was a day, at offset `last_day_at`. `aside` is a later time that
    does not move the story forward, and `aside_at` the offset where it ended. Up to the offset `frame_end`, the text is under a heading or
    in an entry with a date.
    """

    text: str
    language: Language
    written: PartialDate | None = None
    day_first: bool | None = None
    dates: frozenset[str] = field(default_factory=frozenset)
    story: bool = False
    narrative: bool = False
    last: PartialDate | None = None
    last_day: PartialDate | None = None
    last_day_at: int = 0
    aside: PartialDate | None = None
    aside_at: int = 0
    frame_end: int = 0
    quarter: tuple[int, int] | None = None
    named_year: int | None = None
    named_year_at: int = 0

    # What an expression asks

    @property
    def before(self) -> PartialDate | None:
        """The time that "the following month" follows: the one mentioned last, otherwise the time of writing."""
        return self.last or self.written

    def before_at(self, start: int) -> PartialDate | None:
        """The same for an expression at `start`: an aside counts in its own sentence."""
        if self.aside and self.language.surroundings.same_sentence(self.text, self.aside_at, start):
            return self.aside
        return self.before

    @property
    def base(self) -> PartialDate | None:
        """The time that a date without a year is close to: the time of writing, or in a narrative the one mentioned last."""
        return self.before if self.written is None or self.narrative else self.written

    def day_around(self, start: int) -> PartialDate | None:
        """The day that the text is in: the one mentioned last if it is near, otherwise the day of writing."""
        if self.last_day and start - self.last_day_at < _SAME_STORY:
            return self.last_day
        return next((day for day in (self.last, self.base, self.written) if day and day.day), None)

    def tense(self, start: int, end: int) -> Tense:
        """Whether the verb of the expression is about the past or the future."""
        return self.language.surroundings.tense(self.text, start, end)

    def year_of(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """The year that a month, or a day of it, most likely belongs to; None if there is nothing to read it against.

        It is the nearest one; news mostly looks back, and narratives move forward.
        """
        base = self.base
        if self.named_year and _IN_NAMED_YEAR.fullmatch(self.text, self.named_year_at, start):
            self.named_year_at = end  # "in 2018 from February to December"
            return self.named_year
        if self.written is None and (beside := self.before_at(start)) is not self.before:
            base = beside  # "founded in 1969 in a treaty, signed May 26th"
        if base is None or base.unknown_digits:
            return None
        if not base.month:
            return base.year
        distance = month - base.month + ((day or 0) - (base.day or 0) if day and base.day else 0) / 31
        # How many months after the base the date is expected.
        if self.language.surroundings.has_ended(self.text, start):
            expected = -6.0
        elif self.narrative:
            expected = _NEXT[self.tense(start, end)]
        else:
            # "under a June agreement" has nothing to do with the verb.
            told_apart = not day and self.language.guards.is_described(self.text, start, end)
            expected = _EXPECTED[Tense.UNKNOWN if told_apart else self.tense(start, end)]
        years = [y for y in (-1, 0, 1) if not day or day <= days_in_month(base.year + y, month)]
        return base.year + min(years, key=lambda y: abs(distance + 12 * y - expected)) if years else None

    # What the scan reports

    def move_to(self, start: int) -> None:
        """Record that the scan is at an offset. Under a heading with a date, any text is a narrative."""
        self.narrative = self.story or start < self.frame_end

    def follow(self, start: int, end: int, timex: Timex) -> None:
        """Record that a time was read at ``text[start:end]``, so that later expressions continue from it."""
        if (quarter := _QUARTER.fullmatch(timex.value)) and not (self.quarter and self.is_unfinished(timex)):
            self.quarter = int(quarter[1]), int(quarter[2])
        elif _LONGER_PERIOD.fullmatch(timex.value):
            self.quarter = None
        if not timex.edtf or timex.type not in {"DATE", "TIME"}:
            return
        anchor = as_anchor(timex.edtf)
        if anchor is None:
            return
        if not anchor.unknown_digits and str(anchor.year) in self.text[start:end]:
            self.named_year, self.named_year_at = anchor.year, end
        if self.narrative and self._is_aside(anchor, start, end):
            self.aside, self.aside_at = anchor, end
            return
        self.aside = None
        self.frame_end = max(self.frame_end, self._end_of_frame(anchor, start, end))
        self.last = anchor
        if anchor.day:
            self.last_day, self.last_day_at = anchor, end

    def is_unfinished(self, period: Timex) -> bool:
        """Whether a period had not ended when the document was written. A report only looks ahead to it."""
        ends = latest(period.edtf)
        return bool(self.written and self.written.day and ends and ends > (latest(self.written) or 0))

    def _is_aside(self, anchor: PartialDate, start: int, end: int) -> bool:
        """Whether a time does not move a narrative forward: one read from the time of writing, or a mere year that is before the year of
        the story or well after it, unless a sentence or a heading begins with it."""
        if self.written and anchor.year >= self.written.year - 1 and str(anchor.year) not in self.text[start:end]:
            return True
        if self.last is None or anchor.month or anchor.season:
            return False
        if self.last.year <= anchor.year <= self.last.year + 4:
            return anchor.year > self.last.year and self.tense(start, end) is Tense.FUTURE  # "would last until 1976"
        return not self.language.surroundings.opens_sentence(self.text, start)

    def _end_of_frame(self, anchor: PartialDate, start: int, end: int) -> int:
        """The offset up to which a heading ("## 1992") or the first words of an entry ("1992: …") date the text; 0 if the time is
        neither, or is the day of writing."""
        if anchor == self.written:
            return 0
        text, near = self.text, max(0, start - _LONGEST_MARK)
        begin = text.rfind("\n", near, start) + 1
        marks = _LINE_BEGIN.fullmatch(text, begin, start) if begin or near == 0 else None
        if marks is None:
            return 0
        if _LINE_END.match(text, end):
            level = len(marks["level"] or "")
            headings = _HEADING.finditer(text, end) if level else iter(())
            section = next((heading for heading in headings if len(heading["level"]) <= level), None)
            return section.start() if section else len(text)
        if _ENTRY.match(text, end):
            return text.find("\n", end) + 1 or len(text)
        return 0
