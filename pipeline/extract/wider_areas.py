"""Wider areas: a municipality, a parish or a diocese has the name of the place in it, but not its figures."""

import re
from collections.abc import Sequence

from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import NumberValue, Operand, Statement

_NOUN_OF = re.compile(r"(?P<noun>[a-z]+) of (?:the )?$")
_FARTHEST = 24


def _wider_area(reading: Reading, bearer: Operand) -> str | None:
    """The noun with which a name means a wider area than the place alone: "the municipality of Lund"; None if there is none."""
    head = bearer.described.head if bearer.described is not None else ""
    if head in reading.words.wider_areas:
        return head
    if bearer.span is None:
        return None
    of = _NOUN_OF.search(reading.text, max(0, bearer.span[0] - _FARTHEST), bearer.span[0])
    return of["noun"] if of is not None and of["noun"] in reading.words.wider_areas else None


def with_wider_areas(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; those that give a figure of a wider area name it as the part that they are about."""
    return [_with_area(reading, s) if isinstance(s.value.literal, NumberValue) else s for s in statements]


def _with_area(reading: Reading, statement: Statement) -> Statement:
    area = _wider_area(reading, statement.subject)
    if area is None or "part" in statement.qualifiers:
        return statement
    part = (words_operand(area),)
    return statement.model_copy(update={"qualifiers": {**statement.qualifiers, "part": part}})
