"""Statements from tables of more than two columns: each row is about what it names first, and a header says what its column holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.fields import rules_on_label, values_in
from pipeline.extract.operands.entities import topic
from pipeline.extract.reading import Reading
from pipeline.records import Block, Operand, Statement
from pipeline.vocabulary.predicates import Predicate, allows
from pipeline.vocabulary.rules import Rule

_LETTER = re.compile(r"[^\W\d_]")
_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_ITEM_STARTS = re.compile(r"(?:^|[,;/]|\band)\s*(?:the\s+)?$", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"\s*(?:$|[,;/(\[]|and\b)")

Rules = Sequence[tuple[Predicate, Rule]]


class Cell(NamedTuple):
    """A cell of a table, and its number among the blocks of the document, from 0."""

    block: Block
    number: int


Row = dict[int, Cell]
"""The cells of a row by column; empty cells are left out."""


def read_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables that have a column whose header is a label of a predicate.

    A row is about what its first cell with letters names. The header above that cell says how these things relate to the topic of the
    section, if its rule reads complete lists ("Member").
    """
    return [statement for table in tables(reading) for statement in _statements(reading, table)]


def tables(reading: Reading) -> Iterator[list[Row]]:
    """The tables of a document that have rows below their header, each as its rows."""
    rows: list[Row] = []
    for index, block in enumerate(reading.annotation.blocks):
        row, column = block.cell or (0, None)
        if column is None or row < len(rows) - 1:
            if len(rows) > 1:
                yield rows
            rows = []
        if column is not None:
            if row >= len(rows):
                rows.append({})
            rows[-1][column] = Cell(block, index)
    if len(rows) > 1:
        yield rows


def _statements(reading: Reading, table: Sequence[Row]) -> Iterator[Statement]:
    header, *rows = table
    columns = _columns(reading, header)
    start = header[min(header)].block.start
    for row in rows if columns else ():
        first = next((c for c, cell in sorted(row.items()) if _LETTER.search(reading.text, *cell.block.body)), None)
        name = _name(reading, row[first].block) if first is not None else None
        if name is None:
            continue
        for column, rules in sorted(columns.items()):
            for predicate, rule in rules if column in row else ():
                if column == first:
                    yield from _of_list(reading, row[column], predicate, rule, start)
                else:
                    yield from _of_row(reading, row, column, name, predicate, rule)


def _of_list(reading: Reading, cell: Cell, predicate: Predicate, rule: Rule, start: int) -> Iterator[Statement]:
    """What the header of the first column says about the topic of the section: the cells below it are a complete list. `start` is
    where the table starts."""
    for value in _values(reading, cell, predicate) if rule.closed else ():
        yield Statement(
            document=reading.document.id,
            block=cell.number,
            predicate=predicate.name,
            subject=topic(predicate),
            value=value,
            confidence=rule.confidence,
            span=cell.block.body,
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{start}/{rule.name}",
            closed=True,
        )


def _of_row(
    reading: Reading, row: Row, column: int, name: int, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    """What the header of another column says about the thing that a row is about, the mention with the index `name`."""
    mention, cell = reading.mentions[name], row[column]
    span = min(c.block.start for c in row.values()), max(c.block.end for c in row.values())
    for value in _values(reading, cell, predicate) if allows(predicate.subject, mention.type) else ():
        yield Statement(
            document=reading.document.id,
            block=cell.number,
            predicate=predicate.name,
            subject=Operand(span=mention.span, mention=name, types=predicate.subject),
            value=value,
            confidence=rule.confidence,
            span=span,
            rule=f"{predicate.name}/{rule.name}",
        )


def _values(reading: Reading, cell: Cell, predicate: Predicate) -> list[Operand]:
    """The values for a predicate in a cell; entities count only if they are items of it."""
    values = values_in(reading, cell.block.body, predicate)
    return [v for v in values if predicate.value != "entity" or _is_item(reading, cell.block, v)]


def _columns(reading: Reading, header: Mapping[int, Cell]) -> dict[int, Rules]:
    """The rules on the header of each column; columns without rules are left out."""
    rules = {column: rules_on_label(reading, cell.block.body) for column, cell in header.items()}
    return {column: found for column, found in rules.items() if found}


def _is_item(reading: Reading, cell: Block, value: Operand) -> bool:
    """Whether a value fills its cell, or an item between commas: in "Lund City" neither "Lund" nor "City" does."""
    start, end = value.span or cell.body
    before, after = reading.text[cell.body[0] : start], reading.text[end : cell.body[1]]
    return _ITEM_STARTS.search(before) is not None and _ITEM_ENDS.match(after) is not None


def _name(reading: Reading, cell: Block) -> int | None:
    """The index of the name that fills a cell, apart from an article; None if no name does."""
    start, end = cell.body
    names = (
        index
        for index, mention in reading.mentions_in(cell.body)
        if mention.kind == "name" and mention.end == end and _ARTICLE.fullmatch(reading.text, start, mention.start)
    )
    return next(names, None)
