"""Texts of OpenDocument (LibreOffice, OpenOffice)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.read.content import Content, Part, Unreadable, file_title
from pipeline.read.formats.comments import by_author, content_of, parts_of
from pipeline.read.formats.packages import opened, xml
from pipeline.read.formats.writing import ReadingText, each_once

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE, _STYLE = (f"{{{_NAMES}{name}:1.0}}" for name in ("text", "table", "office", "style"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# What is no part of the text, or stands elsewhere in it: deleted passages, tables of contents' templates, page numbers.
_UNSEEN = {f"{_TEXT}{name}" for name in ("tracked-changes", "page-number", "page-count", "note-citation", "ruby-text")}
_UNSEEN |= {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end"}
_ROW_GROUPS = {f"{_TABLE}table-{name}" for name in ("header-rows", "rows", "row-group")}
_MOST_REPEATED = 1000


def read_odt(data: bytes) -> Content:
    """A text of OpenDocument, as `read_docx` reads a Word document."""
    with opened(data, ".odt") as archive:
        root = xml(archive, "content.xml")
        reader = _Reader()
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise Unreadable("the file is no text of OpenDocument; save it as .odt")
        reader.blocks(body)
        reader.text.end_headings()
        if "styles.xml" in archive.namelist():
            reader.margins(xml(archive, "styles.xml"))
        title = xml(archive, "meta.xml").findtext(f".//{_DC}title") if "meta.xml" in archive.namelist() else None
    parts = parts_of(by_author(_comments(root)))
    return Content(reader.text.text, file_title(title), positions=reader.text.positions, parts=parts)


def read_odt_part(data: bytes, part: Part) -> Content:
    """The comments of an author."""
    with opened(data, ".odt") as archive:
        return content_of(by_author(_comments(xml(archive, "content.xml"))), part)


def _comments(root: Element) -> Iterator[tuple[str | None, str]]:
    """The comments in order, each with its author."""
    for comment in root.iter(f"{_OFFICE}annotation"):
        words = "\n".join("".join(_words(p, [])) for p in comment.iter(f"{_TEXT}p"))
        yield comment.findtext(f"{_DC}creator"), words


class _Reader:
    def __init__(self) -> None:
        self.text = ReadingText()
        self._after: list[Element] = []  # what is read after the paragraph or row at hand

    def blocks(self, parent: Element, *, in_list: bool = False) -> None:
        for element in parent:
            if element.tag in _PARAGRAPHS:
                words = "".join(_words(element, self._after))
                if element.tag == f"{_TEXT}h":
                    self.text.heading(words, int(element.get(f"{_TEXT}outline-level", "1")))
                elif in_list:
                    self.text.item(words)
                else:
                    self.text.paragraph(words)
                self._read_after()
            elif element.tag == f"{_TABLE}table":
                self._table(element)
            elif element.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                self.blocks(element, in_list=True)
            elif element.tag not in _UNSEEN:
                self.blocks(element, in_list=in_list)

    def margins(self, styles: Element) -> None:
        """The headers and footers of pages, each once."""
        margins = [margin for kind in ("header", "footer") for margin in styles.iter(f"{_STYLE}{kind}")]
        said = ("".join(word for p in margin.iter(f"{_TEXT}p") for word in _words(p, [])) for margin in margins)
        for margin in each_once(zip(said, margins, strict=True)):
            self.blocks(margin)

    def _table(self, table: Element) -> None:
        self.text.end_table()
        for row in _rows(table):
            cells = [c for c in row if c.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
            if len(cells) == 1:
                self.blocks(cells[0])
                continue
            words: list[str] = []
            for cell in cells:
                of_cell = " ".join("".join(_words(p, self._after)) for p in cell.iter() if p.tag in _PARAGRAPHS)
                repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), _MOST_REPEATED)
                if cell.tag == f"{_TABLE}table-cell":
                    words += [of_cell] * repeated
            self.text.row([(of_cell, {}) for of_cell in words])
            self._read_after()

    def _read_after(self) -> None:
        after, self._after = self._after, []
        for element in after:
            self.blocks(element)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables inside."""
    for element in table:
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from _rows(element)


def _words(element: Element, after: list[Element]) -> Iterator[str]:
    """The words of a paragraph. Text boxes and notes go to `after`."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}note":
            after.extend(child.iter(f"{_TEXT}note-body"))
        elif child.tag.endswith("}text-box"):
            after.append(child)
        elif child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_REPEATED)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _UNSEEN:
            yield from _words(child, after)
        yield child.tail or ""
