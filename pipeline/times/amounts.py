"""How long, and how often: durations and sets."""

import re

from pipeline.records import Timex
from pipeline.times.anchors import SEASON_LETTERS, Context
from pipeline.times.rules import Range, group, rule, word_after, word_before
from pipeline.times.words import DAY_PARTS, count, month_number, season_code, unit_letters, weekday_number

ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M",     "bimonthly": "P2M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "biannual": "P6M", "biannually": "P6M", "biennial": "P2Y", "biennially": "P2Y", "triennial": "P3Y",
}  # fmt: skip


# A weekend is a date, "a second" mostly an ordinal, a quarter mostly a part of something.
_NO_LENGTHS = frozenset(["WE", "TS", "Q"])


def period(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a number of units, X for an unknown number: P2Y, PT30M, PXD."""
    if unit == "FN":
        number, unit = (number * 2 if number is not None else None), "W"
    amount = "X" if number is None else f"{number:.15g}"
    if unit == "ML":
        return f"P{amount}ML"
    return f"PT{amount}{unit[1]}" if unit[0] == "T" else f"P{amount}{unit}"


def _duration(match: re.Match[str], context: Context) -> Timex | None:
    """ "Two years", "several months", "a day"; half a unit in the next smaller one."""
    unit = unit_letters(match["unit"])
    quantity = " ".join(
        (group(match, "number") or group(match, "vague") or group(match, "article") or "").lower().split()
    )
    if unit == "WE" or (
        unit == "Q" and not re.search(r"consecutive|straight|successive|full|past|last|next", match[0], re.IGNORECASE)
    ):
        # Quarters are mostly parts of something.
        return None
    if quantity == "some" and not match["unit"].lower().endswith("s"):
        return None  # "some day": which one is not known, not how long
    number = 1 if quantity == "single" else count(quantity) if quantity else None
    if unit == "TS" and not match["unit"].lower().endswith("s"):
        # "A second", "one second": more often an ordinal than a time.
        return None
    if group(match, "half"):
        number = (number or 0) + 0.5
    return Timex(type="DURATION", value=period(number, unit))


def _half(match: re.Match[str], context: Context) -> Timex | None:
    halves = {
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
    value = halves.get(unit_letters(match["unit"]))
    return Timex(type="DURATION", value=value) if value else None


def _quarters(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="DURATION", value="P75Y" if match["quarters"].lower().startswith("three") else "P25Y")


_AMOUNT_BEFORE = re.compile(
    r"(?:\d|%|\b(?:million|billion|per ?cent|times|once|twice|thrice|tons|tonnes|barrels|dollars|euros|pounds|units|people))"
    r"[^\S\n]$"
)


def _article(match: re.Match[str], context: Context) -> Timex | None:
    """ "A year": how often behind an amount ("15 a year", "$3 million a month"), else how long."""
    unit = unit_letters(match["unit"])
    if unit in _NO_LENGTHS or match["unit"].lower().endswith("s") or match.string.startswith("-", match.end()):
        return None
    if _AMOUNT_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()]):
        return Timex(type="SET", value=period(1, unit))
    if word_before(match.string, match.start()).lower() in {"such"} or word_after(
        match.string, match.end()
    ).lower() in {"of", "when", "that", "in", "like", "where"}:
        return None
    return Timex(type="DURATION", value=period(1, unit))


def _long(match: re.Match[str], context: Context) -> Timex | None:
    """ "Month-long" is one month long, "decades-long" some decades."""
    word = match["unit"].lower()
    return Timex(type="DURATION", value=period(None if word.endswith("s") else 1, unit_letters(word)))


def _first_of_two_amounts(match: re.Match[str], context: Context) -> Timex | None:
    """ "Two to three years", "between 60 and 90 days": the unit is that of the second."""
    if match["word"].lower() == "and" and word_before(match.string, match.start()).lower() != "between":
        return None
    unit, number = unit_letters(match["unit"]), count(match["number"])
    if unit in _NO_LENGTHS or number is None or number == 1:
        return None
    return Timex(type="DURATION", value=period(number, unit))


def _both_amounts(match: re.Match[str], context: Context) -> Range | None:
    unit, numbers = unit_letters(match["unit"]), (count(match["number"]), count(match["second"]))
    if unit in _NO_LENGTHS or numbers[0] is None or numbers[1] is None or numbers[0] >= numbers[1]:
        return None
    first, last = (Timex(type="DURATION", value=period(number, unit)) for number in numbers)
    return Range(first, last, match.span("dash"))


# What "years" and "days" without a number follow if they last or go by.
_LASTING = frozenset(
    "for within after over in of last lasted took take takes spent many lasting and or through just until by during despite "
    "recent following".split()
)


def _units(match: re.Match[str], context: Context) -> Timex | None:
    """ "Years", "days": some, if said to last or to go by."""
    before = word_before(match.string, match.start()).lower()
    after = word_after(match.string, match.end()).lower()
    if not before:
        lasting = after == "of" or match.string.startswith(" in the making", match.end())
    elif before in {"of", "and", "or", "through"} and after in {"", "of", "to"}:
        lasting = False
    else:
        lasting = before in _LASTING or after in {"before", "after", "earlier"}
    unit = unit_letters(match["unit"])
    return Timex(type="DURATION", value=period(None, unit)) if lasting and unit not in _NO_LENGTHS else None


def _the_units(match: re.Match[str], context: Context) -> Timex | None:
    if word_before(match.string, match.start()).lower() not in {"over", "through", "throughout", "across", "down"}:
        return None
    return Timex(type="DURATION", value=period(None, unit_letters(match["unit"])))


def _coming(match: re.Match[str], context: Context) -> Timex | None:
    """ "The past two years", "the next decade": how long from or to the time of writing."""
    quantity = group(match, "number") or group(match, "vague")
    unit = unit_letters(match["unit"])
    if unit in {"WE", "TS"} and not quantity:
        return None
    if not quantity and match["unit"].lower().endswith("s"):
        return Timex(type="DURATION", value=period(None, unit)) if unit not in _NO_LENGTHS else None
    return Timex(type="DURATION", value=period(count(quantity) if quantity else 1, unit if unit != "WE" else "D"))


def _age(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="DURATION", value=period(count(match["number"]), unit_letters(match["unit"])))


def _every(match: re.Match[str], context: Context) -> Timex | None:
    """ "Every year", "every two weeks", "each Monday", "every other day"."""
    if found := group(match, "unit"):
        unit = unit_letters(found)
        quantity = group(match, "number") or group(match, "vague")
        number = 2 if group(match, "other") else count(quantity) if quantity else 1
        return Timex(type="SET", value=period(number, unit)) if unit != "WE" else Timex(type="SET", value="XXXX-WXX-WE")
    if found := group(match, "weekday"):
        return Timex(type="SET", value=f"XXXX-WXX-{weekday_number(found)}")
    if found := group(match, "daypart"):
        return Timex(type="SET", value=f"XXXX-XX-XXT{DAY_PARTS[found.lower()]}")
    if found := group(match, "season"):
        return Timex(type="SET", value=f"XXXX-{SEASON_LETTERS[season_code(found)]}")
    return Timex(type="SET", value=f"XXXX-{month_number(match['month']):02}")


def _weekends(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="SET", value="XXXX-WXX-WE")


def _per_unit(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="SET", value=period(1, unit_letters(match["unit"] or "year")))


def _often(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="SET", value=period(1, unit_letters(match["unit"])))


def _adverb(match: re.Match[str], context: Context) -> Timex | None:
    # With a capital inside a sentence it is a name: of a newspaper, of a meeting.
    if match[0][0].isupper() and word_after(match.string, match.end())[:1].isupper():
        return None
    return Timex(type="SET", value=ADVERBS[match[0].lower()])


_ADVERB = "|".join(sorted(ADVERBS, key=len, reverse=True))

RULES = (
    rule(
        "duration",
        r"{number}(?P<half>[- ]and[- ](?:a[- ])?half)? (?:(?:full|whole|consecutive|straight|successive|long|more|additional|trading"
        r"|working|calendar) )?{unit}(?: old)?",
        _duration,
        "two years",
        "two and a half years",
    ),
    rule(
        "first of two durations",
        r"{number}(?= (?P<word>to|or|and) {second:number}[- ]{unit}(?!\w))",
        _first_of_two_amounts,
        "[two] to three years",
        "between [60] and 90 days",
    ),
    rule("durations", r"{number}~{second:number}[- ]{unit}", _both_amounts, "5–10 years"),
    rule(
        "vague duration",
        r"{vague} (?:(?:more|long|consecutive|full) )?{unit}",
        _duration,
        "several months",
        "a few days",
    ),
    rule(
        "duration as modifier",
        r"(?:{number}|(?P<article>single))[- ]{unit}(?:[- ](?:long|old))?",
        _duration,
        "five-year",
        "27-year-old",
    ),
    rule(
        "unit-long",
        r"(?P<unit>(?:hour|day|week|month|year|decade|century|minute)s?|centuries)[- ]long",
        _long,
        "a [month-long] trial",
        "a [decades-long] dispute",
    ),
    rule("a unit", r"(?P<article>an?|one) (?:(?:full|whole|entire) )?{unit}", _article, "a year"),
    rule("a unit and a half", r"(?P<article>an?) {unit}(?P<half> and a half)", _duration, "a year and a half"),
    rule("half a unit", r"half an? {unit}", _half, "half an hour"),
    rule(
        "quarter of a century",
        r"(?:an? )?(?:(?P<quarters>three[- ]quarters|quarter)[- ])(?:of an? )?(?P<unit>century)",
        _quarters,
        "a quarter of a century",
        "quarter-century",
    ),
    rule("half-unit", r"half[- ]{unit}", _half, "half-century"),
    rule(
        "units",
        r"(?P<unit>(?:decades|centuries|years|months|weeks|days|hours|minutes))(?:[- ]long)?",
        _units,
        "for [years]",
    ),
    rule("the units", r"the (?P<unit>years|decades|centuries|months|weeks)", _the_units, "over [the years]"),
    rule(
        "the past units",
        r"(?:the|these) (?:past|last|next|previous|coming|following|preceding|first|final|subsequent|initial) "
        r"(?:{number}|{vague}) (?:(?:full|consecutive|straight|trading|working) )?{unit}",
        _coming,
        "the past two years",
    ),
    rule("past units", r"(?:past|last|next) (?:{number}|{vague}) {unit}", _coming, "next two weeks"),
    rule(
        "the past decade",
        r"the (?:past|last|next|coming|previous) (?P<unit>decade|century|fortnight|quarter century|millennium)",
        _coming,
        "the past decade",
    ),
    rule("the past unit", r"the (?:past|coming) {unit}", _coming, "the past year"),
    rule(
        "every",
        r"(?:every|each) (?:(?P<other>other|second) )?(?:(?:{number}|{vague}) )?(?:{unit}|{weekday}|{daypart}|{month}|{season})",
        _every,
        "every year",
        "every two weeks",
        "each Monday",
    ),
    rule("weekends", r"weekends", _weekends, "on [weekends]"),
    rule("weekdays", r"(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s", _every, "Mondays"),
    rule(
        "times a unit",
        r"(?:once|twice|thrice|(?:{number}|several|many) times) (?:an?|per|every|each) {unit}",
        _often,
        "twice a week",
    ),
    rule(
        "per unit",
        r"per (?:annum|(?P<unit>year|month|week|day|hour|minute|decade|quarter))",
        _per_unit,
        "15 [per year]",
    ),
    rule("adverb", rf"(?:{_ADVERB})", _adverb, "annually"),
)
