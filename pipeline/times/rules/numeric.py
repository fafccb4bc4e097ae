"""Days and months in figures alone: "1992-05-15", "15.05.1992", "5/15/92"."""

from pipeline.records import Timex
from pipeline.times.patterns import ROMAN_NUMERALS
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import date_timex, month_or_day, written_day
from pipeline.values.dates import PartialDate


def _iso(candidate: Candidate) -> Timex | None:
    year, month, day = (int(candidate.match[group]) for group in ("year", "month_digits", "day_digits"))
    found = written_day(year, month, day) or _of_no_month(year, month, day)
    if found and candidate["time"]:
        return Timex(type="TIME", value=f"{found.value}T{candidate['time']}", edtf=found.edtf)
    return found


def _of_no_month(year: int, month: int, day: int) -> Timex | None:
    """ "1950-13-45": only its year can be right."""
    if month == 0 and day == 0:
        return None
    return Timex(type="DATE", value=f"{year:04}-{month:02}-{day:02}", edtf=str(PartialDate(year)))


def _iso_month(candidate: Candidate) -> Timex | None:
    """ "1992-05", unless it can be a range of years, as "2004-06" can."""
    year, month = int(candidate.match["year"]), int(candidate.match["month_digits"])
    return date_timex(PartialDate(year, month)) if month <= year % 100 else None


def _numeric(candidate: Candidate) -> Timex | None:
    """A date of two small numbers and a year. If both orders are possible and the text does not decide, both readings are kept."""
    context, points = candidate.context, candidate["by"] == "."
    if points and candidate.word_before.lower().rstrip(".") in candidate.words.numbered:
        return None
    year = candidate.full_year(candidate.match["year_digits"])
    first, second = int(candidate.match["a"]), int(candidate.match["b"])
    by_order = {True: _day(year, second, first), False: _day(year, first, second)}
    possible = [day for day in by_order.values() if day]
    if not possible:
        # "31.06.1950": only one order has a month, and that month has no such day.
        return written_day(year, second, first) or written_day(year, first, second)
    if len(set(possible)) == 1:
        return date_timex(possible[0])
    # With points, the day comes first.
    day_first = True if points else context.day_first
    if day_first is None:
        written_out = [day for day in possible if str(day) in context.dates]
        if len(written_out) == 1:
            return date_timex(written_out[0])
        readings = tuple(sorted(str(day) for day in possible))
        return Timex(type="DATE", value=f"{year:04}-XX-XX", edtf=f"{year:04}-XX-XX", readings=readings)
    chosen = by_order[day_first]
    return date_timex(chosen) if chosen else None


def _roman(candidate: Candidate) -> Timex | None:
    """ "16.IX.1904", with the month in Roman numerals."""
    month = ROMAN_NUMERALS.index(candidate.match["roman_month"]) + 1
    return month_or_day(int(candidate.match["year"]), month, candidate.optional_ordinal("day"))


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day) if month and day else None
    except ValueError:
        return None


RULES = (
    rule(
        "iso",
        r"{year}-(?P<month_digits>\d\d)-(?P<day_digits>\d\d)(?:T(?P<time>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?))?",
        _iso,
        "1992-05-15",
        "1992-05-15T10:30",
        full_date=True,
    ),
    rule("iso month", r"{year}-(?P<month_digits>0[1-9]|1[0-2])", _iso_month, "1992-05"),
    rule("iso with strokes", r"{year}/(?P<month_digits>0?\d|1[0-2])/(?P<day_digits>[0-3]?\d)", _iso, "1992/05/15"),
    rule(
        "numeric",
        r"(?P<a>[0-3]?\d)(?P<by>[/.-])(?P<b>[0-3]?\d)(?P=by){year_digits:year}",
        _numeric,
        "15.05.1992",
        "15/5/1992",
    ),
    rule(
        "roman", r"{day}(?:[./-] ?| ){roman_month}(?:[./-] ?| ){year}", _roman, "16.IX.1904", "3/V/1921", full_date=True
    ),
    rule("roman month", r"{roman_month}[./]{year}", _roman, "XII.1904"),
    rule("numeric short", r"(?P<a>[0-3]?\d)(?P<by>/)(?P<b>[0-3]?\d)/(?P<year_digits>\d\d)", _numeric, "15/5/92"),
    rule(
        "numeric short with points",
        r"(?P<a>[0-3]\d)(?P<by>\.)(?P<b>[01]\d)\.(?P<year_digits>\d\d)",
        _numeric,
        "15.05.92",
    ),
)
