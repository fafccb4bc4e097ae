"""Facts as a table with one row for each piece of evidence: `facts.csv` and `facts.parquet`.

Both have the same rows and columns, with one exception. A text cell in `facts.csv` that a spreadsheet would take for a formula (it
starts with = + - @, their full-width forms, a tab or a line end) has an apostrophe before it. Cells with numbers never do.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from pipeline.records import HEADINGS, DateValue, EntityValue, Evidence, Fact, NumberValue

_TEXT, _NUMBER, _OFFSET = pa.string(), pa.float64(), pa.int64()

COLUMNS = pa.schema(
    [
        pa.field("id", _TEXT, nullable=False),
        pa.field("subject", _TEXT, nullable=False),
        pa.field("subject_type", _TEXT, nullable=False),
        pa.field("subject_entity", _TEXT, nullable=False),
        pa.field("predicate", _TEXT, nullable=False),
        pa.field("value", _TEXT, nullable=False),
        pa.field("value_type", _TEXT, nullable=False),
        pa.field("value_entity", _TEXT),
        pa.field("edtf", _TEXT),
        pa.field("amount", _NUMBER),
        pa.field("unit", _TEXT),
        pa.field("low", _NUMBER),
        pa.field("high", _NUMBER),
        pa.field("qualifiers", _TEXT),
        pa.field("polarity", _TEXT, nullable=False),
        pa.field("certainty", _TEXT, nullable=False),
        pa.field("attributed_to", _TEXT),
        pa.field("confidence", _NUMBER, nullable=False),
        pa.field("document", _TEXT, nullable=False),
        pa.field("start", _OFFSET, nullable=False),
        pa.field("end", _OFFSET, nullable=False),
        pa.field("quote", _TEXT, nullable=False),
        pa.field("rule", _TEXT, nullable=False),
        pa.field("page", _OFFSET),
        pa.field("sheet", _TEXT),
        pa.field("cell", _TEXT),
        pa.field("slide", _OFFSET),
        pa.field("row", _OFFSET),
        pa.field("header", _TEXT),
        pa.field("heading", _TEXT),
    ]
)
"""The columns, in order. `start` and `end` count code points of the document's text from 0; `qualifiers` reads
``name: value, value; name: value``; `amount`, `low` and `high` of a number are in `unit` (None for a plain count); `heading` reads
``outer › inner``."""

_ROWS_AT_ONCE = 50_000
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # in East Asian locales, full-width forms count too

Cell = str | float | int | None


def rows(facts: Iterable[Fact]) -> Iterator[tuple[Cell, ...]]:
    """Yields the rows of the table, in the order of the facts and of their evidence."""
    for fact in facts:
        for evidence in fact.evidence:
            yield _row(fact, evidence)


def _row(fact: Fact, evidence: Evidence) -> tuple[Cell, ...]:
    value = fact.value
    number = value if isinstance(value, NumberValue) else None
    return (
        fact.id,
        fact.subject.name,
        fact.subject.type,
        fact.subject.entity,
        fact.predicate,
        value.name,
        value.type,
        value.entity if isinstance(value, EntityValue) else None,
        value.edtf if isinstance(value, DateValue) else None,
        number.amount if number else None,
        number.unit if number else None,
        number.low if number else None,
        number.high if number else None,
        _flat(fact) or None,
        fact.polarity,
        fact.certainty,
        fact.attributed_to,
        fact.confidence,
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.rule,
        evidence.page,
        evidence.sheet,
        evidence.cell,
        evidence.slide,
        evidence.row,
        evidence.header,
        HEADINGS.join(evidence.heading) if evidence.heading else None,
    )


def _flat(fact: Fact) -> str:
    return "; ".join(f"{name}: {', '.join(value.name for value in values)}" for name, values in fact.qualifiers.items())


def csv_lines(facts: Iterable[Fact]) -> Iterator[bytes]:
    """Yields the lines of `facts.csv` according to RFC 4180: UTF-8, commas, CR LF, and a header. None becomes an empty cell."""
    line = io.StringIO(newline="")
    lines = csv.writer(line, lineterminator="\r\n")  # with "\n", a cell that contains a lone CR would not be quoted
    for row in chain([tuple(COLUMNS.names)], rows(facts)):
        lines.writerow([_inert(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _inert(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def parquet(facts: Iterable[Fact]) -> bytes:
    """The content of `facts.parquet`: the same rows with types. None becomes null."""
    content = io.BytesIO()
    with pq.ParquetWriter(content, COLUMNS, compression="zstd") as file:
        batch: list[tuple[Cell, ...]] = []
        for row in rows(facts):
            batch.append(row)
            if len(batch) == _ROWS_AT_ONCE:
                file.write_table(_table(batch))
                batch = []
        if batch:
            file.write_table(_table(batch))
    return content.getvalue()


def _table(batch: list[tuple[Cell, ...]]) -> pa.Table:
    columns = zip(*batch, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, COLUMNS, strict=True)], schema=COLUMNS
    )
