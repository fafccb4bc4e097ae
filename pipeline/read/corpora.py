"""A corpus: a `.jsonl` file with one document a line, read without holding more than one of them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.read.files import Unreadable, decode, text_fault
from pipeline.read.identifiers import free, record_fault
from pipeline.read.metadata import checked
from pipeline.records import Document


class _Line(NamedTuple):
    """Where a record stands in the file: its document's id, its line (from 1) and byte, what is wrong with its id."""

    id: str
    number: int
    offset: int
    fault: str | None


def read_corpus(path: Path, name: str, defaults: Mapping[str, Any]) -> Iterator[Document]:
    """The documents of a corpus, sorted by id. `name` is its path under the folder, `defaults` what `sources.csv` says.

    A record's id is ``<name>#<its id>``. A line that is no record, or whose id cannot be used or stood before, gives a
    document with `error` set, called ``<name>#line <number>``.
    Raises `Unreadable` for a file that is no text or has no line, and OSError for one that cannot be opened.
    """
    with path.open("rb") as file:
        lines = sorted(_lines(file.readline, name))
        if not lines:
            raise Unreadable("the file is empty; give it records or delete it")
        for line in lines:
            file.seek(line.offset)
            yield _document(line, file.readline(), defaults)


def _lines(readline: Any, name: str) -> Iterator[_Line]:
    """Every line that is not blank."""
    first_lines: dict[str, int] = {}
    faulty: list[tuple[int, int, str]] = []
    offset = 0
    for number, data in enumerate(iter(readline, b""), start=1):
        if number == 1:
            _refuse_other_encodings(data)
        if data.strip():
            try:
                record = _record(data)
                identifier = _identifier(record)
                if identifier in first_lines:
                    raise Unreadable(f"the id {identifier!r} stands on line {first_lines[identifier]} already")
                first_lines[identifier] = number
                yield _Line(f"{name}#{identifier}", number, offset, None)
            except Unreadable as error:
                faulty.append((number, offset, str(error)))
        offset += len(data)
    for number, offset, fault in faulty:
        yield _Line(f"{name}#{free(f'line {number}', first_lines)}", number, offset, fault)


def _refuse_other_encodings(line: bytes) -> None:
    """Else every line of such a file would be an error of its own."""
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
        raise Unreadable("it is JSON that cannot be read: it nests too deep or holds too long a number") from None
    if not isinstance(record, dict):
        raise Unreadable("it is no JSON object; a record is written {…}")
    return record


def _identifier(record: Mapping[str, Any]) -> str:
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        raise Unreadable("it has no 'id' that is a string or a whole number")
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
            raise Unreadable("it has no 'text' that is a string")
        fault = text_fault(text)
        if fault:
            raise Unreadable(f"its text {fault}")
        return Document(id=line.id, text=text, **{**defaults, **checked(record)})
    except ValueError as error:
        return Document(id=line.id, text="", error=f"line {line.number} is left out until it is mended: {error}")
