"""Statements from the entries of registers: "Anna Berg. Born 3 May 1901 at Oslo. Teacher. Died 1977.", "Olof Lind, b. 1898, d. 1950"."""

import re
from collections.abc import Iterator

from pipeline.extract.block_statements import block_statement
from pipeline.extract.operands.dates import date_of
from pipeline.extract.reading import Reading
from pipeline.records import Block, DateValue, Operand, Span, Statement

_CONFIDENCE = 0.88
_LONGEST = 300
_AFTER_NAME = re.compile(r"\s*[.,;(]")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\b")
_PLACE = re.compile(r"\s*,?\s*(?:at|in)\s+")
_PREDICATES = (("born", "birth_place"), ("died", "death_place"))


def read_life_entries(reading: Reading) -> list[Statement]:
    """The statements of births and deaths in entries that begin with the name of a person and have no sentence about it."""
    return [
        statement
        for number, block in enumerate(reading.annotation.blocks)
        if block.kind in {"paragraph", "item"} and block.end - block.start <= _LONGEST
        for statement in _of_entry(reading, number, block)
    ]


def _of_entry(reading: Reading, number: int, block: Block) -> Iterator[Statement]:
    index = reading.name_starting(block.body[0])
    mention = reading.mentions[index] if index is not None else None
    if index is None or mention is None or mention.type != "PERSON":
        return
    if _AFTER_NAME.match(reading.text, mention.end, block.body[1]) is None or _has_subject(reading, number):
        return
    person = Operand(span=mention.span, mention=index, types=("PERSON",))
    for (dated, placed), told in zip(_PREDICATES, reading.once(_told), strict=True):
        found = list(told.finditer(reading.text, mention.end, block.body[1]))
        date = _date_at(reading, found[0].end()) if len(found) == 1 else None
        if date is None or date.span is None:
            continue
        yield block_statement(reading, number, f"{dated}/entry", person, date, _CONFIDENCE)
        place = _place_after(reading, (date.span[1], block.body[1]))
        if place is not None:
            yield block_statement(reading, number, f"{placed}/entry", person, place, _CONFIDENCE)


def _told(reading: Reading) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the date of a birth, and before that of a death."""
    born, died = (
        re.compile(rf"(?:[.,;(]\s*)(?:{'|'.join(map(re.escape, words))})(?:\s+|(?<=\.))(?:on\s+|in\s+)?", re.IGNORECASE)
        for words in (reading.words.born_in_entry, reading.words.died_in_entry)
    )
    return born, died


def _has_subject(reading: Reading, number: int) -> bool:
    """Whether a block has a clause that says of what it is, which is then left to the rules on clauses."""
    clauses = (c for c in reading.clauses_in_block(number) if c.form == "verb")
    return any(a.role == "subject" for c in clauses for a in c.arguments)


def _date_at(reading: Reading, start: int) -> Operand | None:
    for index, mention in reading.mentions_starting_in((start, start + 1)):
        date = date_of(reading, index) if mention.timex is not None else None
        if date is not None and isinstance(date.literal, DateValue):
            return date
    year = _YEAR.match(reading.text, start)
    return Operand(span=year.span(), literal=DateValue(name=year[0], edtf=year[0])) if year is not None else None


def _place_after(reading: Reading, span: Span) -> Operand | None:
    before = _PLACE.match(reading.text, *span)
    index = reading.name_starting(before.end()) if before is not None else None
    if index is None or reading.mentions[index].type != "GPE":
        return None
    return Operand(span=reading.mentions[index].span, mention=index, types=("GPE",))
