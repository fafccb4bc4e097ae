"""From a file to its content: the table of formats, and the limits that hold for all of them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.read.content import Content, Unreadable, text_fault
from pipeline.read.formats.pdf import read_pdf
from pipeline.read.formats.plain import read_plain
from pipeline.read.formats.web import read_html
from pipeline.read.formats.word import read_docx


def _unpacked(data: bytes) -> int:
    """The bytes of XML in an archive, as it states them; unpacking stops there. 0 if it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0  # its reader says what is wrong


READERS: Mapping[str, Callable[[bytes], Content]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
"""The reader of each file suffix, in lower case."""


_PACKED = {read_docx}


def read_path(path: Path, most: int | None = None) -> Content:
    """The content of a file; `most` as for `read_file`. Raises `Unreadable`."""
    reader = _reader(path.suffix)
    try:
        with path.open("rb") as file:
            data = file.read(-1 if most is None or reader is not read_plain else most + 1)
    except OSError as error:
        raise Unreadable(f"the file cannot be opened ({error.strerror}); check its permissions") from error
    return read_file(data, path.suffix, most)


def read_file(data: bytes, suffix: str, most: int | None = None) -> Content:
    """The text (never blank) and the title of a file, from its bytes and its suffix (``.txt``).

    Of a text of more than `most` bytes in UTF-8, only whole lines up to there are kept, and `incomplete` says so; None means no limit.
    Raises `Unreadable`, also if a packed file unpacks to more than `most` bytes.
    """
    reader = _reader(suffix)
    if not data:
        raise Unreadable("the file is empty; add text or delete it")
    if most is None:
        content = reader(data)
    elif reader in _PACKED and _unpacked(data) > most:
        raise Unreadable(f"the file unpacks to {_megabytes(_unpacked(data))}; raise --max-megabytes if you trust it")
    elif reader is read_plain and len(data) > most:
        content = _cut(read_plain(data[:most], is_cut=True), most)
    else:
        content = reader(data)
        if len(content.text) * 4 > most and len(content.text.encode()) > most:
            content = _cut(content, most)
    fault = text_fault(content.text)
    if fault:
        raise Unreadable(f"the file {fault}")
    return content


def _reader(suffix: str) -> Callable[[bytes], Content]:
    reader = READERS.get(suffix.lower())
    if reader is None:
        named = f"files named *{suffix}" if suffix else "files without a suffix"
        raise Unreadable(
            f"{named} cannot be read; convert it to one of {' '.join(READERS)} .jsonl, or move it out of the folder"
        )
    return reader


def _cut(content: Content, most: int) -> Content:
    """A content with the lines of its text, or, if it is one line, the words, that fit in `most` bytes."""
    text = content.text.encode()[:most].decode(errors="ignore")
    end = text.rfind("\n") + 1 or text.rfind(" ") + 1 or len(text)
    return content._replace(
        text=text[:end],
        incomplete=f"only the first {_megabytes(most)} of its text are read; raise --max-megabytes to read more",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.3g} MB"
