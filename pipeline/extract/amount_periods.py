"""The time for which an amount holds, as the words beside it say: "€5m for fiscal 2014", "€5m (2013: €4m)", "€4m a year earlier"."""

import re
from typing import NamedTuple

from pipeline.extract.operands.dates import interval_of
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Mention, Operand, Span
from pipeline.values.dates import days_in_month
from pipeline.values.quantities import read_number

FISCAL = "fiscal"
"""The kind of an amount for a year of a company's own, of which only the number is known."""

_FISCAL_VALUE = re.compile(r"FY(?P<year>\d{4})")
_YEAR = re.compile(r"(?P<year>\d{4})(?:/(?P=year))?")
_DATE = re.compile(r"(?P<year>\d{4})(?P<rest>(?:-\d{2}){0,2})")
_COUNT = r"(?:(?P<count>[a-z]+|\d+)[ -])?"
_ENDING = (
    rf"{_COUNT}(?P<unit>years?|quarter|half(?:[ -]year)?|months?)\s+(?:ended|ending|to|up\s+to)\s+(?:on\s+)?(?:the\s+)?"
)
# "The nine months to 30 September 2014", "year ended 31 March 2018".
_ENDED = re.compile(rf"\b{_ENDING}$", re.IGNORECASE)
_MONTHS = {"year": 12, "quarter": 3, "half": 6, "month": 1}
_LONGEST = 48  # characters from an amount to its time
_BARE_YEAR = re.compile(r"\s*(?P<year>(?:1[89]|20)\d\d)\s*")
_YEAR_IN_BRACKETS = re.compile(r"\s*[(\[]\s*(?:in\s+)?(?P<year>(?:1[89]|20)\d\d)\s*[)\]]")
# "In 2018 and 13.75 million in 2019": two numbers, the first of which is a year.
_YEAR_IN_LIST = re.compile(r"\s+(?:in|for|during)\s+(?P<year>(?:1[89]|20)\d\d)(?=\s+and\s+\d)")
_LABEL = re.compile(r"[(\[;,]\s*(?P<label>[^()\[\]:;,]{2,40})[:=]\s*$")
# "142 members as of 30 September": the noun between a count and its time.
_COUNTED = re.compile(r"\s+(?!(?:in|on|at|for|by|to|from|over|of|as|up|down|and|or|a|the)\b)[a-z][a-z-]+")


class Period(NamedTuple):
    """The time for which an amount holds, and the kind `FISCAL` if only the number of a company's own year is known.

    `part` is empty, or says how the time follows from that of the amount that is compared: ``year before``, when `time` is None, or
    ``same part`` of the year that `time` is. `span` are the words that say it.
    """

    time: Operand | None
    kinds: tuple[str, ...] = ()
    part: str = ""
    span: Span | None = None


class _Patterns(NamedTuple):
    """What may stand between an amount and its time, and the words for a time that follows from another."""

    gap: re.Pattern[str]
    year_before: re.Pattern[str]
    same_part: re.Pattern[str]
    fiscal_before: re.Pattern[str]
    fiscal_after: re.Pattern[str]


def _patterns(reading: Reading) -> _Patterns:
    words = reading.words
    before, part = "|".join(words.year_before), "|".join(words.same_part)
    lead = rf"\s*(?:[(\[]\s*)?(?:(?:{'|'.join(words.amount_times)})\s+)?"
    fiscal = "|".join(words.fiscal_before)
    return _Patterns(
        gap=re.compile(rf"{lead}(?:the\s+)?(?:full[ -]year\s+)?(?:(?:{fiscal})\s*)?(?:{_ENDING})?", re.IGNORECASE),
        year_before=re.compile(rf"{lead}(?:(?:{part})\s+)?(?:{before})(?!\w)", re.IGNORECASE),
        same_part=re.compile(rf"{lead}(?:{part})\s+(?:the\s+)?", re.IGNORECASE),
        fiscal_before=re.compile(rf"\b(?:{fiscal})\s*$", re.IGNORECASE),
        fiscal_after=re.compile(rf"\s+(?:{'|'.join(words.fiscal_after)})\b", re.IGNORECASE),
    )


def period_after(reading: Reading, span: Span, end: int, *, counted: bool) -> Period | None:
    """The time that stands right after an amount and before `end`: "in 2014", "for the year ended 30 June", "(Q1 2014)", "a year earlier".
    After a count (`counted`), its noun may stand between. None if no time stands there."""
    noun = _COUNTED.match(reading.text, span[1], end) if counted else None
    starts = (span[1], noun.end()) if noun is not None else (span[1],)
    return next((p for start in starts if (p := _period_from(reading, start, end)) is not None), None)


def _period_from(reading: Reading, start: int, end: int) -> Period | None:
    patterns = reading.once(_patterns)
    before = patterns.year_before.match(reading.text, start, end)
    if before is not None:
        return Period(None, part="year before", span=before.span())
    year = _YEAR_IN_BRACKETS.match(reading.text, start, end) or _YEAR_IN_LIST.match(reading.text, start, end)
    if year is not None:
        return _of_year(year.span("year"), year["year"])._replace(span=year.span())
    times = (
        (i, m) for i, m in reading.mentions_starting_in((start, min(end, start + _LONGEST))) if m.timex is not None
    )
    index, mention = next(((i, m) for i, m in times if m.timex is not None and m.timex.type == "DATE"), (0, None))
    if mention is None:
        return None
    gap = reading.text[start : mention.start]
    same = patterns.same_part.fullmatch(gap)
    if same is None and patterns.gap.fullmatch(gap) is None:
        return None
    if not gap.strip() and mention.text[:1].isdigit():
        return None  # "sold 5 2014 models"
    if reading.text[mention.end : mention.end + 1] in {":", "="}:
        return None  # the label of another amount
    found = period_of_time(reading, index)
    return found and found._replace(part="same part" if same is not None else "", span=(start, mention.end))


def period_labelling(reading: Reading, span: Span, start: int) -> Period | None:
    """The time that labels an amount in brackets after `start`: "(*2014*: €5m)", "(*previous year*: €4m)"; None if none does."""
    found = _LABEL.search(reading.text, max(start, span[0] - _LONGEST), span[0])
    if found is None:
        return None
    label = found.span("label")
    relative = reading.once(_patterns).year_before.match(reading.text, *label)
    if relative is not None and not reading.text[relative.end() : label[1]].strip():
        return Period(None, part="year before", span=label)
    period = period_filling(reading, label)
    return period and period._replace(span=label)


def period_filling(reading: Reading, span: Span) -> Period | None:
    """The one time that a span names with at most a unit in brackets after it: "Q1 2020", "Year ended 31 March 2018 (£000)"; None for other
    spans."""
    year = _BARE_YEAR.fullmatch(reading.text, *span)
    if year is not None:  # "2014:" in brackets is no date elsewhere
        return _of_year(year.span("year"), year["year"])
    times = [i for i, m in reading.mentions_in(span) if m.timex is not None and m.timex.type == "DATE"]
    if (
        not times
        or reading.once(_patterns).gap.fullmatch(reading.text, span[0], reading.mentions[times[0]].start) is None
    ):
        return None
    periods = {p.time.literal if p.time is not None else None for i in times if (p := period_of_time(reading, i))}
    return period_of_time(reading, times[0]) if len(periods) == 1 else None


def _of_year(span: Span, year: str) -> Period:
    return Period(Operand(span=span, literal=_interval(f"{year}/{year}")))


def period_of_time(reading: Reading, index: int) -> Period | None:
    """The period that a time names, with the words around it that say which; None if it is not known."""
    named = named_period(reading, index)
    time = interval_of(reading, index) if named is None else None
    return named if time is None else Period(time)


def named_period(reading: Reading, index: int) -> Period | None:
    """The period that a time names together with words for a part of a company's year: "fiscal 2014", "the year ended *30 June 2014*"; None
    for other times."""
    mention, patterns = reading.mentions[index], reading.once(_patterns)
    ended = _period_ended(reading, mention)
    if ended is not None:
        return Period(ended)
    fiscal = _FISCAL_VALUE.fullmatch(mention.timex.value) if mention.timex is not None else None
    if fiscal is not None:
        edtf = f"{fiscal['year']}/{fiscal['year']}"
        return Period(Operand(span=mention.span, mention=index, literal=_interval(edtf)), (FISCAL,))
    time = interval_of(reading, index)
    own = (
        patterns.fiscal_before.search(reading.text, max(0, mention.start - 20), mention.start) is not None
        or patterns.fiscal_after.match(reading.text, mention.end) is not None
    )
    return Period(time, (FISCAL,)) if own and time is not None and _is_year(time) else None


def _period_ended(reading: Reading, last: Mention) -> Operand | None:
    """The period that ends on a day, or at the end of a month: "the nine months to *30 September 2014*"; None if no such words stand before
    it."""
    found = _ENDED.search(reading.text, max(0, last.start - _LONGEST), last.start)
    date = _DATE.fullmatch(last.timex.edtf or "") if last.timex is not None else None
    unit = re.split(r"[ -]", found["unit"].lower())[0].rstrip("s") if found is not None else ""
    if found is None or date is None or not date["rest"] or unit not in _MONTHS:
        return None
    number = read_number(found["count"]) if found["count"] else None
    year, month, day = int(date["year"]), int(date["rest"][1:3]), int(date["rest"][4:6] or 0)
    before = 12 * year + month - 1 - int(number.amount if number is not None else 1) * _MONTHS[unit]
    if day in {0, _last_day(12 * year + month - 1)}:
        interval = f"{_month(before + 1)}/{year:04}-{month:02}"
    else:
        interval = f"{_month(before)}-{min(day + 1, _last_day(before)):02}/{date[0]}"
    return Operand(span=(found.start("unit"), last.end), literal=_interval(interval))


def _month(months: int) -> str:
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _last_day(months: int) -> int:
    return days_in_month(months // 12, months % 12 + 1)


# The period of an amount that another is compared with


def compared_period(period: Period, main: Period | None, *, in_brackets: bool) -> Period | None:
    """The period of an amount that another amount, for the period `main`, is compared with; None if it cannot be told.

    "A year earlier" than the first quarter of 2014 is that of 2013. So is "(2013: €5m)" in brackets; elsewhere the year 2013 beside a
    quarter of 2014 may be meant either way.
    """
    if period.part == "year before":
        return _later(main, -1)
    if period.time is None:
        return None
    ours, theirs = _dates(period), _dates(main) if main is not None else None
    if not _is_year(period.time) or ours is None or theirs is None or "-" not in theirs:
        return period if not period.part else None
    if not period.part and not in_brackets:
        return None
    return _later(main, int(ours[:4]) - int(theirs.split("/")[-1][:4]))


def _later(period: Period | None, years: int) -> Period | None:
    """A period, some years later; None if it is not known or open."""
    moved = []
    for date in (_dates(period) or "..").split("/") if period is not None else [".."]:
        found = _DATE.fullmatch(date)
        if found is None:
            return None
        rest = "-02-28" if found["rest"] == "-02-29" else found["rest"]
        moved.append(f"{int(found['year']) + years:04}{rest}")
    return Period(Operand(literal=_interval("/".join(moved))), period.kinds if period is not None else ())


def _dates(period: Period) -> str | None:
    return period.time.literal.edtf if period.time is not None and isinstance(period.time.literal, DateValue) else None


def _interval(edtf: str) -> DateValue:
    first, _, last = edtf.partition("/")
    return DateValue(name=edtf, edtf=edtf, extent="within" if first == last else "whole")


def _is_year(time: Operand) -> bool:
    return isinstance(time.literal, DateValue) and _YEAR.fullmatch(time.literal.edtf) is not None


def is_day(time: Operand) -> bool:
    """Whether a time is a single day."""
    if not isinstance(time.literal, DateValue):
        return False
    first, _, last = time.literal.edtf.partition("/")
    return first == (last or first) and first.count("-") == 2
