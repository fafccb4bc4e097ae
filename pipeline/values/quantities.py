"""Numbers as written: digits, words, scale words, ranges and rounding."""

import re

from pipeline.records import NumberValue
from pipeline.values.units import read_unit

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
}
_ROUNDING = re.compile(
    r"\b(?:about|around|approximately|approx|nearly|almost|some|roughly|ca?\.|an estimated)\b", re.IGNORECASE
)
_AT_LEAST = re.compile(
    r"\b(?:over|above|more than|at least|no (?:less|fewer) than|exceed\w*)\s*[$€£]?\s*$", re.IGNORECASE
)
_AT_MOST = re.compile(r"\b(?:under|below|(?:less|fewer) than|at most|no more than|up to)\s*[$€£]?\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"[+-]?\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
_RANGE = re.compile(
    r"(?P<low>[\d., \u00a0]*\d)\s*(?:-|–|to|and)\s*(?P<high>\d[\d., \u00a0]*\d|\d)\s*(?P<scale>[a-z]+)?", re.IGNORECASE
)


def read_number(text: str, unit: str | None = None) -> NumberValue | None:
    """The number that a phrase names ("some 5.2 million", "forty-two", "300 to 400"); null if there is none.

    `unit` is what is counted or measured; without it the unit of measure or the currency that the phrase names.

    `low` and `high` are set for a range, and for a number that is said to be rounded or is written with a scale word:
    half a unit of its last written digit to either side, five per cent where rounding is said. "More than 5" has only `low`,
    "at most 5" only `high`.
    """
    if (span := _RANGE.search(text)) and not re.search(r"\d{4}-\d{2}", text):
        scale = _SCALES.get((span["scale"] or "").lower(), 1)
        low, high = (_plain(span[key]) * scale for key in ("low", "high"))
        if low < high:
            unit = unit or read_unit(text[: span.start()], text[span.end("high") :])
            return NumberValue(name=text.strip(), amount=(low + high) / 2, unit=unit, low=low, high=high)
    if digits := _DIGITS.search(text):
        unit = unit or read_unit(text[: digits.start()], text[digits.end() :])
        amount = _plain(digits[0])
        decimals = len(digits[0].partition(".")[2])
        behind = re.match(r"[\s\u00a0-]*([A-Za-z]+)", text[digits.end() :])
        scale = _SCALES.get(behind[1].lower(), 1) if behind else 1
        step = scale * 10.0**-decimals if scale > 1 or decimals else 0.0
        if _AT_LEAST.search(text[: digits.start()]):
            return NumberValue(name=text.strip(), amount=amount * scale, unit=unit, low=amount * scale)
        if _AT_MOST.search(text[: digits.start()]):
            return NumberValue(name=text.strip(), amount=amount * scale, unit=unit, high=amount * scale)
        return _rounded(text, amount * scale, step, unit)
    amount_in_words = _words(text)
    if said := re.search(r"\b(?:hundred|thousand|million|billion)\b|\bper ?cent", text.lower()):
        unit = unit or read_unit("", text[said.start() :])
    return None if amount_in_words is None else _rounded(text, float(amount_in_words), 0.0, unit)


def _plain(digits: str) -> float:
    return float(re.sub(r"[, \u00a0\u202f]", "", digits))


def _rounded(text: str, amount: float, step: float, unit: str | None) -> NumberValue:
    margin = max(step / 2, abs(amount) * 0.05 if _ROUNDING.search(text) else 0.0)
    low, high = (amount - margin, amount + margin) if margin else (None, None)
    return NumberValue(name=text.strip(), amount=amount, unit=unit, low=low, high=high)


def _words(text: str) -> int | None:
    total, current, seen = 0, 0, False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word == "hundred" and seen:
            current *= 100
        elif word in _SCALES and len(word) > 2 and seen:
            total += current * _SCALES[word]
            current = 0
        elif word != "and":
            if seen:
                break
            continue
        seen = True
    return total + current if seen else None
