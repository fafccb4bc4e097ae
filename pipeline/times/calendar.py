"""Arithmetic on dates that leaves unknown what is unknown.

Units are the letters of TIMEX3: D day, W week, WE weekend, FN fortnight, M month, Q quarter, Y year, DE decade, CE century, ML millennium.
"""

import datetime

from pipeline.values.dates import Interval, PartialDate, Precision, days_in_month, parse_edtf

_YEARS_IN = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
_MONTHS_IN = {"M": 1, "Q": 3}
_DAYS_IN = {"D": 1, "W": 7, "FN": 14}


def moved(date: PartialDate, number: int, unit: str) -> PartialDate | None:
    """A date moved by a number of units, at the precision of the unit; None if the date is less precise, or out of range."""
    try:
        if unit in _YEARS_IN and not date.unknown_digits:
            return PartialDate(date.year + number * _YEARS_IN[unit])
        if unit in _MONTHS_IN and date.month:
            months = date.year * 12 + date.month - 1 + number * _MONTHS_IN[unit]
            return PartialDate(months // 12, months % 12 + 1)
        if unit in _DAYS_IN and date.day:
            return from_day(as_day(date) + datetime.timedelta(days=number * _DAYS_IN[unit]))
    except (ValueError, OverflowError):
        pass
    return None


def from_day(day: datetime.date) -> PartialDate:
    """The same day as a partial date."""
    return PartialDate(day.year, day.month, day.day)


def as_day(date: PartialDate) -> datetime.date:
    """A day as a `datetime` date; the first day of a month or year. Raises `ValueError` before year 1."""
    return datetime.date(date.year, date.month or 1, date.day or 1)


def first_of(year: int, size: int) -> int:
    """The first year of the decade (`size` 10) or century (100) of a year, as EDTF counts them.

    Those of negative years are written with the same digits, so they end at the year that the others begin with.
    """
    return year // size * size if year >= 0 else -(-year // size * size + size - 1)


def first_day(date: PartialDate) -> PartialDate:
    """The first day of a month."""
    return PartialDate(date.year, date.month, 1)


def last_day(date: PartialDate) -> PartialDate:
    """The last day of a month."""
    month = date.month or 12
    return PartialDate(date.year, month, days_in_month(date.year, month))


def quarter_of(date: PartialDate) -> int:
    """The quarter, 1 to 4, of a month; 1 if only the year is known."""
    return ((date.month or 1) - 1) // 3 + 1


def weekday_from(base: PartialDate, weekday: int, *, ahead: bool, same_day: bool = True) -> PartialDate | None:
    """The nearest weekday (1 is Monday) after a day if `ahead`, otherwise before it. The day itself counts if `same_day`.
    None if `base` is not a day, or is before year 1."""
    if not base.day or base.year < 1:
        return None
    own = as_day(base).isoweekday()
    distance = (weekday - own) % 7 if ahead else -((own - weekday) % 7)
    if distance == 0 and not same_day:
        distance = 7 if ahead else -7
    return moved(base, distance, "D")


def as_anchor(edtf: str) -> PartialDate | None:
    """The date that a later expression is read against: for an interval, its end. None if no year is known."""
    found = parse_edtf(edtf)
    last = found.end if isinstance(found, Interval) else found
    if last is None or last.precision < Precision.YEAR or abs(last.year) > 9999:
        return None
    return last.known()
