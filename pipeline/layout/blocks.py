"""Blocks: headings, paragraphs, items, labelled fields, table rows and cells, in the order of the text.

The text is never changed: every offset is an offset into the text as read.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.layout.datelines import without_dateline
from pipeline.layout.fields import find_bare_fields, find_definitions, label_and_value, under_labels
from pipeline.layout.headings import (
    is_address,
    marked_heading,
    parted_from_headline,
    reads_as_heading,
    runs_on_after_stamp,
    titled_line,
)
from pipeline.layout.items import is_initial, item_body
from pipeline.layout.lines import Line, find_lines, trim
from pipeline.layout.page_feet import after_foot
from pipeline.layout.piece import Piece
from pipeline.layout.sections import with_sections
from pipeline.layout.sheets import sheet_fields
from pipeline.layout.tables import find_tables, is_rule
from pipeline.layout.wrapping import Margin
from pipeline.records import Block, Span
from pipeline.vocabulary.words.layout import LayoutWords

# The blocks that may go on over several lines.
_FIELDS_BELOW = 2
_PROSE = {"paragraph", "item", "field"}
# What a parser needs grows with the length of its input, and with the length of a sentence faster than that. So long texts without line
# ends are parsed in pieces. Hardly anybody has written a paragraph or a sentence that is longer than this.
_LONGEST, _LONGEST_SENTENCE = 20_000, 3_000
# The end of a sentence, as far as one can tell without a parser: neither "Mr. Berg" nor "A. Berg".
_SENTENCE_END = re.compile(r"(?<=[a-z\d)\]]{3})[.!?][\"'”’)\]]*(?=\s+[\"'“‘(]?[A-Z\d])")


def find_blocks(text: str, words: LayoutWords) -> tuple[Block, ...]:
    """The blocks of a text in order; they do not overlap."""
    whole = (without_dateline(text, piece) for piece in _pieces(text, words))
    pieces = under_labels(text, parted_from_headline(text, whole), words)
    return with_sections(text, _cut(text, (part for piece in pieces for part in sheet_fields(text, piece, words))))


def _pieces(text: str, words: LayoutWords) -> Iterator[Piece]:
    """Each block in order, without section and lead."""
    lines = list(find_lines(text))
    marked = [_special_line(text, lines, number, words) for number in range(len(lines))]
    tables = find_tables(text, lines, [special is not None for special in marked], words)
    is_plain = [special is None and number not in tables for number, special in enumerate(marked)]
    defined = find_definitions(text, lines, is_plain, words)
    terms = {piece.label for piece in defined.values()}
    tables |= {n: (piece,) for n, piece in defined.items()}
    tables |= {n: () for n, line in enumerate(lines) if (line.start, line.end) in terms}
    is_free = [plain and number not in tables for number, plain in enumerate(is_plain)]
    tables |= {n: (piece,) for n, piece in find_bare_fields(text, lines, is_free, words).items()}
    headings = (
        n
        for n in range(len(lines))
        if is_plain[n] and n not in tables and _names_fields(text, lines, n, tables, marked)
    )
    for n in list(headings):
        marked[n] = Piece("heading", (lines[n].start, lines[n].end), (lines[n].start, lines[n].end))
    margin = Margin(text, lines, [plain and number not in tables for number, plain in enumerate(is_plain)])
    open_piece: Piece | None = None  # the one that the next line may go on with
    goes_on = 0  # the line with which a paragraph goes on after the foot of a page
    for number, line in enumerate(lines):
        if number < goes_on:
            continue
        if number in tables:
            if open_piece is not None:
                yield open_piece
            open_piece = None
            yield from tables[number]
            continue
        special = marked[number]
        if open_piece is not None and open_piece.kind == "paragraph" and line.gap_before:
            goes_on = after_foot(text, lines, number) or 0
            if goes_on:
                open_piece = open_piece.until(lines[goes_on].end)
                goes_on += 1
                continue
        if open_piece is not None:
            before = lines[number - 1]
            in_paragraph = open_piece.kind == "paragraph"
            if special is not None and special.kind in _PROSE and in_paragraph and margin.breaks_sentence(before, line):
                special = None
            is_continued = before.start > open_piece.span[0]
            if special is None and margin.breaks(before, line, is_paragraph=in_paragraph, is_continued=is_continued):
                open_piece = open_piece.until(line.end)
                continue
            yield open_piece
        span = line.start, line.end
        open_piece = Piece("paragraph", span, span) if special is None else special if special.kind in _PROSE else None
        if special is not None and special.kind != "rule" and open_piece is None:
            yield special
    if open_piece is not None:
        yield open_piece


def _special_line(text: str, lines: list[Line], number: int, words: LayoutWords) -> Piece | None:
    """A line that is a block by itself; None for running text."""
    line = lines[number]
    span = line.start, line.end
    special = _marked_line(text, span, words)
    neighbours = [(n.start, n.end) for n in lines[max(number - 1, 0) : number] + lines[number + 1 : number + 2]]
    if special is not None and special.kind == "field" and number == 0:
        special = titled_line(text, special, words) or special
    if special is not None and not is_initial(text, span, neighbours):
        return special
    alone = line.gap_before and line.gap_after and number + 1 < len(lines)
    is_heading = alone and reads_as_heading(text[slice(*span)]) and after_foot(text, lines, number + 1) is None
    return Piece("heading", span, span) if is_heading else None


def _names_fields(
    text: str, lines: list[Line], number: int, tables: dict[int, tuple[Piece, ...]], marked: list[Piece | None]
) -> bool:
    """Whether a line names what the fields right below it are of: it stands after a gap, and two fields follow without one."""
    below = range(number + 1, number + 1 + _FIELDS_BELOW)
    if not lines[number].gap_before or below[-1] >= len(lines) or any(lines[n].gap_before for n in below):
        return False
    found = [tables[n] if n in tables else (marked[n],) for n in below]
    are_fields = all(len(p) == 1 and p[0] is not None and p[0].kind in {"field", "row"} for p in found)
    return are_fields and reads_as_heading(text[lines[number].start : lines[number].end])


def _marked_line(text: str, line: Span, words: LayoutWords) -> Piece | None:
    """A line that is a heading, a row, an item or a field by its own marks; None for running text."""
    if (heading := marked_heading(text, line)) is not None:
        return heading
    if is_rule(text, line) or is_address(text, line):
        return Piece("rule", line, line)
    item = item_body(text, line)
    if (field := label_and_value(text, item or line, words)) is not None and not runs_on_after_stamp(text, line):
        label, value = field
        return Piece("field", line, value, label)
    return Piece("item", line, item) if item else None


def _cut(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; of those that are too long, the first part keeps the kind, and the rest are paragraphs."""
    for piece in pieces:
        start, end = piece.body
        parts = [(start, end)] if end - start <= _LONGEST_SENTENCE else list(_parts(text, start, end))
        for number, (first, last) in enumerate(parts):
            body = trim(text, first, last)
            if number:
                piece = Piece("paragraph", (body[0], piece.span[1]), body)
            if body[0] < body[1]:
                closed = piece.span[0], piece.span[1] if number + 1 == len(parts) else body[1]
                yield piece._replace(span=closed, body=body)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a text that are short enough, as few as possible: they end after a sentence, and sentences that are too long are cut at
    a space, otherwise anywhere."""
    last = start
    for stop in (*(match.end() for match in _SENTENCE_END.finditer(text, start, end)), end):
        if stop - start > _LONGEST and last > start:
            yield start, last
            start = last
        while stop - last > _LONGEST_SENTENCE:
            limit = last + _LONGEST_SENTENCE
            last = next((at for at in range(limit, last, -1) if text[at].isspace()), limit)
            yield start, last
            start = last
        last = stop
    yield start, end
