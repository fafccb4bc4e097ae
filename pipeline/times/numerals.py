"""Numerals: what the numbers in a time expression amount to, in figures and in words."""

import re
import unicodedata

from pipeline.times.patterns import DASH
from pipeline.values.ordinals import read_ordinal
from pipeline.values.quantities import read_number
from pipeline.vocabulary.words.times import TimeWords

_FRACTION = re.compile(r"(?P<whole>\d+) ?(?:(?P<over>\d)/(?P<under>\d)|(?P<sign>[½¼¾]))")
_BEFORE_CHRIST = re.compile(r"B\.?C", re.IGNORECASE)


def ordinal_number(word: str) -> int:
    """The number of ``3rd``, ``third`` or ``3``. Raises `ValueError` for anything else."""
    number = int(word) if word.isdigit() else read_ordinal(re.sub(DASH, "-", word))
    if number is None:
        raise ValueError(f"{word!r} is not an ordinal")
    return number


def count(quantity: str, words: TimeWords) -> float | None:
    """The number of ``two``, ``3 1/2``, ``a dozen``, ``a couple of`` or ``a``; None for a vague one ("several")."""
    plain = " ".join(quantity.lower().split())
    if plain in {"a", "an"}:
        return 1
    if "dozen" in plain:
        return 12
    if "couple" in plain:
        return 2
    if plain.removeprefix("a ").startswith(words.vague_quantifiers) or plain.endswith(" of"):
        return None
    if fraction := _FRACTION.fullmatch(plain):
        sign = fraction["sign"]
        part = unicodedata.numeric(sign) if sign else int(fraction["over"]) / int(fraction["under"])
        return int(fraction["whole"]) + part
    # "A hundred", "thousand": a scale without a number counts once.
    without_number = plain.startswith("a ") or plain in words.scales
    number = read_number(f"one {plain.removeprefix('a ')}" if without_number else plain)
    return number.amount if number else None


def dual_year(text: str) -> int | None:
    """The year of ``1731/32`` or ``1731/2``, which began on 25 March by the Old Style and on 1 January by the New: the later one. None
    if the two do not follow each other."""
    first, _, last = text.partition("/")
    year = int(first) + 1
    return year if str(year).endswith(last) else None


def year_in_words(text: str, words: TimeWords) -> int:
    """The year of ``nineteen ninety-six``, ``nineteen oh-four`` or ``two thousand and four``."""
    plain = " ".join(re.sub(DASH, " ", text.lower()).split())
    for hundreds, value in {**words.hundreds, **dict.fromkeys(words.millennial_years, 2000), "twenty": 2000}.items():
        if plain.startswith(hundreds):
            rest = plain.removeprefix(hundreds).removeprefix(" and").strip()
            for zero in words.zeros_in_years:
                rest = rest.removeprefix(f"{zero} ")
            number = read_number(rest) if rest and rest != "hundred" else None
            return value + (int(number.amount) if number else 0)
    raise ValueError(f"{text!r} is not a year")


def year_number(text: str) -> int:
    """The astronomical year of ``1992``, ``AD 79`` or ``44 BC``: 0 is 1 BC."""
    digits = int(re.sub(r"\D", "", text))
    return 1 - digits if _BEFORE_CHRIST.search(text) else digits
