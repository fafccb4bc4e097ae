"""Decades and centuries."""

from pipeline.records import Timex
from pipeline.times.calendar import first_of
from pipeline.times.patterns import ROMAN_NUMERALS
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import date_timex
from pipeline.values.dates import Interval, PartialDate

# The highest number that is read as a century, and the highest if the text names the era.
_LAST_CENTURY = 22
_LAST_CENTURY_OF_ERA = 99
_LAST_MILLENNIUM = 9


def _decade(first_year: int) -> Timex:
    return date_timex(PartialDate(first_year, unknown_digits=1))


def _decade_in_figures(candidate: Candidate) -> Timex | None:
    """ "The 1990s", "the '80s"."""
    digits = candidate.match["decade"]
    if len(digits) == 4:
        return _decade(int(digits))
    if candidate.follows(candidate.words.owners_of_age):
        return None  # "in his 30s" is an age
    return _last_decade(int(digits), candidate)


def _decade_in_words(candidate: Candidate) -> Timex | None:
    """ "The nineties", "the nineteen-twenties"."""
    words = candidate.words
    short = words.decades[candidate.lower("decades")]
    if candidate["hundreds"]:
        return _decade(words.hundreds[candidate.lower("hundreds")] + short)
    return _last_decade(short, candidate)


def _last_decade(short: int, candidate: Candidate) -> Timex | None:
    """The last decade with these tens that began before the time of writing; None for the teens."""
    if short < 20:
        return None
    last = candidate.latest_year
    return _decade(last - (last - short) % 100 - short % 10) if last > 100 else None


def _decade_of_era(candidate: Candidate) -> Timex | None:
    # The 470s BC are 479 to 470 BC, but EDTF counts 471 BC as the year -470.
    year = int(candidate.match["decade"]) * (-1 if _before_christ(candidate) else 1)
    return _decade(first_of(year, 10))


def _century(candidate: Candidate) -> Timex | None:
    number = candidate.ordinal()
    if not 0 < number <= (_LAST_CENTURY_OF_ERA if candidate["era"] else _LAST_CENTURY):
        return None
    return _century_of(number, before_christ=_before_christ(candidate))


def _century_of(number: int, *, before_christ: bool) -> Timex:
    return date_timex(PartialDate(1 - 100 * number if before_christ else 100 * (number - 1), unknown_digits=2))


def _roman_century(candidate: Candidate) -> Timex | None:
    number = ROMAN_NUMERALS.index(candidate.match["roman_century"]) + 1
    return _century_of(number, before_christ=_before_christ(candidate))


def _part_of_century(candidate: Candidate) -> Timex | None:
    """ "The second half of the 17th century": its EDTF goes from year to year."""
    century = _century(candidate)
    number = (
        4
        if candidate.lower("which") == "last"
        else 2
        if candidate.lower("which") == "latter"
        else candidate.ordinal("which")
    )
    years = 50 if candidate.lower("part") == "half" else 25
    if century is None or _before_christ(candidate) or number > 100 // years:
        return century
    first = 100 * (candidate.ordinal() - 1) + years * (number - 1)
    edtf = Interval(PartialDate(first), PartialDate(first + years - 1))
    return century.model_copy(update={"edtf": str(edtf)})


def _millennium(candidate: Candidate) -> Timex | None:
    number = candidate.ordinal()
    if not 0 < number <= _LAST_MILLENNIUM:
        return None
    if _before_christ(candidate):
        return Timex(
            type="DATE",
            value=f"BC{number - 1}",
            edtf=str(Interval(PartialDate(1 - 1000 * number), PartialDate(1000 - 1000 * number))),
        )
    first = 1000 * (number - 1)
    return Timex(type="DATE", value=str(number - 1), edtf=str(Interval(PartialDate(first), PartialDate(first + 999))))


def _before_christ(candidate: Candidate) -> bool:
    return candidate.lower("era").startswith("b")


RULES = (
    rule("decade of an era", r"(?:the )?(?P<decade>\d{1,3}0)s {era}", _decade_of_era, "the 470s BC"),
    rule("decade", r"(?:the )?(?P<decade>1\d\d0|20\d0)'?s", _decade_in_figures, "the 1990s"),
    rule(
        "first of two centuries",
        r"(?:the )?{ordinal}(?= (?:and|or|to|through) (?:the )?{last:ordinal}[- ]centur(?:y|ies)(?: {era})?(?!\w))",
        _century,
        "[the 18th] or 19th century",
    ),
    rule("centuries", r"(?:the )?{ordinal} centuries(?: {era})?", _century, "19th centuries"),
    rule("short decade", r"(?:the )?'?(?P<decade>[2-9]0)'?s", _decade_in_figures, "the '90s"),
    rule("decade in words", r"the {decades}", _decade_in_words, "the nineties"),
    rule("decade in full", r"(?:the )?{hundreds}[- ]{decades}", _decade_in_words, "the nineteen-twenties"),
    rule(
        "part of a century",
        r"(?:the )?(?:early |late )?(?P<which>first|second|third|fourth|latter|last) (?P<part>half|quarter) of the {ordinal}[- ]century(?: {era})?",
        _part_of_century,
        "the second half of the 17th century",
    ),
    rule("roman century", r"(?:the )?{roman_century}(?:th)? century(?: {era})?", _roman_century, "the XIX century"),
    rule("millennium", r"(?:the )?{ordinal}[- ]millennium(?: {era})?", _millennium, "the 3rd millennium BC"),
    rule(
        "century",
        r"(?:the )?{ordinal}(?:[- ]century| c\.)(?: {era})?",
        _century,
        "the 19th century",
        "the third century BC",
    ),
)
