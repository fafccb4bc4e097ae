"""Holidays: which there are, and on which day of a year they fall, as far as their name alone says it.

Public holidays come from the library `holidays`, those of Easter are counted from it as `dateutil` computes it (both by the
Gregorian calendar), and some that no law knows are on a day of their own.
"""

import datetime
import functools
import warnings
from collections import Counter

import holidays
from dateutil.easter import easter

_FIXED = {
    "new year": (1, 1), "new year's day": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14),
    "april fools' day": (4, 1), "all saints' day": (11, 1), "all souls' day": (11, 2), "halloween": (10, 31),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31),
}  # fmt: skip
_DAYS_FROM_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter": 0,
    "easter sunday": 0, "easter monday": 1, "ascension day": 39, "pentecost": 49, "whit sunday": 49, "whit monday": 50,
    "corpus christi": 60,
}  # fmt: skip
_SHORT = {"thanksgiving": "thanksgiving day"}
# A name belongs to no one country if at least this many keep a holiday of that name, …
_FEWEST_COUNTRIES = 3
# … and tells the day if at least this share of them keep it on that day.
_AGREEING = 0.9
_ANY_YEAR = 2004


@functools.cache
def holiday_names() -> frozenset[str]:
    """The names of all holidays that are known, in small letters."""
    public = (name for name, days in _public(_ANY_YEAR).items() if days.total() >= _FEWEST_COUNTRIES)
    return frozenset([*_FIXED, *_DAYS_FROM_EASTER, *_SHORT, *(name for name in public if "(" not in name)])


def fixed_day(name: str) -> tuple[int, int] | None:
    """The month and day of a holiday (one of `holiday_names`) that is on one day of every year, else null."""
    return _FIXED.get(name)


def day_of(name: str, year: int) -> datetime.date | None:
    """The day of a holiday (one of `holiday_names`) in a year; null where countries keep it on different days, or it was
    not yet kept."""
    if fixed := _FIXED.get(name):
        return datetime.date(year, *fixed)
    if name in _DAYS_FROM_EASTER:
        sunday: datetime.date = easter(year)
        return sunday + datetime.timedelta(days=_DAYS_FROM_EASTER[name])
    days = _public(year).get(_SHORT.get(name, name))
    if not days:
        return None
    ((day, countries),) = days.most_common(1)
    return day if countries >= _AGREEING * days.total() else None


@functools.lru_cache(maxsize=256)
def _public(year: int) -> dict[str, Counter[datetime.date]]:
    """The public holidays of a year in the countries that name theirs in English: in how many of them each is on a day."""
    found: dict[str, Counter[datetime.date]] = {}
    for code in holidays.list_supported_countries(include_aliases=False):
        country = getattr(holidays, code)
        if not (country.default_language or "en").startswith("en"):
            continue
        with warnings.catch_warnings():
            # The library warns of calendars that it knows for some years only; what is missing there stays unread here.
            warnings.simplefilter("ignore")
            days = country(years=year, observed=False)
        for day, names in days.items():
            for name in names.lower().split("; "):
                found.setdefault(name.replace(" jr.", ""), Counter())[day] += 1
    return found
