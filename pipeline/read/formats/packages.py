"""Files that are archives of XML: documents of offices and electronic books."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from pipeline.read.content import Unreadable, reason

_TEXT_SUFFIXES = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf")
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError)
"""What the standard library raises for a damaged archive."""


def unpacked_text(data: bytes) -> int:
    """The bytes of text and markup in an archive, as it states them; unpacking stops there. 0 if it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist() if part.filename.lower().endswith(_TEXT_SUFFIXES))
    except DAMAGED:
        return 0  # its reader says what is wrong


@contextmanager
def opened(data: bytes, suffix: str) -> Iterator[zipfile.ZipFile]:
    """The archive. Raises `Unreadable` for whatever is wrong with it, also while it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except Unreadable:
        raise
    except (*DAMAGED, ElementTree.ParseError, LookupError, RecursionError) as error:
        raise Unreadable(f"the file is not a valid {suffix} ({reason(error)}); save or download it again") from error


def xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """The root of a part in XML."""
    return ElementTree.fromstring(archive.read(name))
