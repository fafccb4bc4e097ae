"""Statements from tables of more than two columns: each row is of what it names first, each column says what its header says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.fields import rules_for_label, values_in
from pipeline.extract.operands import mentions_in, topic
from pipeline.records import Annotation, Block, Document, Operand, Statement
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import Predicate, allows
from pipeline.vocabulary.rules import Rule

_SAYS_SOMETHING = re.compile(r"[^\W\d_]")
_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)

_OPENS_ITEM = re.compile(r"(?:^|[,;/]|\band)\s*(?:the\s+)?$", re.IGNORECASE)
_ENDS_ITEM = re.compile(r"\s*(?:$|[,;/(\[]|and\b)")

Readers = Sequence[tuple[Predicate, Rule]]


class _Table(NamedTuple):
    """The rows of a table, each its cells by column; the number of the block that each cell is, by where it starts."""

    rows: list[dict[int, Block]]
    numbers: dict[int, int]


def read_tables(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """The statements of all tables whose header names a predicate by one of its labels.

    A row is of what its first cell with letters names. A header over that column says what these things are to what the section is about,
    where it announces a list ("Member").
    """
    return [
        statement
        for table in _tables(annotation)
        for statement in _read(document, annotation, table, _columns(document, table.rows[0], vocabulary))
    ]


def _tables(annotation: Annotation) -> Iterator[_Table]:
    rows: list[dict[int, Block]] = []
    numbers: dict[int, int] = {}
    for number, block in enumerate((*annotation.blocks, None)):
        row, column = block.cell if block is not None and block.cell is not None else (0, -1)
        if len(rows) > 1 and (column < 0 or row < len(rows) - 1):
            yield _Table(rows, numbers)
        if column < 0 or row < len(rows) - 1:
            rows, numbers = [], {}
        if block is not None and column >= 0:
            if row >= len(rows):
                rows.append({})
            rows[-1][column] = block
            numbers[block.start] = number


def _columns(document: Document, header: Mapping[int, Block], vocabulary: Vocabulary) -> dict[int, Readers]:
    """The label rules that each column's header calls; columns that call none are left out."""
    called = {column: list(rules_for_label(document, block.body, vocabulary)) for column, block in header.items()}
    return {column: readers for column, readers in called.items() if readers}


def _read(
    document: Document, annotation: Annotation, table: _Table, columns: Mapping[int, Readers]
) -> Iterator[Statement]:
    header = table.rows[0]
    list_ = header[min(header)].start
    for row in table.rows[1:] if columns else ():
        first = next((c for c, b in sorted(row.items()) if _SAYS_SOMETHING.search(document.text, *b.body)), None)
        index = _name(document, annotation, row[first]) if first is not None else None
        if index is None:
            continue
        mention = annotation.mentions[index]
        whole = min(b.start for b in row.values()), max(b.end for b in row.values())
        for column, predicate, rule in ((c, p, r) for c, readers in sorted(columns.items()) for p, r in readers):
            listed = column == first  # what the row is of is itself what the header says
            if column not in row or not (rule.closed if listed else allows(predicate.subject, mention.type)):
                continue
            cell = row[column]
            for value in values_in(document, annotation, cell.body, predicate):
                if predicate.value == "entity" and not _is_item(document, cell, value):
                    continue
                yield Statement(
                    document=document.id,
                    block=table.numbers[cell.start],
                    predicate=predicate.name,
                    subject=topic(predicate)
                    if listed
                    else Operand(span=mention.span, mention=index, types=predicate.subject),
                    value=value,
                    confidence=rule.confidence,
                    span=cell.body if listed else whole,
                    rule=f"{predicate.name}/{rule.name}",
                    enumeration=f"{list_}/{rule.name}" if listed else None,
                    closed=listed,
                )


def _is_item(document: Document, block: Block, value: Operand) -> bool:
    """Whether a value is all of its cell, or of what commas part in it: of "Lund City" neither "Lund" nor "City"."""
    start, end = value.span or block.body
    before, behind = document.text[block.body[0] : start], document.text[end : block.body[1]]
    return _OPENS_ITEM.search(before) is not None and _ENDS_ITEM.match(behind) is not None


def _name(document: Document, annotation: Annotation, block: Block) -> int | None:
    """The name that a cell is: the mention that covers all of it but an article; null for another cell."""
    start, end = block.body
    covering = (
        i
        for i, m in mentions_in(annotation, block.body)
        if m.kind == "name" and m.end == end and _ARTICLE.fullmatch(document.text, start, m.start)
    )
    return next(covering, None)
