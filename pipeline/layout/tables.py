"""Tables: rows between bars or tabs. A row of two cells is a label with its value; longer rows are split into cells."""

import itertools
import re
from collections.abc import Iterable, Iterator

from pipeline.layout.lines import SPACE, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span

_BARRED = re.compile(rf"{SPACE}*\|(?P<cells>.+)\|{SPACE}*$")
_BARS_INSIDE = re.compile(r".*\S\s*\|.*\|.*$")
# Pasted from a table: a label, a tab, its value.
_TABBED_PAIR = re.compile(rf"(?P<label>[A-Z][^\t\n.!?;]{{0,60}}?){SPACE}*\t{SPACE}*(?P<value>[^\t\n]+)$")
_TABBED = re.compile(r"[^\t\n]*\t[^\t\n]*\t[^\n]*")
_RULE = re.compile(r"[\s|:+-]+$")


def is_rule(text: str, line: Span) -> bool:
    """Whether a line only separates rows: "|---|---|"."""
    return _RULE.match(text, *line) is not None


def cells_between_bars(text: str, line: Span) -> Span | None:
    """What is between the first and the last bar of a line that starts and ends with one; None for other lines."""
    row = _BARRED.match(text, *line)
    return row.span("cells") if row else None


def barred_row(text: str, line: Span, cells: Span) -> Piece | None:
    """The row with these cells between bars; None for a label without value, or a value without label."""
    first, bar, rest = text[slice(*cells)].partition("|")
    if not bar or "|" in rest:
        return Piece("table", line, cells)
    label = trim(text, cells[0], cells[0] + len(first))
    value = trim(text, cells[0] + len(first) + 1, cells[1])
    return Piece("row", line, value, label) if label[0] < label[1] and value[0] < value[1] else None


def unbarred_row(text: str, line: Span) -> Piece | None:
    """A row without bars around it: "a | b | c", or cells between tabs; None for other lines."""
    if _BARS_INSIDE.match(text, *line) or _TABBED.match(text, *line):
        return Piece("table", line, line)
    start, end = line
    pair = _TABBED_PAIR.match(text[start:end])
    if pair is None:
        return None
    label, value = pair.span("label"), pair.span("value")
    return Piece("row", line, trim(text, start + value[0], start + value[1]), (start + label[0], start + label[1]))


def is_row_of_table(text: str, line: Span, neighbours: Iterable[Span]) -> bool:
    """Whether a line of several cells is a row: it has tabs inside, it starts or ends with a bar, or the line before or after it has
    several bars too. A sentence may contain a bar."""
    words = text[slice(*line)]
    if "\t" in words or words.startswith("|") or words.endswith("|"):
        return True
    return any(text.count("|", *other) > 1 for other in neighbours)


class CellCounter:
    """Splits the rows of tables into cells and gives each its row and column. A table ends at a gap, at a row of another length, and
    at any other block."""

    def __init__(self) -> None:
        self._row = 0
        self._columns = 0

    def split(self, text: str, table: Piece, *, after_gap: bool) -> Iterator[Piece]:
        """The cells of a row that are not empty."""
        cells = list(_cells(text, *table.body))
        self._row = self._row + 1 if self._columns == len(cells) and not after_gap else 0
        self._columns = len(cells)
        yield from (Piece("cell", c, c, cell=(self._row, n)) for n, c in enumerate(cells) if c[0] < c[1])

    def end_table(self) -> None:
        """Start a new table with the next row."""
        self._columns = 0


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row, empty ones too."""
    edges = [start - 1, *(i for i in range(start, end) if text[i] in "|\t"), end]
    for first, last in itertools.pairwise(edges):
        yield trim(text, first + 1, last)
