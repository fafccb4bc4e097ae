"""Statements from tables whose columns or rows are named after attributes.

Either each row is about the thing that it names and a column holds an attribute of it ("Bridge | Length | Opened"), or each row or column
is a time ("EUR million | 2016 | 2017"); or the head above both, or the caption, names one attribute for all cells.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.amount_periods import Period, period_filling
from pipeline.extract.measure_fields import (
    attributes_of_label,
    fits,
    is_named_whole,
    leading_quantity,
    may_be_year,
    unit_in,
    value_of,
)
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.extract.scales import Scale, scale_in, scale_over
from pipeline.extract.tables import Cell, Row, Table, date_in_cell, period_in_head, plain_words, tables, thing_in_cell
from pipeline.records import Occurrence, Operand, Statement
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.9

_Named = Sequence[tuple[Attribute, tuple[str, ...]]]
"""Attributes that a head names, each with the words that narrow it down."""


def read_measure_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables whose columns, rows or captions are named after attributes."""
    return [statement for table in tables(reading) for statement in _statements(reading, table)]


def table_occurrences(reading: Reading) -> Iterator[Occurrence]:
    """The events whose dates stand in columns named after them: "Opened", "Date of signing"."""
    for table in tables(reading):
        types = {
            column: found[0]
            for column, head in table.heads.items()
            if (found := reading.vocabulary.event_types.by_label.get(plain_words(reading, head[-1].body)))
        }
        for row in table.rows if types else ():
            theme = _thing(reading, table, row)
            for column, type_ in types.items():
                date = date_in_cell(reading, row[column].body) if column in row else None
                if theme is None or date is None:
                    continue
                described = theme.described
                yield Occurrence(
                    type=type_.name,
                    known=True,
                    trigger=row[column].body,
                    span=row[column].line,
                    block=row[column].number,
                    themes=(theme,) if type_.theme is not None else (),
                    names=(*described.names, *described.anchors) if described is not None else (),
                    words=described.words if described is not None else (),
                    time=date,
                )


def _statements(reading: Reading, table: Table) -> Iterator[Statement]:
    for_all = _of_caption(reading, table)
    named = {column: _attributes(reading, head) or for_all for column, head in table.heads.items()}
    for row in table.rows:
        subject = _subject(reading, table, row)
        if subject is None:
            continue
        bearer, of_row = subject
        for column in sorted(row):
            head = table.heads.get(column)
            if head is None or not named[column] or column in {table.names, table.periods}:
                continue
            periods = (period_in_head(reading, h.body) for h in reversed(head))
            period = next((p for p in periods if p is not None), of_row)
            yield from _of_cell(reading, _place(reading, table, row, column), named[column], bearer, period)


def _attributes(reading: Reading, head: Sequence[Cell]) -> _Named:
    """The attributes that the heads of a column name, the lower first."""
    found = (_of_head(reading, reading.text[slice(*cell.body)]) for cell in reversed(head))
    return next((f for f in found if f), ())


def _of_head(reading: Reading, head: str) -> _Named:
    """The attributes that a head names, unless it says of what, which is another thing: "Cost of sales"."""
    of_other = re.search(r"\sof\s", head) is not None and not is_named_whole(reading, head)
    return () if of_other else attributes_of_label(reading, head)


def _of_caption(reading: Reading, table: Table) -> _Named:
    """The attributes that the corner or the caption of a table names for all its cells, whose columns are times."""
    values = [head for column, head in table.heads.items() if column not in {table.names, table.periods}]
    if table.names is None or table.is_turned or len(values) == 0:
        return ()
    if any(period_filling(reading, head[-1].body) is None for head in values):
        return ()
    spans = [span for span in (table.corner, table.caption) if span is not None]
    found = (attributes_of_label(reading, reading.text[slice(*span)]) for span in spans)
    return next((f for f in found if f), ())


def _subject(reading: Reading, table: Table, row: Row) -> tuple[Operand, Period | None] | None:
    """What a row is about, and its time: the thing that it names, or the topic if it names only a time; None if that is not clear."""
    name = table.name(row)
    time = row.get(table.periods) if table.periods is not None else None
    period = period_filling(reading, time.body) if time is not None else None
    if name is None:
        return (Operand(types=("any",)), period) if period is not None else None
    of_name = period_filling(reading, name.body)
    if of_name is not None:
        return Operand(types=("any",)), of_name
    thing = thing_in_cell(reading, name.body)
    return (thing, period) if thing is not None else None


class _Place(NamedTuple):
    """A cell, the units that its heads, the corner and the caption give, the nearest first, the scale of sums, and the words of the head of
    its column."""

    cell: Cell
    units: tuple[str, ...]
    scale: Scale | None
    head: str


def _place(reading: Reading, table: Table, row: Row, column: int) -> _Place:
    head, name = table.heads[column], row.get(0)
    spans = [h.body for h in reversed(head)] + ([name.body] if table.is_turned and name is not None else [])
    spans += [*table.above, *(s for s in (table.corner, table.caption) if s is not None)]
    words = [reading.text[slice(*span)] for span in spans]
    units = tuple(u for w in words if (u := unit_in(w)))
    first = min(h[0].number for h in table.heads.values())
    scale = next((s for w in words if (s := scale_in(w)) is not None), None) or scale_over(reading, first)
    return _Place(row[column], units, scale, words[0])


def _of_cell(
    reading: Reading, place: _Place, named: _Named, bearer: Operand, period: Period | None
) -> Iterator[Statement]:
    quantity = leading_quantity(reading, place.cell.body)
    if quantity is None:
        return
    read = (
        (a, kinds, value_of(reading, a, quantity.value, unit, place.scale))
        for unit in (*place.units, "")
        for a, kinds in named
    )
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
        block=place.cell.number,
        predicate=attribute.name,
        subject=bearer,
        value=Operand(span=quantity.span, literal=value),
        qualifiers=qualifiers,
        confidence=_CONFIDENCE,
        span=place.cell.line,
        rule=f"{attribute.name}/table",
    )


def _thing(reading: Reading, table: Table, row: Row) -> Operand | None:
    """What a row names; None if it names nothing, or a time."""
    name = table.name(row)
    if name is None or period_filling(reading, name.body) is not None:
        return None
    return thing_in_cell(reading, name.body)
