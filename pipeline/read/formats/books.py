"""Electronic books (EPUB)."""

import posixpath
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from pipeline.read.content import Content, Stated, Unreadable, stating
from pipeline.read.formats.packages import opened, xml
from pipeline.read.formats.visible import visible_page
from pipeline.records import Position, Unread

Placed = TypeVar("Placed", Position, Unread)

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_METADATA = {"title": "title", "author": "creator", "source": "publisher"}
_PAGES = ("application/xhtml+xml", "text/html")


def read_epub(data: bytes) -> Content:
    """A book: the visible text of its chapters in their order, without its table of contents; its title, author and publisher."""
    with opened(data, ".epub") as archive:
        root = xml(archive, "META-INF/container.xml").find(f".//{_CONTAINER}rootfile")
        if root is None:
            raise Unreadable("the file is not a valid .epub (it names no book); save or download it again")
        if _is_locked(
            archive.read("META-INF/encryption.xml") if "META-INF/encryption.xml" in archive.namelist() else b""
        ):
            raise Unreadable("the book is locked (DRM); save it without a lock")
        book = root.get("full-path", "")
        package = xml(archive, book)
        folder = posixpath.dirname(book)
        items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
        spine = [items[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref") if ref.get("idref") in items]
        texts: list[str] = []
        positions: list[Position] = []
        unread: list[Unread] = []
        length = 0
        for item in spine:
            if item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            page = visible_page(archive.read(name).decode("utf-8-sig", "replace"))
            if page.text:
                length += 2 if texts else 0
                positions += [_moved(position, length) for position in page.positions]
                unread += [_moved(part, length) for part in page.unread]
                texts.append(page.text)
                length += len(page.text)
    return stating(
        Content("\n\n".join(texts), positions=tuple(positions), unread=tuple(unread)), dict(_stated(package))
    )


def _stated(package: Element) -> Iterator[tuple[str, Stated]]:
    for field, element in _METADATA.items():
        words = " ".join((package.findtext(f".//{_DC}{element}") or "").split())
        if words:
            yield field, Stated(words, f"dc:{element}")


def _is_locked(encryption: bytes) -> bool:
    """Whether more than fonts is encrypted."""
    return b"xmlenc#aes" in encryption or b"adept" in encryption.lower()


def _moved(part: Placed, by: int) -> Placed:
    return part.model_copy(update={"start": part.start + by, "end": part.end + by})
