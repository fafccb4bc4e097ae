"""Holidays."""

import datetime

from pipeline.records import Timex
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import date_timex, month_or_day, unknown, week
from pipeline.values.dates import UNSPECIFIED, PartialDate


def _holiday(candidate: Candidate) -> Timex | None:
    """A holiday in the year that is written, otherwise the nearest one. If countries keep it on different days and the text does not show
    which is meant, only its year is read."""
    if not candidate.match["holiday"][0].isupper() or candidate.guards.is_thing_of_feast(candidate.text, candidate.end):
        return None
    holidays, year = candidate.context.language.holidays, candidate.year()
    name = " ".join(candidate.lower("holiday").replace("’", "'").split())
    base = candidate.context.base
    if year is None and base is not None:
        near = holidays.about(name, base.year) if base.year > 0 else None
        year = _nearest(candidate, base, near) if near else base.year
    if year is None or not 0 < year <= 9999:
        every_year = holidays.fixed_day(name)
        return month_or_day(None, *every_year) if every_year else unknown("D")
    day = holidays.day_of(name, year, candidate.text)
    if day is None:
        return date_timex(PartialDate(year, UNSPECIFIED, UNSPECIFIED))
    date = PartialDate(year, day.month, day.day)
    return week(date, weekend=candidate["around"] == "weekend") if candidate["around"] else date_timex(date)


def _nearest(candidate: Candidate, base: PartialDate, day: datetime.date) -> int | None:
    """The year of the last or next feast on about this day, or of the nearest one."""
    if not candidate["which"]:
        return candidate.year_of(day.month, day.day)
    before = (day.month, day.day) < (base.month or 1, base.day or 1)
    return base.year - (not before) if candidate.lower("which") == "last" else base.year + before


RULES = (
    rule(
        "holiday",
        r"(?:{which:feast_references} )?{holiday}(?: (?P<around>week|weekend)|(?:,| of)? {any_year})?",
        _holiday,
        "Christmas Day 1914",
        "last Thanksgiving",
    ),
)
