"""Presentations (PowerPoint)."""

import io
from collections.abc import Iterator
from typing import Any

from pipeline.read.content import Content, Unreadable, file_title, library, reason
from pipeline.read.formats.writing import ReadingText

_LISTS = {"BODY", "OBJECT", "VERTICAL_BODY", "VERTICAL_OBJECT"}
_MARGINS = {"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"}


def read_pptx(data: bytes) -> Content:
    """A presentation: of each slide its title, its texts and tables from top to bottom, and the speaker's notes."""
    pptx = library("pptx", ".pptx", "office")
    text = ReadingText()
    try:
        presentation = pptx.Presentation(io.BytesIO(data))
        for number, slide in enumerate(presentation.slides, start=1):
            text.end_headings()
            title = slide.shapes.title
            if title is not None:
                text.heading(title.text_frame.text, 1, slide=number)
            for shape in _shapes(slide.shapes):
                if title is None or shape.shape_id != title.shape_id:
                    _read_shape(shape, text, number)
            notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
            if notes is not None:
                for paragraph in notes.paragraphs:
                    text.paragraph(_words(paragraph), slide=number)
        return Content(text.text, file_title(presentation.core_properties.title), positions=text.positions)
    except Exception as error:  # a damaged archive, damaged XML or a missing part
        raise Unreadable(f"the file is not a valid .pptx ({reason(error)}); save it again from PowerPoint") from error


def _shapes(shapes: Any) -> Iterator[Any]:
    """The shapes of a slide, also those in groups, from top to bottom and from left to right; those without a place keep theirs."""
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    for shape in placed:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _read_shape(shape: Any, text: ReadingText, slide: int) -> None:
    kind = shape.placeholder_format.type.name if shape.is_placeholder and shape.placeholder_format.type else ""
    if kind in _MARGINS:
        return
    if getattr(shape, "has_table", False):
        text.end_table()
        for cells in _rows(shape.table):
            text.row([(words, {"slide": slide}) for words in cells])
    elif shape.has_text_frame:
        paragraphs = [words for paragraph in shape.text_frame.paragraphs if (words := _words(paragraph).strip())]
        for words in paragraphs:
            if kind in _LISTS and len(paragraphs) > 1:
                text.item(words, slide=slide)
            else:
                text.paragraph(words, slide=slide)


def _rows(table: Any) -> Iterator[list[str]]:
    """The words of the cells; a cell that continues the one above has its words, and one that continues the one on its left is none."""
    above: dict[int, tuple[int, str]] = {}  # by column, how many rows below have the words too
    for row in table.rows:
        cells = []
        for column, cell in enumerate(row.cells):
            left, words = above.get(column, (0, ""))
            if left:
                above[column] = left - 1, words
                cells.append(words)
            elif not cell.is_spanned:
                words = cell.text_frame.text
                above[column] = cell.span_height - 1, words
                cells.append(words)
        yield cells


def _words(paragraph: Any) -> str:
    return str(paragraph.text).replace("\v", "\n")
