"""Durations: how long."""

from pipeline.records import Timex
from pipeline.times.rule import Candidate, Range, rule
from pipeline.times.timexes import duration, period, repeated, vague

# A weekend is a date, "a second" mostly an ordinal, and a quarter mostly a part of something.
_NO_LENGTHS = frozenset(["WE", "TS", "Q"])
_HALVES = {
    "Y": "P6M",
    "TH": "PT30M",
    "TM": "PT30S",
    "CE": "P50Y",
    "DE": "P5Y",
    "D": "PT12H",
    "M": "P0.5M",
    "ML": "P500Y",
    "W": "P0.5W",
}


def _length(candidate: Candidate) -> Timex | None:
    """ "Two years", "several months", "a year and a half"."""
    unit, plural = candidate.unit(), candidate.is_plural()
    if unit == "WE" or (
        unit == "Q"
        and not candidate["vague"]
        and not any(word in candidate.matched for word in candidate.words.quarter_adjectives)
    ):
        return None
    if candidate.lower("vague") == "some" and (not plural or unit == "Q"):
        return None  # "some day": which one is not known
    if candidate["definite"] and not plural:
        return None  # "the two day rally": the article belongs to the noun
    if candidate["definite"] and (candidate["number"] or "")[:1].isupper():
        return None  # "the Seven Years' War"
    if unit == "TS" and not plural:
        return None  # "a second", "one second": more often an ordinal than a time
    number = 1 if candidate["single"] else candidate.count("number", "vague", "article")
    return duration((number or 0) + 0.5 if candidate["half"] else number, unit)


def _half(candidate: Candidate) -> Timex | None:
    """ "Half a year": in the next smaller unit."""
    value = _HALVES.get(candidate.unit())
    return Timex(type="DURATION", value=value) if value else None


def _quarters_of_century(candidate: Candidate) -> Timex | None:
    return duration(75 if candidate.lower("quarters").startswith("three") else 25, "Y")


def _one(candidate: Candidate) -> Timex | None:
    """ "A year": how often after an amount ("15 a year", "$3 million a month"), otherwise how long."""
    unit, words = candidate.unit(), candidate.words
    if unit in _NO_LENGTHS or candidate.is_plural() or candidate.text.startswith("-", candidate.end):
        return None
    if candidate.guards.follows_amount(candidate.text, candidate.start):
        return repeated(period(1, unit))
    within = candidate.follows({"within"})  # "within a week of his capture"
    if candidate.matched == "one day" and candidate.follows(words.future_forms):
        return vague("FUTURE_REF")  # "will one day be forgotten"
    if candidate.follows({"such"}) or (candidate.precedes(words.after_described_unit) and not within):
        return None
    return duration(1, unit)


def _another(candidate: Candidate) -> Timex | None:
    unit = candidate.unit()
    return None if unit in _NO_LENGTHS or candidate.is_plural() else duration(1, unit)


def _units_of_compound(candidate: Candidate) -> Timex | None:
    return None if candidate.is_plural() else duration(None, candidate.unit())


def _unit_old(candidate: Candidate) -> Timex | None:
    """ "An eight-month-old truce" has lasted eight months."""
    unit = candidate.unit() if candidate["number"] else candidate.unit("unnumbered_units")
    number = candidate.count("number") if candidate["number"] else None
    return None if unit in _NO_LENGTHS else duration(number, unit)


def _unit_long(candidate: Candidate) -> Timex | None:
    """ "Month-long" is one month long, "decades-long" several decades."""
    return duration(None if candidate.is_plural("long_units") else 1, candidate.unit("long_units"))


def _first_of_two(candidate: Candidate) -> Timex | None:
    """ "Two to three years", "between 60 and 90 days": the first has the unit of the second."""
    if candidate.lower("connector") == "and" and not candidate.follows({"between"}):
        return None
    unit, number = candidate.unit(), candidate.count("number")
    return None if unit in _NO_LENGTHS or number is None or number == 1 else duration(number, unit)


def _both(candidate: Candidate) -> Range | None:
    """ "5–10 years"."""
    unit, first, last = candidate.unit(), candidate.count("number"), candidate.count("second")
    if unit in _NO_LENGTHS or first is None or last is None or first >= last:
        return None
    return Range(duration(first, unit), duration(last, unit), candidate.match.span("dash"))


def _units(candidate: Candidate) -> Timex | None:
    """ "Years", "days": an unknown number, if the text says that they last or go by."""
    words, before, after = candidate.words, candidate.word_before.lower(), candidate.word_after.lower()
    if not before:
        lasting = after == "of" or candidate.text.startswith(" in the making", candidate.end)
    elif before in words.before_units_of_amount and after in {"", "of", "to"}:
        lasting = False
    else:
        lasting = before in words.before_lasting_units or after in words.after_lasting_units
    return duration(None, candidate.unit("unnumbered_units")) if lasting else None


def _while(candidate: Candidate) -> Timex | None:
    return (
        Timex(type="DURATION", value="PXX")
        if candidate.follows({"for"}) and not candidate.precedes({"when", "that"})
        else None
    )


def _definite_units(candidate: Candidate) -> Timex | None:
    """ "Over the years"."""
    if not candidate.follows(candidate.words.before_definite_units):
        return None
    return duration(None, candidate.unit("definite_units"))


def _stretch(candidate: Candidate) -> Timex | None:
    """ "The past two years", "the next decade": how long from or to the time of writing."""
    unit, counted = candidate.unit(), bool(candidate["number"] or candidate["vague"])
    if not counted and (unit in {"WE", "TS"} or (candidate.is_plural() and unit in _NO_LENGTHS)):
        return None
    number = candidate.count("number", "vague") if counted else None if candidate.is_plural() else 1
    return duration(number, "D" if unit == "WE" else unit)


RULES = (
    rule(
        "duration",
        r"(?:{definite:definite_determiners} (?=[^a]))?{number}(?P<half>[- ]and[- ](?:a[- ])?half)? (?:{duration_adjectives} )?{unit}(?! old\b)",
        _length,
        "two years",
        "two and a half years",
    ),
    rule(
        "first of two durations",
        r"{number}(?= (?P<connector>to|or|and) {second:number}[- ]{unit}(?!\w))",
        _first_of_two,
        "[two] to three years",
        "between [60] and 90 days",
    ),
    rule("durations", r"{number}~{second:number}[- ]{unit}", _both, "5–10 years"),
    rule(
        "vague duration",
        r"{vague} (?:{vague_duration_adjectives} )?{unit}",
        _length,
        "several months",
        "a few days",
    ),
    rule(
        "duration as modifier",
        r"(?:{number}|(?!a ){vague}|(?P<single>single))(?P<joint>[- ]){unit}(?:(?P=joint)long)?(?![- ]old)",
        _length,
        "five-year",
        "a [several-year] tenure",
    ),
    rule(
        "unit-old",
        r"(?:{number}[- ]{unit}|{unnumbered_units})-old(?= (?:\w+ )?{things_that_last}\b)",
        _unit_old,
        "an [eight-month-old] truce",
        "the [decades-old] dispute",
    ),
    rule("multi-unit", r"multi-?{unit}", _units_of_compound, "a [multi-year] plan"),
    rule("unit-long", r"{long_units}[- ]long", _unit_long, "a [month-long] trial", "a [decades-long] dispute"),
    rule(
        "a unit",
        r"(?P<article>an?|one) (?:{whole_adjectives} )?{unit}(?: or (?:so|two))?",
        _one,
        "a year",
        "a year or so",
    ),
    rule("another unit", r"(?:another|an additional|an extra) {unit}", _another, "for [another year]"),
    rule("a unit and a half", r"(?P<article>an?) {unit}(?P<half> and a half)", _length, "a year and a half"),
    rule("half a unit", r"half an? {unit}", _half, "half an hour"),
    rule(
        "quarter of a century",
        r"(?:an? )?(?:(?P<quarters>three[- ]quarters|quarter)[- ])(?:of an? )?century",
        _quarters_of_century,
        "a quarter of a century",
        "quarter-century",
    ),
    rule(
        "the past quarter century",
        r"the {decade_adjectives} quarter century",
        _quarters_of_century,
        "the past quarter century",
    ),
    rule(
        "a while",
        r"(?:quite )?(?:a (?:long |short |little )?while|a (?:long|short) time|some time)",
        _while,
        "for [a while]",
    ),
    rule("half-unit", r"half[- ]{unit}", _half, "half-century"),
    rule("units", r"{unnumbered_units}(?:[- ]long)?", _units, "for [years]"),
    rule("the units", r"the {definite_units}", _definite_units, "over [the years]"),
    rule(
        "the past units",
        r"(?:the|these) {stretch_adjectives} (?:{number}|{vague}) (?:{past_duration_adjectives} )?{unit}(?: or so)?",
        _stretch,
        "the past two years",
    ),
    rule(
        "the units past",
        r"(?:the|these) (?:{number}|{vague}) {stretch_adjectives} {unit}",
        _stretch,
        "the two previous years",
    ),
    rule("past units", r"{short_stretch_adjectives} (?:{number}|{vague}) {unit}", _stretch, "next two weeks"),
    rule("the past decade", r"the {decade_adjectives} {unit:decade_units}", _stretch, "the past decade"),
    rule("the past unit", r"the (?:past|coming) {unit}", _stretch, "the past year"),
)
