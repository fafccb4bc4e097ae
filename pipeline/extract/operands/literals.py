"""Operands that are numbers and words, and the quantities before a position."""

import re
from collections.abc import Iterator

from pipeline.extract.reading import Reading
from pipeline.records import Mention, Operand, Span, TextValue
from pipeline.values.quantities import read_number

_FEW_WORDS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
_NEAR = 40  # characters between a number and what it counts, adjectives included


def number_operand(reading: Reading, span: Span, unit: str | None = None) -> Operand | None:
    """The number in a span; None if there is none. `unit` is what it counts; without it, the unit that the words name."""
    number = read_number(reading.text[slice(*span)], unit)
    return None if number is None else Operand(span=span, literal=number)


def text_operand(reading: Reading, span: Span) -> Operand | None:
    """The words in a span, without the punctuation around them; None if no words are left."""
    start, end = _trimmed(reading.text, span)
    if start >= end:
        return None
    return Operand(span=(start, end), literal=TextValue(name=" ".join(reading.text[start:end].split())))


def quantities_before(reading: Reading, position: int) -> Iterator[Mention]:
    """The quantities before a position that nothing but a few words in lower case separate from it."""
    for _, mention in reading.mentions_in((max(position - _NEAR, 0), position)):
        if mention.kind == "quantity" and _FEW_WORDS.fullmatch(reading.text, mention.end, position):
            yield mention


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space and closing punctuation at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
        end -= 1
    return start, end
