"""The words that times are written with, and the named pieces that the patterns of the rules are made of."""

import re
import unicodedata

from pipeline.values import ordinals
from pipeline.values.dates import MONTHS
from pipeline.values.quantities import read_number
from pipeline.vocabulary.holidays import holiday_names

MONTH_NUMBERS = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "fortnight": "FN",
    "month": "M",     "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "centurie": "CE", "millennium": "ML", "millennia": "ML",
}  # fmt: skip
"""Each unit's letters in a TIMEX3 value; those of a day and less begin with T, as they stand behind it there."""
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
TIME_WORDS = frozenset(
    [*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *(day[:length] for day in WEEKDAYS for length in (3, 4, 5))]
    + [form for name in MONTHS for form in (name.lower(), name[:3].lower())]
    + [form for unit in UNITS for form in (unit, f"{unit}s")]
    + ["sept", "centuries"]
)
"""The names of months, weekdays and units, in small letters."""
_LAST_OF_MONTH = 31
ORDINALS = {word: number for word, number in ordinals.ORDINALS.items() if number <= _LAST_OF_MONTH}
"""The ordinals that can number a day."""
_DECADES = dict(
    zip(
        "tens twenties thirties forties fifties sixties seventies eighties nineties".split(),
        range(10, 100, 10),
        strict=True,
    )
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
NUMBER_WORDS = (
    *_ONES,
    *_TENS,
    *"hundred hundreds thousand thousands million millions billion dozen dozens half few several couple many a an".split(),
)


def _months() -> str:
    """Full and short names with a capital or in capitals; in small letters only those that mean nothing else."""
    forms = [form for name in MONTHS for form in (name, name.upper())]
    forms += [form + r"\.?" for name in MONTHS if name != "May" for form in (name[:3], name[:3].upper())]
    small = [name.lower() for name in MONTHS if name not in {"March", "May", "August"}]
    return "(?-i:" + "|".join(sorted([*forms, r"Sept\.?", *small], key=len, reverse=True)) + ")"


def _any(words: object) -> str:
    return "(?:" + "|".join(sorted(map(str, words), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


_NUMBER_IN_WORDS = (
    rf"(?:{_any(_TENS)}(?:[- ]{_any(_ONES[:9])})?|{_any(_ONES)})(?: (?:hundred|thousand|million|billion))?"
    r"|(?:a )?(?:hundred|thousand)|a million|a dozen"
)

_ERA = r"(?:BCE?|AD|CE|B\.C\.?(?:E\.?)?|A\.D\.?|C\.E\.?)"

PIECES = {
    "month": _months(),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
    "ordinal": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(w.replace('-', '[- ]') for w in ORDINALS)})",
    "year": r"(?:1\d{3}|20\d\d|21\d\d)",
    "anno": rf"(?:'\d\d|(?:AD |A\.D\. )\d{{1,4}}|\d{{1,4}} ?{_ERA}(?![a-z])|1\d{{3}}|2[01]\d\d)",
    "era": _ERA,
    "nth": r"(?:first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))",
    "whichyear": r"(?:last|this|next|that|the same|the following|the previous)",
    "weekday": rf"(?:(?-i:[MTWFS]){_any(w[1:] for w in WEEKDAYS)}|(?-i:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)",
    "season": _any(SEASON_CODES),
    "number": rf"(?:(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|\d{{1,6}})(?: (?:thousand|million|billion)| ?[1-3]/[234]|[½¼¾])?"
    rf"|{_NUMBER_IN_WORDS})",
    "vague": r"(?:(?:a )?(?:few|several|many|some|couple of|couple|number of)(?: hundred| thousand| million)?"
    r"|(?:hundreds|thousands|millions|tens|dozens|scores)(?: of thousands| of millions)? of)",
    "unit": r"(?:(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade)s?|centur(?:y|ies)|millenni(?:um|a))",
    "daypart": _any(DAY_PARTS),
    "decadeword": _any(_DECADES),
    "holiday": _any(holiday_names()),
    "numeral": r"(?:20\d\d|1\d{3}|\d{2})",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d",
    "zone": r"(?-i:UTC|GMT|Z|[ECMP][SD]?T|CES?T|BST|IST|JST|MSK)",
}

SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
"""White space inside an expression: any kind, also a line's end, but no empty line."""
DASH = "[-\u2010-\u2015\u2212]"


# An underscore may be Markdown's emphasis around a time, or stand inside a name; a hyphen may be a dash without space ("Lund-3 May
# 1950").
_NOT_INSIDE = (
    r"(?<![^\W_])(?<![^\W_]_)(?<![$£€#@])(?<!\d[\u2010-\u2013])"
    r"(?:(?<!\w[-.,:/])|(?<=\bmid-)|(?<=\bearly-)|(?<=\blate-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bc\.)|(?<=\bca\.)"
    r"|(?<=[^\W\d_]-)(?=(?:\d{1,2} [A-Z][a-z]{2,} |[A-Z][a-z]{2,} \d{1,2}, )\d{4}))"
)
_NOT_CUT = rf"(?![^\W_])(?!_[^\W_])(?!(?:[.,:/]|{DASH})\d)"


def pattern(template: str, *, touching: bool = False) -> re.Pattern[str]:
    """A compiled pattern from a readable one: ``{month}`` and ``{last:month}`` are named groups of that piece, a space
    is any white space, ``~`` any dash with or without space around it, as the group ``dash``, an apostrophe any apostrophe.

    What comes out matches whole words only, and no number that goes on before or behind it; `touching` lets it end
    anywhere, for what stands before another piece.
    """

    def piece(found: re.Match[str]) -> str:
        group, _, name = found[1].partition(":")
        return f"(?P<{group}>{PIECES[name or group]})"

    expanded = re.sub(r"\{([a-z_]+\d?(?::[a-z]+)?)\}", piece, template)
    expanded = (
        expanded.replace(",? ", "(?:,| ,)? ")  # "May 15 , 1992", as tokenised texts have it
        .replace("[- ]", f"(?:{DASH}|{SPACE})")
        .replace(" ?", f"{SPACE}?")
        .replace(" ", SPACE)
        .replace("~", f"(?P<dash>{SPACE}?{DASH}{SPACE}?)")
        .replace("'", "['\u2018\u2019\u02bc]")
    )
    return re.compile(
        f"{_NOT_INSIDE}(?:{expanded})" + ("" if touching else _NOT_CUT),
        re.IGNORECASE,
    )


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """1 (Monday) to 7."""
    return next(number for number, name in enumerate(WEEKDAYS, 1) if name.startswith(word[:3].lower()))


def season_code(word: str) -> int:
    """EDTF's code of a season, 21 to 24."""
    return SEASON_CODES[word.lower()]


def ordinal_number(word: str) -> int:
    """The number of ``3rd``, ``third`` or ``3``."""
    number = int(word) if word.isdigit() else ordinals.read_ordinal(word)
    if number is None:
        raise ValueError(f"{word!r} is no ordinal")
    return number


def decade_digit(word: str) -> int:
    """The tens of ``nineties``: 90."""
    return _DECADES[word.lower()]


def unit_letters(word: str) -> str:
    """The letters of a unit in singular or plural."""
    word = word.lower()
    return UNITS.get(word) or UNITS[word.removesuffix("s")]


def count(word: str) -> float | None:
    """The number that a word or numeral stands for; null for a vague one ("several")."""
    plain = " ".join(word.lower().split())
    if plain in {"a", "an"}:
        return 1
    if "dozen" in plain:
        return 12
    if "couple" in plain:
        return 2
    if re.match(r"(?:(?:a )?(?:few|several|many|some|number of)(?: \w+)?|.* of)$", plain):
        return None
    if fraction := re.fullmatch(r"(?P<whole>\d+) ?(?:(?P<a>\d)/(?P<b>\d)|(?P<sign>[½¼¾]))", plain):
        part = unicodedata.numeric(fraction["sign"]) if fraction["sign"] else int(fraction["a"]) / int(fraction["b"])
        return int(fraction["whole"]) + part
    number = read_number(
        "one " + plain.removeprefix("a ")
        if plain.split()[-1] in {"hundred", "thousand", "million"} and plain.split()[0] in {"a", "hundred", "thousand"}
        else plain
    )
    return number.amount if number else None


def year_number(text: str) -> int:
    """The astronomical year of ``1992``, ``AD 79`` or ``44 BC``."""
    digits = int(re.sub(r"\D", "", text))
    return 1 - digits if re.search(r"B\.?C", text, re.IGNORECASE) else digits
