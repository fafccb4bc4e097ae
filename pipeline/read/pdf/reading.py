"""The reading text of a PDF: its blocks in order, with broken words and sentences joined, and where each piece stands on its page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.read.pdf.columns import parts_in_order
from pipeline.read.pdf.lines import Line, common_size
from pipeline.read.pdf.pages import Page, View
from pipeline.read.pdf.paragraphs import BULLETS, ENDS_SENTENCE, Block, blocks_of
from pipeline.read.pdf.tables import Cell, Table, without_grids
from pipeline.records import Box, Position
from pipeline.values.hyphens import keeps_hyphen

# A field whose value is longer is a paragraph under a heading.
_LONGEST_FIELD = 60
_BROKEN = re.compile(r"(?<=[^\W_])[-\u00ad\u2010]$")
_HALF_BEFORE = re.compile(r"\w+$")
_HALF_AFTER = re.compile(r"\w+")
_BULLET = re.compile(rf"[{BULLETS}]\s*")
_SUSPENDED = frozenset("and or to".split())
_MOST_HELD = 40


class Placed(NamedTuple):
    """A block or a table on its page."""

    page: int
    view: View
    block: Block | None = None
    table: Table | None = None


def blocks_in_order(page: Page, gutters: list[float]) -> Iterator[Placed]:
    """The blocks and tables of a page, in the order in which they are read. `gutters` is as in `parts_in_order`."""
    for number, view in enumerate(page.views):
        size = common_size(view.words)
        words, tables = without_grids(view.words, view.rules, size)
        for part in parts_in_order(words, size, tables, gutters if number == 0 else []):
            if part.table is not None:
                yield Placed(page.number, view, table=part.table)
            else:
                for block in blocks_of(part.lines, size):
                    yield Placed(page.number, view, block)


class TextOfPages:
    """The text so far, and the positions in it. Blocks are added in order; what interrupts a sentence follows it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.positions: list[Position] = []
        self._length = 0
        self._words = _Words()
        self._headings: list[tuple[float, str]] = []
        self._open: list[Placed] = []
        self._held: list[Placed] = []
        self._last: Placed | None = None

    def add(self, placed: Placed) -> None:
        """Adds a block or table. A paragraph that is not finished waits for its other half."""
        block = placed.block
        if block is not None:
            self._words.add(block.lines)
        if not self._open:
            self._start(placed)
        elif block is None or block.kind in ("note", "caption"):
            self._held.append(placed)
            if len(self._held) > _MOST_HELD:
                self.close()
        elif self._goes_on(block):
            self._open.append(placed)
            if not _is_unfinished(block):
                self.close()
        else:
            self.close()
            self._start(placed)

    def close(self) -> None:
        """Writes what waits."""
        waiting, self._open = self._open, []
        held, self._held = self._held, []
        if waiting:
            self._write(waiting)
        for placed in held:
            self._write([placed])

    @property
    def text(self) -> str:
        """The text of the blocks that were written."""
        return "".join(self._pieces)

    def _start(self, placed: Placed) -> None:
        if placed.block is not None and placed.block.kind in ("paragraph", "item") and _is_unfinished(placed.block):
            self._open = [placed]
        else:
            self._write([placed])

    def _goes_on(self, block: Block) -> bool:
        """Whether a block is the other half of the open paragraph."""
        before = self._open[-1].block
        assert before is not None
        if block.kind != "paragraph" or abs(block.lines[0].size - before.lines[-1].size) > 0.08 * block.lines[0].size:
            return False
        first = block.lines[0].text[:1]
        if first.islower() or _BROKEN.search(before.text):
            return True
        return before.is_full and not block.is_indented and not self._held and first not in BULLETS

    def _write(self, parts: Sequence[Placed]) -> None:
        first = parts[0]
        if self._length:
            self._put("\n" if self._is_close_to_last(first) else "\n\n")
        self._last = parts[-1]
        if first.table is not None:
            self._write_table(first, first.table)
            return
        assert first.block is not None
        if first.block.kind == "heading":
            self._head(first.block)
        lines = [(line, part) for part in parts if part.block is not None for line in part.block.lines]
        is_item = first.block.kind == "item"
        for number, (line, part) in enumerate(lines):
            text = line.text
            if is_item and number == 0:
                text = _BULLET.sub("• ", text, count=1)
            end = " "
            if number + 1 < len(lines):
                text, end = self._joint(text, lines[number + 1][0].text)
            if number + 1 < len(first.block.lines) and number + 1 in first.block.breaks:
                end = "\n"
            self._put(text, part, (line.x0, line.top, line.x1, line.bottom))
            if number + 1 < len(lines):
                self._put(end)

    def _head(self, heading: Block) -> None:
        """Puts what follows under a heading. The larger of two headings is the outer one."""
        size = heading.lines[0].size + (0.5 if heading.lines[0].is_bold else 0.0)
        while self._headings and self._headings[-1][0] <= size:
            self._headings.pop()
        self._headings.append((size, " ".join(line.text for line in heading.lines)))

    def _is_close_to_last(self, placed: Placed) -> bool:
        last = self._last
        if placed.block is None or last is None or last.block is None or last.page != placed.page:
            return False
        return placed.block.is_close and placed.block.kind == "item" and last.block.kind == "item"

    def _write_table(self, placed: Placed, table: Table) -> None:
        for number, row in enumerate(table.rows):
            if number:
                self._put("\n")
            if table.is_fields and all(row):
                self._write_cell(placed, row[0])
                is_long = sum(len(line.text.split()) for line in row[1]) > _LONGEST_FIELD
                self._put("\n\n" if is_long else " ")
                self._write_cell(placed, row[1])
                continue
            self._put("|")
            for cell in row:
                self._put(" ")
                self._write_cell(placed, cell, bars=True)
                self._put(" |" if cell else "|")

    def _write_cell(self, placed: Placed, cell: Cell, *, bars: bool = False) -> None:
        for number, line in enumerate(cell):
            text = line.text.replace("|", "/") if bars else line.text
            end = ""
            if number + 1 < len(cell):
                text, end = self._joint(text, cell[number + 1].text)
            self._put(text, placed, (line.x0, line.top, line.x1, line.bottom))
            self._put(end)

    def _joint(self, text: str, following: str) -> tuple[str, str]:
        """A line without a hyphen at its end that is no part of a word, and what stands between it and the next."""
        if not _BROKEN.search(text):
            return text, "" if text.endswith(("\u2013", "\u2014")) and text[-2:-1].isdigit() else " "
        before, after = _HALF_BEFORE.search(text[:-1]), _HALF_AFTER.match(following)
        if before is None or after is None or after[0] in _SUSPENDED:
            return text, " "
        if before[0][-1].isdigit() and not after[0][0].isdigit():
            return text, " "
        if text[-1] == "\u00ad":
            return text[:-1], ""
        if not after[0][0].islower() or len(before[0]) < 2 or len(after[0]) < 2:
            return text, ""
        if before[0].isupper() or keeps_hyphen(before[0], after[0], self._words.are_written):
            return text, ""
        return text[:-1], ""

    def _put(self, text: str, placed: Placed | None = None, box: Box | None = None) -> None:
        if not text:
            return
        if placed is not None and box is not None:
            start, end = self._length, self._length + len(text)
            path = tuple(words for _, words in self._headings) or None
            self.positions.append(
                Position(start=start, end=end, page=placed.page, box=placed.view.box(*box), heading=path)
            )
        self._pieces.append(text)
        self._length += len(text)


class _Words:
    """The words of the pages read so far, which tell whether a hyphen is part of a word."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def add(self, lines: Iterable[Line]) -> None:
        """Adds the words of lines; a half at a line end is none."""
        for line in lines:
            words = re.findall(r"\w+(?:-\w+)*", line.text)
            self._words.update(words[1:-1] if _BROKEN.search(line.text) else words[1:])

    def are_written(self, word: str) -> bool:
        """Whether the pages have a word."""
        return word in self._words


def _is_unfinished(block: Block) -> bool:
    """Whether a block ends in the midst of a sentence."""
    return not ENDS_SENTENCE.search(block.text)
