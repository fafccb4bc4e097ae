"""Statements from lists of amounts under a line that names what they are: "Grants made in 2018", then "Lund Museum, new roof: €15,000"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.amount_periods import Period
from pipeline.extract.block_statements import block_statement
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.measure_fields import attributes_of_label, fits, value_of
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.extract.scales import scale_in
from pipeline.extract.tables import is_label, period_in_head
from pipeline.records import Block, Operand, Span, Statement
from pipeline.values.quantities_in_text import Quantity
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.85
_LEAST_LINES = 2
_LONGEST_LINE, _LONGEST_HEADING = 200, 120
_LINE = re.compile(r"(?P<name>[^\W\d_][^,:;]{1,80}?)(?:,\s*(?P<purpose>[^:;]{2,100}?))?\s*(?::|\s[–—-])\s*(?=\S)")
# "Grants awarded by the Holm Foundation", "Visitors to the museums".
_HEADING = re.compile(
    r"(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)(?:\s+(?:awarded|made|given|paid|received|granted|by|from|of|in|to|for|at|per|since|during|\(|\d)(?!\w).*)?\s*:?",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(r"\s*[.;]?\s*")


class _Line(NamedTuple):
    """A line of a list: its block, the spans of what has the amount and of what it is for, and the amount."""

    number: int
    name: Span
    purpose: Span | None
    quantity: Quantity


def read_measure_lists(reading: Reading) -> list[Statement]:
    """The statements of lists of two or more lines that hold nothing but names and amounts."""
    return [s for lines in _runs(reading) for s in _statements(reading, lines)]


def _runs(reading: Reading) -> Iterator[Sequence[_Line]]:
    run: list[_Line] = []
    for number, block in enumerate(reading.annotation.blocks):
        line = _line(reading, number, block) if block.end - block.start <= _LONGEST_LINE else None
        if line is None:
            if len(run) >= _LEAST_LINES:
                yield run
            run = []
        else:
            run.append(line)
    if len(run) >= _LEAST_LINES:
        yield run


def _line(reading: Reading, number: int, block: Block) -> _Line | None:
    if block.cell is not None or block.kind == "heading":
        return None
    purpose: Span | None = None
    if block.label is not None:
        name, start = block.label, block.body[0]
    else:
        found = _LINE.match(reading.text, *block.body)
        if found is None:
            return None
        name, start = found.span("name"), found.end()
        purpose = found.span("purpose") if found["purpose"] else None
    quantity = next(reading.quantities((start, block.body[1])), None)
    if quantity is None or quantity.span[0] != start or is_label(reading, name):
        return None
    return (
        _Line(number, name, purpose, quantity)
        if _ENDS.fullmatch(reading.text, quantity.span[1], block.body[1])
        else None
    )


def _statements(reading: Reading, lines: Sequence[_Line]) -> Iterator[Statement]:
    above = reading.annotation.blocks[lines[0].number - 1] if lines[0].number else None
    if above is None or above.label is not None or above.end - above.start > _LONGEST_HEADING:
        return
    attributes, period = _named(reading, above), period_in_head(reading, above.body)
    counts = Counter(_key(reading, line) for line in lines)
    for line in lines:
        bearer = phrase_at(reading, *line.name)
        described = bearer.described if bearer is not None else None
        if bearer is None or described is None or not described.names or counts[_key(reading, line)] > 1:
            continue
        yield from _statement(reading, line, bearer, attributes, period, above.body)


def _key(reading: Reading, line: _Line) -> str:
    return reading.text[slice(*line.name)].casefold()


def _named(reading: Reading, heading: Block) -> Sequence[tuple[Attribute, tuple[str, ...]]]:
    """The attributes that the first words of a line name."""
    found = _HEADING.fullmatch(reading.text, *heading.body)
    return attributes_of_label(reading, found["noun"]) if found is not None else ()


def _statement(
    reading: Reading,
    line: _Line,
    bearer: Operand,
    attributes: Sequence[tuple[Attribute, tuple[str, ...]]],
    period: Period | None,
    heading: Span,
) -> Iterator[Statement]:
    scale = scale_in(reading.text[slice(*heading)])
    for attribute, narrowing in attributes:
        value = value_of(reading, attribute, line.quantity.value, "", scale)
        if not fits(attribute, value.unit) or attribute.of != "thing":
            continue
        purpose = " ".join(reading.text[slice(*line.purpose)].split()) if line.purpose is not None else None
        kinds = tuple(map(words_operand, (*narrowing, *([purpose] if purpose is not None else []))))
        times = (period.time,) if period is not None and period.time is not None else ()
        qualifiers = {name: operands for name, operands in (("kind", kinds), ("time", times)) if operands}
        rule, operand = f"{attribute.name}/list", Operand(span=line.quantity.span, literal=value)
        yield block_statement(reading, line.number, rule, bearer, operand, _CONFIDENCE, qualifiers=qualifiers)
        return
