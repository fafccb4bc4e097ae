"""Times that something is compared with: "the year-ago quarter", "from $5 million a year earlier", "the same period last year".

A comparison is with the same part of another year: if the text is about a third quarter, "a year earlier" is the third quarter of the
year before. It does not move the text to that year.
"""

import re

from pipeline.records import Timex
from pipeline.times.calendar import quarter_of
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import date_timex, part_of_year, quarter_of_year, unit_of, unknown, vague
from pipeline.values.dates import PartialDate

_AMOUNT_BEFORE = re.compile(r"\d[^.!?;]{0,40}$|\b(?:from|than|with) $")
_AMOUNT_AFTER = re.compile(r"[^.!?;]{0,60}\d")
# "compared with a loss of $3 million [last year]", "from [last year]'s $5 million"
_COMPARED_BEFORE = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|from) (?:[^.!?;,]|[.,]\d){0,50}\d[^.!?;\d]{0,20}$"
)
_COMPARED_AROUND = re.compile(r"\b(?:compared (?:with|to)|against|versus|from|than) $")
_OWNED_AMOUNT = re.compile(r"['’]s (?:\w+ )?[$£€]? ?\d")


def _year_earlier(candidate: Candidate) -> Timex | None:
    """ "The year-ago third quarter", "year-earlier profit"."""
    after_hyphen = candidate.text[candidate.start - 1 : candidate.start] == "-"
    if after_hyphen or candidate.follows(candidate.words.before_year_earlier):
        return None
    return _same_part(candidate, None if candidate.context.quarter else _years_before(candidate.context.base, 1))


def _a_year_earlier(candidate: Candidate) -> Timex | None:
    """ "A year earlier" beside an amount. Elsewhere it says when something happened, and is read by other rules."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if candidate.context.quarter is None or not (
        candidate.matched.startswith("the quarter")
        or _AMOUNT_BEFORE.search(text, max(0, start - 60), start)
        or (candidate.context.language.surroundings.opens_sentence(text, start) and _AMOUNT_AFTER.match(text, end))
    ):
        return None
    return _same_part(candidate, None)


def _last_year(candidate: Candidate) -> Timex | None:
    """ "A profit of $5 million, compared with $4 million last year": in a report on a quarter, the same quarter of last year."""
    text, start, end = candidate.text, candidate.start, candidate.end
    told, written = candidate.context.quarter, candidate.context.written
    if told is None or written is None or told[0] != written.year:
        return None
    owned = _COMPARED_AROUND.search(text, max(0, start - 24), start) and _OWNED_AMOUNT.match(text, end)
    return _same_part(candidate, None) if owned or _COMPARED_BEFORE.search(text, max(0, start - 100), start) else None


def _part_of_referred_year(candidate: Candidate) -> Timex | None:
    """ "Last year's quarter", "next year's first quarter"."""
    written = candidate.context.written
    return _same_part(candidate, _years_before(written, -candidate.steps()))


def _part_of_year(candidate: Candidate) -> Timex | None:
    """ "The 1988 quarter", "the 1988 period"."""
    year = candidate.year("year")
    return _same_part(candidate, year)


def _same_part(candidate: Candidate, year: int | None) -> Timex | None:
    """The quarter that the words name, otherwise the one that the text is about, in this year; None stands for the year before that
    quarter. Without a quarter, it is the whole year."""
    told, named, period = candidate.context.quarter, candidate["quarter_ordinal"], candidate.lower("compared_periods")
    if year is None and told:
        year = told[0] - 1
    if year is None:
        return unknown("Y")
    if named:
        return part_of_year(year, "Q", quarter_of_year(candidate.lower("quarter_ordinal")))
    if told and period != "year":
        return part_of_year(year, "Q", told[1])
    return vague(f"{year:04}-QX") if period == "quarter" else date_timex(PartialDate(year))


def _years_before(base: PartialDate | None, number: int) -> int | None:
    return base.year - number if base and not base.unknown_digits else None


def _same_period(candidate: Candidate) -> Timex | None:
    """The time that the text is in, moved to another year; no more precise than the text, and than the words allow."""
    base, quarter = candidate.context.before, candidate.context.quarter
    if base is None or base.unknown_digits:
        return unknown("Y")
    unit, years = candidate.lower("compared_units"), -1 if candidate["ago"] else candidate.steps()
    year = base.year + years
    if unit in {"period", "quarter"} and quarter:
        return part_of_year(quarter[0] + years, "Q", quarter[1])
    if base.month and (unit == "month" or not base.day):
        return date_timex(PartialDate(year, base.month))
    if base.month and unit == "quarter":
        return part_of_year(year, "Q", quarter_of(base))
    if unit in {"month", "quarter"}:
        return vague(f"{year}-{'XX' if unit == 'month' else 'QX'}")
    return date_timex(PartialDate(year))


def _latest(candidate: Candidate) -> Timex | None:
    context, unit = candidate.context, candidate.lower("latest_units")
    told = part_of_year(context.quarter[0], "Q", context.quarter[1]) if context.quarter else None
    if told and (unit == "period" or (unit == "quarter" and not context.is_unfinished(told))):
        return told
    return None if unit == "period" else unit_of(context.written, -1, candidate.unit("latest_units"))


_OF_QUARTER = r"(?:{quarter_ordinal}[- ])?(?P<compared_periods>quarter|period)"

RULES = (
    rule(
        "year-earlier",
        r"year[- ](?:earlier|ago)",
        _year_earlier,
        "the company's [year-earlier] profit",
        "[year-ago] results",
        compares=True,
    ),
    rule(
        "year-earlier period",
        r"(?:the )?(?:{same_adjectives} )?year[- ](?:earlier|ago) " + _OF_QUARTER,
        _year_earlier,
        "the year-earlier period",
        "the year-ago third quarter",
        compares=True,
    ),
    rule(
        "a year earlier",
        r"(?:the quarter )?(?:a|one) year (?:earlier|ago|before)",
        _a_year_earlier,
        "In the second quarter it earned $5 million, up from $4 million [a year earlier]",
        compares=True,
    ),
    rule(
        "last year in a comparison",
        r"last year",
        _last_year,
        "In the second quarter it earned $5 million, compared with $4 million [last year]",
        compares=True,
    ),
    rule(
        "part of this year",
        r"(?P<which>this) year's {quarter_ordinal}[- ](?P<compared_periods>quarter)",
        _part_of_referred_year,
        "this year's third quarter",
    ),
    rule(
        "part of a referred year",
        r"{which:period_references} year's " + _OF_QUARTER,
        _part_of_referred_year,
        "last year's first quarter",
        compares=True,
    ),
    rule(
        "part of a year",
        r"the {year} " + _OF_QUARTER,
        _part_of_year,
        "the 1988 third quarter",
        "the 1988 period",
        compares=True,
    ),
    rule(
        "same period",
        r"(?:the )?{same_adjectives} {compared_units}(?: of| in)? "
        r"(?:(?:the )?{which:period_references} year|an? year (?P<ago>ago|earlier|before))",
        _same_period,
        "the same period last year",
        "the same month a year ago",
        compares=True,
    ),
    rule(
        "same part of a year",
        r"(?:the )?{same_adjectives} (?P<compared_periods>quarter|period) (?:of|in) {year}",
        _part_of_year,
        "the same quarter of 1988",
        compares=True,
    ),
    rule("the latest unit", r"(?:the |its |their )?latest {latest_units}", _latest, "[the latest quarter]"),
)
