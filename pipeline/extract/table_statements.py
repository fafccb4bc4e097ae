"""Statements from tables whose heads are labels of predicates: each row is about what it names."""

import re
from collections.abc import Iterator

from pipeline.extract.amount_periods import period_filling
from pipeline.extract.block_statements import block_statement
from pipeline.extract.fields import rules_on_label, values_in
from pipeline.extract.operands.entities import topic
from pipeline.extract.reading import Reading
from pipeline.extract.tables import Cell, Table, date_in_cell, tables
from pipeline.records import Block, Operand, Statement
from pipeline.vocabulary.predicates import Predicate, allows
from pipeline.vocabulary.rules import Rule

_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_ITEM_STARTS = re.compile(r"(?:^|[,;/]|\band)\s*(?:the\s+)?$", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"\s*(?:$|[,;/(\[]|and\b)")


def read_tables(reading: Reading) -> list[Statement]:
    """The statements of all tables that have a column whose head is a label of a predicate.

    A row is about what its name says. The head above the names says how these things relate to the topic of the section, if its rule
    reads complete lists ("Member"). Rows of a time ("1950") are about the topic, at that time.
    """
    return [statement for table in tables(reading) for statement in _statements(reading, table)]


def _statements(reading: Reading, table: Table) -> Iterator[Statement]:
    start = min(head[0].block.start for head in table.heads.values())
    for row in table.rows:
        named = table.name(row)
        name = name_in_cell(reading, named) if named is not None else None
        for column, head in sorted(table.heads.items()):
            if column not in row or column == table.periods:
                continue
            for predicate, rule in rules_on_label(reading, head[-1].body):
                if column == table.names:
                    yield from _of_list(reading, row[column], predicate, rule, start)
                elif name is not None:
                    yield from _of_row(reading, row[column], name, predicate, rule)
                elif named is None and table.periods is not None:
                    yield from _of_time(reading, row[column], row[table.periods], predicate, rule)


def _of_list(reading: Reading, cell: Cell, predicate: Predicate, rule: Rule, start: int) -> Iterator[Statement]:
    """What the head of the names says about the topic of the section: the cells below it are a complete list. `start` is where the table
    starts."""
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


def _of_row(reading: Reading, cell: Cell, name: int, predicate: Predicate, rule: Rule) -> Iterator[Statement]:
    """What the head of another column says about the thing that a row is about, the mention with the index `name`."""
    mention = reading.mentions[name]
    for value in _values(reading, cell, predicate) if allows(predicate.subject, mention.type) else ():
        subject, way = (
            Operand(span=mention.span, mention=name, types=predicate.subject),
            f"{predicate.name}/{rule.name}",
        )
        yield block_statement(reading, cell.number, way, subject, value, rule.confidence, span=cell.line)


def _of_time(reading: Reading, cell: Cell, time: Cell, predicate: Predicate, rule: Rule) -> Iterator[Statement]:
    """Who held an office of the topic at the time of a row."""
    period = period_filling(reading, time.body)
    if predicate.cardinality != "one_at_a_time" or predicate.value != "entity" or period is None or period.time is None:
        return
    values = _values(reading, cell, predicate)
    for value in values if len(values) == 1 else ():
        yield block_statement(
            reading,
            cell.number,
            f"{predicate.name}/{rule.name}",
            topic(predicate),
            value,
            rule.confidence,
            qualifiers={"time": (period.time,)},
            span=cell.line,
        )


def _values(reading: Reading, cell: Cell, predicate: Predicate) -> list[Operand]:
    """The values for a predicate in a cell; entities count only if they are items of it."""
    if predicate.value == "date":
        date = date_in_cell(reading, cell.body)
        return [date] if date is not None else []
    values = values_in(reading, cell.body, predicate)
    return [v for v in values if predicate.value != "entity" or _is_item(reading, cell.block, v)]


def _is_item(reading: Reading, cell: Block, value: Operand) -> bool:
    """Whether a value fills its cell, or an item between commas: in "Lund City" neither "Lund" nor "City" does."""
    start, end = value.span or cell.body
    before, after = reading.text[cell.body[0] : start], reading.text[end : cell.body[1]]
    return _ITEM_STARTS.search(before) is not None and _ITEM_ENDS.match(after) is not None


def name_in_cell(reading: Reading, cell: Cell) -> int | None:
    """The index of the name that fills a cell, apart from an article; None if no name does."""
    start, end = cell.body
    names = (
        index
        for index, mention in reading.mentions_in(cell.body)
        if mention.kind == "name" and mention.end == end and _ARTICLE.fullmatch(reading.text, start, mention.start)
    )
    return next(names, None)
