"""Scales: in what the sums of a table or a text are told ("(in thousands of euros)", "£000", "All amounts in EUR million")."""

import re
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.records import NumberValue
from pipeline.values.quantities_in_text import find_quantities
from pipeline.values.units import currency_code
from pipeline.values.words import WORDS

_LONGEST_CAPTION = 160
_MOST_BLOCKS = 4  # between a table and its caption
_CURRENCY = r"(?:[A-Z]{0,3}[$€£¥₹]|\b[A-Z]{3}\b|\bRs\b\.?)"
_SCALE = r"(?:thousands?|millions?|billions?|lakhs?|crores?|['’]?000s?)\b"
_SHORT = r"(?:mn|bn|[mMk])\b"
_NAME = r"(?:[A-Z]{2} )?[A-Za-z]+(?: [a-z]+)?"
_FORMS = (
    # "£000", "$ in millions", "€m", "EUR million".
    re.compile(rf"(?P<currency>{_CURRENCY})\s*(?:in\s+)?(?P<scale>{_SCALE}|{_SHORT})"),
    # "In thousands of US dollars", "in EUR million".
    re.compile(
        rf"\bin\s+(?P<currency>{_CURRENCY})?\s*(?P<scale>{_SCALE})(?:\s+of\s+(?P<name>{_NAME}))?", re.IGNORECASE
    ),
    # "Thousands of euros".
    re.compile(rf"\b(?P<scale>{_SCALE})\s+of\s+(?P<name>{_NAME})", re.IGNORECASE),
)
_SUMS = re.compile(r"\b(?:amounts?|figures|values|sums)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]\s*(?:[^()\[\]]*[\s,])?in\s", re.IGNORECASE)
_SIGN = re.compile(_CURRENCY)
_HAS_SCALE = re.compile(rf"\d\s*(?:(?:{'|'.join(WORDS.scales)})\b|{_SHORT})", re.IGNORECASE)


class Scale(NamedTuple):
    """The word by which sums are to be multiplied ("thousand"), and the ISO code of their currency, None if it is not told."""

    word: str
    currency: str | None


def scale_in(text: str) -> Scale | None:
    """The scale that a head of a table or a caption gives; None if it gives none, or speaks of something else ("in millions of homes")."""
    for form in _FORMS:
        for found in form.finditer(text):
            groups = found.groupdict()
            named = groups.get("currency") or groups.get("name") or ""
            currency = _code(named) or _code(named.partition(" ")[0])  # "euros unless stated otherwise"
            # A number before it has its own scale: "5 EUR million".
            of_sums = currency is not None or _SUMS.search(text) or _BRACKETED.search(text, 0, found.start("scale"))
            if of_sums and (not groups.get("name") or currency is not None):
                return Scale(_scale_word(found["scale"]), currency)
    return None


def scale_over(reading: Reading, block: int) -> Scale | None:
    """The scale that the caption or heading above a table gives, otherwise the document for all its sums; None if none is given."""
    blocks = reading.annotation.blocks
    above = [b for b in blocks[:block] if b.kind not in {"cell", "row"}]
    for candidate in reversed(above[-_MOST_BLOCKS:]):
        if candidate.end - candidate.start <= _LONGEST_CAPTION:
            found = scale_in(reading.text[candidate.start : candidate.end])
            if found is not None:
                return found
        if candidate.kind == "heading":
            break
    return reading.once(scale_of_document)


def scale_of_document(reading: Reading) -> Scale | None:
    """The scale that a document gives for all its sums: "All amounts in thousands of euros."; None if it gives none."""
    for start, end in reading.annotation.sentences:
        if _SUMS.search(reading.text, start, end) and end - start <= _LONGEST_CAPTION:
            found = scale_in(reading.text[start:end])
            if found is not None:
                return found
    return None


def scaled(reading: Reading, value: NumberValue, scale: Scale) -> NumberValue:
    """A sum in the scale of its table or text; one that has a scale of its own, or whose currency nobody tells, stays as it is."""
    sign = _SIGN.search(value.name)
    currency = (_code(sign[0]) if sign is not None else None) or scale.currency or reading.once(_only_currency)
    if currency is None or _HAS_SCALE.search(value.name) or value.unit not in {None, currency}:
        return value
    digits = re.sub(r"[^\d.,  ]", "", value.name).strip()
    plain = f"{digits} {scale.word}"
    found = next(find_quantities(plain, (0, len(plain))), None)
    if found is None:
        return value
    name = f"{currency} {plain}" if currency.isupper() else f"{plain} {currency}s"
    told = found.value.model_copy(update={"name": name, "unit": currency})
    if value.amount >= 0:
        return told
    low, high = (None if x is None else -x for x in (told.high, told.low))
    return told.model_copy(update={"name": f"-{name}", "amount": -told.amount, "low": low, "high": high})


def _only_currency(reading: Reading) -> str | None:
    """The currency of a document, if it names one alone."""
    codes = {code for found in _SIGN.finditer(reading.text) if (code := _code(found[0])) is not None}
    return codes.pop() if len(codes) == 1 else None


def _code(words: str) -> str | None:
    words = words.strip()
    code = currency_code(words) or currency_code(words.replace("s ", " ")) or WORDS.currency_signs.get(words)
    return code or WORDS.currency_words.get(words.casefold())


def _scale_word(words: str) -> str:
    short = {"mn": "million", "m": "million", "bn": "billion", "k": "thousand"}
    lowered = words.casefold().strip("'’")
    return "thousand" if lowered.startswith("000") else short.get(lowered, lowered.removesuffix("s"))
