"""A corpus: a `.jsonl` file with one document per line, or a table with one per row. Only one document is in memory at a time."""

import csv
import gzip
import json
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from pipeline.read.content import Unreadable, text_fault
from pipeline.read.encodings import decode, guess_encoding
from pipeline.read.files import Place, open_place
from pipeline.read.formats.sheets import TAB, cell_words, large_cells, separator
from pipeline.read.identifiers import free, record_fault
from pipeline.read.metadata import checked
from pipeline.records import Document, Position

TABLES = (".csv", ".tsv", ".parquet")
"""The suffixes of tables."""
_UNPACKED = 32
"""A packed corpus may unpack to this many times as much as one document."""
_SAMPLE = _PIECE = 1_000_000


class _Line(NamedTuple):
    """The place of a record in its file: its document's id, its line (from 1), its byte offset (from 0), and what is wrong with the
    record, or None."""

    id: str
    number: int
    offset: int
    fault: str | None


def read_corpus(path: Path, name: str, defaults: Mapping[str, Any], most: int | None = None) -> Iterator[Document]:
    """Yields the documents of a corpus, sorted by id. `name` is the file's path in the folder; `defaults` are its fields in
    `sources.csv`, which a record may override; `most` is the most bytes that a line may have, None means no limit.

    A document's id is ``<name>#<id of the record>``. A line that is not a record, or whose id is unusable or repeated, gives a
    document with `error` set and the id ``<name>#line <number>``.
    Raises `Unreadable` if the file is not text or is empty, and OSError if it cannot be opened.
    """
    with path.open("rb") as file:
        lines = sorted(_lines(file, name, most))
        if not lines:
            raise Unreadable("the file is empty; add records or delete it")
        for line in lines:
            file.seek(line.offset)
            yield _document(line, b"" if line.fault else file.readline(), defaults)


def _lines(file: IO[bytes], name: str, most: int | None) -> Iterator[_Line]:
    """Every line that is not blank; faulty lines come last."""
    first_lines: dict[str, int] = {}
    faulty: list[tuple[int, int, str]] = []
    offset = 0
    for number, (data, size) in enumerate(_pieces(file, most), start=1):
        if number == 1:
            _refuse_other_encodings(data)
        if data.strip():
            try:
                if most is not None and len(data.rstrip(b"\n")) > most:
                    raise Unreadable(f"it is longer than {most:,} bytes; raise --max-megabytes to read it")
                record = _record(data)
                identifier = _identifier(record)
                if identifier in first_lines:
                    raise Unreadable(f"line {first_lines[identifier]} has the same id, {identifier!r}")
                first_lines[identifier] = number
                yield _Line(f"{name}#{identifier}", number, offset, None)
            except Unreadable as error:
                faulty.append((number, offset, str(error)))
        offset += size
    for number, offset, fault in faulty:
        yield _Line(f"{name}#{free(f'line {number}', first_lines)}", number, offset, fault)


def _pieces(file: IO[bytes], most: int | None) -> Iterator[tuple[bytes, int]]:
    """Each line, or the beginning of one that has more than `most` bytes, and the number of all its bytes. None is in memory whole if
    it is longer."""
    room = -1 if most is None else most + 1
    while data := file.readline(room):
        size = len(data)
        while size >= room > 0 and not data.endswith(b"\n"):
            rest = file.readline(room)
            size += len(rest)
            if not rest or rest.endswith(b"\n"):
                break
        yield data, size


def _refuse_other_encodings(line: bytes) -> None:
    """Raises `Unreadable` for UTF-16, UTF-32 and binary files. Otherwise each line of such a file would be an error of its own."""
    if line.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise Unreadable("the file is not UTF-8; convert it, for instance with iconv -f UTF-16 -t UTF-8")
    if b"\0" in line:
        decode(line)


def _record(data: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(f"it is not UTF-8: byte {error.start} of the line is 0x{data[error.start]:02X}") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError):
        raise Unreadable("its JSON is nested too deeply or contains too long a number") from None
    if not isinstance(record, dict):
        raise Unreadable("it is not a JSON object; a record is written as {…}")
    return record


def _identifier(record: Mapping[str, Any]) -> str:
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        raise Unreadable("it lacks an 'id' that is a string or a whole number")
    fault = record_fault(str(identifier))
    if fault:
        raise Unreadable(fault)
    return str(identifier)


def _document(line: _Line, data: bytes, defaults: Mapping[str, Any]) -> Document:
    try:
        if line.fault:
            raise Unreadable(line.fault)
        record = _record(data)
        text = record.get("text")
        if not isinstance(text, str):
            raise Unreadable("it lacks a 'text' that is a string")
        fault = text_fault(text)
        if fault:
            raise Unreadable(f"its text {fault}")
        return Document(id=line.id, text=text, **{**defaults, **checked(record)})
    except ValueError as error:
        return Document(id=line.id, text="", error=f"line {line.number} was skipped: {error}")


@contextmanager
def on_disk(place: Place, most: int | None) -> Iterator[Path]:
    """The path of a file; of one that is packed or inside another, that of a copy, which is gone afterwards. Raises `Unreadable`."""
    if not place.inside and not place.is_gzip:
        yield place.path
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"corpus{place.suffix}"
        if place.inside:
            data = open_place(place, most)
            assert isinstance(data, bytes)
            path.write_bytes(data)
        else:
            _unpack(place.path, path, None if most is None else most * _UNPACKED)
        yield path


def _unpack(packed: Path, path: Path, most: int | None) -> None:
    try:
        with gzip.open(packed) as source, path.open("wb") as target:
            while data := source.read(_PIECE):
                target.write(data)
                if most is not None and target.tell() > most:
                    size = f"{most / 1_000_000:,.3g} MB"
                    raise Unreadable(f"the file unpacks to more than {size}; unpack it, or raise --max-megabytes")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"the file is not a valid .gz ({error}); save or download it again") from error


def has_column(path: Path, suffix: str, column: str) -> bool:
    """Whether a table has a column of this name."""
    with _table(path, suffix) as (columns, _):
        return column in columns


def read_rows(
    path: Path, name: str, defaults: Mapping[str, Any], most: int | None = None, *, text_column: str
) -> Iterator[Document]:
    """Yields the documents of a table (.csv, .tsv or .parquet): the text of each is in the column `text_column`, its id and its metadata
    are in columns of these names. Without a column `id`, it is ``row 2``: the row in the table, whose first row names the columns.

    Parameters, ids and errors are as for `read_corpus`; a row whose text is empty gives no document.
    """
    taken: dict[str, int] = {}
    number = 1
    try:
        with _table(path, path.suffix) as (columns, rows):
            fields = {column.strip().lower(): column for column in columns if column != text_column}
            for number, row in enumerate(rows, start=2):
                text = row.get(text_column) or ""
                if not text.strip():
                    continue
                given = {field: row[column] for field, column in fields.items() if row.get(column)}
                try:
                    yield _row_document(given, text, name, number, defaults, most, taken)
                except ValueError as error:
                    fault = f"row {number} was skipped: {error}"
                    yield Document(id=f"{name}#{free(f'row {number}', taken)}", text="", error=fault)
    except csv.Error as error:
        fault = f"row {number + 1} is not valid CSV ({error}); it and the rows below were skipped"
        yield Document(id=f"{name}#{free(f'row {number + 1}', taken)}", text="", error=fault)


def _row_document(
    given: Mapping[str, str],
    text: str,
    name: str,
    number: int,
    defaults: Mapping[str, Any],
    most: int | None,
    taken: dict[str, int],
) -> Document:
    if most is not None and len(text.encode("utf-8", "replace")) > most:
        raise Unreadable(f"its text is longer than {most:,} bytes; raise --max-megabytes to read it")
    if fault := text_fault(text):
        raise Unreadable(f"its text {fault}")
    identifier = given.get("id") or free(f"row {number}", taken)
    if identifier in taken:
        raise Unreadable(f"row {taken[identifier]} has the same id, {identifier!r}")
    if fault := record_fault(identifier):
        raise Unreadable(fault)
    document = Document(
        id=f"{name}#{identifier}",
        text=text,
        positions=(Position(start=0, end=len(text), row=number),),
        **{**defaults, **checked(given)},
    )
    taken[identifier] = number
    return document


@contextmanager
def _table(path: Path, suffix: str) -> Iterator[tuple[list[str], Iterator[dict[str, str]]]]:
    """The columns of a table, and its rows by column. Raises `Unreadable`."""
    if suffix == ".parquet":
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        try:
            table = pq.ParquetFile(path)
        except Exception as error:  # a damaged file
            raise Unreadable(f"the file is not a valid .parquet ({error}); write it again") from error
        batches = table.iter_batches(batch_size=100)
        rows = ({c: cell_words(v) for c, v in row.items()} for batch in batches for row in batch.to_pylist())
        yield list(map(str, table.schema_arrow.names)), rows
        return
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    encoding = _encoding(sample)
    with path.open(encoding=encoding, errors="replace", newline="") as text, large_cells():
        lines = csv.reader(
            text, delimiter=TAB if suffix == ".tsv" else separator(sample.decode(encoding, "replace")), strict=True
        )
        columns = [column.strip() for column in next(lines, [])]
        yield columns, (dict(zip(columns, row, strict=False)) for row in lines)


def _encoding(sample: bytes) -> str:
    """The encoding of a text that starts so. Raises `Unreadable` if it cannot be told."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        decode(sample, is_cut=len(sample) == _SAMPLE)
    except Unreadable:
        guessed = guess_encoding(sample)
        if guessed is None:
            raise
        return guessed
    return "utf-8-sig"
