"""A corpus: a `.jsonl` file with one document per line. Only one document is in memory at a time."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from pipeline.read.content import Unreadable, text_fault
from pipeline.read.encodings import decode
from pipeline.read.identifiers import free, record_fault
from pipeline.read.metadata import checked
from pipeline.records import Document


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
