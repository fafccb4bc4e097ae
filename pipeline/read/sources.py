"""`sources.csv`: what is known about the files beside it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline.read.metadata import FIELDS, checked
from pipeline.read.tables import read_table

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
    known: dict[str, Mapping[str, Any]] = {}
    warnings: list[str] = []
    for where, cells in read_table(data, NAME, ("file", *FIELDS), warnings):
        file = str(PurePosixPath(cells.get("file", "")))
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
    return Sources(known, tuple(warnings))
