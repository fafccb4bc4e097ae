"""Tables of claims: a CSV with one claim a row, or with one thing a row and one attribute a column."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    import _csv

REQUIRED = ("subject", "predicate", "value")
OPTIONAL = ("source", "start", "end", "quote", "confidence", "date")
_SUBJECTS = ("subject", "name", "title", "item", "entity", "label", "id")
"""Names of the column that says what a row is about, best first; without any, it is the first column."""
_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""What Excel writes before the head of a table, and reads there."""


class NoTable(ValueError):
    """Why a file is no table of claims, and what to do."""


class Row(NamedTuple):
    """A claim as written: the number of its line, counted from 1, and its cells by column, of which `subject`, `predicate` and
    `value` are always there, perhaps empty."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path) -> Iterator[Row]:
    """Yields the claims of a table in UTF-8, or in UTF-16 with a byte order mark, in order.

    The separator is the one that Excel's line ``sep=;`` names, otherwise the comma, semicolon, tab or bar that the first line has most of.
    With a column `predicate` or `value`, a row is a claim. Otherwise a row is a thing, named in its column `subject` (or `name`, `title`,
    … or the first), every other column is a predicate of it, and every cell that is not empty a claim. The column `source` names the
    document of a row; without it, that is the file.
    Raises `NoTable` if the first line lacks a column, OSError, UnicodeDecodeError and csv.Error.
    """
    with path.open(encoding=_encoding(path), newline="") as file:
        reader, before = _reader(file)
        head = [name.strip() for name in next(reader, [])]
        columns = [name.lower() for name in head]
        if {"predicate", "value"} & set(columns):
            rows = _claims(reader, columns)
        elif len([name for name in head if name]) > 1:
            rows = _things(reader, head, columns)
        else:
            raise NoTable(
                f"columns missing from the first line: {', '.join(n for n in REQUIRED if n not in columns)}; add them, or give it "
                "a column for the name of a thing and one for each of its attributes"
            )
        for line, cells in rows:
            cells["source"] = cells.get("source") or path.name
            yield Row(line + before, cells)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"


def _reader(file: TextIO) -> "tuple[_csv.Reader, int]":
    """What reads the rows of a table, and the number of lines before its head."""
    first = file.readline()
    stated = _SEPARATOR_LINE.fullmatch(first)
    if stated is not None:
        return csv.reader(file, delimiter=stated[1]), 1
    file.seek(0)
    outside = re.sub(r'"[^"]*"', "", first)
    return csv.reader(file, delimiter=max(_SEPARATORS, key=outside.count)), 0


def _claims(reader: "_csv.Reader", columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise NoTable(f"columns missing from the first line: {', '.join(missing)}; add them")
    known = [(index, name) for index, name in enumerate(columns) if name in REQUIRED + OPTIONAL]
    for row in reader:
        if row:
            cells = {name: row[index].strip() for index, name in known if index < len(row)}
            yield reader.line_num, {**dict.fromkeys(REQUIRED, ""), **cells}


def _things(reader: "_csv.Reader", head: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    subject = next((columns.index(name) for name in _SUBJECTS if name in columns), 0)
    source = columns.index("source") if "source" in columns else None
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        about = {"subject": row[subject].strip() if subject < len(row) else ""}
        if source is not None and source < len(row):
            about["source"] = row[source].strip()
        for index, cell in enumerate(row):
            if index not in {subject, source} and cell.strip() and index < len(head) and head[index]:
                yield reader.line_num, {**about, "predicate": head[index], "value": cell.strip()}


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name."""
    return path.suffix.lower() in {".csv", ".tsv"}


def read_types(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yields the rows of a user's file of types, with their lines: columns name, predicate, type and unit. Raises as `read_rows`."""
    with path.open(encoding=_encoding(path), newline="") as file:
        reader, before = _reader(file)
        columns = [name.strip().lower() for name in next(reader, [])]
        if "name" not in columns:
            raise NoTable("its first line lacks the column 'name'; add it")
        for row in reader:
            if row:
                yield reader.line_num + before, {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
