"""Operands that are dates or numbers, by their position."""

from pipeline.extract.operands.dates import date_of
from pipeline.extract.reading import Reading
from pipeline.records import Operand

_LONGEST = 40


def value_at(reading: Reading, position: int) -> Operand | None:
    """The date or the quantity that begins at a position; None if none does."""
    for index, mention in reading.mentions_near((position, position + 1)):
        if mention.start == position and mention.timex is not None and mention.timex.type == "DATE":
            return date_of(reading, index)
    quantity = next(reading.quantities((position, min(position + _LONGEST, len(reading.text)))), None)
    if quantity is None or quantity.span[0] != position:
        return None
    return Operand(span=quantity.span, literal=quantity.value)


def value_before(reading: Reading, position: int) -> Operand | None:
    """The date or the quantity that ends at a position; None if none does."""
    for index, mention in reading.mentions_near((position - 1, position)):
        if mention.end == position and mention.timex is not None and mention.timex.type == "DATE":
            return date_of(reading, index)
    for quantity in reading.quantities((max(0, position - _LONGEST), position)):
        if quantity.span[1] == position:
            return Operand(span=quantity.span, literal=quantity.value)
    return None
