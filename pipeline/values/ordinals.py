"""Ordinals: "first", "twenty-first", "42nd"."""

import re

_IRREGULAR = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)


def _in_words() -> dict[str, int]:
    small = {_IRREGULAR.get(number, f"{word}th"): number for number, word in enumerate(_ONES, 1)}
    table = dict(small)
    for tens, word in enumerate(_TENS, 2):
        table[f"{word.removesuffix('y')}ieth"] = 10 * tens
        table |= {f"{word}-{one}": 10 * tens + number for one, number in small.items() if number < len(_TENS) + 2}
    return table


ORDINALS = _in_words()
"""The ordinals from first to ninety-ninth, in small letters with a hyphen, to their numbers."""


def read_ordinal(text: str) -> int | None:
    """The number of an ordinal up to 99, in words, or any in digits ("42nd", "twenty first"); null for what is none."""
    if digits := _DIGITS.fullmatch(text.strip()):
        return int(digits[1])
    return ORDINALS.get("-".join(re.split(r"[-\s]+", text.strip().lower())))
