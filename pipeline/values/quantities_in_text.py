"""Quantities in running text: where each one is, and what it says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records.base import Span
from pipeline.records.facts import NumberValue
from pipeline.values.quantities import read_number
from pipeline.values.units import UnitFound, currency_before, unit_after
from pipeline.values.words import WORDS


class Quantity(NamedTuple):
    """A number with its unit. `span` covers both and the words that bound or round the number ("up to 88 m"), `number` only the figures;
    both are half-open, in the offsets of the text. `value.unit` is None for a plain count. `joined` says that a hyphen joins it to the
    next word ("a 51-metre tower")."""

    span: Span
    number: Span
    value: NumberValue
    joined: bool


_WORD_NUMBERS = sorted((*WORDS.cardinals, *WORDS.scales), key=len, reverse=True)
_ANY_WORD = "|".join(map(re.escape, _WORD_NUMBERS))
_CARDINAL = "|".join(re.escape(w) for w in sorted(WORDS.cardinals, key=len, reverse=True))
_FIGURES = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,/:–+-])(?:(?P<figures>{_FIGURES})|(?P<words>(?:{_CARDINAL})\b(?:(?:[ -]|\s+and\s+)(?:{_ANY_WORD})\b)*))(?![\d:/]|-\d|\.\d)",
    re.IGNORECASE,
)
_SCALES = {**WORDS.scales, **WORDS.scale_letters}
_SCALE_WORD = re.compile(rf"[\s\u00a0-]*(?P<word>{'|'.join(WORDS.scales)})\b(?!s\b)", re.IGNORECASE)
_SCALE_LETTER = re.compile(rf"(?P<space>[\s\u00a0]?)(?P<word>{'|'.join(WORDS.scale_letters)})(?![\w²³/])")
_BOUND = re.compile(
    rf"(?:\b(?:{'|'.join((*WORDS.rounding, *WORDS.at_least, *WORDS.at_most, *WORDS.exact))})\s+)+$", re.IGNORECASE
)
_AT_LEAST, _AT_MOST = (re.compile("|".join(words), re.IGNORECASE) for words in (WORDS.at_least, WORDS.at_most))
_LONGEST_BOUND = 40


def find_quantities(text: str, span: Span) -> Iterator[Quantity]:
    """The quantities in a span of a text, in order. Times of day and the parts of dates are numbers too: the caller leaves them out."""
    start, end = span
    position = start
    while (found := _NUMBER.search(text, position, end)) is not None:
        quantity = _quantity(text, found, start, end)
        position = max(found.end(), quantity.span[1] if quantity else 0)
        if quantity is not None:
            yield quantity


def _quantity(text: str, found: re.Match[str], start: int, end: int) -> Quantity | None:
    first, last = found.span()
    code = currency_before(text[max(start, first - 6) : first])
    symbol = first - code.length if code is not None else first
    scale = _SCALE_WORD.match(text, last, end) if found["figures"] else None
    if scale is None and found["figures"]:
        letter = _SCALE_LETTER.match(text, last, end)
        # "€83m" and "83m" are millions, "83 m" are metres.
        scale = letter if letter is not None and (code is not None or not letter["space"]) else None
    number_end = scale.end() if scale is not None else last
    after: UnitFound | None = unit_after(text[number_end : min(end, number_end + 40)])
    unit_end = number_end + after.length if after is not None else number_end
    bound = _BOUND.search(text, max(start, symbol - _LONGEST_BOUND), symbol)
    begin = bound.start() if bound is not None else symbol
    words = text[begin:number_end]
    if scale is not None and found["figures"] and scale["word"].lower() in WORDS.scale_letters:
        words = text[begin:last] + " " + _FULL_SCALE[scale["word"].lower()]
    unit = code.unit if code is not None else after.unit if after is not None else None
    value = read_number(words, unit)
    if value is None:
        return None
    if bound is not None and value.low is value.high is None:
        low = value.amount if _AT_LEAST.search(bound[0]) else None
        value = value.model_copy(update={"low": low, "high": value.amount if _AT_MOST.search(bound[0]) else None})
    name = " ".join(text[begin:unit_end].split())
    joined = text[unit_end : unit_end + 1] == "-" or (after is not None and text[number_end : number_end + 1] == "-")
    return Quantity((begin, unit_end), (symbol, number_end), value.model_copy(update={"name": name}), joined)


_FULL_SCALE = {
    letter: next(word for word, amount in WORDS.scales.items() if amount == value)
    for letter, value in WORDS.scale_letters.items()
}
