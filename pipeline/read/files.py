"""From a file to its content: the table of formats, and the limits that hold for all of them."""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from pipeline.read.beginnings import beginning, megabytes
from pipeline.read.content import Content, Part, Unreadable, text_fault
from pipeline.read.formats.archives import GZIP, from_zip, list_zip, state, unpack_gzip
from pipeline.read.formats.books import read_epub
from pipeline.read.formats.mail import from_mail, from_mailbox, from_text, list_mailbox, read_mail, read_text
from pipeline.read.formats.opendocument import read_odt, read_odt_part
from pipeline.read.formats.packages import unpacked_text
from pipeline.read.formats.pdf import read_pdf
from pipeline.read.formats.plain import read_markdown
from pipeline.read.formats.richtext import read_rtf
from pipeline.read.formats.sheets import parquet_size, read_csv, read_parquet, read_tsv, read_workbook
from pipeline.read.formats.slides import read_pptx
from pipeline.read.formats.web import read_html
from pipeline.read.formats.word import read_docx, read_docx_part
from pipeline.read.signatures import check_signature

T = TypeVar("T")
CORPUS = ".jsonl"
"""The suffix of a file with a document on each line."""


class Format(NamedTuple):
    """A format: what makes the content of a file's bytes; what opens a document inside, where there may be any; and what says how many
    bytes it unpacks to, where it is packed. Of a long text that may be `cut`, the beginning is read; what is `paged` takes the
    seconds after which no further page is read."""

    read: Callable[..., Content]
    open_part: Callable[[bytes, Part], bytes | Content] | None = None
    unpacked: Callable[[bytes], int] | None = None
    cut: bool = False
    paged: bool = False


class Archive(NamedTuple):
    """A format of files that only hold others: what lists them, and what reads one of them. Both take the file, or its bytes, and the most
    bytes for one of those inside, None means no limit."""

    list: Callable[[Path | bytes, int | None], Content]
    open_part: Callable[[Path | bytes, Part, int | None], bytes]


_TEXT = Format(read_text, from_text, cut=True)
_MARKDOWN = Format(read_markdown, cut=True)
_PAGE = Format(read_html)
_WORKBOOK = Format(read_workbook, unpacked=unpacked_text)

READERS: Mapping[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _PAGE,
    ".pdf": Format(read_pdf, paged=True),
    ".docx": Format(read_docx, read_docx_part, unpacked_text),
    ".odt": Format(read_odt, read_odt_part, unpacked_text),
    ".rtf": Format(read_rtf),
    ".epub": Format(read_epub, unpacked=unpacked_text),
    ".eml": Format(read_mail, from_mail),
    ".pptx": Format(read_pptx, unpacked=unpacked_text),
    ".xlsx": _WORKBOOK,
    ".xlsm": _WORKBOOK,
    ".xls": Format(read_workbook),
    ".ods": _WORKBOOK,
    ".csv": Format(read_csv),
    ".tsv": Format(read_tsv),
    ".parquet": Format(read_parquet, unpacked=parquet_size),
}
"""The format of each file suffix, in lower case."""

ARCHIVES: Mapping[str, Archive] = {".zip": Archive(list_zip, from_zip), ".mbox": Archive(list_mailbox, from_mailbox)}
"""The formats of files that only hold others."""


class Place(NamedTuple):
    """Where a document is: a file, or a part of it, or a part of that part, and so on."""

    path: Path
    inside: tuple[Part, ...] = ()

    @property
    def name(self) -> str:
        """The name of the innermost file or part."""
        return self.inside[-1].name if self.inside else self.path.name

    @property
    def suffix(self) -> str:
        """What tells the format, in lower case; without .gz."""
        name = PurePosixPath(self.name)
        return (PurePosixPath(name.stem).suffix if self.is_gzip else name.suffix).lower()

    @property
    def is_gzip(self) -> bool:
        return self.name.lower().endswith(GZIP)

    def part(self, part: Part) -> "Place":
        """The place of a part of what is here."""
        return Place(self.path, (*self.inside, part))


def read_path(path: Path, most: int | None = None) -> Content:
    """The content of a file; `most` as for `read_file`. Raises `Unreadable`."""
    return read_place(Place(path), most)


def read_place(place: Place, most: int | None = None, seconds: float | None = None) -> Content:
    """The content of a file, or of a part of it; `most` and `seconds` as for `read_file`. Raises `Unreadable`."""
    archive = ARCHIVES.get(place.suffix)
    if archive is not None and not place.inside and not place.is_gzip:
        return _from_disk(place.path, lambda path: archive.list(path, most))
    opened = open_place(place, most, may_cut=True)
    if isinstance(opened, Content):
        return opened
    if archive is not None:
        return archive.list(opened, most)
    return read_file(opened, place.suffix, most, seconds)


def open_place(place: Place, most: int | None, *, may_cut: bool = False) -> bytes | Content:
    """The bytes of a file or of a part of it, unpacked; or its content, if it has no bytes of its own.

    If it `may_cut` them off, one byte more than `most` is enough of a format whose beginning can be read. Raises `Unreadable`, also if it
    unpacks to more than `most`.
    """
    if place.suffix not in ARCHIVES and place.suffix != CORPUS:
        _format(place.suffix)
    may_cut = may_cut and place.suffix in READERS and READERS[place.suffix].cut
    if place.inside:
        outer, part = Place(place.path, place.inside[:-1]), place.inside[-1]
        data = _opened_part(outer, part, most)
    else:
        is_enough = may_cut and most is not None and not place.is_gzip
        data = _from_disk(
            place.path, lambda path: _read_bytes(path, most + 1 if is_enough and most is not None else -1)
        )
    if place.is_gzip and isinstance(data, bytes):
        data = unpack_gzip(data, most, may_cut=may_cut)
    return data


def _opened_part(outer: Place, part: Part, most: int | None) -> bytes | Content:
    archive = ARCHIVES.get(outer.suffix)
    if archive is not None and not outer.inside and not outer.is_gzip:
        return _from_disk(outer.path, lambda path: archive.open_part(path, part, most))
    data = _outer_bytes(outer, most, _from_disk(outer.path, state))
    if archive is not None:
        return archive.open_part(data, part, most)
    open_part = READERS[outer.suffix].open_part
    assert open_part is not None
    return open_part(data, part)


@functools.lru_cache(maxsize=4)  # its parts are read one after the other, and so are those of its parts
def _outer_bytes(outer: Place, most: int | None, state: tuple[int, int]) -> bytes:
    opened = open_place(outer, most)
    assert isinstance(opened, bytes)
    return opened


def _read_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _from_disk(path: Path, read: Callable[[Path], T]) -> T:
    try:
        return read(path)
    except OSError as error:
        raise Unreadable(f"the file cannot be opened ({error.strerror}); check its permissions") from error


def read_file(data: bytes, suffix: str, most: int | None = None, seconds: float | None = None) -> Content:
    """The content of a file, from its bytes and its suffix (``.txt``). Its text is blank only if it has parts.

    Of a text of more than `most` bytes in UTF-8, only whole lines up to there are kept, and of a paged file only the pages that were
    read in so many `seconds`; `incomplete` says so. None means no limit.
    Raises `Unreadable`, also if a packed file unpacks to more than `most` bytes.
    """
    form = _format(suffix)
    if not data:
        raise Unreadable("the file is empty; add text or delete it")
    check_signature(data, suffix.lower())
    read = functools.partial(form.read, seconds=seconds) if form.paged else form.read
    if most is None:
        content = read(data)
    elif form.unpacked is not None and (size := form.unpacked(data)) > most:
        raise Unreadable(f"the file unpacks to {megabytes(size)}; raise --max-megabytes if you trust it")
    elif form.cut and len(data) > most:
        content = _cut(read(data[:most], is_cut=True), most)
    else:
        content = read(data)
        if len(content.text) * 4 > most and len(content.text.encode()) > most:
            content = _cut(content, most)
    fault = text_fault(content.text)
    if fault and not (content.parts and not content.text.strip()):
        raise Unreadable(f"the file {fault}")
    return content


def _format(suffix: str) -> Format:
    form = READERS.get(suffix.lower())
    if form is None:
        named = f"files named *{suffix}" if suffix else "files without a suffix"
        known = " ".join([*READERS, CORPUS, *ARCHIVES])
        raise Unreadable(f"{named} cannot be read; convert it to one of {known}, or move it out of the folder")
    return form


def _cut(content: Content, most: int) -> Content:
    """A content with what fits in `most` bytes of its text."""
    why = f"only the first {megabytes(most)} of its text are read; raise --max-megabytes to read more"
    return content._replace(**beginning(content, len(content.text.encode()[:most].decode(errors="ignore")), why))
