"""Holidays: their names, and the day of a year on which they fall if the name alone determines it.

The library `holidays` knows the public holidays of each country. `dateutil` computes Easter, and the word list says how far other
feasts are from it (all by the Gregorian calendar). The remaining feasts have a fixed day in the word list.
"""

import datetime
import functools
import warnings
from collections import Counter

import holidays
from dateutil.easter import easter

from pipeline.vocabulary.words.times import TimeWords

# A name that fewer countries use belongs to those countries, and is not read.
_FEWEST_COUNTRIES = 3
# The share of the countries with a holiday of that name that must keep it on the same day.
_AGREEING = 0.9
_ANY_YEAR = 2004


class Holidays:
    """The holidays of the word list and of the library. Names are in lower case."""

    def __init__(self, words: TimeWords) -> None:
        self._fixed = words.fixed_holidays
        self._days_from_easter = words.days_from_easter
        self._synonyms = words.holiday_synonyms
        self._of_country = words.holidays_of_country

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The names of all holidays."""
        public = (name for name, days in _public(_ANY_YEAR).items() if days.total() >= _FEWEST_COUNTRIES)
        listed = (*self._fixed, *self._days_from_easter, *self._synonyms)
        return frozenset([*listed, *(name for name in public if "(" not in name)])

    def fixed_day(self, name: str) -> tuple[int, int] | None:
        """The month and day of a holiday that falls on the same day every year; None for any other."""
        return self._fixed.get(name)

    def about(self, name: str, year: int) -> datetime.date | None:
        """The day on which most countries keep a holiday in a year, so that its season is known; None if there is none."""
        if day := self.day_of(name, year):
            return day
        days = _public(year).get(self._synonyms.get(name, name))
        return days.most_common(1)[0][0] if days else None

    def day_of(self, name: str, year: int, text: str | None = None) -> datetime.date | None:
        """The day of a holiday in a year; None if countries keep it on different days and the `text` does not show which is meant, or if it
        did not exist yet."""
        if fixed := self._fixed.get(name):
            return datetime.date(year, *fixed)
        if name in self._days_from_easter:
            sunday: datetime.date = easter(year)
            return sunday + datetime.timedelta(days=self._days_from_easter[name])
        name = self._synonyms.get(name, name)
        usual = self._of_country.get(name)
        if usual is not None and text is not None and usual.unless not in text.lower():
            return _of_country(usual.country, name, year)
        days = _public(year).get(name)
        if not days:
            return None
        ((day, countries),) = days.most_common(1)
        return day if countries >= _AGREEING * days.total() else None


@functools.lru_cache(maxsize=256)
def _of_country(code: str, name: str, year: int) -> datetime.date | None:
    """The day on which a country keeps a holiday in a year; None if it did not yet."""
    days = getattr(holidays, code)(years=year, observed=False)
    return next((day for day, names in days.items() if name in names.lower().split("; ")), None)


@functools.lru_cache(maxsize=256)
def _public(year: int) -> dict[str, Counter[datetime.date]]:
    """Each public holiday that a country names in English, with the number of countries that keep it on each day of the year."""
    found: dict[str, Counter[datetime.date]] = {}
    for code in holidays.list_supported_countries(include_aliases=False):
        country = getattr(holidays, code)
        if not (country.default_language or "en").startswith("en"):
            continue
        with warnings.catch_warnings():
            # The library warns about calendars that it knows only for some years. Their missing holidays stay unread.
            warnings.simplefilter("ignore")
            days = country(years=year, observed=False)
        for day, names in days.items():
            for name in names.lower().split("; "):
                found.setdefault(name.replace(" jr.", ""), Counter())[day] += 1
    return found
