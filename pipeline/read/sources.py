"""`sources.csv`: metadata of the files in its folder."""

from collections.abc import Container, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipeline.read.metadata import FIELDS, checked
from pipeline.read.remarks import Remarks
from pipeline.read.tables import read_table

NAME = "sources.csv"


def read_sources(data: bytes, files: Container[str], remarks: Remarks) -> dict[str, Mapping[str, Any]]:
    """The metadata of each file that has a row in a `sources.csv`: a column `file`, and any of title, date, source, url and weight.

    `files` are the paths of the files in the folder. Never raises: a row that cannot be used is a fault in `remarks`.
    """
    known: dict[str, Mapping[str, Any]] = {}
    for where, cells in read_table(data, NAME, ("file", *FIELDS), remarks):
        file = str(PurePosixPath(cells.get("file", "")))
        if file not in files:
            remarks.fault(f"{where}: there is no file {file!r}; write its path relative to the folder")
        elif file in known:
            remarks.fault(f"{where}: {file!r} has an earlier row, which is used instead")
        else:
            try:
                known[file] = checked(cells)
            except ValueError as error:
                known[file] = {}
                remarks.fault(f"{where}: the row for {file!r} is skipped: {error}")
    return known
