"""Tables that a user puts next to the documents: CSV files whose first line names the columns."""

import csv
import io
from collections.abc import Iterator, Sequence

from pipeline.read.content import Unreadable
from pipeline.read.encodings import decode
from pipeline.read.remarks import Remarks


def read_table(
    data: bytes, name: str, columns: Sequence[str], remarks: Remarks
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields the place of each row ("sources.csv, line 2") and its cells that are not empty, by column in lower case.

    `name` is the name of the file, for messages. `columns` are the known columns; the table must have the first. Never raises:
    each problem is a fault in `remarks`, each unknown column a note.
    """
    try:
        rows = csv.DictReader(io.StringIO(decode(data), newline=""), strict=True)
        header = [(column or "").strip().lower() for column in rows.fieldnames or ()]
    except (Unreadable, csv.Error) as error:
        remarks.fault(f"{name} is ignored: {error}")
        return
    if columns[0] not in header:
        remarks.fault(f"{name} is ignored: its first line lacks the column {columns[0]!r}; add it")
        return
    rows.fieldnames = header
    unknown = sorted(set(header) - {*columns, ""})
    for column in unknown:
        remarks.note(f"{name}: the column {column!r} is ignored; the known columns are {', '.join(columns)}")
    try:
        for row in rows:
            cells = {column: value.strip() for column, value in row.items() if column in header and column and value}
            yield f"{name}, line {rows.line_num}", cells
    except csv.Error as error:
        remarks.fault(f"{name}, line {rows.line_num}: not valid CSV ({error}); the lines below are skipped")
