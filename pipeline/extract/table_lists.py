"""Open facts from tables that are said to be complete, or that number their rows: each row is one of what its column or the line above
names ("The complete track list", "All parties are listed")."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.descriptions import phrase_at
from pipeline.extract.document_topics import document_topic
from pipeline.extract.fields import rules_on_label
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.extract.tables import Row, raw_tables, tables_of_pairs, total_pattern
from pipeline.records import Operand, Statement
from pipeline.vocabulary.plurals import plural, singular
from pipeline.vocabulary.predicates import OPEN

_RULE = "table"
_CONFIDENCE = 0.8
_FEWEST, _MOST = 3, 60
_ABOVE = 2  # blocks between a table and the line that says what it lists
_LETTER = re.compile(r"[^\W\d_]")
_LIST_OF = re.compile(r"\blist of (?:the )?(?:[a-z]+ )?(?P<noun>[a-z]+s)\b|\b(?P<single>[a-z]+) list\b", re.IGNORECASE)


def read_table_lists(reading: Reading) -> list[Statement]:
    """One statement for each row of a complete table, about what the table is said to belong to, or the topic."""
    return [s for table in (*raw_tables(reading), *tables_of_pairs(reading)) for s in _statements(reading, table)]


def _statements(reading: Reading, table: Sequence[Row]) -> Iterator[Statement]:
    header, *rows = table
    column = next((c for c in sorted(header) if _is_named(reading, rows, c)), None)
    if column is None or not _FEWEST <= len(rows) <= _MOST or not all(column in row for row in rows):
        return
    head = header[column].block
    known = any(rule.closed for _, rule in rules_on_label(reading, head.body))  # the vocabulary reads the list
    total = reading.once(total_pattern)
    if known or any(total.match(reading.text, *row[column].block.body) for row in rows):
        return
    first = header[min(header)].number
    around = [b.body for b in reading.annotation.blocks[max(0, first - _ABOVE) : first]]
    last = max(cell.number for cell in rows[-1].values()) + 1
    around += [b.body for b in reading.annotation.blocks[last : last + 1]]
    said = re.compile(any_of(reading.words.complete_lists), re.IGNORECASE)
    whole = any(said.search(reading.text, *span) for span in around)
    listed = next((m for span in around if (m := _LIST_OF.search(reading.text, *span)) is not None), None)
    if not whole and (listed is None or not _is_numbered(reading, rows)):
        return
    named = listed["noun"] or listed["single"] if listed is not None else reading.text[slice(*head.body)].strip(" *")
    noun = singular(named.casefold())
    if not noun.isalpha() or not reading.vocabulary.wordnet.senses(noun, "n"):
        return
    subject = _owner(reading, noun, around) or reading.once(document_topic)
    if subject is None:
        return
    predicate = f"{OPEN}{plural(noun)}"
    for row in rows:
        value = text_operand(reading, row[column].block.body)
        if value is not None:
            yield Statement(
                document=reading.document.id,
                block=row[column].number,
                predicate=predicate,
                subject=subject,
                value=value,
                confidence=_CONFIDENCE,
                span=row[column].block.body,
                rule=f"{predicate}/{_RULE}",
                enumeration=f"{head.start}/{_RULE}",
                closed=True,
            )


def _is_named(reading: Reading, rows: Sequence[Row], column: int) -> bool:
    """Whether a column names what its rows are: words that differ from row to row, and begin with letters."""
    names = [reading.text[slice(*row[column].block.body)] for row in rows if column in row]
    return len(set(names)) == len(rows) and all(_LETTER.search(name[:2]) is not None for name in names)


def _is_numbered(reading: Reading, rows: Sequence[Row]) -> bool:
    """Whether the first cells of the rows count from 1."""
    numbers = [reading.text[slice(*row[0].block.body)].strip(" .") if 0 in row else "" for row in rows]
    return numbers == [str(number) for number in range(1, len(rows) + 1)]


def _owner(reading: Reading, noun: str, around: Sequence[tuple[int, int]]) -> Operand | None:
    """What the rows belong to, if the lines around the table name it: "all parties to *the Lund Treaty* are listed"."""
    of = re.compile(rf"\b(?i:{plural(noun)})\s+(?:to|of|in)\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
    for span in around:
        found = of.search(reading.text, *span)
        if found is not None:
            return phrase_at(reading, *found.span("name"))
    return None
