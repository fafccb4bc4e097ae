"""The reading text of a document of blocks: paragraphs, list items, table rows, with where each of them stands in the source."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypeVar

from pipeline.read.content import storable
from pipeline.records import Position

T = TypeVar("T")
Kind = Literal["paragraph", "item", "row"]
_BAR = "|"
_BAR_IN_CELL = "¦"


class ReadingText:
    """The text so far and the positions of its blocks. A blank line parts blocks; a line end parts items of a list, and rows of a table.

    The keywords of its methods are fields of a `Position`.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last: Kind | None = None
        self._headings: list[tuple[int, str]] = []
        self._positions: list[Position] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def positions(self) -> tuple[Position, ...]:
        return tuple(self._positions)

    def heading(self, words: str, level: int, **place: Any) -> None:
        """A heading of a level, from 1, under which what follows stands."""
        words = _line(words)
        if words:
            self.end_headings(level)
            self._headings.append((level, words))
            self.paragraph(words, **place)

    def end_headings(self, level: int = 0) -> None:
        """Ends what stands under the headings from a level on."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()

    def paragraph(self, words: str, **place: Any) -> None:
        """A paragraph; its line ends are kept."""
        self._block("paragraph", [(storable(words).strip(), place)])

    def item(self, words: str, **place: Any) -> None:
        """An item of a list."""
        words = storable(words).strip()
        if words:
            self._block("item", [(f"• {words}", place)])

    def row(self, cells: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """A row of a table: the words of each cell, and its place. A single cell is a paragraph."""
        if len(cells) == 1:
            self.paragraph(cells[0][0], **cells[0][1])
        elif any(words.strip() for words, _ in cells):
            pieces: list[tuple[str, dict[str, Any] | None]] = [("| ", None)]
            for number, (words, place) in enumerate(cells):
                ends = " |" if number + 1 == len(cells) else " | "
                pieces += [(_line(words).replace(_BAR, _BAR_IN_CELL), place), (ends, None)]
            self._block("row", pieces)

    def end_table(self) -> None:
        """Lets the next row begin another table."""
        self._last = None

    def _block(self, kind: Kind, pieces: Iterable[tuple[str, dict[str, Any] | None]]) -> None:
        pieces = [(words, place) for words, place in pieces if words]
        if not pieces:
            return
        if self._pieces:
            self._write("\n" if kind == self._last != "paragraph" else "\n\n")
        self._last = kind
        headings = {"heading": tuple(words for _, words in self._headings)} if self._headings else {}
        for words, place in pieces:
            start = self._length
            self._write(words)
            if place is not None and (place or headings):
                self._positions.append(Position(start=start, end=self._length, **{**headings, **place}))

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def _line(words: str) -> str:
    return " ".join(storable(words).split())


def each_once(parts: Iterable[tuple[str, T]]) -> Iterator[T]:
    """The headers and footers of pages that have words, each given with what it says; of those that say the same, the first."""
    seen = set()
    for said, part in parts:
        words = said.strip()
        if words not in seen and any(character.isalpha() for character in words):
            seen.add(words)
            yield part
