"""What the bytes of a file say about its format, whatever its name says."""

import io
import re
import zipfile
from typing import NamedTuple

from pipeline.read.content import Unreadable
from pipeline.read.formats.archives import GZIP
from pipeline.read.formats.packages import DAMAGED


class _Found(NamedTuple):
    """A format in words; the suffix of its files; and what to do with one that cannot be read, None if it can under this suffix."""

    words: str
    suffix: str = ""
    remedy: str | None = None


_STARTS = (
    (b"%PDF-", ".pdf", "a PDF"),
    (b"{\\rtf", ".rtf", "a text in RTF"),
    (b"\x1f\x8b", GZIP, "packed with gzip"),
    (b"PAR1", ".parquet", "a Parquet file"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_LOCKED = _Found("locked with a password", remedy="save it without a password")
_STRICT = _Found("a Strict Open XML document", remedy="save it as an ordinary document of its program")
_OLD = "save it in a newer format"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_PARTS = (
    ("EncryptedPackage", _LOCKED),
    ("Workbook", _Found("an Excel workbook of an old format", ".xls")),
    ("WordDocument", _Found("a Word document of an old format", remedy=_OLD)),
    ("PowerPoint Document", _Found("a presentation of an old format", remedy=_OLD)),
)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": _Found("a text of OpenDocument", ".odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": _Found("a sheet of OpenDocument", ".ods"),
    b"application/epub+zip": _Found("an electronic book", ".epub"),
}
_FOLDERS = {
    "word": _Found("a Word document", ".docx"),
    "xl": _Found("an Excel workbook", ".xlsx"),
    "ppt": _Found("a presentation", ".pptx"),
}
_BEGINNING = 100_000
_WITH_AN = {".epub", ".odt", ".ods", ".xls", ".xlsx", ".rtf", ".eml", ".mbox"}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)[\s>]", re.IGNORECASE)
# Suffixes that one format has.
_SAME = {
    ".htm": ".html", ".xhtml": ".html", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".tab": ".tsv", ".markdown": ".md", ".text": ".txt",
}  # fmt: skip
# Formats whose files hold binary data or marks of their own; a file of another format named so cannot be read.
_MARKED = {".pdf", ".docx", ".odt", ".epub", ".pptx", ".xlsx", ".xls", ".ods", ".parquet", ".rtf", ".zip"}


def check_signature(data: bytes, suffix: str) -> None:
    """Raises `Unreadable` if a file is of another format than its suffix says, is locked with a password, or is of a kind that its reader
    does not know."""
    named = _SAME.get(suffix, suffix)
    found = _format_of(data)
    if found is None or found.suffix == named:
        return
    if found.suffix == ".html" and named not in _MARKED:
        return  # a mail or a text may start with a page
    if found.suffix == ".zip" and named in _MARKED:
        return  # its reader says what is missing in it
    if found.remedy is not None:
        raise Unreadable(f"the file is {found.words}; {found.remedy}")
    better = f"{named}{GZIP}" if found.suffix == GZIP else found.suffix
    raise Unreadable(f"the file is {found.words}, not {_article(named)}; rename it to {better}")


def _article(suffix: str) -> str:
    return f"{'an' if suffix in _WITH_AN else 'a'} {suffix}"


def _format_of(data: bytes) -> _Found | None:
    """The format of a file; None if its bytes do not say."""
    for start, suffix, words in _STARTS:
        if data.startswith(start):
            return _Found(words, suffix)
    if data.startswith(_PICTURES):
        return _Found("a picture", remedy="run text recognition on it, or move it out of the folder")
    if data.startswith(_OLE):
        return next((found for part, found in _OLE_PARTS if part.encode("utf-16-le") in data), None)
    if data.startswith(b"PK\x03\x04"):
        return _format_of_archive(data)
    return _Found("a web page", ".html") if _PAGE.match(data) else None


def _format_of_archive(data: bytes) -> _Found:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "META-INF/manifest.xml" in names and b"encryption-data" in _beginning(archive, "META-INF/manifest.xml"):
                return _LOCKED
            is_text = any(name.startswith(("word/", "ppt/")) for name in names)
            if is_text and "_rels/.rels" in names and b"purl.oclc.org/ooxml/" in _beginning(archive, "_rels/.rels"):
                return _STRICT
            known = _MIMETYPES.get(_beginning(archive, "mimetype").strip()) if "mimetype" in names else None
            if known is not None:
                return known
            for folder, found in _FOLDERS.items():
                if "[Content_Types].xml" in names and any(name.startswith(f"{folder}/") for name in names):
                    return found
    except DAMAGED:
        pass
    return _Found("an archive", ".zip")


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_BEGINNING)
