"""Quantities in running text: where each one is, and what it says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records.base import Span
from pipeline.records.facts import NumberValue
from pipeline.values.idioms import Idiom, find_idioms
from pipeline.values.quantities import read_number
from pipeline.values.units import UnitFound, currency_before, factor, unit_after
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
_FIGURES = (
    r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d])|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?"
)
_FRACTION = "|".join(WORDS.fractions)
_BIG = r"(?:million|billion|trillion)\b"  # "$5-6 million" is a range, unlike "5-6"
# "1,5 million" with a decimal comma, "two-thirds" and "one in five" are no numbers of things.
_ONE_NUMBER = (
    rf"(?<!\bone in )(?<!\b1 in )(?!(?:one|1) in (?:{_CARDINAL}|\d{{1,3}}\b))"
    rf"(?:(?P<figures>{_FIGURES})|(?P<words>(?:{_CARDINAL})\b(?:[ -](?:{_SCALE})\b|(?<=ty)[ -](?:{_CARDINAL})\b"
    rf"|(?:{_AFTER_SCALE})(?:\s+and)?\s+(?:{_CARDINAL})\b)*(?:\s?\(\d{{1,3}}(?:,\d{{3}})*\))?))"
    rf"(?![\d:/]|-\d(?![\d.]*[\s-]{_BIG})|[.,]\d|[ -](?:{_FRACTION})\b)"
)
_NUMBER = re.compile(rf"(?<![\w.,/:–+-]){_ONE_NUMBER}", re.IGNORECASE)
_NUMBER_OF_RANGE = re.compile(_ONE_NUMBER, re.IGNORECASE)
# "300 to 400 people", "10–12 people", "two or three people", "between 10 and 12 people" …
_RANGE = re.compile(r"\s+(?P<word>to|or|and)\s+|\s?–\s?|-(?=[\d.]+[\s-]" + _BIG + ")", re.IGNORECASE)
_SIGN = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?")
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
    idioms = list(find_idioms(text, span))
    while (found := _NUMBER.search(text, position, end)) is not None:
        while idioms and idioms[0].span[0] < found.end():
            idiom = idioms.pop(0)
            if idiom.span[0] >= position:
                yield _of_idiom(text, idiom, start)
                position = idiom.span[1]
        if found.start() < position:
            continue
        quantity = _quantity(text, found, start, end)
        if quantity is not None:
            quantity = _range(text, quantity, start, end) or _with_smaller(text, quantity, end) or quantity
        position = max(found.end(), quantity.span[1] if quantity else 0)
        if quantity is not None:
            yield quantity
    yield from (_of_idiom(text, idiom, start) for idiom in idioms if idiom.span[0] >= position)


# "5 ft 11 in", "2 hours and 35 minutes": units that a smaller one may follow.
_LARGER = {"foot", "stone", "hour", "minute", "year", "month", "week", "day", "lb", "pound"}
_INCHES = re.compile(r"\s?(?:in\b|inch(?:es)?\b|[\"”″])")


def _with_smaller(text: str, larger: Quantity, end: int) -> Quantity | None:
    """A quantity together with the smaller unit of the same kind that follows it; None if none follows."""
    unit = larger.value.unit
    if unit not in _LARGER or not larger.value.amount.is_integer():
        return None
    gap = _GAP.match(text, larger.span[1], end)
    found = _NUMBER_OF_RANGE.match(text, gap.end(), end) if gap is not None else None
    if found is None:
        return None
    inches = _INCHES.match(text, found.end(), end) if unit == "foot" else None
    smaller = _quantity(text, found, found.start(), end)
    if smaller is None:
        return None
    second = "inch" if inches is not None else smaller.value.unit
    times = factor(second, unit) if second is not None else None
    if times is None or times >= 1 or smaller.value.amount * times >= 1:
        return None
    last = inches.end() if inches is not None else smaller.span[1]
    amount = larger.value.amount + smaller.value.amount * times
    value = larger.value.model_copy(
        update={
            "name": " ".join(text[larger.span[0] : last].split()),
            "amount": amount,
            "low": amount - times / 2 if larger.value.low is larger.value.high is None else larger.value.low,
            "high": amount + times / 2 if larger.value.low is larger.value.high is None else larger.value.high,
        }
    )
    return Quantity((larger.span[0], last), (larger.number[0], found.end()), value, joined=text[last : last + 1] == "-")


_GAP = re.compile(r"\s?(?:,\s|and\s)?", re.IGNORECASE)


def _of_idiom(text: str, idiom: Idiom, start: int) -> Quantity:
    """The quantity that an idiom gives, with the words that bound it: "almost half of the members"."""
    first, last = idiom.span
    bound = _BOUND.search(text, max(start, first - _LONGEST_BOUND), first)
    begin = bound.start() if bound is not None else first
    low, high = idiom.least, None
    if idiom.margin:
        low, high = idiom.amount - idiom.margin, idiom.amount + idiom.margin
    value = NumberValue(
        name=" ".join(text[begin:last].split()), amount=idiom.amount, unit=idiom.unit, low=low, high=high
    )
    return Quantity((begin, last), (first, last), _bounded(value, bound), joined=False)


def _bounded(value: NumberValue, bound: re.Match[str] | None) -> NumberValue:
    """A value with the bound that the words before it set."""
    if bound is None:
        return value
    least, most = _AT_LEAST.search(bound[0]), _AT_MOST.search(bound[0])
    # "No fewer than" and "no more than" have the words of the other bound in them.
    if least is not None and (most is None or least.start() < most.start()):
        return value.model_copy(update={"low": value.amount, "high": None})
    return value.model_copy(update={"low": None, "high": value.amount}) if most is not None else value


def _range(text: str, low: Quantity, start: int, end: int) -> Quantity | None:
    """The range that a quantity begins; None if it is a number of its own."""
    to = _RANGE.match(text, low.span[1], end)
    sign = _SIGN.match(text, to.end(), end) if to is not None else None  # "€5m to €6m"
    found = _NUMBER_OF_RANGE.match(text, sign.end(), end) if sign is not None else None
    high = _quantity(text, found, to.end(), end) if to is not None and found is not None else None
    if sign is not None and sign[0] and low.value.unit is None:
        return None  # "restated for 2014 to $79m"
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
    if found["figures"] and found["figures"].startswith("00"):
        return None  # "£000" is the unit of a table
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
    if value.low is value.high is None:
        value = _bounded(value, bound)
    name = " ".join(text[begin:unit_end].split())
    joined = text[unit_end : unit_end + 1] == "-" or (after is not None and text[number_end : number_end + 1] == "-")
    return Quantity((begin, unit_end), (symbol, number_end), value.model_copy(update={"name": name}), joined)


_FULL_SCALE = {
    letter: next(word for word, amount in WORDS.scales.items() if amount == value)
    for letter, value in WORDS.scale_letters.items()
}
