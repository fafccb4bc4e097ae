"""Years, of the common era and before it, and ranges of years."""

import re

from pipeline.records import Timex
from pipeline.times.calendar import moved
from pipeline.times.numerals import year_in_words, year_number
from pipeline.times.rule import Candidate, Range, rule
from pipeline.times.timexes import date_timex, vague
from pipeline.values.dates import Interval, PartialDate

_BEFORE_EARLY_YEAR = re.compile(r"(?P<word>[\w-]+) (?:in|since|until|before|after) $")
_AFTER_EARLY_YEAR = re.compile(r"[.,;)](?:\s|$)|$")


def _year(candidate: Candidate) -> Timex | None:
    year = int(candidate.match["year"])
    if not candidate.guards.is_year(candidate.text, candidate.start, candidate.end, year):
        return None
    return date_timex(PartialDate(year))


def _early_year(candidate: Candidate) -> Timex | None:
    """ "Founded in 986.", in a text about times long past; "one in 500" is a share."""
    text, before = candidate.text, candidate.text[max(0, candidate.start - 24) : candidate.start]
    dated = _BEFORE_EARLY_YEAR.search(before)
    if not candidate.context.narrative or dated is None or not _AFTER_EARLY_YEAR.match(text, candidate.end):
        return None
    counted = dated["word"].isdigit() or dated["word"].lower() in {
        *candidate.words.ones,
        *candidate.words.tens,
        "every",
    }
    return None if counted else date_timex(PartialDate(int(candidate.match[0])))


def _year_of_era(candidate: Candidate) -> Timex | None:
    return date_timex(PartialDate(year_number(candidate.match[0])))


def _first_of_two_years_of_era(candidate: Candidate) -> Timex | None:
    """ "From 499 to 493 BC": the era is that of the second year."""
    return date_timex(PartialDate(year_number(f"{candidate.match[0]} {candidate['era']}")))


def _years_of_era(candidate: Candidate) -> Range | None:
    first, last = (year_number(f"{candidate[end]} {candidate['era']}") for end in ("first", "last"))
    return candidate.range(date_timex(PartialDate(first)), date_timex(PartialDate(last))) if first < last else None


def _years(candidate: Candidate) -> Range | None:
    first, last = int(candidate.match["year"]), candidate.match["year_digits"]
    if not candidate.guards.is_year(candidate.text, candidate.start, candidate.end, first, in_range=True):
        return None
    if len(last) == 2:
        last = str(first)[:2] + last
        if candidate["dash"] == "/" and int(last) != first + 1:
            return None
    if not first < int(last) <= first + 1000:
        return None
    return candidate.range(date_timex(PartialDate(first)), date_timex(PartialDate(int(last))))


def _years_to_present(candidate: Candidate) -> Range | None:
    return candidate.range(date_timex(PartialDate(int(candidate.match["year"]))), vague("PRESENT_REF"))


def _short_year(candidate: Candidate) -> Timex | None:
    if not candidate.follows(candidate.words.short_year_cues):
        return None
    return date_timex(PartialDate(candidate.full_year(candidate.match["year_digits"])))


def _fiscal_year(candidate: Candidate) -> Timex | None:
    # It has no EDTF, because the start of a fiscal year depends on the organisation.
    return vague(f"FY{candidate.full_year(candidate.match['year_digits']):04}")


def _year_in_words(candidate: Candidate) -> Timex | None:
    """ "Nineteen ninety-six"; a year that is also a number needs a word before it: "in two thousand"."""
    words = candidate.words
    named = candidate.matched.startswith("the year")
    if (
        not named
        and not candidate.matched.startswith(tuple(words.hundreds))
        and not candidate.follows(words.short_year_cues)
    ):
        return None
    if (
        candidate.text.startswith("-", candidate.end)
        or candidate.precedes(words.measured)
        or candidate.guards.is_plural(candidate.word_after)
    ):
        return None
    return date_timex(PartialDate(year_in_words(candidate.match["year_in_words"], words)))


def _full_year(candidate: Candidate) -> Timex | None:
    """ "The full year": the year of the quarter that the text reports on, otherwise of the document or its story."""
    quarter, base = candidate.context.quarter, candidate.context.base
    if quarter:
        return date_timex(PartialDate(quarter[0]))
    return date_timex(PartialDate(base.year)) if base and not base.unknown_digits else vague("XXXX")


def _referred_fiscal_year(candidate: Candidate) -> Timex | None:
    """ "The current fiscal year", "the fiscal year"."""
    base, which = candidate.context.written, candidate.lower("fiscal_year_adjectives")
    if base is None:
        return vague("FYXXXX")
    return vague(f"FY{base.year + candidate.words.fiscal_year_adjectives.get(which, 0):04}")


def _year_ended(candidate: Candidate) -> Timex | None:
    """ "The year ended 31 March 1990": its EDTF is the twelve months up to that day."""
    group = "month" if candidate["month"] else "month_behind"
    month, day, year = candidate.month(group), candidate.optional_ordinal("day", "day_behind"), candidate.year()
    if year is None:
        year = candidate.context.year_of(month, day, candidate.match.start("end"), candidate.end)
    if year is None:
        return None
    try:
        end = PartialDate(year, month)
    except ValueError:
        return None
    start = moved(end, -11, "M")
    return Timex(type="DATE", value=f"{year:04}", edtf=str(Interval(start, end)))


RULES = (
    rule("year", r"{year}", _year, "1992"),
    rule(
        "early year",
        r"[1-9]\d\d",
        _early_year,
        "In 1066, 1087, 1100 and 1135 kings gave to the abbey, founded in [986].",
    ),
    rule("the year", r"the year (?:\d{3,4} ?{era}|\d{3,4})", _year_of_era, "the year 987"),
    rule(
        "year of an era",
        r"(?:(?:AD|A\.D\.) \d{1,4}|(?<!\d[\s,])(?:(?:\d{1,3}(?:[,\s]\d{3})+|\d{2,4}) ?|\b\d ){era})",
        _year_of_era,
        "AD 79",
        "44 BC",
        "10,000 BC",
    ),
    rule(
        "first of two years of an era",
        r"\d{1,4}(?= (?:to|and|or|until|through) \d{1,4} ?{era}(?![a-z]))",
        _first_of_two_years_of_era,
        "from [499] to 493 BC",
    ),
    rule("years of an era", r"(?P<first>\d{1,4})~(?P<last>\d{1,4}) ?{era}", _years_of_era, "264–146 BC"),
    rule("years", r"{year}~(?P<year_digits>(?:1\d|20|21)\d\d|\d\d)", _years, "2011-2017", "2021–25"),
    rule("years with stroke", r"{year}(?P<dash>/)(?P<year_digits>(?:1\d|20|21)\d\d|\d\d)", _years, "1992/93"),
    rule("years to the present", r"{year}~{open_ends}", _years_to_present, "2011–present"),
    rule("short year", r"'(?P<year_digits>\d\d)", _short_year, "in ['82]"),
    rule(
        "year in words",
        r"(?:the year )?{year_in_words}",
        _year_in_words,
        "nineteen ninety-six",
        "in [two thousand and four]",
    ),
    rule(
        "year ended",
        r"the (?:(?:fiscal|financial|full) )?year(?= (?P<end>end(?:ed|ing)|to) (?:on )?(?:{day} {month}|{month_behind:month}(?: {day_behind:day})?)(?:,? {any_year})?(?!\w))",
        _year_ended,
        "[the year] ended 31 March 2004",
    ),
    rule("full year", r"the (?:full|whole|entire) year", _full_year, "[the full year]"),
    rule(
        "referred fiscal year",
        r"(?:the|its|their) (?:{fiscal_year_adjectives} )?(?:fiscal|financial) year",
        _referred_fiscal_year,
        "the current fiscal year",
    ),
    rule("fiscal year", r"(?:the )?(?:fiscal|financial)(?: year)? {year_digits:year}", _fiscal_year, "fiscal 2012"),
    rule("fiscal year in short", r"FY ?(?P<year_digits>20\d\d|19\d\d|\d\d)", _fiscal_year, "FY2012", "FY12"),
)
