"""Parts of a total: "12 people: seven men and five women" gives one number with its parts, which belong together."""

import re
from collections.abc import Sequence

from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import NumberValue, Operand, Statement
from pipeline.values.quantities_in_text import Quantity

# Between the total and its first part, and between two parts; after the last part.
_OPENING = re.compile(r"(?:\s+[a-z-]+){0,3}\s*(?::|[–—(-]|,\s+of\s+(?:whom|which))\s*(?:the\s+)?$")
_BETWEEN = re.compile(r"(?:\s+[a-z-]+){1,4}\s*(?:,\s*(?:and\s+)?|\s+and\s+)$")
_NOUN = re.compile(r"\s*(?P<noun>[a-z]+(?:[- ](?!and\b)[a-z]+)?)")
_CLOSING = re.compile(r"(?:\s+[a-z-]+){1,4}\s*[.;)–—]")


def with_parts(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a document; those of the parts of a total name the part, and are one complete list. The words of a part may not
    say what is counted ("seven men"), so that a part is read as its total is."""
    found: dict[int, list[Statement]] = {}
    spans: dict[tuple[str, int], set[int]] = {}
    for number, total in enumerate(statements):
        parts = _parts(reading, total)
        if parts:
            found[number] = [_part_of(reading, total, quantity) for quantity in parts]
            spans.setdefault((total.predicate, total.block), set()).update(q.number[0] for q in parts)
    if not found:
        return list(statements)
    kept: list[Statement] = []
    for number, statement in enumerate(statements):
        start = statement.value.span[0] if statement.value.span is not None else -1
        if start not in spans.get((statement.predicate, statement.block), ()):
            kept += [statement, *found.get(number, ())]
    return kept


def _part_of(reading: Reading, total: Statement, quantity: Quantity) -> Statement:
    noun = _NOUN.match(reading.text, quantity.span[1])
    name = words_operand(noun["noun"] if noun is not None else "")
    value = quantity.value
    if isinstance(total.value.literal, NumberValue) and value.unit is None:
        value = value.model_copy(update={"unit": total.value.literal.unit})
    start = total.value.span[0] if total.value.span is not None else 0
    return total.model_copy(
        update={
            "value": Operand(span=quantity.span, literal=value),
            "qualifiers": {**total.qualifiers, "part": (name,)},
            "enumeration": f"{start}/parts",
            "closed": True,
        }
    )


def _parts(reading: Reading, total: Statement) -> list[Quantity]:
    """The numbers that follow a total as its parts, at least two; none if anything else comes before the list ends."""
    value, span = total.value.literal, total.value.span
    if not isinstance(value, NumberValue) or span is None or total.enumeration is not None:
        return []
    parts: list[Quantity] = []
    joint, end = _OPENING, span[1]
    for quantity in reading.quantities((end, max(end, total.span[1]))):
        if joint.fullmatch(reading.text, end, quantity.number[0]) is None or quantity.value.unit not in {
            None,
            value.unit,
        }:
            break
        parts.append(quantity)
        joint, end = _BETWEEN, quantity.span[1]
    return parts if len(parts) > 1 and _CLOSING.match(reading.text, end) else []
