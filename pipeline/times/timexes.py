"""Timexes: TIMEX3 values and EDTF made from dates, units and numbers. The letters of units are those of `calendar`."""

import datetime

from pipeline.records import Timex
from pipeline.times.calendar import as_day, first_of, from_day, moved, quarter_of
from pipeline.times.numerals import ordinal_number
from pipeline.values.dates import UNSPECIFIED, Interval, PartialDate, Precision, parse_edtf

_LONGEST_MONTH = 31
SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_MULTIPLES = {"FN": (2, "W"), "DE": (10, "Y")}
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "WE": "XXXX-WXX-WE",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "ML": "X",
}
"""The value of a day, week, … of which nothing is known. The keys are the units that can be dates."""


def vague(value: str) -> Timex:
    """A DATE with a value and no EDTF: ``PAST_REF``, ``XXXX-WXX-1``."""
    return Timex(type="DATE", value=value)


def unknown(unit: str) -> Timex:
    """A DATE of which nothing is known but its unit."""
    return vague(UNKNOWN[unit])


def date_timex(date: PartialDate) -> Timex:
    """A DATE at the precision of a date."""
    return Timex(type="DATE", value=timex_value(date), edtf=str(date))


def month_or_day(year: int | None, month: int, day: int | None = None) -> Timex | None:
    """A DATE of a month, or a day of it. Without a year its value begins with XXXX. None if there is no such day."""
    try:
        if year is not None:
            return date_timex(PartialDate(year, month, day))
        PartialDate(2000, month, day)
    except ValueError:
        return None
    return vague(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))


def written_day(year: int | None, month: int, day: int) -> Timex | None:
    """A DATE of a day as it is written. If the calendar has no such day, like 31 June 1950, its value keeps the day, and its EDTF is the
    month. None if not even the month exists, or if the year is not known."""
    found = month_or_day(year, month, day)
    if found or year is None or not 1 <= month <= 12 or not 1 <= day <= _LONGEST_MONTH:
        return found
    return Timex(
        type="DATE", value=f"{timex_value(PartialDate(year, month))}-{day:02}", edtf=str(PartialDate(year, month))
    )


def season_timex(year: int | None, season: int) -> Timex:
    """A DATE of a season (EDTF's code), with or without its year."""
    return vague(f"XXXX-{SEASON_LETTERS[season]}") if year is None else date_timex(PartialDate(year, season=season))


def part_of_year(year: int, letter: str, number: int) -> Timex:
    """A quarter (Q1 to Q4) or half (H1, H2) of a year. Its EDTF goes from month to month."""
    months = 3 if letter == "Q" else 6
    edtf = Interval(PartialDate(year, (number - 1) * months + 1), PartialDate(year, number * months))
    return Timex(type="DATE", value=f"{year:04}-{letter}{number}", edtf=str(edtf))


def quarter_of_year(ordinal: str) -> int:
    """The number of a quarter: 4 if it is "final" or "last"."""
    return 4 if ordinal in {"", "final", "last"} else ordinal_number(ordinal)


def week(day: PartialDate, *, weekend: bool = False) -> Timex:
    """The ISO week of a day, or its weekend."""
    inside = as_day(day)
    year, number, weekday = inside.isocalendar()
    value = f"{year:04}-W{number:02}"
    try:
        monday = inside - datetime.timedelta(days=weekday - 1)
        first, last = monday + datetime.timedelta(days=5 if weekend else 0), monday + datetime.timedelta(days=6)
    except OverflowError:
        return vague(value)
    return Timex(
        type="DATE", value=value + ("-WE" if weekend else ""), edtf=str(Interval(from_day(first), from_day(last)))
    )


def unit_of(base: PartialDate | None, number: int, unit: str) -> Timex:
    """The unit that is `number` units after the one of `base`: the year, the month, the week. Unknown if `base` is None or less
    precise."""
    found = moved(base, number, "W" if unit == "WE" else unit) if base else None
    if found is None or abs(found.year) > 9999 or (found.year <= 0 and unit in {"W", "WE", "Q"}):
        return unknown(unit)
    match unit:
        case "W" | "WE":
            return week(found, weekend=unit == "WE")
        case "Q":
            return part_of_year(found.year, "Q", quarter_of(found))
        case "DE":
            return date_timex(PartialDate(first_of(found.year, 10), unknown_digits=1))
        case "CE":
            return date_timex(PartialDate(first_of(found.year, 100), unknown_digits=2))
        case "ML":
            return unknown(unit)
        case _:
            return date_timex(found)


def time_of_day(day: PartialDate | None, clock: str) -> Timex:
    """A TIME (``18:00``, ``MO``) of a day, with the EDTF of the day; without EDTF if the day is not known."""
    if day is None or not day.day:
        return Timex(type="TIME", value=f"XXXX-XX-XXT{clock}")
    return Timex(type="TIME", value=f"{timex_value(day)}T{clock}", edtf=str(day))


def duration(number: float | None, unit: str) -> Timex:
    """A DURATION of a number of units; None means an unknown number."""
    return Timex(type="DURATION", value=period(number, unit))


def repeated(value: str) -> Timex:
    """A SET with a value: ``P1Y`` (every year), ``XXXX-WXX-1`` (every Monday)."""
    return Timex(type="SET", value=value)


def period(number: float | None, unit: str) -> str:
    """The value of a number of units, with X for an unknown number: ``P2Y``, ``PT30M``, ``PXD``."""
    if number is not None and unit in _MULTIPLES:  # ISO 8601 has no fortnights and decades
        times, unit = _MULTIPLES[unit]
        number *= times
    amount = "X" if number is None else f"{number:.15g}"
    return f"PT{amount}{unit[1]}" if unit[0] == "T" else f"P{amount}{unit}"


def timex_value(date: PartialDate) -> str:
    """The value of a date. Years BC begin with BC; decades and centuries leave out their last digits."""
    if date.year <= 0:
        digits, era = f"{(-date.year if date.unknown_digits else 1 - date.year):04}", "BC"
    else:
        digits, era = f"{date.year:04}", ""
    year = era + (digits[: -date.unknown_digits] if date.unknown_digits else digits)
    if date.season:
        return f"{year}-{SEASON_LETTERS[date.season]}"
    return "-".join([year, *(f"{part:02}" if part else "XX" for part in (date.month, date.day) if part is not None)])


def in_range(first: Timex, last: Timex) -> tuple[Timex, Timex] | None:
    """Both ends of a range, each with the whole as its interval. The interval is None if an end is not known; the result is None if
    the last end is before the first."""
    if first.edtf is None or (last.edtf is None and last.value != "PRESENT_REF"):
        return first, last
    try:
        whole = str(Interval(_end(first.edtf, 0), _end(last.edtf, 9) if last.edtf else None))
    except ValueError:
        return None
    return first.model_copy(update={"interval": whole}), last.model_copy(update={"interval": whole})


def _end(edtf: str, digit: int) -> PartialDate:
    """An end of a range. EDTF level 1 has no intervals of decades and centuries, so an end is their first year (`digit` 0) or
    their last (9)."""
    found = parse_edtf(edtf)
    if isinstance(found, Interval):
        raise ValueError(f"{edtf} is not an end of a range")
    if found.unknown_digits:
        years = 10**found.unknown_digits
        return PartialDate(found.year // years * years + digit * (years - 1) // 9)
    # Level 1 has no intervals with XX in their ends either.
    return found.known() if UNSPECIFIED in {found.month, found.day} else found


def is_day(timex: Timex) -> bool:
    """Whether a timex is one certain day."""
    if timex.type != "DATE" or not timex.edtf or timex.readings:
        return False
    date = parse_edtf(timex.edtf)
    return isinstance(date, PartialDate) and date.precision is Precision.DAY
