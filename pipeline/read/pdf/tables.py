"""Tables: grids of ruling lines, and rows of words that stand in columns."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.lines import Line, line_of, rows_of
from pipeline.read.pdf.pages import Rule, Word

# In parts of the size of the characters: white space between two columns of a table.
_GAP = 0.6
# Points by which ruling lines miss each other.
_NEAR = 3.0
_MOST_ADDED = 3
# Of the words in a grid, so many may stand close to one in the next cell. A line that is shorter than a part of the grid is none of it.
_MOST_CUT, _SPAN = 0.1, 0.4
# More lines are a drawing.
_MOST_LINES = 500
_LABEL = re.compile(r".{1,60}:$")
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*\w{0,3}%?$")

Cell = tuple[Line, ...]


class Table(NamedTuple):
    """The rows of a table, each with as many cells; a cell is its lines. `is_fields` if the first cells are labels with a colon."""

    rows: tuple[tuple[Cell, ...], ...]
    is_fields: bool = False


def is_grid(word: Word) -> bool:
    """Whether a word stands for a ruled table."""
    return not word.text


def without_grids(words: Sequence[Word], rules: Sequence[Rule], size: float) -> tuple[list[Word], dict[Word, Table]]:
    """The words, with one word without text in place of those of each table that lines rule into rows and columns; and these tables."""
    rest = list(words)
    tables: dict[Word, Table] = {}
    for upright, level in _grids(rules):
        x0, x1, top, bottom = upright[0], upright[-1], level[0], level[-1]
        inside = [word for word in rest if _is_inside(word, x0, top, x1, bottom)]
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in inside:
            column = _interval(upright, (word.x0 + word.x1) / 2)
            row = _interval(level, (word.top + word.bottom) / 2)
            cells.setdefault((row, column), []).append(word)
        used, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
        if len(columns) < 2 or len(used) < 2 or _is_page(cells) or _cuts_lines(inside, upright, size):
            continue
        table = Table(tuple(tuple(_lines(cells.get((row, column), ())) for column in columns) for row in used))
        grid = Word("", x0, top, x1, bottom, top, size)
        tables[grid] = _with_kind(table)
        taken = set(map(id, inside))
        rest = [grid, *(word for word in rest if id(word) not in taken)]
    return rest, tables


def _is_page(cells: dict[tuple[int, int], list[Word]]) -> bool:
    """Whether lines only part the columns of a page: a cell has more words than any cell of a table."""
    return max(map(len, cells.values())) > 150


def _cuts_lines(words: Sequence[Word], upright: Sequence[float], size: float) -> bool:
    """Whether a grid cuts through lines of text, so that it is a drawing above them."""
    cut = 0
    for row in rows_of(words):
        for before, word in pairwise(row):
            is_apart = _interval(upright, (before.x0 + before.x1) / 2) != _interval(upright, (word.x0 + word.x1) / 2)
            cut += is_apart and word.x0 - before.x1 < 0.4 * size
    return cut > _MOST_CUT * len(words)


def _lines(words: Iterable[Word]) -> Cell:
    return tuple(line_of(row) for row in rows_of(words))


def _is_inside(word: Word, x0: float, top: float, x1: float, bottom: float) -> bool:
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom


def _interval(edges: Sequence[float], at: float) -> int:
    return max((number for number, edge in enumerate(edges[:-1]) if edge <= at), default=0)


def _grids(rules: Sequence[Rule]) -> list[tuple[list[float], list[float]]]:
    """The x of the upright and the y of the level lines of each net of lines that touch each other, if they make rows and columns."""
    whole = [*_whole(rules, is_level=True), *_whole(rules, is_level=False)]
    if len(whole) > _MOST_LINES:
        return []
    nets: list[list[Rule]] = []
    for rule in whole:
        touching = [net for net in nets if any(_touch(rule, other) for other in net)]
        nets = [net for net in nets if not any(net is other for other in touching)]
        nets.append([rule, *(other for net in touching for other in net)])
    grids = []
    for net in nets:
        left, right = min(rule.x0 for rule in net), max(rule.x1 for rule in net)
        top, bottom = min(rule.top for rule in net), max(rule.bottom for rule in net)
        upright = _spanning([(r.x0, r.bottom - r.top) for r in net if not r.is_level], bottom - top)
        level = _spanning([(r.top, r.x1 - r.x0) for r in net if r.is_level], right - left)
        if len(upright) >= 2 and len(level) >= 3 and len(upright) + len(level) >= 6:
            grids.append((_merged([left, *upright, right]), level))
    return grids


def _whole(rules: Iterable[Rule], *, is_level: bool) -> list[Rule]:
    """The rules of one direction, with one in place of those that lie in one line and touch each other."""
    whole: list[Rule] = []
    found = [rule for rule in rules if rule.is_level == is_level]
    for rule in sorted(found, key=lambda r: (round(r.top / _NEAR), r.x0) if is_level else (round(r.x0 / _NEAR), r.top)):
        if whole and _touch(rule, whole[-1]):
            last = whole[-1]
            whole[-1] = Rule(last.x0, last.top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            whole.append(rule)
    return whole


def _spanning(lines: Iterable[tuple[float, float]], length: float) -> list[float]:
    """Where lines are that, with those in line with them, span much of a length. Each is its place and its length."""
    spans: list[tuple[float, float]] = []
    for place, span in sorted(lines):
        if spans and place - spans[-1][0] <= _NEAR:
            spans[-1] = spans[-1][0], spans[-1][1] + span
        else:
            spans.append((place, span))
    return [place for place, span in spans if span >= _SPAN * length]


def _touch(a: Rule, b: Rule) -> bool:
    return a.x0 <= b.x1 + _NEAR and b.x0 <= a.x1 + _NEAR and a.top <= b.bottom + _NEAR and b.top <= a.bottom + _NEAR


def _merged(edges: Iterable[float]) -> list[float]:
    """Edges in order, with one of those that are near each other."""
    merged: list[float] = []
    for edge in sorted(edges):
        if not merged or edge - merged[-1] > _NEAR:
            merged.append(edge)
    return merged


def table_of(rows: Sequence[Sequence[Word]], first: int, last: int, size: float) -> tuple[int, int, Table]:
    """The table whose body are the rows from `first` to before `last`, with the rows that belong to it above and below: where it starts and
    ends, and its rows."""
    columns = _columns(rows[first:last], size)
    for _ in range(_MOST_ADDED):
        if first == 0 or not _is_row_of(rows[first - 1], rows[first], columns, size, may_span=True):
            break
        first -= 1
    while last < len(rows) and _is_row_of(rows[last], rows[last - 1], columns, size, may_span=False):
        last += 1
    cells: list[list[list[Word]]] = []
    for row in rows[first:last]:
        placed: list[list[Word]] = [[] for _ in columns]
        for piece in _pieces(row, size):
            placed[_column_of(piece, columns)] += piece
        if cells and _goes_on(cells[-1], placed, size):
            for before, words in zip(cells[-1], placed, strict=True):
                before += words
        else:
            cells.append(placed)
    table = Table(tuple(tuple(_lines(words) for words in row) for row in cells))
    return first, last, _with_kind(table)


def _with_kind(table: Table) -> Table:
    labels = [" ".join(line.text for line in row[0]) for row in table.rows]
    is_fields = len(table.rows[0]) == 2 and sum(1 for label in labels if _LABEL.match(label)) >= 0.7 * len(labels)
    return table._replace(is_fields=is_fields)


def _columns(rows: Iterable[Sequence[Word]], size: float) -> list[tuple[float, float]]:
    """The columns of a table's body: what no row leaves white."""
    columns: list[tuple[float, float]] = []
    pieces = [found for row in rows if len(found := _pieces(row, size)) > 1]
    for x0, x1 in sorted((piece[0].x0, piece[-1].x1) for row in pieces for piece in row):
        if columns and x0 - columns[-1][1] < _GAP * size:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def _pieces(row: Sequence[Word], size: float) -> list[list[Word]]:
    pieces = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 >= _GAP * size:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _column_of(piece: Sequence[Word], columns: Sequence[tuple[float, float]]) -> int:
    """The column that a piece shares most with; the nearest if it shares nothing."""
    x0, x1 = piece[0].x0, piece[-1].x1
    shared = [min(x1, right) - max(x0, left) for left, right in columns]
    return max(range(len(columns)), key=lambda number: (round(shared[number], 1), -number))


def _is_row_of(
    row: Sequence[Word],
    beside: Sequence[Word],
    columns: Sequence[tuple[float, float]],
    size: float,
    *,
    may_span: bool,
) -> bool:
    """Whether a row next to a table belongs to it: it is close and has pieces in several of its columns. Only the heads of columns may
    span several."""
    if abs(beside[0].baseline - row[0].baseline) > 2.5 * size:
        return False
    pieces = _pieces(row, size)
    if not may_span and any(_columns_under(piece, columns) > 1 for piece in pieces):
        return False
    return len(pieces) > 1 and len({_column_of(piece, columns) for piece in pieces}) > 1


def _columns_under(piece: Sequence[Word], columns: Sequence[tuple[float, float]]) -> int:
    return sum(1 for left, right in columns if piece[0].x0 < right and left < piece[-1].x1)


def _goes_on(before: Sequence[Sequence[Word]], row: Sequence[Sequence[Word]], size: float) -> bool:
    """Whether a row goes on with the cells of the one before it: its first cell is empty, or it only ends the first cell."""
    last = max(word.baseline for cell in before for word in cell)
    here = min(word.baseline for cell in row for word in cell)
    if here - last > 1.5 * size:
        return False
    filled = [number for number, cell in enumerate(row) if cell]
    if filled[0] > 0:
        return all(before[n] for n in filled) and not any(_NUMBER.match(row[n][0].text) for n in filled)
    return filled == [0] and row[0][0].text[0].islower()
