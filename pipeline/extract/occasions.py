"""Occasions: the year in the name of what happens again ("the Lund Marathon of 2009", "the 2009 Lund Prize"), for facts that hold once
each time."""

import re
from collections.abc import Sequence

from pipeline.extract.operands.dates import interval_of
from pipeline.extract.periods import period_of
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Statement

_AFTER = re.compile(r"\s+(?:(?:of|in|for)\s+)?(?=\d{4}\b)")
_BEFORE = re.compile(r"\b\d{4}(?P<gap>\s+(?:[\w-]+\s+)?)$")
_LONGEST = 24


def with_occasions(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; those of a predicate that has one value each time have the time that the name of their subject, or the title above
    them, gives."""
    predicates = reading.vocabulary.predicates
    found = []
    for statement in statements:
        predicate = predicates.get(statement.predicate)
        if predicate is not None and predicate.sole in {"in_a_year", "once"} and "time" not in statement.qualifiers:
            time = _beside(reading, statement) or period_of(reading, statement.block)
            if time is not None:
                statement = statement.model_copy(update={"qualifiers": {**statement.qualifiers, "time": (time,)}})
        found.append(statement)
    return found


def _beside(reading: Reading, statement: Statement) -> Operand | None:
    """The time that stands beside the name of the subject of a statement; None if none does."""
    if statement.subject.span is None:
        return None
    start, end = statement.subject.span
    after = _AFTER.match(reading.text, end, min(len(reading.text), end + _LONGEST))
    before = _BEFORE.search(reading.text, max(0, start - _LONGEST), start)
    for position in (after.end() if after else None, before.start() if before else None):
        index = (
            next((i for i, m in reading.mentions_near((position, position + 4)) if m.timex), None)
            if position is not None
            else None
        )
        if index is not None:
            return interval_of(reading, index)
    return None
