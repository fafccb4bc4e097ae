"""From the lines of a column to its paragraphs, headings, items and notes: by spacing, size, weight and indents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.lines import Line

# In parts of the size of the characters.
_INDENT, _SLACK, _SHORT = 0.8, 1.0, 3.0
# In parts of the usual distance of lines, and of the size of most characters.
_WIDER, _HEADING, _NOTE = 1.3, 1.07, 0.93
_SINGLE_SPACING = 1.2
_RAGGED = 0.7
_MOST_HEADING_LINES, _MOST_HEADING_WORDS = 4, 25
BULLETS = "•◦▪▫‣●○■□∙·⁃➢➤✓❖"
_ITEM = re.compile(rf"(?:[{BULLETS}*–—-]|\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,5}})[.)]|\[\d{{1,3}}\])\s+\S")
_LETTERED = re.compile(r"[A-Z]\.\s")
_NOTE_START = re.compile(r"(?:\(?\d{1,3}[.)]?|[*∗†‡§¶]+|\[\d{1,3}\])\s*\S")
_CAPTION = re.compile(r"(?:table|figure|fig\.|chart|box|exhibit|photo|map)\s*(?:\d|[A-Z]\b)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
ENDS_SENTENCE = re.compile(r"[.!?:][\"'”’)\]]*$")


class Block(NamedTuple):
    """A paragraph, heading, item, note or caption: its lines. `is_full` if its last line goes to the right edge of its column,
    `is_indented` if its first line is set in, `is_close` if it follows the block before it without more space than lines have. `breaks`
    are the places of lines that begin anew, as in an address."""

    kind: str
    lines: tuple[Line, ...]
    is_full: bool = False
    is_indented: bool = False
    is_close: bool = False
    breaks: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The text of its last line."""
        return self.lines[-1].text


def blocks_of(lines: Sequence[Line], size: float) -> Iterator[Block]:
    """The blocks of a column. `size` is that of most characters on the page. What has neither letters nor digits is left out."""
    lines = [line for line in lines if any(character.isalnum() for character in line.text)]
    if not lines:
        return
    column = _Column(lines, size)
    start = 0
    breaks: list[int] = []
    close = False
    blocks: list[Block] = []
    for number in range(1, len(lines) + 1):
        end = column.ends(number, start) if number < len(lines) else "block"
        if end == "line":
            breaks.append(number - start)
        elif end:
            blocks.append(column.block(start, number, frozenset(breaks), is_close=close))
            close = end == "close"
            start, breaks = number, []
    yield from column.with_notes(blocks)


class _Column:
    """The lines of a column with what they have in common."""

    def __init__(self, lines: Sequence[Line], size: float) -> None:
        self._lines = lines
        self._size = size
        body = [line for line in lines if abs(line.size - size) < 0.07 * size] or list(lines)
        starts = Counter(round(line.x0) for line in body)
        most = max(starts.values())
        self._left = min(x for x, number in starts.items() if number * 4 >= most)
        ends = sorted(line.x1 for line in body)
        self._right = ends[min(int(0.9 * len(ends)), len(ends) - 1)]
        distances = sorted(
            (b.baseline - a.baseline) / max(b.size, 1)
            for a, b in pairwise(lines)
            if abs(a.size - b.size) < 0.1 * a.size and 0 < b.baseline - a.baseline < 2.2 * a.size
        )
        self._spacing = distances[len(distances) // 3] if distances else _SINGLE_SPACING

    def ends(self, number: int, start: int) -> str:
        """What ends between a line and the one before it, in a block that begins at `start`: the "block", also "close" to the next one, a
        "line", or nothing ("")."""
        before, line = self._lines[number - 1], self._lines[number]
        unit = max(line.size, 1.0)
        distance = (line.baseline - before.baseline) / max(min(unit, before.size), 1.0)
        is_wide = distance > self._spacing * _WIDER + 0.05 or distance < 0
        changes_size = abs(line.size - before.size) > 0.12 * max(line.size, before.size)
        is_item = _ITEM.match(line.text) is not None
        first = self._lines[start]
        if changes_size and not (distance < 0.5):
            return "block"
        if is_wide and not self._is_loose_heading(first, line, distance):
            return "block"
        if distance < 0.3:  # beside the other in a row
            return "close"
        if line.has_mark and not before.has_mark:
            return "block"
        if is_item and not self._is_sentence_inside(before, line):
            return "close"
        if first.is_bold != line.is_bold and before.is_bold != line.is_bold:
            if before.is_bold and (number - start <= _MOST_HEADING_LINES) and not line.text[:1].islower():
                return "block"
            if line.is_bold and (_ENDS.search(before.text) or self._is_short(before, line)):
                return "block"
        if _ITEM.match(first.text):
            hangs = first.x0 + 0.4 * unit < line.x0
            if not hangs and self._is_short(before, line):
                return "close" if _ENDS.search(before.text) or line.text[:1].isupper() else ""
            return ""
        is_centred = self._is_centred(before) and self._is_centred(line)
        if self._is_heading([before]):
            return "block" if self._is_centred(before) != self._is_centred(line) else ""
        if is_centred:
            return "line" if self._is_short(before, line, _SHORT) else ""
        if self._is_set_in(number):
            return "close"
        if self._is_short(before, line):
            if ENDS_SENTENCE.search(before.text):
                return "close"
            if not line.text[:1].islower() and self._is_short(before, line, _SHORT):
                return "line"
        return ""

    def block(self, start: int, end: int, breaks: frozenset[int], *, is_close: bool) -> Block:
        """The block of the lines from `start` to before `end`."""
        lines = tuple(self._lines[start:end])
        first, last = lines[0], lines[-1]
        if self._is_heading(lines):
            kind = "heading"
        elif _ITEM.match(first.text) and not (_LETTERED.match(first.text) and not is_close):
            kind = "item"
        elif _CAPTION.match(first.text):
            kind = "caption"
        else:
            kind = "paragraph"
        if kind == "paragraph" and _is_address(lines):
            breaks = frozenset(range(1, len(lines)))
        return Block(
            kind,
            lines,
            is_full=last.x1 >= self._right - 2.5 * self._size,
            is_indented=first.x0 > self._left + _INDENT * self._size and kind == "paragraph",
            is_close=is_close and kind != "heading",
            breaks=breaks,
        )

    def with_notes(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks, with those at the end as notes that are smaller than the text and start with a mark."""
        notes = len(blocks)
        while notes and all(line.size < _NOTE * self._size for line in blocks[notes - 1].lines):
            notes -= 1
        while notes < len(blocks) and not self._starts_note(blocks[notes]):
            notes += 1
        for number, block in enumerate(blocks):
            yield block._replace(kind="note") if number >= notes else block

    def _starts_note(self, block: Block) -> bool:
        return block.lines[0].has_mark or _NOTE_START.match(block.lines[0].text) is not None

    def _is_heading(self, lines: Sequence[Line]) -> bool:
        words = sum(len(line.text.split()) for line in lines)
        if len(lines) > _MOST_HEADING_LINES or words > _MOST_HEADING_WORDS or lines[-1].text.endswith((".", ";", ",")):
            return False
        if not any(character.isalpha() for character in lines[0].text):
            return False
        return all(line.size > _HEADING * self._size or line.is_bold for line in lines)

    def _is_loose_heading(self, first: Line, line: Line, distance: float) -> bool:
        """Whether two lines of large print are one heading, whose lines stand farther apart than those of the text."""
        return (
            min(first.size, line.size) > 1.2 * self._size
            and abs(first.size - line.size) < 0.05 * line.size
            and 0 < distance < 1.7
        )

    def _is_short(self, before: Line, line: Line, slack: float = _SLACK) -> bool:
        """Whether the first word of a line would have fitted on the line before it, with so much space to spare."""
        word = line.words[0]
        return before.x1 + (word.x1 - word.x0) + slack * line.size < self._right

    def _is_centred(self, line: Line) -> bool:
        middle = (self._left + self._right) / 2
        return abs((line.x0 + line.x1) / 2 - middle) < line.size and line.x0 > self._left + line.size

    def _is_set_in(self, number: int) -> bool:
        """Whether a line is the first of a paragraph that is marked by its indent: the lines around it start farther left."""
        before, line = self._lines[number - 1], self._lines[number]
        if line.x0 - self._left < _INDENT * line.size or line.x0 - self._left > 6 * line.size:
            return False
        following = self._lines[number + 1] if number + 1 < len(self._lines) else None
        is_left = before.x0 < line.x0 - 0.5 * line.size
        if following is None or following.baseline - line.baseline > 2 * line.size:
            return is_left and ENDS_SENTENCE.search(before.text) is not None
        return is_left and (following.x0 < line.x0 - 0.5 * line.size or ENDS_SENTENCE.search(before.text) is not None)

    def _is_sentence_inside(self, before: Line, line: Line) -> bool:
        """Whether a number or letter at the start of a line goes on with a sentence: "signed on May / 15. The treaty"."""
        if line.text[0] in BULLETS:
            return False
        return not self._is_short(before, line) and not _ENDS.search(before.text)


def _is_address(lines: Sequence[Line]) -> bool:
    """Whether lines are those of an address or the like: several, each with a capital or number at its start, and of different lengths."""
    widths = [line.x1 - line.x0 for line in lines[:-1]]
    return (
        len(lines) > 2
        and all(line.text[:1].isupper() or line.text[:1].isdigit() for line in lines[1:])
        and not any(line.text.endswith("-") for line in lines)
        and min(widths) < _RAGGED * max(widths)
    )
