"""Tables: their rows below their heads, with what a row leaves to the rows above it and to the groups that it stands in.

Two columns without heads are fields, and not read here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.amount_periods import Period, period_filling
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.fields import rules_on_label
from pipeline.extract.measure_fields import attributes_of_label, leading_date, unit_in
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.extract.scales import scale_in
from pipeline.records import Block, DateValue, Operand, Span

_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_HEAD_YEAR = re.compile(r"\b(?:FY\s?)?(?:1[6-9]|20)\d\d(?:[/–-]\d{2,4})?\b")
_NUMBER_AT_END = re.compile(r"(?<=[^\W\d_])[ -](?P<number>\d{1,4}[A-Za-z]?)$")
_DITTO = {'"', "〃", "''", "ditto", "do.", "“", "”"}
_LONGEST_CAPTION = 160
_NUMBER_OF_CAPTION = re.compile(
    r"(?:table|tab\.|figure|fig\.|annex|exhibit)\s+[\dA-Z][\d.]*\s*[.:–—-]?\s*", re.IGNORECASE
)


class Cell(NamedTuple):
    """A cell of a table, the number of its block among the blocks of the document, from 0, and the span of its row."""

    block: Block
    number: int
    line: Span = (0, 0)

    @property
    def body(self) -> Span:
        return self.block.body


Row = dict[int, Cell]
"""The cells of a row by column; empty cells are left out."""


class Table(NamedTuple):
    """The rows of a table that say something each, below its heads.

    `heads` are the heads of each column, the upper first. `names` is the column that names what the rows are about, `periods` the one that
    names their times; None if there is none. `corner` and `caption` are the spans of the head above the names, and of the line above the
    table, if it has one. `above` are the heads of what were columns before the table was turned, so that its first column holds the
    heads and a row is what was a column; empty for a table that was not turned.
    """

    heads: Mapping[int, tuple[Cell, ...]]
    rows: tuple[Row, ...]
    names: int | None
    periods: int | None
    corner: Span | None
    caption: Span | None
    above: tuple[Span, ...]

    @property
    def is_turned(self) -> bool:
        return bool(self.above)

    def name(self, row: Row) -> Cell | None:
        """The cell that names what a row is about; None if the row is about the topic of the table."""
        return row.get(self.names) if self.names is not None else None


def tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of a document in text order."""
    return reading.once(_tables)


def raw_tables(reading: Reading) -> Iterator[list[Row]]:
    """The tables of a document that have rows below the first, each as its rows."""
    rows: list[Row] = []
    for index, block in enumerate(reading.annotation.blocks):
        row, column = block.cell or (0, None)
        if column is None or row < len(rows) - 1:
            if len(rows) > 1:
                yield rows
            rows = []
        if column is not None:
            while row >= len(rows):
                rows.append({})
            rows[-1][column] = Cell(block, index)
    if len(rows) > 1:
        yield rows


def tables_of_pairs(reading: Reading) -> Iterator[list[Row]]:
    """The tables of two columns, "Peak | Height (m)", and the runs of fields, which look the same."""
    rows: list[Row] = []
    blocks = [*reading.annotation.blocks, None]
    for number, block in enumerate(blocks):
        if block is not None and block.kind == "row" and block.label is not None:
            first = Cell(block.model_copy(update={"body": block.label}), number)
            rows.append({0: first, 1: Cell(block, number)})
            continue
        if len(rows) > 1:
            yield rows
        rows = []


def _tables(reading: Reading) -> tuple[Table, ...]:
    found = (_table(reading, rows) for rows in raw_tables(reading))
    return tuple(table for table in found if table is not None)


def is_label(reading: Reading, span: Span) -> bool:
    """Whether words are a label that the vocabulary knows."""
    words = plain_words(reading, span)
    known = words in reading.vocabulary.event_types.by_label or bool(rules_on_label(reading, span))
    return known or bool(attributes_of_label(reading, reading.text[slice(*span)]))


def _is_office_head(reading: Reading, span: Span) -> bool:
    words = plain_words(reading, span)
    return words in reading.words.office_heads or words in reading.words.term_heads


def plain_words(reading: Reading, span: Span) -> str:
    """The words of a head or a label, in lower case."""
    return " ".join(reading.text[slice(*span)].casefold().strip(" *:.").split())


# From rows to a table


def _table(reading: Reading, rows: Sequence[Row]) -> Table | None:
    rows = [{c: cell._replace(line=_line(row)) for c, cell in row.items()} for row in rows if row]
    if len(rows) < 2:
        return None
    number_of_heads = 2 if _has_two_heads(reading, rows) else 1
    heads = _heads(rows[:number_of_heads])
    corner = heads[0][-1].body if 0 in heads else None
    caption = _caption(reading, rows[0])
    body = list(_body(reading, rows[number_of_heads:], len(heads)))
    if not body:
        return None
    turned = _turned(reading, heads, body)
    above = tuple(cell.body for head in heads.values() for cell in head) if turned is not None else ()
    if turned is not None:
        heads, body = turned
    periods = _column_of_periods(reading, heads, body)
    names = _column_of_names(reading, heads, body, periods)
    if names is not None:
        counts = Counter(plain_words(reading, row[names].body) for row in body if names in row)
        keys = {n: counts[plain_words(reading, row[names].body)] for n, row in enumerate(body) if names in row}
        distinct = periods is not None or turned is not None
        body = [row for n, row in enumerate(body) if distinct or keys.get(n, 0) == 1 or _is_held(reading, heads)]
    return Table(heads, tuple(body), names, periods, corner, caption, above)


def _is_held(reading: Reading, heads: Mapping[int, tuple[Cell, ...]]) -> bool:
    """Whether a table tells who held offices when, so that a name may come twice."""
    return any(_is_office_head(reading, head[-1].body) for head in heads.values())


def _line(row: Row) -> Span:
    return min(c.block.start for c in row.values()), max(c.block.end for c in row.values())


def _has_two_heads(reading: Reading, rows: Sequence[Row]) -> bool:
    """Whether the second row holds heads too: the first leaves columns to the head on their left, or repeats it, and the second names
    times, units or attributes."""
    first, second = rows[:2]
    gaps = [c for c in second if c not in first and c > min(first, default=0)]
    repeated = [c for c in first if c - 1 in first and _same(reading, first[c], first[c - 1])]
    of_units = 0 not in second and all(_is_period_or_unit(reading, cell.body) for cell in second.values())
    if len(rows) > 2 and of_units and any(_is_period(reading, cell.body) for cell in first.values()):
        return True
    if len(rows) < 3 or not (gaps or repeated) or any(c not in second for c in first if c):
        return False
    below = [cell.body for c, cell in second.items() if c]
    known = [_is_period_or_unit(reading, body) or is_label(reading, body) for body in below]
    wordy = [_LETTER.search(reading.text, *body) is not None and leading_date(reading, body) is None for body in below]
    return any(known) and all(k or w for k, w in zip(known, wordy, strict=True))


def _is_period_or_unit(reading: Reading, span: Span) -> bool:
    words = reading.text[slice(*span)]
    return period_filling(reading, span) is not None or bool(unit_in(words)) or scale_in(words) is not None


def _same(reading: Reading, cell: Cell, other: Cell) -> bool:
    return plain_words(reading, cell.body) == plain_words(reading, other.body)


def _heads(rows: Sequence[Row]) -> dict[int, tuple[Cell, ...]]:
    if len(rows) == 1:
        return {column: (cell,) for column, cell in rows[0].items()}
    upper, lower = rows
    heads: dict[int, tuple[Cell, ...]] = {}
    above: Cell | None = None
    for column in sorted({*upper, *lower}):
        above = upper.get(column, above)
        heads[column] = tuple(cell for cell in (above, lower.get(column)) if cell is not None)
    return heads


def _caption(reading: Reading, row: Row) -> Span | None:
    """The words of the line above a table, without its number."""
    first = min(cell.number for cell in row.values())
    if first == 0:
        return None
    above = reading.annotation.blocks[first - 1]
    if above.label is not None and _NUMBER_OF_CAPTION.fullmatch(reading.text, *above.label) is not None:
        return above.body  # "Table 2: Population of the capitals"
    if above.cell is not None or above.kind in {"row", "item", "field"} or above.end - above.start > _LONGEST_CAPTION:
        return None
    number = _NUMBER_OF_CAPTION.match(reading.text, *above.body)
    return (number.end() if number is not None else above.body[0], above.body[1])


def _body(reading: Reading, rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows that say something each: with the cells that they leave to the row above, and without totals and names of groups."""
    total = reading.once(total_pattern)
    above: Row = {}
    for row in rows:
        first = row[min(row)]
        is_alone = len(row) == 1 and width > 2
        if is_alone or (len(row) > 2 and all(_same(reading, cell, first) for cell in row.values())):
            above = {}
            continue
        if total.match(reading.text, *first.body):
            above = {}
            continue
        left = {c: cell for c, cell in above.items() if c < min(row)}
        dittos = {c: above[c] for c, cell in row.items() if c in above and _words(reading, cell) in _DITTO}
        above = {**left, **row, **dittos}
        yield above


def total_pattern(reading: Reading) -> re.Pattern[str]:
    """The pattern of the first cell of a row that sums up others."""
    return re.compile(rf"\W*(?:{any_of(reading.words.totals)}|{any_of(reading.words.sums)}\W*$)", re.IGNORECASE)


def _words(reading: Reading, cell: Cell) -> str:
    return reading.text[slice(*cell.body)].strip().casefold()


def _turned(
    reading: Reading, heads: Mapping[int, tuple[Cell, ...]], body: Sequence[Row]
) -> tuple[dict[int, tuple[Cell, ...]], list[Row]] | None:
    """The table with its first column as its heads, if that holds labels and its first row none. Labels that come twice are those of
    something that the table does not say plainly, and are left out."""
    stubs = {n: row[0] for n, row in enumerate(body) if 0 in row}
    labels = [n for n, cell in stubs.items() if is_label(reading, cell.body)]
    if len(labels) * 2 < len(body) or 0 not in {min(row) for row in body}:
        return None
    if any(
        is_label(reading, head[-1].body) and not _is_period(reading, head[-1].body) for c, head in heads.items() if c
    ):
        return None
    counts = Counter(plain_words(reading, cell.body) for cell in stubs.values())
    kept = [n for n, cell in stubs.items() if counts[plain_words(reading, cell.body)] == 1]
    turned: dict[int, tuple[Cell, ...]] = {n + 1: (stubs[n],) for n in kept}
    rows = [
        {0: _period_or_last(reading, head), **{n + 1: body[n][column] for n in kept if column in body[n]}}
        for column, head in sorted(heads.items())
        if column
    ]
    of_times = [row for row in rows if _is_period(reading, row[0].body)]
    return turned, of_times if len(of_times) > 1 else rows  # "Note" and "Change" are no times


def _period_or_last(reading: Reading, head: Sequence[Cell]) -> Cell:
    """Of the heads of a column, the one that is a time, otherwise the lowest."""
    return next((cell for cell in head if _is_period(reading, cell.body)), head[-1])


def _is_period(reading: Reading, span: Span) -> bool:
    return period_filling(reading, span) is not None


def _column_of_periods(reading: Reading, heads: Mapping[int, tuple[Cell, ...]], body: Sequence[Row]) -> int | None:
    columns = sorted({c for row in body for c in row})
    for column in columns:
        head = heads.get(column)
        if head is not None and (is_label(reading, head[-1].body) or _is_office_head(reading, head[-1].body)):
            continue
        if head is not None and (_is_period(reading, head[-1].body) or not _may_head_periods(reading, column, head)):
            continue
        if all(column in row and _is_period(reading, row[column].body) for row in body):
            return column
    return None


def _may_head_periods(reading: Reading, column: int, head: Sequence[Cell]) -> bool:
    """Whether the head of a column of times does not say what happened then: "Year", and not "Start" or "Signature"."""
    words = plain_words(reading, head[-1].body)
    words_of_events = reading.words.start_heads | reading.words.end_heads | reading.words.joining_heads
    return words in reading.words.period_heads or (column == 0 and words not in words_of_events)


def _column_of_names(
    reading: Reading, heads: Mapping[int, tuple[Cell, ...]], body: Sequence[Row], periods: int | None
) -> int | None:
    """The column that names what the rows are about: the one whose head says so, otherwise the first whose cells begin with letters, all
    different if there is such a column."""
    by_head = [c for c, head in heads.items() if plain_words(reading, head[-1].body) in reading.words.name_heads]
    if by_head:
        return min(by_head)
    lettered = []
    for column in sorted({c for row in body for c in row} - {periods}):
        head = heads.get(column)
        if head is not None and (_is_value_head(reading, head) or (periods == 0 and is_label(reading, head[-1].body))):
            if column == min(heads):
                continue
            break  # names stand to the left of values
        cells = [reading.text[slice(*row[column].body)] for row in body if column in row]
        if len(cells) == len(body) and all(_LETTER.search(cell[:2]) for cell in cells):
            lettered.append((column, len(set(cells)) == len(cells)))
    distinct = [column for column, is_distinct in lettered if is_distinct]
    return next(iter([*distinct, *(column for column, _ in lettered)]), None)


def _is_value_head(reading: Reading, head: Sequence[Cell]) -> bool:
    """Whether a head is a label of numbers, dates or events."""
    span = head[-1].body
    if plain_words(reading, span) in reading.vocabulary.event_types.by_label or _is_office_head(reading, span):
        return True
    rules = rules_on_label(reading, span)
    if any(predicate.value in {"date", "number"} for predicate, _ in rules):
        return True
    return bool(attributes_of_label(reading, reading.text[slice(*span)])) and not rules


# What cells say


def date_in_cell(reading: Reading, span: Span) -> Operand | None:
    """The date with which a cell begins, or the year that it is; None for other cells."""
    date = leading_date(reading, span)
    if date is not None:
        return date
    words = reading.text[slice(*span)]
    return Operand(span=span, literal=DateValue(name=words, edtf=words)) if _YEAR.fullmatch(words) else None


def thing_in_cell(reading: Reading, span: Span) -> Operand | None:
    """What a cell or a head names, with the number at its end that tells it from others: "Norda 11"; None if it names nothing."""
    thing = phrase_at(reading, *span)
    number = _NUMBER_AT_END.search(reading.text, *span)
    described = thing.described if thing is not None else None
    if thing is None or described is None or number is None or number["number"] in described.names:
        return thing
    names = (*described.names, number["number"].casefold())
    return thing.model_copy(
        update={"span": span, "mention": None, "described": described.model_copy(update={"names": names})}
    )


def period_in_head(reading: Reading, span: Span) -> Period | None:
    """The time that the head of a column is or has in it: "2016", "Revenue 2016"; None if it has none, or several."""
    filling = period_filling(reading, span)
    years = list(_HEAD_YEAR.finditer(reading.text, *span))
    if filling is not None or len(years) != 1:
        return filling
    return period_filling(reading, years[0].span())
