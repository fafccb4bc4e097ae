"""Sheets: workbooks, files of separated values, and Parquet."""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from pipeline.read.content import Content, Unreadable, library, reason
from pipeline.read.formats.plain import read_plain
from pipeline.read.formats.writing import ReadingText

_USUAL_NAME = re.compile(r"(?:Sheet|Table|Tabelle|Feuille?|Hoja|Foglio|Blad|Ark|List)\s*\d*$", re.IGNORECASE)
TAB = "\t"
_SEPARATORS = ",;\t|"
_SAMPLE = 20  # lines that show what separates the cells
_LARGEST_CELL = 10_000_000


@contextmanager
def large_cells() -> Iterator[None]:
    """Lets the cells of separated values be as large as a document."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def read_workbook(data: bytes) -> Content:
    """A workbook (.xlsx, .xls, .ods): each sheet as rows of ``| cell | cell |`` under its name."""
    calamine = library("python_calamine", ".xlsx, .xls and .ods", "office")
    text = ReadingText()
    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
            for name, sheet in sheets:
                text.end_headings()
                first = sheet.start or (0, 0)
                rows = [[cell_words(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
                for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
                    _fill_down(rows, left - first[1], top - first[0], bottom - first[0])
                if len(sheets) > 1 and any(map(any, rows)) and not _USUAL_NAME.match(name):
                    text.heading(name, 1, sheet=name)
                _write_rows(text, rows, first, name)
    except calamine.PasswordError:
        raise Unreadable("the file is locked with a password; save it without a password") from None
    except Exception as error:  # a damaged archive or damaged XML
        raise Unreadable(
            f"the file is not a valid workbook, or is locked ({reason(error)}); save it again, without a password"
        ) from error
    return Content(text.text, positions=text.positions)


def read_csv(data: bytes) -> Content:
    """A file of separated values as one table. What separates its cells is judged by its first lines."""
    plain = read_plain(data)
    return _separated(plain, separator(plain.text))


def read_tsv(data: bytes) -> Content:
    """A file of values that tabs separate as one table."""
    return _separated(read_plain(data), TAB)


def _separated(plain: Content, sign: str) -> Content:
    text = ReadingText()
    _write_rows(text, _separated_rows(plain.text, sign), (0, 0), None)
    return Content(text.text, encoding=plain.encoding, positions=text.positions)


def read_parquet(data: bytes) -> Content:
    """A Parquet file as one table, with the names of its columns as its first row."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    try:
        table = pq.read_table(io.BytesIO(data))
        rows = [list(map(str, table.column_names))]
        rows += [[cell_words(value) for value in row.values()] for row in table.to_pylist()]
    except Exception as error:  # a damaged file
        raise Unreadable(f"the file is not a valid .parquet ({reason(error)}); write it again") from error
    text = ReadingText()
    _write_rows(text, rows, (0, 0), None)
    return Content(text.text, positions=text.positions)


def parquet_size(data: bytes) -> int:
    """The bytes that a Parquet file unpacks to, as it states them; 0 if it is none."""
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(io.BytesIO(data))
        return sum(int(metadata.row_group(number).total_byte_size) for number in range(metadata.num_row_groups))
    except Exception:
        return 0  # its reader says what is wrong


def _separated_rows(text: str, sign: str) -> Iterator[list[str]]:
    """The rows of separated values. Raises `Unreadable` with the line that is wrong."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        with large_cells():
            yield from rows
    except csv.Error as error:
        raise Unreadable(
            f"line {rows.line_num} is not valid CSV ({error}); correct it, or rename the file to .txt"
        ) from None


def separator(text: str) -> str:
    """What separates the cells: the sign that parts most of the first lines into the same number of cells, more than one."""
    lines = [line for line in text[:100_000].splitlines()[:_SAMPLE] if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        usual = max(set(counts), key=lambda n: (counts.count(n), n), default=1)
        return (counts.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=agreement)


def _write_rows(text: ReadingText, rows: Iterable[Sequence[str]], first: tuple[int, int], sheet: str | None) -> None:
    """Writes rows that start at the cell `first` (row and column from 0), in groups between empty rows. Of a group, columns that are empty
    are left out, and rows of one cell that precede the others are paragraphs."""
    of_sheet = {"sheet": sheet} if sheet is not None else {}
    numbered = ((number, [words.strip() for words in row]) for number, row in enumerate(rows, start=first[0] + 1))
    for is_filled, group in itertools.groupby(numbered, key=lambda row: any(row[1])):
        if not is_filled:
            continue
        lines = list(group)
        used = [n for n in range(max(len(row) for _, row in lines)) if any(n < len(row) and row[n] for _, row in lines)]
        text.end_table()
        is_before_table = True
        for number, row in lines:
            filled = [n for n in used if n < len(row) and row[n]]
            is_before_table = is_before_table and len(filled) == 1
            columns = filled if is_before_table else used
            text.row(
                [
                    (row[n] if n < len(row) else "", {**of_sheet, "cell": f"{_letters(first[1] + n)}{number}"})
                    for n in columns
                ]
            )


def _fill_down(rows: list[list[str]], column: int, top: int, bottom: int) -> None:
    """Gives the cells that are merged with the one at the top its words."""
    for row in rows[max(top + 1, 0) : bottom + 1]:
        if top >= 0 and 0 <= column < min(len(row), len(rows[top])):
            row[column] = rows[top][column]


def _letters(column: int) -> str:
    """The name of a column, counted from 0: A, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_words(value: Any) -> str:
    """What a cell shows, as far as its value says."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        is_day = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(cell_words, value))
    return str(value)
