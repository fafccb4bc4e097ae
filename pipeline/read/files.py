"""The file formats, one function each: from the bytes of a file to its text."""

import codecs
import io
import logging
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.read.html import page_title, visible_text


class Unreadable(ValueError):
    """Why a text cannot be read, and what the user can do about it."""


class Content(NamedTuple):
    """The text of a file, the title that the file itself states, or None, why some of the text is left out, or None, and the encoding that
    it seems to have, None if the file says it or it is UTF-8."""

    text: str
    title: str | None = None
    incomplete: str | None = None
    encoding: str | None = None


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # precedes UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_DECLARED_ENCODING = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


def decode(data: bytes, *, is_cut: bool = False) -> str:
    """Decodes UTF-8, and UTF-16 or UTF-32 with a byte order mark. Drops the mark and keeps line ends as they are; if the data `is_cut` off,
    drops a part of a character at its end too.

    Raises `Unreadable` and names the first invalid byte, counted from 0.
    """
    marks = (m for m in _BYTE_ORDER_MARKS if data.startswith(m[0]))
    mark, encoding, name = next(marks, (b"", "utf-8", "UTF-8"))
    body = data[len(mark) :]
    if name == "UTF-8" and 0 in body:
        raise Unreadable(
            f"the file is binary: byte {len(mark) + body.index(0)} is NUL; convert it to text, "
            "or, if it is UTF-16 without a byte order mark, convert it to UTF-8"
        )
    try:
        return codecs.getincrementaldecoder(encoding)().decode(body, final=not is_cut)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"the file is not {name}: byte {len(mark) + error.start} is 0x{body[error.start]:02X}, on line {line}; "
            "convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8 if it is in Windows-1252"
        ) from None


# Encodings that English texts are found in. The first four differ in the letters of other languages alone.
_ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp1251", "koi8_r", "utf_16_le", "utf_16_be")
_ALIKE = frozenset(_ENCODINGS[:4])
_ENOUGH = 30
"""Bytes that are needed to tell one encoding from another."""
# Readings whose noise and whose likeness to a language differ by less than this are about equally likely.
_NOISE, _LIKENESS = 0.01, 0.05


def guess_encoding(data: bytes) -> str | None:
    """The encoding that bytes seem to have which are not UTF-8; None if several are about equally likely, or none is.

    The measures are those of charset-normalizer: noise (`chaos`) and likeness to the letters of a language (`coherence`).
    """
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=list(_ENCODINGS))) if len(data) >= _ENOUGH else []
    if not found:
        return None
    best = found[0]
    likely = [
        match for match in found if match.chaos - best.chaos < _NOISE and best.coherence - match.coherence < _LIKENESS
    ]
    names = [{match.encoding, *match.could_be_from_charset} for match in likely]  # those that give the same text
    if all(of_text & _ALIKE for of_text in names) and any("cp1252" in of_text for of_text in names):
        return "cp1252"
    return best.encoding if len(likely) == 1 else None


def read_plain(data: bytes, *, is_cut: bool = False) -> Content:
    """Plain text and Markdown, unchanged."""
    try:
        return Content(decode(data, is_cut=is_cut))
    except Unreadable:
        encoding = guess_encoding(data)
        if encoding is None:
            raise
        return Content(codecs.getincrementaldecoder(encoding)("replace").decode(data), encoding=encoding)


def read_html(data: bytes) -> Content:
    """A web page: its visible text and its title. If it is not UTF-8 and has no byte order mark, its declared encoding is used, otherwise
    the one that it seems to have."""
    guessed = None
    try:
        source = decode(data)
    except Unreadable:
        declared = _DECLARED_ENCODING.search(data, 0, 2048)
        if declared is None:
            plain = read_plain(data)
            source, guessed = plain.text, plain.encoding
        else:
            try:
                source = data.decode(declared[1].decode("ascii", "replace"))
            except (LookupError, UnicodeDecodeError):
                raise Unreadable("the file is not in the encoding that it declares; convert it to UTF-8") from None
    return Content(visible_text(source), page_title(source), encoding=guessed)


def read_pdf(data: bytes) -> Content:
    """A PDF: the text of its pages, separated by blank lines. Of the layout, only the lines are kept."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns about files that it can read
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the file is locked with a password; save it without a password")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except Unreadable:
        raise
    except Exception as error:  # a damaged file may raise anything
        raise Unreadable(f"the file is not a valid PDF ({_reason(error)}); save or download it again") from error
    text = "\n\n".join(filter(None, map(_storable, pages)))
    if not text.strip():
        raise Unreadable(
            "the file contains no text, perhaps only scanned pages; run text recognition first, for instance ocrmypdf"
        )
    return Content(text, _storable(title) if title else None)


def read_docx(data: bytes) -> Content:
    """A Word document: paragraphs, list items after bullets, and table rows as ``| cell | cell |``, in their order."""
    import docx
    from docx.table import Table

    blocks: list[tuple[str, str]] = []
    try:
        document = docx.Document(io.BytesIO(data))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    cells = list({cell._tc: " ".join(cell.text.split()) for cell in row.cells}.values())
                    blocks.append(("row", f"| {' | '.join(cells)} |"))
            elif block.text.strip():
                listed = block.style is not None and (block.style.name or "").startswith("List")
                blocks.append(("item", f"• {block.text}") if listed else ("paragraph", block.text))
        title = document.core_properties.title or None
    except Exception as error:  # a damaged archive, damaged XML or a missing part
        raise Unreadable(f"the file is not a valid .docx ({_reason(error)}); save it again from Word") from error
    text = ""
    for index, (kind, line) in enumerate(blocks):
        close = kind != "paragraph" and index > 0 and blocks[index - 1][0] == kind
        text += ("" if index == 0 else "\n" if close else "\n\n") + line
    return Content(text, title)


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


def text_fault(text: str) -> str | None:
    """Why a text cannot be the text of a document, as a predicate ("contains no text; …"); None if it can."""
    if not text or text.isspace():
        return "contains no text; add some or delete it"
    if "\0" in text:
        return f"contains a NUL character at offset {text.index(chr(0))}; remove it"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"contains half of a surrogate pair at offset {error.start}; write the whole character"
    return None


def _storable(extracted: str) -> str:
    """Text extracted from a PDF, with surrogate pairs joined. Half pairs and NUL characters become U+FFFD."""
    return extracted.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")


def _reason(error: Exception) -> str:
    """The message of a library's error on one line, without the addresses of objects that some libraries print."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "…", str(error))).strip().rstrip(".") or type(error).__name__
