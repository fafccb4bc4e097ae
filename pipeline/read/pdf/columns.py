"""The reading order of a page: white strips between columns are found, and what they part is read part by part.

After the whitespace rivers of Breuel, Two geometric algorithms for layout analysis (2002), with cuts in turn as in Nagy and Seth's X-Y cut:
the best strip of a region cuts it into what is above it, left of it, right of it and below it; each part is cut again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.lines import Line, line_of, rows_of
from pipeline.read.pdf.pages import Word
from pipeline.read.pdf.tables import Table, is_grid, table_of

# In parts of the size of the characters: the narrowest strip, and a gap that a line does not go on after.
_STRIP, _APART = 0.8, 3.0
_LEAST_ROWS = 3
# The next line of a paragraph is no farther than this, in parts of the size of the characters.
_NEXT_LINE = 1.5
_MARK = re.compile(
    r"(?:[•◦▪‣●○■□*·–—\-o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]|\[[\w+-]{1,10}\]|§+ ?\d+\w?\.?"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?)$"
)
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*$")
# The cells of a row stand on one line, and in most rows several are filled.
_LEVEL, _ALIGNED = 0.15, 0.65
# A row that tells of its spaces has so many words; a gutter is so many times as wide as they are, or wider than the widest of them, in
# parts of the size of the characters.
_LEAST_WORDS, _WIDER, _WIDEST = 3, 1.3, 1.5
# Of the rows of a column of text, so many start in the midst of a sentence.
_FLOWING = 0.5
# Between two rows of a table that have words on both sides: rows that have not, and the distance in parts of the size of the characters.
_MOST_BETWEEN, _ROWS_APART = 4, 4.0


class Part(NamedTuple):
    """The lines of a column between two cuts, or a table."""

    lines: tuple[Line, ...] = ()
    table: Table | None = None


class Strip(NamedTuple):
    """A white strip between words: its edges, and the rows from `first` to before `last` that it passes. `rows` is the number of rows
    on that side of it that has fewer."""

    x0: float
    x1: float
    first: int
    last: int
    rows: int


def parts_in_order(
    words: Sequence[Word], size: float, tables: Mapping[Word, Table], gutters: list[float]
) -> Iterator[Part]:
    """The parts of a page in the order in which they are read. `size` is that of most characters; `tables` are those that words without
    text stand for. `gutters` are the middles of the strips between columns on the pages before, to which those of this page are added: what
    parted columns there may part a column here from one that has only a line or two."""
    known = tuple(gutters)
    for part in _ordered(rows_of(words), size, known, gutters):
        yield Part(table=tables[part]) if isinstance(part, Word) else part


def _ordered(
    rows: list[list[Word]], size: float, known: Sequence[float], gutters: list[float]
) -> Iterator["Part | Word"]:
    while True:
        strips = _strips(rows, size, known)
        if not strips:
            yield from _leaf(rows, size)
            return
        strip = max(strips, key=_rank)
        kind = _kind(rows, strip, size)
        if kind != "marks" or (joined := _joined(rows, strip)) == rows:  # marks that stand on no row of their items
            break
        rows = joined
    if kind == "table":
        first, last, table = table_of(rows, *_core(rows, strip), size)
        yield from _ordered(rows[:first], size, known, gutters)
        yield Part(table=table)
        yield from _ordered(rows[last:], size, known, gutters)
        return
    yield from _ordered(rows[: strip.first], size, known, gutters)
    band = rows[strip.first : strip.last]
    middle = (strip.x0 + strip.x1) / 2
    if not any(abs(middle - gutter) < size for gutter in gutters):
        gutters.append(middle)
    for side in (
        [[word for word in row if word.x0 < middle] for row in band],
        [[word for word in row if word.x0 >= middle] for row in band],
    ):
        yield from _ordered(rows_of(word for row in side for word in row), size, known, gutters)
    yield from _ordered(rows[strip.last :], size, known, gutters)


def _leaf(rows: Sequence[Sequence[Word]], size: float) -> Iterator["Part | Word"]:
    """The lines of a region that has no strip, and the ruled tables among them."""
    lines: list[Line] = []
    for row in rows:
        for words in _segments(row, _APART * size):
            if is_grid(words[0]):
                if lines:
                    yield Part(tuple(lines))
                    lines = []
                yield words[0]
            else:
                lines.append(line_of(words))
    if lines:
        yield Part(tuple(lines))


def _segments(row: Sequence[Word], gap: float) -> Iterator[list[Word]]:
    """The pieces of a row between gaps as wide as `gap`, and its ruled tables."""
    piece: list[Word] = []
    for word in row:
        if piece and (word.x0 - piece[-1].x1 >= gap or is_grid(word) or is_grid(piece[-1])):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _strips(rows: Sequence[Sequence[Word]], size: float, known: Sequence[float]) -> list[Strip]:
    """The strips that have enough rows on both their sides."""
    if len(rows) < _LEAST_ROWS:
        return []
    least = _STRIP * size
    left = min(word.x0 for row in rows for word in row)
    right = max(word.x1 for row in rows for word in row)
    strips: list[Strip] = []
    tried: set[tuple[int, int, int]] = set()
    passed: dict[int, list[tuple[float, float]]] = {}
    for number, row in enumerate(rows):
        edges = [left, *(edge for word in row for edge in (word.x0, word.x1)), right]
        for gap in zip(edges[::2], edges[1::2], strict=True):
            if gap[1] - gap[0] < least or (gap[0] == left and gap[1] == right):
                continue
            if any(x0 >= gap[0] - 1 and x1 <= gap[1] + 1 for x0, x1 in passed.get(number, ())):
                continue
            strip = _grown(rows, number, gap, least)
            key = (strip.first, round(strip.x0), round(strip.x1))
            if key in tried:
                continue
            tried.add(key)
            for passing in range(strip.first, strip.last):
                passed.setdefault(passing, []).append((strip.x0, strip.x1))
            least_rows = 1 if any(strip.x0 < gutter < strip.x1 for gutter in known) else _LEAST_ROWS
            if strip.rows < least_rows or _is_river(rows[strip.first : strip.last], strip, size):
                continue
            if (trimmed := _trimmed(rows, strip)).rows >= least_rows:
                strips.append(trimmed)
    return strips


def _is_river(band: Sequence[Sequence[Word]], strip: Strip, size: float) -> bool:
    """Whether a strip is made of the spaces between the words of justified lines: in most rows it is no wider than the others."""
    middle = (strip.x0 + strip.x1) / 2
    rows = wide = 0
    for row in band:
        numbers = sum(1 for word in row if _NUMBER.match(word.text))
        if _is_one_sided(row, middle) or len(row) < _LEAST_WORDS or numbers * 3 > len(row):
            continue
        gaps = [(word.x0 - before.x1, before.x0 < middle <= word.x0) for before, word in pairwise(row)]
        here = max((gap for gap, is_here in gaps if is_here), default=0.0)
        others = sorted(gap for gap, is_here in gaps if not is_here)
        rows += 1
        wide += here > min(_WIDER * others[len(others) // 2], _WIDEST * size)
    return rows > 1 and wide < rows / 2


def _rank(strip: Strip) -> tuple[float, ...]:
    return strip.rows, strip.last - strip.first, strip.x1 - strip.x0, -strip.x0


def _grown(rows: Sequence[Sequence[Word]], number: int, gap: tuple[float, float], least: float) -> Strip:
    """The strip through a gap of a row, over as many rows as it passes without becoming narrower than `least`."""
    first, last = number, number + 1
    while last < len(rows) and (free := _free(rows[last], *gap)) is not None and free[1] - free[0] >= least:
        gap = free
        last += 1
    while first > 0 and (free := _free(rows[first - 1], *gap)) is not None and free[1] - free[0] >= least:
        gap = free
        first -= 1
    return _strip(rows, *gap, first, last)


def _strip(rows: Sequence[Sequence[Word]], x0: float, x1: float, first: int, last: int) -> Strip:
    middle = (x0 + x1) / 2
    left = sum(1 for row in rows[first:last] if row[0].x0 < middle)
    right = sum(1 for row in rows[first:last] if row[-1].x0 > middle)
    return Strip(x0, x1, first, last, min(left, right))


def _free(row: Sequence[Word], x0: float, x1: float) -> tuple[float, float] | None:
    """The widest part of an interval in which a row has no word; None if it has words everywhere."""
    best: tuple[float, float] | None = None
    at = x0
    for word in row:
        if word.x1 <= x0:
            continue
        if word.x0 >= x1:
            break
        if word.x0 > at and (best is None or word.x0 - at > best[1] - best[0]):
            best = at, word.x0
        at = max(at, word.x1)
    if x1 > at and (best is None or x1 - at > best[1] - best[0]):
        best = at, x1
    return best


def _trimmed(rows: Sequence[Sequence[Word]], strip: Strip) -> Strip:
    """A strip without the rows at its ends that belong to the text across it: the last, short line of a paragraph above it, and a short
    line that stands close above the text below it."""
    first, last = strip.first, strip.last
    middle = (strip.x0 + strip.x1) / 2
    while 0 < first < last - 1 and _is_one_sided(rows[first], middle):
        above, below = _distance(rows, first - 1), _distance(rows, first)
        if above > _NEXT_LINE * rows[first][0].size or above > below or below < 0.8 * above:
            break
        first += 1
    while first + 1 < last < len(rows) and _is_one_sided(rows[last - 1], middle):
        above, below = _distance(rows, last - 2), _distance(rows, last - 1)
        if above <= 1.2 * below:
            break
        last -= 1
    while first < last and _is_one_sided(rows[first], middle) and _is_heading_above(rows, first, middle):
        first += 1
    return _strip(rows, strip.x0, strip.x1, first, last)


def _is_heading_above(rows: Sequence[Sequence[Word]], number: int, middle: float) -> bool:
    """Whether a row is a heading over all columns: it is larger than the row below it, which has words on both sides."""
    if number + 1 >= len(rows) or _is_one_sided(rows[number + 1], middle):
        return False
    return rows[number][0].size > 1.15 * rows[number + 1][0].size


def _is_one_sided(row: Sequence[Word], middle: float) -> bool:
    return row[-1].x0 < middle or row[0].x0 > middle


def _distance(rows: Sequence[Sequence[Word]], number: int) -> float:
    """From the baseline of a row to that of the next."""
    return rows[number + 1][0].baseline - rows[number][0].baseline


def _core(rows: Sequence[Sequence[Word]], strip: Strip) -> tuple[int, int]:
    """The rows of a strip that may be those of a table, as first and after last: the longest run in which most have words on both sides."""
    middle = (strip.x0 + strip.x1) / 2
    runs: list[list[int]] = []
    for number in range(strip.first, strip.last):
        if _is_one_sided(rows[number], middle):
            continue
        row = rows[number][0]
        if runs and number - runs[-1][-1] <= _MOST_BETWEEN:
            before = rows[number - 1][0]
            if row.baseline - before.baseline <= _ROWS_APART * row.size:
                runs[-1].append(number)
                continue
        runs.append([number])
    if not runs:
        return strip.first, strip.first
    longest = max(runs, key=lambda run: (len(run), -run[0]))
    return longest[0], longest[-1] + 1


def _kind(rows: Sequence[Sequence[Word]], strip: Strip, size: float) -> str:
    """What a strip parts: the marks of a list from its items ("marks"), the cells of a table ("table") or columns of text ("columns")."""
    middle = (strip.x0 + strip.x1) / 2
    band = rows[strip.first : strip.last]
    lefts = [text for row in band if (text := " ".join(word.text for word in row if word.x0 < middle))]
    if sum(1 for text in lefts if _MARK.match(text)) >= 0.9 * len(lefts):
        return "marks"
    core = rows[slice(*_core(rows, strip))]
    if len(core) < _LEAST_ROWS or any(is_grid(word) for row in core for word in row):
        return "columns"
    left = [[word for word in row if word.x0 < middle] for row in core]
    right = [[word for word in row if word.x0 >= middle] for row in core]
    prose = [side for side in (left, right) if _is_prose(side, size)]
    if len(prose) == 2 or (prose and _flows_past(prose[0], left if prose[0] is right else right)):
        return "columns"
    both = _level_rows(core, middle, size)
    fewer = min(sum(1 for a in left if a), sum(1 for b in right if b))
    return "table" if both >= _ALIGNED * fewer else "columns"


def _flows_past(prose: Sequence[Sequence[Word]], other: Sequence[Sequence[Word]]) -> bool:
    """Whether sentences of one side go on from row to row where the other side has something too: they are no cells of these rows."""
    beside = [row for row, others in zip(prose, other, strict=True) if row and others]
    going_on = sum(1 for row in beside[1:] if row[0].text[0].islower())
    return going_on >= _FLOWING * max(len(beside) - 1, 1)


def _level_rows(rows: Sequence[Sequence[Word]], middle: float, size: float) -> int:
    """How many rows have words on both sides that stand on one line."""
    level = 0
    for row in rows:
        left = [word for word in row if word.x0 < middle]
        right = [word for word in row if word.x0 >= middle]
        level += bool(left and right) and abs(left[-1].baseline - right[0].baseline) < _LEVEL * size
    return level


def _is_prose(rows: Sequence[Sequence[Word]], size: float) -> bool:
    """Whether rows are running text: most pieces have several words, and some go on with a word in lower case."""
    pieces = [piece for row in rows for piece in _segments(row, _STRIP * 1.5 * size)]
    if not pieces:
        return False
    lengths = sorted(len(piece) for piece in pieces)
    if lengths[len(lengths) // 2] < 3:
        return False
    numbers = sum(1 for piece in pieces for word in piece if _NUMBER.match(word.text))
    if numbers > 0.35 * sum(lengths):
        return False
    going_on = sum(1 for before, piece in pairwise(pieces) if piece[0].text[0].islower() or before[-1].text[-1] in "-,")
    return going_on >= 0.2 * len(pieces) or lengths[len(lengths) // 2] >= 6


def _joined(rows: Sequence[Sequence[Word]], strip: Strip) -> list[list[Word]]:
    """The rows, with what is left of the strip reaching to what is right of it."""
    middle = (strip.x0 + strip.x1) / 2
    joined = []
    for number, row in enumerate(rows):
        words = list(row)
        if strip.first <= number < strip.last:
            for place, (word, following) in enumerate(pairwise(row)):
                if word.x0 < middle <= following.x0:
                    words[place] = word._replace(x1=following.x0 - 0.3 * word.size)
        joined.append(words)
    return joined
