"""Numbers as written: digits, words, scale words, ranges and rounding."""

import re
from decimal import Decimal

from pipeline.records import NumberValue
from pipeline.values.units import read_unit
from pipeline.values.words import WORDS

_SCALES = {**WORDS.scales, **WORDS.scale_letters}
# How far the true number may be from one that the text marks as rounded.
_ROUNDED_BY = 0.05

_ROUNDING = re.compile(rf"\b(?:{'|'.join(WORDS.rounding)})\b", re.IGNORECASE)
_AT_LEAST, _AT_MOST = (
    re.compile(rf"\b(?:{'|'.join(words)})\s*[$€£]?\s*$", re.IGNORECASE) for words in (WORDS.at_least, WORDS.at_most)
)
_STRICT = re.compile(rf"\b(?:{'|'.join(WORDS.strict)})\b", re.IGNORECASE)
# "1,310,000", in India "13,10,000".
_DIGITS = re.compile(
    r"[+-]?\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|[+-]?\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?|[+-]?\d+(?:\.\d+)?"
)
_RANGE = re.compile(
    r"(?P<low>[\d., \u00a0]*\d)\s*(?:-|–|to|and)\s*(?P<high>\d[\d., \u00a0]*\d|\d)\s*(?P<scale>[a-z]+)?", re.IGNORECASE
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}")
_NEXT_WORD = re.compile(r"[\s\u00a0-]*([A-Za-z]+)")
# The unit of a number in words is looked for after this word: "five million euros".
_UNIT_FROM = re.compile(rf"\b(?:{'|'.join(WORDS.scales)})\b|\bper ?cent")


def read_number(text: str, unit: str | None = None) -> NumberValue | None:
    """The number in a phrase ("some 5.2 million", "forty-two", "300 to 400"); None if there is none.

    `unit` is what is counted or measured. Without it, the unit is the measure or currency that the phrase names.

    `low` and `high` are set for a range, and for a number that is rounded: with a scale word or decimals by half a unit of its last
    digit either way, with a word such as "about" by at least five per cent. "More than 5" has only `low`, "at most 5" only `high`.
    """
    return _read_range(text, unit) or _read_digits(text, unit) or _read_words(text, unit)


def excludes_its_bound(number: NumberValue) -> bool:
    """Whether a number has one bound and is not itself meant: "more than 5", "lower than 80 %"."""
    return (number.low is None) != (number.high is None) and _STRICT.search(number.name) is not None


def _read_range(text: str, unit: str | None) -> NumberValue | None:
    found = _RANGE.search(text)
    if found is None or _ISO_DATE.search(text):
        return None
    scale = _SCALES.get((found["scale"] or "").lower(), 1)
    low, high = (_times(found[key], scale) for key in ("low", "high"))
    if low >= high:
        return None
    unit = unit or read_unit(text[: found.start()], text[found.end("high") :])
    return NumberValue(name=text.strip(), amount=(low + high) / 2, unit=unit, low=low, high=high)


def _read_digits(text: str, unit: str | None) -> NumberValue | None:
    digits = _DIGITS.search(text)
    if digits is None:
        return None
    before, after = text[: digits.start()], text[digits.end() :]
    unit = unit or read_unit(before, after)
    next_word = _NEXT_WORD.match(after)
    scale = _SCALES.get(next_word[1].lower(), 1) if next_word else 1
    amount = _times(digits[0], scale)
    least, most = _AT_LEAST.search(before), _AT_MOST.search(before)
    # "No more than" has the words of the other bound in it.
    if least is not None and (most is None or least.start() < most.start()):
        return NumberValue(name=text.strip(), amount=amount, unit=unit, low=amount)
    if most is not None:
        return NumberValue(name=text.strip(), amount=amount, unit=unit, high=amount)
    decimals = len(digits[0].partition(".")[2])
    return _rounded(text, amount, scale * 10.0**-decimals if scale > 1 or decimals else 0.0, unit)


def _read_words(text: str, unit: str | None) -> NumberValue | None:
    amount = _amount_in_words(text)
    if amount is None:
        return None
    if found := _UNIT_FROM.search(text.lower()):
        unit = unit or read_unit("", text[found.start() :])
    return _rounded(text, float(amount), 0.0, unit)


def _times(digits: str, scale: int) -> float:
    """A number in digits, multiplied: "8.2" billion is 8,200,000,000 and not a little less."""
    return float(Decimal(re.sub(r"[, \u00a0\u202f]", "", digits)) * scale)


def _rounded(text: str, amount: float, step: float, unit: str | None) -> NumberValue:
    """A number whose last digit stands for `step` (0 if it is exact), with bounds if it is rounded."""
    margin = max(step / 2, abs(amount) * _ROUNDED_BY if _ROUNDING.search(text) else 0.0)
    low, high = (amount - margin, amount + margin) if margin else (None, None)
    return NumberValue(name=text.strip(), amount=amount, unit=unit, low=low, high=high)


def _amount_in_words(text: str) -> int | None:
    """The first number that is written in words; None if there is none."""
    total, current, seen = 0, 0, False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORDS.cardinals:
            current += WORDS.cardinals[word]
        elif word in WORDS.scales and seen:
            # "Hundred" multiplies the number before it; larger scales also close a group: "three hundred thousand".
            current *= WORDS.scales[word]
            if WORDS.scales[word] > 100:
                total, current = total + current, 0
        elif word != "and":
            if seen:
                break
            continue
        seen = True
    return total + current if seen else None
