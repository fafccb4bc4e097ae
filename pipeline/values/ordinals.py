"""Ordinals: "first", "twenty-first", "42nd"."""

import re
from collections.abc import Iterator

from pipeline.values.words import WORDS

_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)


def _in_words() -> dict[str, int]:
    irregular = {number: word for word, number in WORDS.irregular_ordinals.items()}
    small = {irregular.get(n, f"{word}th"): n for word, n in WORDS.cardinals.items() if 0 < n < 20}
    table = dict(small)
    for word, tens in WORDS.cardinals.items():
        if tens >= 20:
            table[f"{word.removesuffix('y')}ieth"] = tens
            table |= {f"{word}-{one}": tens + number for one, number in small.items() if number < 10}
    return table


ORDINALS = _in_words()
"""The ordinals from first to ninety-ninth, in lower case with a hyphen, and their numbers."""


_ANY = re.compile(
    rf"\b(?:\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b", re.IGNORECASE
)


def ordinals_in(text: str) -> Iterator[int]:
    """The numbers of the ordinals in a text, in order."""
    return (number for found in _ANY.finditer(text) if (number := read_ordinal(found[0])) is not None)


def read_ordinal(text: str) -> int | None:
    """The number of an ordinal: any in digits ("42nd"), up to 99 in words ("twenty first"). None if the text is not one."""
    if digits := _DIGITS.fullmatch(text.strip()):
        return int(digits[1])
    return ORDINALS.get("-".join(re.split(r"[-\s]+", text.strip().lower())))
