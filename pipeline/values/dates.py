"""Dates at the precision at which they were written, as EDTF level 1 (ISO 8601-2): parsed, printed, bounded and put into words.

Nothing is ever filled in: "May 1992" has no day, and "the 1990s" has no year. Years are astronomical, as in EDTF: 0 is 1 BC, -1 is
2 BC. The calendar is the proleptic Gregorian one. Days are ordinals like those of `datetime.date.toordinal` (1 January of year 1 is
1), but without its limits.
"""

import datetime
import functools
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from dateutil.relativedelta import relativedelta

from pipeline.values.words import WORDS

# The same dates are compared again and again.
_CACHED = 100_000

MONTHS = WORDS.months
"""The names of the months, January first."""

SEASONS = dict(enumerate(WORDS.seasons, 21))
"""The names of the seasons by their EDTF codes, 21 (spring) to 24."""

UNSPECIFIED = 0
"""Stands for a month or day that exists but is unknown, written XX."""

# From the earliest beginning of a season to its latest end, by weather or by the sun, in the northern hemisphere.
_SEASON_BOUNDS = {21: ((3, 1), (6, 21)), 22: ((6, 1), (9, 23)), 23: ((9, 1), (12, 21)), 24: ((12, 1), (3, 21))}
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DATE = re.compile(
    r"(?: Y(?P<long>-?[1-9][0-9]{4,}) | (?P<sign>-?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX) )"
    r"(?: -(?P<month>(?!00)[0-9]{2}|XX) (?: -(?P<day>(?!00)[0-9]{2}|XX) )? )?"
    r"(?P<qualifier>[?~%]?)",
    re.VERBOSE,
)


_WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Precision(IntEnum):
    """How much of a date is known. The more is known, the greater."""

    NONE = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. Its text is its EDTF.

    `year` is the year, or the first year of a decade (`unknown_digits` 1) or a century (2). `month` and `day` are None if the
    date has none, and `UNSPECIFIED` if it has one that is unknown. `season` is an EDTF code, 21 to 24.

    Raises `ValueError` if the day is not in the calendar, or if a part is given without the part that it belongs to.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    unknown_digits: int = 0
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.season is not None and (self.season not in SEASONS or self.month is not None):
            raise ValueError(f"no season {self.season}")
        if abs(self.year) > 9999 and (self.month is not None or self.season):
            raise ValueError("EDTF has no months in years of five digits")
        if self.unknown_digits and (self.unknown_digits > 2 or self.season or self.month or self.day):
            raise ValueError("a decade or century has no months")
        if self.month is not None and not 0 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")
        if self.day is not None and not (
            self.month is not None and 0 <= self.day <= (days_in_month(self.year, self.month) if self.month else 0)
        ):
            raise ValueError(f"no day {self.day} in month {self.month} of {self.year}")

    def __str__(self) -> str:
        parts = [self._year_text()]
        parts += [f"{part:02}" if part else "XX" for part in (self.season or self.month, self.day) if part is not None]
        return "-".join(parts) + (
            "%" if self.approximate and self.uncertain else "~" if self.approximate else "?" if self.uncertain else ""
        )

    def _year_text(self) -> str:
        if abs(self.year) > 9999:
            return f"Y{self.year}"
        digits = f"{abs(self.year):04}"
        if self.unknown_digits:
            digits = digits[: -self.unknown_digits] + "X" * self.unknown_digits
        return f"-{digits}" if self.year < 0 else digits

    @property
    def precision(self) -> Precision:
        """The precision of the smallest known part."""
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        if self.season:
            return Precision.SEASON
        return (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[self.unknown_digits]

    def known(self) -> "PartialDate":
        """The same date without unknown parts and without a qualifier: 1992 for 1992-XX-XX or 1992~."""
        return PartialDate(self.year, self.month or None, self.day or None, self.season, self.unknown_digits)

    def to(self, precision: Precision) -> "PartialDate":
        """The known parts down to `precision` (year, month or day)."""
        known = self.known()
        if precision >= Precision.DAY:
            return known
        return PartialDate(
            known.year, known.month if precision >= Precision.MONTH else None, None, None, known.unknown_digits
        )


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both inclusive. Either is None if it is open (``..``) or unknown (left empty)."""

    start: PartialDate | None
    end: PartialDate | None
    start_unknown: bool = False
    end_unknown: bool = False

    def __post_init__(self) -> None:
        first, last = earliest(self.start), latest(self.end)
        if first is not None and last is not None and first > last:
            raise ValueError(f"{self.start} is after {self.end}")

    def __str__(self) -> str:
        start = str(self.start) if self.start else "" if self.start_unknown else ".."
        end = str(self.end) if self.end else "" if self.end_unknown else ".."
        return f"{start}/{end}"


DateLike = PartialDate | Interval


@functools.lru_cache(maxsize=4096)
def parse_edtf(text: str) -> DateLike:
    """A date or interval from EDTF level 1. Times of day and seasons other than 21 to 24 are not supported.

    Raises `ValueError` for anything else, and for a day that is not in the calendar.
    """
    if "/" not in text:
        return _parse_date(text)
    start, _, end = text.partition("/")
    if start in {"", ".."} and end in {"", ".."} and (start, end) != ("..", ".."):
        raise ValueError(f"not an EDTF interval: {text!r}")
    return Interval(
        start=None if start in {"", ".."} else _parse_date(start),
        end=None if end in {"", ".."} else _parse_date(end),
        start_unknown=not start,
        end_unknown=not end,
    )


def _parse_date(text: str) -> PartialDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF level 1 date: {text!r}")
    unknown = (match["year"] or "").count("X")
    month, day = (
        UNSPECIFIED if part == "XX" else int(part) if part else None for part in (match["month"], match["day"])
    )
    season = month if month is not None and month in SEASONS else None
    if (match["long"] and match["month"]) or (season and day is not None) or text.startswith("-0000"):
        raise ValueError(f"not an EDTF level 1 date: {text!r}")
    # The first year of the -200s is -299: in a negative year, unknown digits start at their greatest.
    digits = match["long"] or match["sign"] + match["year"].replace("X", "9" if match["sign"] else "0")
    return PartialDate(
        year=int(digits),
        month=None if season else month,
        day=day,
        season=season,
        unknown_digits=unknown,
        approximate=match["qualifier"] in {"~", "%"},
        uncertain=match["qualifier"] in {"?", "%"},
    )


@functools.lru_cache(_CACHED)
def earliest(date: DateLike | str | None) -> int | None:
    """The ordinal of the first day that a date (or its EDTF) can mean; None for an open start."""
    date = parse_edtf(date) if isinstance(date, str) else date
    if date is None:
        return None
    if isinstance(date, Interval):
        return earliest(date.start)
    if date.season:
        return ordinal(date.year, *_SEASON_BOUNDS[date.season][0])
    return ordinal(date.year, date.month or 1, date.day or 1)


@functools.lru_cache(_CACHED)
def latest(date: DateLike | str | None) -> int | None:
    """The ordinal of the last day that a date (or its EDTF) can mean; None for an open end."""
    date = parse_edtf(date) if isinstance(date, str) else date
    if date is None:
        return None
    if isinstance(date, Interval):
        return latest(date.end)
    if date.season:
        winter = date.season == 24
        return ordinal(date.year + winter, *_SEASON_BOUNDS[date.season][1])
    month = date.month or 12
    year = date.year + 10**date.unknown_digits - 1
    return ordinal(year, month, date.day or days_in_month(year, month))


def ordinal(year: int, month: int, day: int) -> int:
    """The number of a day in the proleptic Gregorian calendar. 1 January of year 1 is 1."""
    before = year - 1
    return (
        before * 365
        + before // 4
        - before // 100
        + before // 400
        + _DAYS_BEFORE[month - 1]
        + (month > 2 and is_leap(year))
        + day
    )


def beside(edtf: str, step: Literal[-1, 1]) -> str | None:
    """The year, month or day before (-1) or after (1) the given one, as EDTF. None for any other date, and for one with a qualifier."""
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", edtf):
        return None
    unit = {4: "years", 7: "months", 10: "days"}[len(edtf)]
    year, month, day = (int(part) for part in (edtf + "-01-01")[:10].split("-"))
    try:
        there: datetime.date = datetime.date(year, month, day) + relativedelta(**{unit: step})
    except (ValueError, OverflowError):
        return None
    return there.isoformat()[: len(edtf)]


def is_leap(year: int) -> bool:
    """Whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return _DAYS_IN[month - 1] + (month == 2 and is_leap(year))


def precision(date: DateLike | str) -> Precision:
    """How much of a date (or its EDTF) is known. For an interval, this is the precision of its less precise end."""
    date = parse_edtf(date) if isinstance(date, str) else date
    if isinstance(date, PartialDate):
        return date.precision
    return min((end.precision for end in (date.start, date.end) if end), default=Precision.NONE)


def is_impossible(written: str, edtf: str) -> bool:
    """Whether a date was written as a day that the calendar does not have: ``1950-06-31``, of which ``1950-06`` can be right."""
    return (
        _WRITTEN_DAY.fullmatch(written) is not None
        and _WRITTEN_DAY.fullmatch(edtf) is None
        and "X" not in edtf
        and "/" not in edtf
    )


def as_written(date: str) -> str:
    """A day that the calendar does not have in English: ``31 June 1950``; ``1950-13-45`` if there is no such month."""
    year, month, day = (int(part) for part in date.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else date


def overlap(a: DateLike | str, b: DateLike | str) -> bool:
    """Whether there is a day that both dates can mean. An open end has no limit."""
    a_first, a_last, b_first, b_last = earliest(a), latest(a), earliest(b), latest(b)
    return not (
        (a_last is not None and b_first is not None and a_last < b_first)
        or (b_last is not None and a_first is not None and b_last < a_first)
    )


def readable(date: DateLike | str) -> str:
    """A date (or its EDTF) in English: ``15 May 1992``, ``the 1990s``, ``about 1450``, ``since 2011``."""
    date = parse_edtf(date) if isinstance(date, str) else date
    if isinstance(date, PartialDate):
        return _date_in_words(date)
    if date.start and date.end:
        start, end = _date_in_words(date.start), _date_in_words(date.end)
        if start == end:
            return start
        return f"{start} – {end}" if " " in start + end else f"{start}–{end}"
    if date.start:
        return f"since {_date_in_words(date.start)}"
    return f"until {_date_in_words(date.end)}" if date.end else "at any time"


def date_phrase(edtf: str) -> str:
    """A date, given as EDTF, as it follows a verb: ``on 15 May 1992``, ``in May 1992``, ``in 2011–2017``, ``since 2011``."""
    date = parse_edtf(edtf)
    words = readable(date)
    if isinstance(date, PartialDate):
        if date.approximate or date.uncertain:
            return words
        return f"{'in' if date.day is None else 'on'} {words}"
    if date.start is None or date.end is None:
        return words
    return date_phrase(str(date.start)) if date.start == date.end else f"in {words}"


def _date_in_words(date: PartialDate) -> str:
    year = _year_in_words(date)
    if date.season:
        words = f"{SEASONS[date.season]} {year}"
    elif date.month:
        words = f"{MONTHS[date.month - 1]} {year}"
    else:
        words = year
    if date.day:
        words = f"{date.day} {words}"
    elif date.day == UNSPECIFIED:
        words = f"a day in {words}"
    elif date.month == UNSPECIFIED:
        words = f"a month in {words}"
    return ("perhaps " if date.uncertain else "") + ("about " if date.approximate else "") + words


def _year_in_words(date: PartialDate) -> str:
    if date.unknown_digits == 2:
        century = date.year // 100 + 1 if date.year >= 0 else (1 - date.year) // 100
        return f"the {century}{ordinal_ending(century)} century" + (" BC" if date.year < 0 else "")
    if date.unknown_digits == 1 and date.year < 0:
        return f"{1 - date.year}–{-date.year - 8} BC"
    if date.unknown_digits == 1:
        return f"the {date.year}s"
    if date.year <= 0:
        return f"{1 - date.year} BC"
    return f"AD {date.year}" if date.year < 100 else str(date.year)


def ordinal_ending(number: int) -> str:
    """``st``, ``nd``, ``rd`` or ``th``, as it follows the number."""
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
