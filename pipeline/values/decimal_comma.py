"""Decimal commas: whether a text writes "12,5 million" and "1.250.000 euros", and its numbers with points instead.

Only numbers with a currency, a scale or a unit tell how a text writes numbers: "3,4" may also be two numbers, "12.03" a date.
"""

import re

from pipeline.values.words import WORDS

_MARK = rf"\s?(?:%|€|per ?cent\b|(?:{'|'.join(WORDS.scales)})\b|(?:{'|'.join(WORDS.scale_letters)})\b|euros?\b|k[gm]\b|[A-Z]{{3}}\b)"
_SIGN = r"(?:[$€£¥₹]\s?|\b[A-Z]{3}\s)"
_COMMA = r"\d{1,3}(?:\.\d{3})*,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}"
_POINT = r"\d{1,3}(?:,\d{3})*\.\d{1,2}|\d{1,3}(?:,\d{3})+"
_ENDS = r"(?![\d]|[.,]\d)"
_WITH_COMMA, _WITH_POINT = (
    re.compile(rf"(?<![\w.,])(?:{_SIGN}(?:{form}){_ENDS}|(?:{form}){_ENDS}{_MARK})") for form in (_COMMA, _POINT)
)
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+,\d+){_ENDS}")
_SWAPPED = str.maketrans(".,", ",.")


def uses_decimal_comma(text: str) -> bool:
    """Whether a text writes decimals with a comma: some of its numbers must be read so, and none with a point."""
    return _WITH_COMMA.search(text) is not None and _WITH_POINT.search(text) is None


def with_points(text: str) -> str:
    """A text with decimal commas, as one of the same length with points for them and commas between thousands."""
    return _NUMBER.sub(lambda found: found[0].translate(_SWAPPED), text)
