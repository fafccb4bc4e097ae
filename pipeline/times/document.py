"""What the document as a whole shows: when it was written, the order of day and month, and whether it is about the past."""

import re

from pipeline.times.context import Context
from pipeline.times.grammar import Grammar
from pipeline.times.scan import scan
from pipeline.times.stamps import find_stamp
from pipeline.values.dates import Interval, PartialDate, Precision, parse_edtf

# Where a document may give its date.
_HEAD = 500
# A text is a story if it writes out at least this many years and most of them are more than a year before it was written, or if at least
# twice as many are before it was written.
_FEWEST_YEARS_OF_STORY = 4
_MOST = 0.7
# In a story, there are at least this many years for each "yesterday" or "Friday".
_YEARS_PER_DEICTIC = 10
_YEAR = re.compile(r"(?<![\w.,-])(?:1[0-9]{3}|20[0-9]{2})(?![\w]|[.,]\d)")
_YEAR_OF_ERA = re.compile(r"\d ?(?:BCE?|B\.C\.)")
# A line without a year has no full date.
_WITH_YEAR = re.compile(r"\d{4}|\d[/.-]\d\d(?!\d)|'\d\d")
_NUMERIC_DATE = re.compile(r"(?<![\w./])([0-3]?\d)([/])([0-3]?\d)\2(?:\d{4}|\d\d)(?![\w/])")


def document_context(text: str, written: str | None, grammar: Grammar) -> Context:
    """The context at the beginning of a document. Raises `ValueError` if `written` is not a day, month or year."""
    language = grammar.language
    day = _date_of_writing(text, _known(written), grammar)
    story, day_first, dates = _is_story(text, day, grammar), _day_first(text), frozenset[str]()
    if day_first is None and _NUMERIC_DATE.search(text):
        dates = _written_out_days(text, Context(text, language, day), grammar)
    return Context(text, language, day, day_first, dates, story)


def _known(written: str | None) -> PartialDate | None:
    if written is None:
        return None
    found = parse_edtf(written)
    if isinstance(found, Interval) or found.unknown_digits or not 0 < found.year <= 9999:
        raise ValueError(f"the time of writing must be a day, a month or a year, not {written!r}")
    return found.known()


def _date_of_writing(text: str, written: PartialDate | None, grammar: Grammar) -> PartialDate | None:
    """The date that is given. If none is given, or the date is less precise than a day, the first day within it that stands alone on one of
    the first lines, or is the stamp of a report there."""
    if written and written.day:
        return written
    head, start = text[:_HEAD], 0
    for line in head.splitlines(keepends=True):
        end = start + len(line.rstrip())
        for found in scan(line, Context(line, grammar.language), grammar) if _WITH_YEAR.search(line) else ():
            alone = line.strip(" \t\r\n*_().") == line[found.start : found.end]
            stamp = None if alone else find_stamp(text, start, end)
            stamped = stamp is not None and stamp[0] <= start + found.start and start + found.end <= stamp[1]
            day = parse_edtf(found.timex.edtf) if found.rule.full_date and found.timex.edtf else None
            if (
                (alone or stamped)
                and isinstance(day, PartialDate)
                and day.day
                and (written is None or written.to(Precision.YEAR) == day.to(Precision.YEAR))
            ):
                return day
        start += len(line)
    return written


def _is_story(text: str, written: PartialDate | None, grammar: Grammar) -> bool:
    """Whether a document is about times long before it was written, or does not show when that was. A text that speaks of yesterday and
    of Friday is a report, whatever years it looks back on."""
    if written is None:
        return True
    years = [int(year) for year in _YEAR.findall(text)]
    years += [0] * len(_YEAR_OF_ERA.findall(text))
    if len(grammar.deictics.findall(text)) * _YEARS_PER_DEICTIC > len(years):
        return False
    past, long_past = (sum(year < written.year - ago for year in years) for ago in (0, 1))
    return any(
        number >= fewest and number > _MOST * len(years)
        for number, fewest in ((long_past, _FEWEST_YEARS_OF_STORY), (past, 2 * _FEWEST_YEARS_OF_STORY))
    )


def _day_first(text: str) -> bool | None:
    """Whether numeric dates begin with the day, judging by those that have only one possible order; None if there are none, or if there are
    both kinds."""
    orders = {int(a) > 12 for a, _, b in _NUMERIC_DATE.findall(text) if (int(a) > 12) != (int(b) > 12)}
    return orders.pop() if len(orders) == 1 else None


def _written_out_days(text: str, context: Context, grammar: Grammar) -> frozenset[str]:
    """The date of writing, and all dates that have only one reading, as EDTF."""
    found = {time.timex.edtf for time in scan(text, context, grammar) if time.timex.edtf and not time.timex.readings}
    return frozenset(found | {str(context.written)})
