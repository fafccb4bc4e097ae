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


_SCALE = "|".join(WORDS.scales)
_AFTER_SCALE = "|".join(f"(?<={word})" for word in WORDS.scales)
_CARDINAL = "|".join(re.escape(w) for w in sorted(WORDS.cardinals, key=len, reverse=True))
_FIGURES = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?"
_FRACTION = "|".join(WORDS.fractions)
# "1,5 million" with a decimal comma, "two-thirds" and "one in five" are no numbers of things.
_ONE_NUMBER = (
    rf"(?<!\bone in )(?<!\b1 in )(?!(?:one|1) in (?:{_CARDINAL}|\d{{1,3}}\b))"
    rf"(?:(?P<figures>{_FIGURES})|(?P<words>(?:{_CARDINAL})\b(?:[ -](?:{_SCALE})\b|(?<=ty)[ -](?:{_CARDINAL})\b"
    rf"|(?:{_AFTER_SCALE})(?:\s+and)?\s+(?:{_CARDINAL})\b)*))"
    rf"(?![\d:/]|-\d|[.,]\d|[ -](?:{_FRACTION})\b)"
)
_NUMBER = re.compile(rf"(?<![\w.,/:–+-]){_ONE_NUMBER}", re.IGNORECASE)
_NUMBER_OF_RANGE = re.compile(_ONE_NUMBER, re.IGNORECASE)
# "300 to 400 people", "10–12 people", "two or three people", "between 10 and 12 people" …
_RANGE = re.compile(r"\s+(?P<word>to|or|and)\s+|\s?–\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
# … but not "from 300 to 400", which is a change, and not "by 48 to 61", which is a vote.
_CHANGE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_VOTE = re.compile(r"\b(?:by|(?:vote|score|majority|margin) of)\s+$", re.IGNORECASE)
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
        if quantity is not None:
            quantity = _range(text, quantity, start, end) or quantity
        position = max(found.end(), quantity.span[1] if quantity else 0)
        if quantity is not None:
            yield quantity


def _range(text: str, low: Quantity, start: int, end: int) -> Quantity | None:
    """The range that a quantity begins; None if it is a number of its own."""
    to = _RANGE.match(text, low.span[1], end)
    found = _NUMBER_OF_RANGE.match(text, to.end(), end) if to is not None else None
    high = _quantity(text, found, to.end(), end) if to is not None and found is not None else None
    if to is None or high is None or _CHANGE.search(text, start, low.span[0]):
        return None
    if (to["word"] or "").lower() == "and" and not _BETWEEN.search(text, start, low.span[0]):
        return None
    unit = high.value.unit or low.value.unit
    if low.value.unit not in {None, unit} or (unit is None and _VOTE.search(text, start, low.span[0])):
        return None
    # "2 to 3 million": the scale is said once.
    scale = (
        next((s for w, s in _SCALES.items() if text[: high.number[1]].endswith(w)), 1) if low.value.amount < 1000 else 1
    )
    least = low.value.amount * (scale if high.value.amount >= low.value.amount * scale else 1)
    if least >= high.value.amount:
        return None
    most = high.value.amount
    bounds: dict[str, object] = {"amount": (least + most) / 2, "low": least, "high": most}
    if (to["word"] or "").lower() == "or" and most - least != 1:  # "two or three" may be any number near these
        bounds = {"amount": least, "readings": (least, most)}
    name = " ".join(text[low.span[0] : high.span[1]].split())
    value = high.value.model_copy(update={"name": name, "unit": unit, **bounds})
    return Quantity((low.span[0], high.span[1]), (low.number[0], high.number[1]), value, high.joined)


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
        least, most = _AT_LEAST.search(bound[0]), _AT_MOST.search(bound[0])
        # "No fewer than" and "no more than" have the words of the other bound in them.
        if least is not None and (most is None or least.start() < most.start()):
            value = value.model_copy(update={"low": value.amount})
        elif most is not None:
            value = value.model_copy(update={"high": value.amount})
    name = " ".join(text[begin:unit_end].split())
    joined = text[unit_end : unit_end + 1] == "-" or (after is not None and text[number_end : number_end + 1] == "-")
    return Quantity((begin, unit_end), (symbol, number_end), value.model_copy(update={"name": name}), joined)


_FULL_SCALE = {
    letter: next(word for word, amount in WORDS.scales.items() if amount == value)
    for letter, value in WORDS.scale_letters.items()
}
