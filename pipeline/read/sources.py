"""`sources.csv`: what is known about the files beside it."""

import csv
import io
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline.read.files import Unreadable, decode
from pipeline.read.metadata import FIELDS, checked

NAME = "sources.csv"


@dataclass(frozen=True)
class Sources:
    """For each file its known fields, and a warning for each row or column that says nothing usable."""

    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def of(self, file: str) -> Mapping[str, Any]:
        """What is known about a file, by its path under the folder; nothing if it has no row."""
        return self.fields.get(file, {})


def read_sources(data: bytes, files: Container[str]) -> Sources:
    """Reads the bytes of a `sources.csv`: a column `file`, and any of title, date, source, url, weight.

    `files` are the paths that a row may be about. Never raises: what is wrong becomes a warning that names the line.
    """
    try:
        rows = csv.DictReader(io.StringIO(decode(data), newline=""), strict=True)
        columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    except (Unreadable, csv.Error) as error:
        return Sources(warnings=(f"{NAME} is left out: {error}",))
    if "file" not in columns:
        return Sources(warnings=(f"{NAME} is left out: its first line names no column 'file'; add one",))
    rows.fieldnames = columns
    unknown = sorted(set(columns) - {"file", *FIELDS} - {""})
    warnings = [f"{NAME}: the column {name!r} is not used; known are file, {', '.join(FIELDS)}" for name in unknown]
    known: dict[str, Mapping[str, Any]] = {}
    try:
        for row in rows:
            cells = {name: value.strip() for name, value in row.items() if name and value and name in columns}
            file = str(PurePosixPath(cells.get("file", "")))
            where = f"{NAME}, line {rows.line_num}"
            if file not in files:
                warnings.append(f"{where}: there is no file {file!r}; name it by its path under the folder")
            elif file in known:
                warnings.append(f"{where}: {file!r} had a row already; the first one counts")
            else:
                try:
                    known[file] = checked(cells)
                except ValueError as error:
                    known[file] = {}
                    warnings.append(f"{where}: the row for {file!r} is left out: {error}")
    except csv.Error as error:
        warnings.append(f"{NAME}, line {rows.line_num}: not valid CSV ({error}); what stands below it is left out")
    return Sources(known, tuple(warnings))
