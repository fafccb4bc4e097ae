"""Statements from tables in which each row is about what it names first, and a column holds the values of an attribute."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.descriptions import phrase_at
from pipeline.extract.measure_fields import attributes_of_label, may_be_year, unit_of_label, with_unit
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Span, Statement, TextValue
from pipeline.values.quantities_in_text import find_quantities
from pipeline.values.units import dimension_of

_CONFIDENCE = 0.93
_LETTER = re.compile(r"[^\W\d_]")

Row = Mapping[int, tuple[Span, int]]
"""The cells of a row by column: the span of each, and the number of its block."""


def read_measure_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables with a column whose header names an attribute: "Peak | Height (m)"."""
    return [statement for table in _tables(reading) for statement in _statements(reading, table)]


def _tables(reading: Reading) -> Iterator[Sequence[Row]]:
    """The tables of a document that have rows below their header, each as its rows."""
    rows: list[dict[int, tuple[Span, int]]] = []
    for number, block in enumerate(reading.annotation.blocks):
        is_pair = block.kind == "row" and block.label is not None
        continues = bool(rows) and (len(rows[0]) == 2 if is_pair else block.cell is not None and block.cell[0] > 0)
        if not continues and not (block.cell is not None and rows and block.cell[0] == len(rows) - 1 == 0):
            if len(rows) > 1:
                yield rows
            rows = []
        if is_pair:
            assert block.label is not None
            rows.append({0: (block.label, number), 1: (block.body, number)})
        elif block.cell is not None:
            row, column = block.cell
            if row >= len(rows):
                rows.append({})
            rows[-1][column] = (block.body, number)
    if len(rows) > 1:
        yield rows


def _statements(reading: Reading, table: Sequence[Row]) -> Iterator[Statement]:
    header, *rows = table
    text = reading.text
    for column, (span, _) in sorted(header.items()):
        label = text[slice(*span)]
        unit = unit_of_label(label)
        for attribute, kinds in attributes_of_label(reading, label)[:1] if column else ():
            for row in rows:
                if column not in row or 0 not in row or attribute.of == "event":
                    continue
                (start, end), number = row[column]
                quantity = next(find_quantities(text, (start, end)), None)
                thing, _ = row[0]
                if quantity is None or quantity.span[0] > start + 1 or not _LETTER.search(text, *thing):
                    continue
                value = with_unit(quantity.value, unit)
                subject = phrase_at(reading, *thing)
                if may_be_year(reading, label, value):
                    continue
                if subject is None or not attribute.fits(value.unit, dimension_of(value.unit)):
                    continue
                yield Statement(
                    document=reading.document.id,
                    block=number,
                    predicate=attribute.name,
                    subject=subject,
                    value=Operand(span=quantity.span, literal=value),
                    qualifiers={"kind": tuple(Operand(literal=TextValue(name=k)) for k in kinds)} if kinds else {},
                    confidence=_CONFIDENCE,
                    span=(thing[0], max(end, quantity.span[1])),
                    rule=f"{attribute.name}/column",
                )
