"""What the bytes of a file say about its format, whatever its name says."""

import io
import re
import zipfile

from pipeline.read.content import Unreadable
from pipeline.read.formats.packages import DAMAGED

_STARTS = (
    (b"%PDF-", ".pdf", "a PDF"),
    (b"{\\rtf", ".rtf", "a text in RTF"),
    (b"\x1f\x8b", ".gz", "packed with gzip"),
    (b"PAR1", ".parquet", "a Parquet file"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": (".odt", "a text of OpenDocument"),
    b"application/vnd.oasis.opendocument.spreadsheet": (".ods", "a sheet of OpenDocument"),
    b"application/epub+zip": (".epub", "an electronic book"),
}
_FOLDERS = {
    "word": (".docx", "a Word document"),
    "xl": (".xlsx", "an Excel workbook"),
    "ppt": (".pptx", "a presentation"),
}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)[\s>]", re.IGNORECASE)
# Suffixes that one format has.
_SAME = {
    ".htm": ".html", ".xhtml": ".html", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".tab": ".tsv", ".markdown": ".md", ".text": ".txt",
}  # fmt: skip
# Formats whose files hold binary data or marks of their own; a file of another format named so cannot be read.
_MARKED = {".pdf", ".docx", ".odt", ".epub", ".pptx", ".xlsx", ".xls", ".ods", ".parquet", ".rtf", ".zip"}


def check_signature(data: bytes, suffix: str) -> None:
    """Raises `Unreadable` if a file is of another format than its suffix says, or locked with a password in a way that its format has
    no word for."""
    named = _SAME.get(suffix, suffix)
    found = _format_of(data)
    if found is None or found[0] == named:
        return
    actual, words = found
    if actual == ".html" and named not in _MARKED:
        return  # a mail or a text may start with a page
    if actual == "" and words == "locked":
        if named in {".docx", ".xlsx", ".pptx"}:
            raise Unreadable("the file is locked with a password; save it without a password")
        return
    if actual == "":
        remedy = (
            "run text recognition on it, or move it out of the folder"
            if words == "a picture"
            else "save it in a newer format"
        )
        raise Unreadable(f"the file is {words}, not {_article(named)}; {remedy}")
    if actual == ".zip" and named in _MARKED:
        return  # its reader says what is missing in it
    raise Unreadable(f"the file is {words}, not {_article(named)}; rename it to {actual}")


def _article(suffix: str) -> str:
    return (
        f"a {suffix}"
        if suffix not in {".epub", ".odt", ".ods", ".xls", ".xlsx", ".rtf", ".eml", ".mbox"}
        else f"an {suffix}"
    )


def _format_of(data: bytes) -> tuple[str, str] | None:
    """The suffix of a file's format, empty if it has none that can be read, and the format in words; None if its bytes do not say."""
    for start, suffix, words in _STARTS:
        if data.startswith(start):
            return suffix, words
    if data.startswith(_PICTURES[:-1]):
        return "", "a picture"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "", "locked"
        for part, suffix, words in (
            ("Workbook", ".xls", "an Excel workbook of an old format"),
            ("WordDocument", "", "a Word document of an old format"),
            ("PowerPoint Document", "", "a presentation of an old format"),
        ):
            if part.encode("utf-16-le") in data:
                return suffix, words
        return None
    if data.startswith(b"PK\x03\x04"):
        return _format_of_archive(data)
    return (".html", "a web page") if _PAGE.match(data) else None


def _format_of_archive(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                info = archive.getinfo("mimetype")
                if info.file_size < 200:
                    known = _MIMETYPES.get(archive.read(info).strip())
                    if known is not None:
                        return known
            for folder, known in _FOLDERS.items():
                if "[Content_Types].xml" in names and any(name.startswith(f"{folder}/") for name in names):
                    return known
    except DAMAGED:
        pass
    return ".zip", "an archive"
