"""Statements from tables of more than two columns whose columns or rows are named after attributes.

Either each row is about the thing in its first cell and a column holds an attribute of it ("Bridge | Length | Opened"), or each row is an
attribute and each column a period or a thing ("EUR million | 2016 | 2017").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.amount_periods import Period, period_filling
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.measure_fields import (
    attributes_of_label,
    fits,
    leading_date,
    leading_quantity,
    may_be_year,
    unit_in,
    value_of,
)
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.extract.scales import Scale, scale_in, scale_over
from pipeline.extract.tables import Cell, Row, tables
from pipeline.records import Occurrence, Operand, Span, Statement
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.9


def read_measure_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables whose columns or rows are named after attributes."""
    wide = [statement for table in tables(reading) for statement in _statements(reading, table)]
    pairs = [
        table
        for table in tables_of_pairs(reading)
        if attributes_of_label(reading, reading.text[slice(*table[0][1].block.body)])
    ]
    return wide + [statement for table in pairs for statement in _statements(reading, table)]


def tables_of_pairs(reading: Reading) -> Iterator[list[Row]]:
    """The tables of two columns, "Peak | Height (m)", and the runs of fields, which look the same."""
    rows: list[Row] = []
    blocks = [*reading.annotation.blocks, None]
    for number, block in enumerate(blocks):
        if block is not None and block.kind == "row" and block.label is not None:
            first = Cell(block.model_copy(update={"body": block.label}), number)
            rows.append({0: first, 1: Cell(block, number)})
            continue
        if len(rows) > 1:
            yield rows
        rows = []


def table_occurrences(reading: Reading) -> Iterator[Occurrence]:
    """The events whose dates stand in columns named after them: "Opened", "Date of signing"."""
    for header, *rows in tables(reading):
        types = {
            column: found[0]
            for column, cell in header.items()
            if (found := reading.vocabulary.event_types.by_label.get(_words(reading, cell.block.body)))
        }
        for row in rows if types else ():
            theme = _thing(reading, row, header)
            for column, type_ in types.items():
                date = leading_date(reading, row[column].block.body) if column in row else None
                if theme is None or date is None:
                    continue
                described = theme.described
                yield Occurrence(
                    type=type_.name,
                    known=True,
                    trigger=row[column].block.body,
                    span=_whole(row),
                    block=row[column].number,
                    themes=(theme,) if type_.theme is not None else (),
                    names=(*described.names, *described.anchors) if described is not None else (),
                    words=described.words if described is not None else (),
                    time=date,
                )


def _statements(reading: Reading, table: Sequence[Row]) -> Iterator[Statement]:
    header, *rows = table
    by_column = {c: attributes_of_label(reading, reading.text[slice(*cell.block.body)]) for c, cell in header.items()}
    above = scale_over(reading, header[min(header)].number) if header else None
    corner = reading.text[slice(*header[min(header)].block.body)] if header else ""
    for row in rows:
        first = min(row)
        own = attributes_of_label(reading, reading.text[slice(*row[first].block.body)])
        for column, cell in sorted(row.items()):
            if column == first or column not in header:
                continue
            head = header[column].block.body
            if by_column[column]:
                bearer, period, named = _thing(reading, row, header), None, by_column[column]
                unit = unit_in(reading.text[slice(*head)])
            elif own:
                period = period_filling(reading, head)
                bearer = Operand(types=("any",)) if period is not None else phrase_at(reading, *head)
                named = own
                label = reading.text[slice(*row[first].block.body)]
                unit = unit_in(label) or unit_in(reading.text[slice(*head)]) or unit_in(corner)
            else:
                continue
            heads = [reading.text[slice(*span)] for span in (row[first].block.body, head)]
            scale = next((s for words in (*heads, corner) if (s := scale_in(words)) is not None), above)
            place = _Place(row, cell.block.body, cell.number, unit, scale, heads[1])
            yield from _of_cell(reading, place, named, bearer, period)


class _Place(NamedTuple):
    """A cell: its row, its body and the number of its block, the unit and the scale of sums that its heads give, and the head of its
    column."""

    row: Row
    body: Span
    number: int
    unit: str
    scale: Scale | None
    head: str


def _of_cell(
    reading: Reading,
    place: _Place,
    named: Sequence[tuple[Attribute, tuple[str, ...]]],
    bearer: Operand | None,
    period: Period | None,
) -> Iterator[Statement]:
    quantity = leading_quantity(reading, place.body)
    if quantity is None or bearer is None:
        return
    read = ((a, kinds, value_of(reading, a, quantity.value, place.unit, place.scale)) for a, kinds in named)
    found = next(((a, k, v) for a, k, v in read if fits(a, v.unit) and a.of == "thing"), None)
    if found is None or may_be_year(reading, place.head, found[2]):
        return
    attribute, kinds, value = found
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    if period is not None and period.time is not None:
        qualifiers["time"] = (period.time,)
        kinds = (*kinds, *period.kinds)
    if kinds:
        qualifiers["kind"] = tuple(words_operand(kind) for kind in kinds)
    yield Statement(
        document=reading.document.id,
        block=place.number,
        predicate=attribute.name,
        subject=bearer,
        value=Operand(span=quantity.span, literal=value),
        qualifiers=qualifiers,
        confidence=_CONFIDENCE,
        span=_whole(place.row),
        rule=f"{attribute.name}/table",
    )


def _thing(reading: Reading, row: Row, header: Row) -> Operand | None:
    """What a row is about: the phrase in its first cell; None if that is a number or empty."""
    first = min(row)
    return phrase_at(reading, *row[first].block.body) if first == min(header) else None


def _whole(row: Row) -> Span:
    """The span of a row."""
    return min(c.block.start for c in row.values()), max(c.block.end for c in row.values())


def _words(reading: Reading, span: Span) -> str:
    return " ".join(reading.text[slice(*span)].casefold().strip(" *:").split())
