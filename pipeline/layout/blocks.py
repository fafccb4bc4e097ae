"""Blocks: headings, paragraphs, items, labelled fields, table rows and cells, in the order of the text.

The text is never changed: every offset is an offset into the text as read.
"""

from collections.abc import Iterable, Iterator

from pipeline.layout.fields import label_and_value
from pipeline.layout.headings import (
    is_address,
    marked_heading,
    parted_from_headline,
    reads_as_heading,
    runs_on_after_stamp,
)
from pipeline.layout.items import is_initial, item_body
from pipeline.layout.lines import Line, find_lines, line_start, trim
from pipeline.layout.piece import Piece
from pipeline.layout.sections import with_sections
from pipeline.layout.sheets import sheet_fields
from pipeline.layout.tables import CellCounter, barred_row, cells_between_bars, is_rule, unbarred_row
from pipeline.records import Block, Span
from pipeline.vocabulary.words.layout import LayoutWords

# A line at least this long was probably wrapped, so the next one continues its paragraph.
_WRAPPED_AT = 60
# A parser's memory grows with the length of its input, so a file without line ends is parsed in pieces.
_LONGEST = 50_000


def find_blocks(text: str, words: LayoutWords) -> tuple[Block, ...]:
    """The blocks of a text in order; they do not overlap."""
    pieces = parted_from_headline(text, _pieces(text, words))
    return with_sections(text, _cut(text, (part for piece in pieces for part in sheet_fields(text, piece, words))))


def _pieces(text: str, words: LayoutWords) -> Iterator[Piece]:
    """Each block in order, without section and lead."""
    paragraph: Span | None = None
    table = CellCounter()
    lines = list(find_lines(text))
    for number, line in enumerate(lines):
        special = _special_line(text, lines, number, words)
        if special is None and paragraph is not None and _continues(text, paragraph, line):
            paragraph = paragraph[0], line.end
            continue
        if paragraph is not None:
            yield Piece("paragraph", paragraph, paragraph)
        paragraph = (line.start, line.end) if special is None else None
        if special is None:
            table.end_table()
        elif special.kind == "table":
            yield from table.split(text, special, after_gap=line.gap_before)
        elif special.kind != "rule":
            table.end_table()
            yield special
    if paragraph is not None:
        yield Piece("paragraph", paragraph, paragraph)


def _special_line(text: str, lines: list[Line], number: int, words: LayoutWords) -> Piece | None:
    """A line that is a block by itself; None for running text."""
    line = lines[number]
    span = line.start, line.end
    special = _marked_line(text, span, words)
    if special is not None:
        neighbours = [(n.start, n.end) for n in lines[max(number - 1, 0) : number] + lines[number + 1 : number + 2]]
        if not is_initial(text, span, neighbours):
            return special
    alone = line.gap_before and line.gap_after and number + 1 < len(lines)
    return Piece("heading", span, span) if alone and reads_as_heading(text[slice(*span)]) else None


def _marked_line(text: str, line: Span, words: LayoutWords) -> Piece | None:
    """A line that is a heading, a row, an item or a field by its own marks; None for running text."""
    if (heading := marked_heading(text, line)) is not None:
        return heading
    if is_rule(text, line) or is_address(text, line):
        return Piece("rule", line, line)
    if (cells := cells_between_bars(text, line)) is not None:
        return barred_row(text, line, cells)
    if (row := unbarred_row(text, line)) is not None:
        return row
    item = item_body(text, line)
    if (field := label_and_value(text, item or line, words)) is not None and not runs_on_after_stamp(text, line):
        label, value = field
        return Piece("field", line, value, label)
    return Piece("item", line, item) if item else None


def _continues(text: str, paragraph: Span, line: Line) -> bool:
    """Whether a line continues a paragraph: the last line was wrapped, or this one starts in lower case."""
    wrapped = paragraph[1] - line_start(text, paragraph[1]) >= _WRAPPED_AT
    return not line.gap_before and (wrapped or text[line.start].islower())


def _cut(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; those that are too long are cut after a sentence, otherwise at a space, otherwise anywhere."""
    for piece in pieces:
        start, end = piece.body
        while end - start > _LONGEST:
            limit = start + _LONGEST
            sentence = text.rfind(". ", start + 1, limit) + 1
            space = text.rfind(" ", start + 1, limit)
            cut = sentence or (space if space > start else limit)
            yield piece._replace(span=(piece.span[0], cut), body=(start, cut))
            start, _ = trim(text, cut, end)
            piece = Piece("paragraph", (start, piece.span[1]), (start, end))
        if start < end:
            yield piece._replace(body=(start, end))
