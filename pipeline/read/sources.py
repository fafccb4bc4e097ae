"""`sources.csv`: metadata of the files in its folder."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pipeline.read.metadata import FIELDS, checked
from pipeline.read.tables import read_table

NAME = "sources.csv"


@dataclass(frozen=True)
class Sources:
    """The metadata of each file, and a warning for each row or column that is ignored."""

    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def of(self, file: str) -> Mapping[str, Any]:
        """The metadata of a file, by its path in the folder; empty if it has no row."""
        return self.fields.get(file, {})


def read_sources(data: bytes, files: Container[str]) -> Sources:
    """Reads the bytes of a `sources.csv`: a column `file`, and any of title, date, source, url and weight.

    `files` are the paths of the files in the folder. Never raises: a row that cannot be used becomes a warning with its line.
    """
    known: dict[str, Mapping[str, Any]] = {}
    warnings: list[str] = []
    for where, cells in read_table(data, NAME, ("file", *FIELDS), warnings):
        file = str(PurePosixPath(cells.get("file", "")))
        if file not in files:
            warnings.append(f"{where}: there is no file {file!r}; write its path relative to the folder")
        elif file in known:
            warnings.append(f"{where}: {file!r} has an earlier row, which is used instead")
        else:
            try:
                known[file] = checked(cells)
            except ValueError as error:
                known[file] = {}
                warnings.append(f"{where}: the row for {file!r} is skipped: {error}")
    return Sources(known, tuple(warnings))
