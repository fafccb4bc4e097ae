"""The patterns of the grammar: readable templates, and the pieces that they name."""

import re
from collections.abc import Iterable

from pipeline.values.ordinals import ORDINALS
from pipeline.vocabulary.words.times import TimeWords

SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
"""White space inside an expression: any kind, including the end of a line, but no empty line."""
DASH = "[-\u2010-\u2015\u2212]"
"""A hyphen, dash or minus sign."""

_LAST_DAY = 31
DAY_ORDINALS = tuple(word for word, number in ORDINALS.items() if number <= _LAST_DAY)
"""The ordinals that can number a day."""

ROMAN_NUMERALS = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
)  # fmt: skip
"""1 to 21."""

_ERA = r"(?:BCE?|AD|CE|B\.C\.?(?:E\.?)?|A\.D\.?|C\.E\.?)"

# An underscore may be Markdown's emphasis around a time, or part of a name. A hyphen may be a dash without spaces ("Lund-3 May 1950").
BEGINNING = re.compile(
    r"(?<![^\W_])(?<![^\W_]_)(?<![$£€#@])(?<!\d[\u2010-\u2013])"
    r"(?:(?<!\w[-.,:/])|(?<=\bmid-)|(?<=\bearly-)|(?<=\blate-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bc\.)|(?<=\bca\.)"
    r"|(?<=[^\W\d_]-)(?=(?:\d{1,2} [A-Z][a-z]{2,} |[A-Z][a-z]{2,} \d{1,2}, )\d{4}))",
    re.IGNORECASE,
)
"""Matches where a word or number begins. Templates do not repeat it, so it is tried once for all rules."""
_NOT_CUT = rf"(?![^\W_])(?!_[^\W_])(?!(?:[.,:/]|{DASH})\d)"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for one of these words or phrases, longest first. Their spaces are left for `Templates.compile` to widen."""
    escaped = (re.escape(word).replace(r"\ ", " ").replace(r"\-", "-") for word in words)
    return f"(?:{'|'.join(sorted(escaped, key=lambda word: (-len(word), word)))})"


class Templates:
    """Compiles templates. Each list of `words` is a piece under its own name; the pieces that are more than a list are in `_pieces`."""

    def __init__(self, words: TimeWords, holidays: Iterable[str]) -> None:
        lists = {name: alternatives(value) for name, value in words}
        self._pieces = lists | _pieces(words) | {"holiday": alternatives(holidays)}

    def compile(self, template: str, *, touching: bool = False) -> re.Pattern[str]:
        """The pattern of a template. It ignores case, and does not end inside a word or number; `BEGINNING` says where it can begin.

        ``{month}`` and ``{last:month}`` are named groups ("month", "last") of that piece. A space is any white space, and ``~``
        a dash with or without space around it, as the group "dash". ``[- ]`` is a dash or white space, and an
        apostrophe any apostrophe. If `touching`, a match may end anywhere; this is for a piece before another one.
        """

        def piece(found: re.Match[str]) -> str:
            group, _, name = found[1].partition(":")
            return f"(?P<{group}>{self._pieces[name or group]})"

        expanded = re.sub(r"\{([a-z_]+\d?(?::[a-z_]+)?)\}", piece, template)
        expanded = (
            expanded.replace(",? ", "(?:,| ,)? ")  # "May 15 , 1992", in tokenised texts
            .replace("[- ]", f"(?:{DASH}|{SPACE})")
            .replace(" ?", f"{SPACE}?")
            .replace(" ", SPACE)
            .replace("~", f"(?P<dash>{SPACE}?{DASH}{SPACE}?)")
            .replace("'", "['\u2018\u2019\u02bc]")
        )
        return re.compile(f"(?:{expanded})" + ("" if touching else _NOT_CUT), re.IGNORECASE)


def _pieces(words: TimeWords) -> dict[str, str]:
    """The pieces with figures, with letters in a certain case, or with a word for one of several lists."""
    ones, tens, scales = alternatives(words.ones), alternatives(words.tens), alternatives(words.scales)
    small = alternatives(words.ones[:9])
    number_in_words = rf"(?:{tens}(?:[- ]{small})?|{ones})(?: {scales})?|(?:a )?(?:hundred|thousand)|a million|a dozen"  # "twenty-one"
    scales_after_figures = alternatives(scale for scale in words.scales if scale != "hundred")
    plural_scales = alternatives(f"of {scale}s" for scale in words.vague_scales if scale != "hundred")
    return {
        "month": _month(words),
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "ordinal": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{alternatives(DAY_ORDINALS).replace('-', '[- ]')})",
        "year": r"(?:1\d{3}|20\d\d|21\d\d)",
        "year_in_words": _year_in_words(words),
        "dual_year": r"(?:1[0-7]\d\d/\d{1,2}(?!\d|/))",
        "any_year": rf"(?:{_year_in_words(words)}|1[0-7]\d\d/\d{{1,2}}(?![\d/])|'\d\d|(?:AD |A\.D\. )\d{{1,4}}|\d{{1,4}} ?{_ERA}(?![a-z])|1\d{{3}}|2[01]\d\d)",
        "year_digits": r"(?:20\d\d|1\d{3}|\d{2})",
        "era": _ERA,
        "weekday": "(?:"
        + "|".join(f"(?-i:{name[0].upper()}){name[1:]}" for name in words.weekdays)
        + rf"|(?-i:{alternatives(words.weekday_abbreviations)})\.)",
        "weekday_name": f"(?-i:{alternatives(name.capitalize() for name in words.weekdays)})",
        "season": alternatives(words.seasons),
        "quarter_ordinal": rf"(?:{alternatives(words.quarter_ordinals)}|[1-4](?:st|nd|rd|th))",
        "number": rf"(?:(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|\d{{1,6}})(?: {scales_after_figures}| ?[1-3]/[234]|[½¼¾])?"
        rf"|{number_in_words})",
        "vague": rf"(?:(?:a )?(?:{alternatives(words.vague_quantifiers)}|couple of|couple)(?: {alternatives(words.vague_scales)})?"
        rf"|{alternatives(words.vague_plurals)}(?: {plural_scales})? of)",
        "unit": alternatives(words.units),
        "day_part": alternatives(words.day_parts),
        "hour": r"(?:2[0-4]|1\d|0?\d)",
        "hour_in_words": alternatives(words.ones[:12]),
        "minute": r"[0-5]\d",
        "roman_month": f"(?-i:{alternatives(ROMAN_NUMERALS[:12])})",
        "roman_century": f"(?-i:{alternatives(ROMAN_NUMERALS)})",
        "zone": f"(?-i:{alternatives(words.zones)})",
    }


def _year_in_words(words: TimeWords) -> str:
    """ "Nineteen ninety-six", "nineteen oh-four", "two thousand and four"."""
    small, teens = alternatives(words.ones[:9]), alternatives(words.ones[9:])
    hundreds, tens, zeros = alternatives(words.hundreds), alternatives(words.tens), alternatives(words.zeros_in_years)
    rest = rf"(?:{tens}(?:[- ]{small})?|{teens}|{zeros}[- ]{small}|hundred)"
    return rf"(?:{hundreds}[- ]{rest}|{alternatives(words.millennial_years)}(?:(?: and)? (?:{small}|{teens}))?|twenty[- ]{teens})"


def _month(words: TimeWords) -> str:
    """A month with a capital or in capitals, or abbreviated; in lower case only if it has no other meaning."""
    full = [form for name in words.months for form in (name, name.upper())]
    short = [rf"{form}\.?" for form in words.month_abbreviations]
    lower = [name.lower() for name in words.months if name not in words.capitalised_months]
    return f"(?-i:{'|'.join(sorted([*full, *short, *lower], key=len, reverse=True))})"
