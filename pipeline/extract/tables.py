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


class _Cell(NamedTuple):
    """A cell of a table, and its index among the blocks of the document."""

    block: Block
    index: int


_Row = dict[int, _Cell]
"""The cells of a row by column; empty cells are left out."""


def read_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables that have a column whose header is a label of a predicate.

    A row is about what its first cell with letters names. The header of the column of that cell says what these things are to what
    the section is about, if its rule reads complete lists ("Member").
    """
    return [statement for table in _tables(reading) for statement in _statements(reading, table)]


def _tables(reading: Reading) -> Iterator[list[_Row]]:
    """The tables of a document that have rows below their header, each as its rows."""
    rows: list[_Row] = []
    for index, block in enumerate(reading.annotation.blocks):
        row, column = block.cell or (0, None)
        if column is None or row < len(rows) - 1:
            if len(rows) > 1:
                yield rows
            rows = []
        if column is not None:
            if row >= len(rows):
                rows.append({})
            rows[-1][column] = _Cell(block, index)
    if len(rows) > 1:
        yield rows


def _statements(reading: Reading, table: Sequence[_Row]) -> Iterator[Statement]:
    header = table[0]
    columns = _columns(reading, header)
    start = header[min(header)].block.start
    for row in table[1:] if columns else ():
        first = next((c for c, cell in sorted(row.items()) if _LETTER.search(reading.text, *cell.block.body)), None)
        name = _name(reading, row[first].block) if first is not None else None
        if name is None:
            continue
        whole = min(cell.block.start for cell in row.values()), max(cell.block.end for cell in row.values())
        for column, rules in sorted(columns.items()):
            for predicate, rule in rules if column in row else ():
                listed = column == first  # what the row is about is itself what the header says
                mention = reading.mentions[name]
                if not (rule.closed if listed else allows(predicate.subject, mention.type)):
                    continue
                cell = row[column]
                for value in values_in(reading, cell.block.body, predicate):
                    if predicate.value == "entity" and not _is_item(reading, cell.block, value):
                        continue
                    row_subject = Operand(span=mention.span, mention=name, types=predicate.subject)
                    yield Statement(
                        document=reading.document.id,
                        block=cell.index,
                        predicate=predicate.name,
                        subject=topic(predicate) if listed else row_subject,
                        value=value,
                        confidence=rule.confidence,
                        span=cell.block.body if listed else whole,
                        rule=f"{predicate.name}/{rule.name}",
                        enumeration=f"{start}/{rule.name}" if listed else None,
                        closed=listed,
                    )


def _columns(reading: Reading, header: Mapping[int, _Cell]) -> dict[int, Rules]:
    """The rules on the header of each column; columns without rules are left out."""
    rules = {column: rules_on_label(reading, cell.block.body) for column, cell in header.items()}
    return {column: found for column, found in rules.items() if found}


def _is_item(reading: Reading, cell: Block, value: Operand) -> bool:
    """Whether a value is all of its cell, or all of an item between commas: in "Lund City" neither "Lund" nor "City" is."""
    start, end = value.span or cell.body
    before, after = reading.text[cell.body[0] : start], reading.text[end : cell.body[1]]
    return _ITEM_STARTS.search(before) is not None and _ITEM_ENDS.match(after) is not None


def _name(reading: Reading, cell: Block) -> int | None:
    """The index of the name that is all of a cell but for an article; None for another cell."""
    start, end = cell.body
    names = (
        index
        for index, mention in reading.mentions_in(cell.body)
        if mention.kind == "name" and mention.end == end and _ARTICLE.fullmatch(reading.text, start, mention.start)
    )
    return next(names, None)
