"""Months, and weeks of a month."""

from pipeline.records import Timex
from pipeline.times.calendar import first_day, moved, weekday_from
from pipeline.times.rule import Candidate, Range, rule
from pipeline.times.rules.days import month_and_day
from pipeline.times.timexes import month_or_day, vague, week
from pipeline.values.dates import PartialDate


def _months(candidate: Candidate) -> Range | None:
    """From one month to another. A first month without a year is in the same year, or in the one before."""
    first, last = candidate.month(), candidate.month("second")
    year, first_year = candidate.year(), candidate.year("first")
    if year is None:
        return None
    if first_year is None:
        first_year = year - (first > last)
    return candidate.range(month_or_day(first_year, first), month_or_day(year, last))


def _referred_month(candidate: Candidate) -> Timex | None:
    """ "Last September", "next May": the nearest month of that name before or after the time of writing."""
    month, base = candidate.month(), candidate.reference_base()
    year = candidate.referred_year(base, month) if base else None
    return month_or_day(year, month, candidate.optional_ordinal("day"))


def _month_of_referred_year(candidate: Candidate) -> Timex | None:
    """ "August of that year", "15 May last year"."""
    base, day = candidate.reference_base(), candidate.optional_ordinal("day", "second")
    return month_or_day(base.year + candidate.steps() if base else None, candidate.month(), day)


def _week_of_month(candidate: Candidate) -> Timex | None:
    """ "The first week of June", "the last week of March": counted in the ISO weeks that are wholly in the month."""
    month, year, which = candidate.month(), candidate.year("year"), candidate.lower("week_ordinals")
    if year is None:
        year = candidate.year_of(month)
    if year is None:
        return vague("XXXX-WXX")
    if which in {"last", "final"}:
        next_month = moved(PartialDate(year, month), 1, "M")
        sunday = weekday_from(first_day(next_month), 7, ahead=False, same_day=False) if next_month else None
        return week(sunday) if sunday else None
    monday = weekday_from(PartialDate(year, month, 1), 1, ahead=True)
    found = moved(monday, candidate.ordinal("week_ordinals") - 1, "W") if monday else None
    return week(found) if found else None


RULES = (
    rule("month year", r"{month},? (?:of )?{any_year}", month_and_day, "May 1992", "February of 1940"),
    rule("month", r"(?:the month of )?{month}", month_and_day, "October"),
    rule("months", r"{month}(?:,? {first:any_year})?~{second:month},? {any_year}", _months, "March–May 1992"),
    rule("month by word", r"{which:month_references} {month}(?: {day})?", _referred_month, "last September"),
    rule(
        "month of that year",
        r"(?:{day} )?{month}(?: {second:day})?,?(?: of| in)? {which:year_references} year",
        _month_of_referred_year,
        "August of that year",
        "May last year",
    ),
    rule(
        "week of a month",
        r"(?:the )?{week_ordinals} week (?:of|in) {month}(?:,? {year})?",
        _week_of_month,
        "the last week of March",
    ),
)
