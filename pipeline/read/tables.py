"""Tables that a user writes beside the documents: CSV files with a first line of column names."""

import csv
import io
from collections.abc import Iterator, Sequence

from pipeline.read.files import Unreadable, decode


def read_table(
    data: bytes, name: str, columns: Sequence[str], warnings: list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table: where each stands, in words, and its cells that hold something, by column in lower case.

    `name` is the file's, for messages. `columns` are those that are known; the table must have the first. What is wrong
    never raises but is added to `warnings`, a sentence each.
    """
    try:
        rows = csv.DictReader(io.StringIO(decode(data), newline=""), strict=True)
        header = [(column or "").strip().lower() for column in rows.fieldnames or ()]
    except (Unreadable, csv.Error) as error:
        warnings.append(f"{name} is left out: {error}")
        return
    if columns[0] not in header:
        warnings.append(f"{name} is left out: its first line names no column {columns[0]!r}; add one")
        return
    rows.fieldnames = header
    unknown = sorted(set(header) - {*columns, ""})
    warnings += [f"{name}: the column {column!r} is not used; known are {', '.join(columns)}" for column in unknown]
    try:
        for row in rows:
            cells = {column: value.strip() for column, value in row.items() if column in header and column and value}
            yield f"{name}, line {rows.line_num}", cells
    except csv.Error as error:
        warnings.append(f"{name}, line {rows.line_num}: not valid CSV ({error}); what stands below it is left out")
