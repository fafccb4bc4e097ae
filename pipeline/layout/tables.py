"""Tables in plain text: lines of cells between bars, tabs, or columns of white space. A row of two cells is a label with its value; longer
rows are split into cells."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.layout.labels import is_known_label
from pipeline.layout.lines import Line, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span
from pipeline.vocabulary.words.layout import LayoutWords

_RULE = re.compile(r"[\s|:+=_-]+$")
# Pasted from a table: a label, a tab, its value.
_LABEL = re.compile(r"[A-Z][^\t\n.!?;]{0,60}")
_WIDE = re.compile(r"\S[ \u00a0]{2,}\S")
_LINE_END = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
# Bars inside a line are those of a table if so many lines in a row have as many.
_LEAST_BARS, _LEAST_LINES = 2, 3
# In a table of white space: lines, words of a label, and the usual length of a cell. Longer ones are columns of prose.
_LEAST_SPACED, _MOST_LABEL_WORDS, _LONGEST_USUAL = 2, 5, 32
_MOST_GROUP_WORDS = 6
_LEAST_BELOW = 2  # rows below the heads of a table of two columns
_ENDS_SENTENCE = re.compile(r"[.!?;:,][\"'”’)\]]*$")


class _Row(NamedTuple):
    """A line as a row: what separates its cells, and these, empty ones too."""

    separator: Literal["bar", "tab", "space"]
    cells: tuple[Span, ...]


def is_rule(text: str, line: Span) -> bool:
    """Whether a line only separates rows: "|---|---|"."""
    return _RULE.match(text, *line) is not None


def find_tables(
    text: str, lines: Sequence[Line], is_marked: Sequence[bool], words: LayoutWords
) -> dict[int, tuple[Piece, ...]]:
    """The pieces of each line that belongs to a table, by its number; a rule between rows has none. `is_marked` says which lines are items
    or headings by their own marks; those are no rows of white space.

    A table is a run of lines of one length in cells, which nothing but rules and lines with the name of a group of rows interrupts.
    """
    found: dict[int, tuple[Piece, ...]] = {}
    for run in _runs(text, lines, is_marked):
        for table in _tables(text, lines, run):
            found |= _pieces(text, lines, table, words)
    return found


_Table = dict[int, _Row | None]
"""The rows of a table by the numbers of their lines; None for the name of a group of rows."""


def _runs(text: str, lines: Sequence[Line], is_marked: Sequence[bool]) -> Iterator[_Table]:
    """The longest runs of rows with one separator."""
    run: _Table = {}
    separator = None
    for number, line in enumerate(lines):
        if line.gap_before:
            if run:
                yield run
            run, separator = {}, None
        if is_rule(text, (line.start, line.end)):
            continue
        row = _row(text, line, is_marked=is_marked[number])
        if row is None and separator is not None and _is_group(text, lines, number, separator, is_marked):
            run[number] = None
            continue
        if row is None or row.separator != separator:
            if run:
                yield run
            run, separator = {}, row.separator if row is not None else None
        if row is not None:
            run[number] = row
    if run:
        yield run


def _row(text: str, line: Line, *, is_marked: bool) -> _Row | None:
    """A line as a row, whatever its neighbours are; None if nothing separates cells in it."""
    span = line.start, line.end
    words = text[slice(*span)]
    if "|" in words:
        return _Row("bar", tuple(_between(text, span, "|")))
    if "\t" in text[slice(*_whole(text, line))]:
        return _Row("tab", tuple(_between(text, _whole(text, line), "\t")))
    if not is_marked and _WIDE.search(words):
        return _Row("space", ())
    return None


def _is_group(text: str, lines: Sequence[Line], number: int, separator: str, is_marked: Sequence[bool]) -> bool:
    """Whether a line of one cell between rows names the rows that follow: "Europe"."""
    line = lines[number]
    words = text[line.start : line.end]
    if is_marked[number] or line.gap_after or number + 1 >= len(lines) or not words[0].isupper():
        return False
    following = _row(text, lines[number + 1], is_marked=is_marked[number + 1])
    is_short = len(words.split()) <= _MOST_GROUP_WORDS and _ENDS_SENTENCE.search(words) is None
    return is_short and following is not None and following.separator == separator


def _whole(text: str, line: Line) -> Span:
    """A line with the white space around it, which may be empty cells."""
    end = line.end
    while end < len(text) and text[end] not in _LINE_END:
        end += 1
    return line.end - line.width, end


def _between(text: str, span: Span, separator: str) -> Iterator[Span]:
    """The parts of a span between separators."""
    edges = [span[0] - 1, *(i for i in range(*span) if text[i] == separator), span[1]]
    for first, last in pairwise(edges):
        yield trim(text, first + 1, last)


def _tables(text: str, lines: Sequence[Line], run: _Table) -> Iterator[_Table]:
    """The tables of a run: rows of one length."""
    separator = next(row.separator for row in run.values() if row is not None)
    match separator:
        case "space":
            yield from _spaced(text, lines, run)
        case "tab":
            yield from _of_one_length(_completed(run))
        case "bar":
            run = _without_edges(run)
            yield from _of_one_length(run) if _is_barred(text, lines, run) else ()


def _without_edges(run: _Table) -> _Table:
    """Rows between bars without what is before the first bar and after the last, if all lines begin and end with bars."""
    rows = [row for row in run.values() if row is not None]
    begins = all(row.cells[0][0] == row.cells[0][1] for row in rows)
    ends = all(row.cells[-1][0] == row.cells[-1][1] for row in rows)
    return {
        number: _Row("bar", row.cells[begins : len(row.cells) - ends]) if row is not None else None
        for number, row in run.items()
    }


def _is_barred(text: str, lines: Sequence[Line], run: _Table) -> bool:
    """Whether lines with bars are rows: a sentence may have a bar in it."""
    rows = [(lines[n], row) for n, row in run.items() if row is not None]
    if all(text[line.start] == "|" or text[line.end - 1] == "|" for line, _ in rows):
        return True
    inside = min(len(row.cells) - 1 for _, row in rows)
    return len(rows) > 1 if inside >= _LEAST_BARS else len(rows) >= _LEAST_LINES


def _completed(run: _Table) -> _Table:
    """Rows between tabs, each with the cells at its ends that are empty: as many as most have."""
    counts = Counter(len(row.cells) for row in run.values() if row is not None)
    usual = max(counts, key=lambda n: (counts[n], n))
    if usual < 3 or counts[usual] * 2 < counts.total():
        return {n: _stripped(row) for n, row in run.items()}
    completed: _Table = {}
    for number, row in run.items():
        cells = row.cells if row is not None else ()
        while len(cells) > usual and cells[-1][0] == cells[-1][1]:
            cells = cells[:-1]
        while len(cells) > usual and cells[0][0] == cells[0][1]:
            cells = cells[1:]
        if 1 < len(cells) < usual and cells[0][0] < cells[0][1]:
            cells += ((cells[-1][1],) * 2,) * (usual - len(cells))
        completed[number] = _Row("tab", cells) if row is not None else None
    return completed


def _stripped(row: _Row | None) -> _Row | None:
    """A row without the empty cells at its ends, which are no more than white space around a line."""
    cells = row.cells if row is not None else ()
    while cells and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    while len(cells) > 2 and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    return _Row("tab", cells) if row is not None else None


def _of_one_length(run: _Table) -> Iterator[_Table]:
    """The parts of a run whose rows have the same number of cells."""
    table: _Table = {}
    length = 0
    for number, row in run.items():
        if row is not None and len(row.cells) != length and table:
            yield table
            table = {}
        if row is not None:
            length = len(row.cells)
        table[number] = row
    if table:
        yield table


# White space


def _spaced(text: str, lines: Sequence[Line], run: _Table) -> Iterator[_Table]:
    """The table that lines with wide gaps are, if the gaps of all are at the same columns."""
    spaced = {n: _whole(text, lines[n]) for n, row in run.items() if row is not None}
    if len(spaced) < _LEAST_SPACED:
        return
    gutters = _gutters([text[slice(*span)] for span in spaced.values()])
    rows: _Table = {}
    for number in run:
        span = spaced.get(number)
        if span is None:
            rows[number] = None
            continue
        edges = [0, *(edge for gutter in gutters for edge in gutter), span[1] - span[0]]
        parts = zip(edges[::2], edges[1::2], strict=True)
        cells = (trim(text, span[0] + min(a, span[1] - span[0]), min(span[0] + b, span[1])) for a, b in parts)
        rows[number] = _Row("space", tuple(cells))
    if gutters and _is_grid(text, [row.cells for row in rows.values() if row is not None]):
        yield rows


def _gutters(lines: Sequence[str]) -> list[Span]:
    """The columns of two or more characters that are blank in all lines, between others that are not."""
    width = max(len(line.rstrip()) for line in lines)
    blank = [all(column >= len(line) or line[column].isspace() for line in lines) for column in range(width)]
    found: list[Span] = []
    start = None
    for column, is_blank in enumerate([*blank, False]):
        if is_blank and start is None:
            start = column
        elif not is_blank and start is not None:
            if start > 0 and column - start > 1 and column < width:
                found.append((start, column))
            start = None
    return found


def _is_grid(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether cells between blank columns are those of a table: most rows have several, and none is prose."""
    filled = [[(c, text[slice(*span)]) for c, span in enumerate(row) if span[0] < span[1]] for row in rows]
    cells = [words for row in filled for _, words in row]
    if sum(len(row) > 1 for row in filled) * 3 < len(filled) * 2:
        return False
    if sum(map(len, cells)) > _LONGEST_USUAL * len(cells):
        return False
    if len(rows[0]) > 2:
        return all(len(row) > 1 for row in filled[:1])
    labels = [words for row in filled for c, words in row if c == 0]
    return all(_LABEL.fullmatch(label) and len(label.split()) <= _MOST_LABEL_WORDS for label in labels)


# From rows to pieces


def _pieces(text: str, lines: Sequence[Line], table: _Table, words: LayoutWords) -> dict[int, tuple[Piece, ...]]:
    """The pieces of the lines of a table, and none for the rules between them."""
    rows = [row for row in table.values() if row is not None]
    if len(rows[0].cells) < 2:
        return {}
    numbers = range(min(table), max(table) + 1)
    rules: dict[int, tuple[Piece, ...]] = {n: () for n in numbers if n not in table}
    if len(rows[0].cells) == 2 and not _has_heads(text, rows, words):
        return rules | _pairs(text, lines, table)
    cells = (
        (number, row.cells if row is not None else ((lines[number].start, lines[number].end),))
        for number, row in table.items()
    )
    return rules | {
        number: tuple(Piece("cell", c, c, cell=(place, column)) for column, c in enumerate(of_row) if c[0] < c[1])
        for place, (number, of_row) in enumerate(cells)
    }


def _has_heads(text: str, rows: Sequence[_Row], words: LayoutWords) -> bool:
    """Whether the first of the rows of two cells holds heads: the second cell is a label, and the first cells below are none."""
    (stub, head), *below = [[text[slice(*cell)] for cell in row.cells] for row in rows]
    labels = [label for label, _ in below]
    if len(below) < _LEAST_BELOW or not is_known_label(head, words) or is_known_label(stub, words):
        return False
    is_distinct = len(set(labels)) == len(labels) and all(labels)
    return is_distinct and not any(is_known_label(label, words) for label in labels)


def _pairs(text: str, lines: Sequence[Line], table: Mapping[int, _Row | None]) -> dict[int, tuple[Piece, ...]]:
    """The rows of two cells, as labels with their values. A row without a label goes on with the one above it."""
    found: dict[int, tuple[Piece, ...]] = {}
    above: Span | None = None
    for number, row in table.items():
        if row is None:
            above = None
            continue
        label, value = row.cells
        if label[0] == label[1] and above is not None:
            label = above
        is_label = label[0] < label[1] and (row.separator == "bar" or _LABEL.fullmatch(text[slice(*label)]) is not None)
        above = label if is_label else None
        if is_label and value[0] < value[1]:
            line = lines[number]
            found[number] = (Piece("row", (line.start, line.end), value, label),)
    return found
