"""Years, of the common era and before it, and ranges of years."""

from pipeline.records import Timex
from pipeline.times.numerals import year_number
from pipeline.times.rule import Candidate, Range, rule
from pipeline.times.timexes import date_timex, vague
from pipeline.values.dates import PartialDate


def _year(candidate: Candidate) -> Timex | None:
    year = int(candidate.match["year"])
    if not candidate.guards.is_year(candidate.text, candidate.start, candidate.end, year):
        return None
    return date_timex(PartialDate(year))


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


RULES = (
    rule("year", r"{year}", _year, "1992"),
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
    rule("fiscal year", r"(?:the )?(?:fiscal|financial)(?: year)? {year_digits:year}", _fiscal_year, "fiscal 2012"),
    rule("fiscal year in short", r"FY ?(?P<year_digits>20\d\d|19\d\d|\d\d)", _fiscal_year, "FY2012", "FY12"),
)
