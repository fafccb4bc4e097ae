"""Word files."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline.read.content import Content, Part, Unreadable, file_title, reason
from pipeline.read.formats.comments import by_author, content_of, parts_of
from pipeline.read.formats.writing import ReadingText, each_once

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was deleted or moved away while changes were tracked, instructions of fields, properties, and the second form of a drawing.
_UNSEEN = {
    f"{_W}{name}" for name in "del moveFrom instrText delText pPr rPr tblPr trPr tcPr sectPr sdtPr rubyPr".split()
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WORDS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_MOST_COLUMNS, _LONGEST_GROUP = 63, 80  # columns of a table in Word; characters in a row of one cell
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def read_docx(data: bytes) -> Content:
    """A Word document: paragraphs, list items after bullets, and table rows as ``| cell | cell |``, in their order.

    Footnotes, endnotes and text boxes stand after their paragraphs, the headers and footers of pages at the end, each once.
    Of tracked changes, insertions are read and deletions are not. The comments of each author are a document inside.
    """
    try:
        document = _opened(data)
        reader = _Reader(document)
        reader.read()
        title = file_title(document.core_properties.title)
        parts = parts_of(by_author(_comments(document)))
        return Content(reader.text.text, title, positions=reader.text.positions, parts=parts)
    except Exception as error:  # a damaged archive, damaged XML or a missing part
        raise _invalid(error) from error


def read_docx_part(data: bytes, part: Part) -> Content:
    """The comments of an author."""
    try:
        return content_of(by_author(_comments(_opened(data))), part)
    except Exception as error:
        raise _invalid(error) from error


def _opened(data: bytes) -> Any:
    import docx

    return docx.Document(io.BytesIO(data))


def _invalid(error: Exception) -> Unreadable:
    return Unreadable(f"the file is not a valid .docx ({reason(error)}); save it again from Word")


def _comments(document: Any) -> Iterator[tuple[str | None, str]]:
    """The comments in order, each with its author."""
    if any(rel.reltype.endswith("/comments") for rel in document.part.rels.values()):
        for comment in document.comments:
            yield comment.author, comment.text


class _Reader:
    """Reads a document into a reading text. `document` is one of python-docx."""

    def __init__(self, document: Any) -> None:
        self.text = ReadingText()
        self._document = document
        self._styles = {style.style_id: style.name or "" for style in document.styles}
        self._notes = {kind: dict(self._notes_of(kind)) for kind in ("footnote", "endnote")}
        self._after: list[Any] = []  # what is read after the paragraph or row at hand

    def read(self) -> None:
        self._blocks(self._document.element.body)
        self.text.end_headings()
        margins = [_xml(part) for kind in ("header", "footer") for part in self._parts(kind)]
        for margin in each_once(("".join(_words(margin, [])), margin) for margin in margins):
            self._blocks(margin)

    def _parts(self, kind: str) -> list[Any]:
        rels = self._document.part.rels.values()
        found = {str(r.target_part.partname): r.target_part for r in rels if r.reltype.endswith(f"/{kind}")}
        return [found[name] for name in sorted(found)]

    def _notes_of(self, kind: str) -> Iterator[tuple[str, Any]]:
        for part in self._parts(f"{kind}s"):
            for note in _xml(part).iterchildren(f"{_W}{kind}"):
                if note.get(f"{_W}type", "normal") == "normal":
                    yield note.get(f"{_W}id"), note

    def _blocks(self, parent: Any) -> None:
        for element in parent.iterchildren():
            if element.tag == f"{_W}p":
                self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self._table(element)
            elif element.tag not in _UNSEEN:  # a content control, an insertion
                self._blocks(element)

    def _paragraph(self, element: Any) -> None:
        words = "".join(_words(element, self._after))
        style, level = self._style(element)
        if level is not None:
            self.text.heading(words, level)
        elif style.startswith("List") or element.find(f"{_W}pPr/{_W}numPr") is not None:
            self.text.item(words)
        else:
            self.text.paragraph(words)
        self._read_after()

    def _style(self, element: Any) -> tuple[str, int | None]:
        """The name of a paragraph's style, and the level of the heading that it is, or None."""
        name = element.find(f"{_W}pPr/{_W}pStyle")
        style = self._styles.get(name.get(f"{_W}val"), "") if name is not None else ""
        heading = _HEADING.match(style)
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        if heading is not None:
            return style, int(heading[1])
        if outline is not None and outline.get(f"{_W}val", "9").isdigit() and int(outline.get(f"{_W}val")) < 9:
            return style, int(outline.get(f"{_W}val")) + 1
        return style, 1 if style == "Title" else None

    def _table(self, table: Any) -> None:
        """The rows; a cell that continues the one above has its words."""
        self.text.end_table()
        above: dict[int, str] = {}
        for row in _within(table, f"{_W}tr"):
            cells = list(_within(row, f"{_W}tc"))
            if len(cells) == 1 and not self._is_group(cells[0]):
                self._blocks(cells[0])
                continue
            column = 0
            words = []
            for cell in cells:
                words.append(above.get(column, "") if _goes_on(cell) else " ".join(self._cell(cell)))
                above[column] = words[-1]
                columns = _columns(cell)
                words += [""] * (columns - 1)
                column += columns
            self.text.row([(of_cell, {}) for of_cell in words])
            self._read_after()

    def _is_group(self, cell: Any) -> bool:
        """Whether the only cell of a row names the rows that follow: it goes over several columns, and is short."""
        return _columns(cell) > 1 and len("".join(cell.itertext())) <= _LONGEST_GROUP

    def _cell(self, cell: Any) -> Iterator[str]:
        for element in cell.iter(f"{_W}p"):
            if not any(a.tag.endswith("}txbxContent") or a.tag in _UNSEEN for a in _up_to(element, cell)):
                yield "".join(_words(element, self._after))

    def _read_after(self) -> None:
        after, self._after = self._after, []
        for element in after:
            kind = element.tag.removeprefix(_W)
            if kind == "txbxContent":
                self._blocks(element)
                continue
            note = self._notes[kind.removesuffix("Reference")].get(element.get(f"{_W}id"))
            if note is not None:
                self._blocks(note)


def _columns(cell: Any) -> int:
    """Over how many columns a cell goes."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    number = "1" if span is None else span.get(f"{_W}val", "1")
    return min(max(int(number), 1), _MOST_COLUMNS) if number.isdecimal() else 1


def _words(element: Any, after: list[Any]) -> Iterator[str]:
    """The words of a paragraph. Text boxes and references to notes go to `after`."""
    shown, is_hidden = True, list[bool]()
    todo = [element]
    while todo:
        node = todo.pop()
        tag = node.tag
        if tag == f"{_W}t":
            if shown:
                yield node.text or ""
        elif tag in _WORDS:
            if shown:
                yield _WORDS[tag]
        elif tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                is_hidden.append(_names_page(node))
            elif kind == "end" and is_hidden:
                is_hidden.pop()
            shown = not any(is_hidden)
        elif tag == f"{_W}fldSimple" and _PAGE_FIELD.match(node.get(f"{_W}instr", "")):
            continue
        elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference", f"{_W}txbxContent"):
            after.append(node)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            if tag == f"{_W}p" and node is not element:
                yield "\n"
            todo.extend(reversed(node))


def _names_page(begin: Any) -> bool:
    """Whether the field that begins here is the number of a page."""
    run = begin.getparent()
    while (run := run.getnext()) is not None:
        instruction = "".join(node.text or "" for node in run.iter(f"{_W}instrText"))
        if instruction.strip():
            return _PAGE_FIELD.match(instruction) is not None
        if run.find(f"{_W}fldChar") is not None:
            return False
    return False


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, also those in content controls, without those of tables inside."""
    for element in parent.iterchildren():
        if element.tag == tag:
            if element.find(f"{_W}trPr/{_W}del") is None:
                yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _within(element, tag)


def _goes_on(cell: Any) -> bool:
    """Whether a cell continues the one above it."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue"


def _up_to(element: Any, top: Any) -> Iterator[Any]:
    while (element := element.getparent()) is not None and element is not top:
        yield element


def _xml(part: Any) -> Any:
    from docx.oxml import parse_xml

    return part.element if hasattr(part, "element") else parse_xml(part.blob)
