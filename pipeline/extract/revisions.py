"""Revisions: values that a text puts in the place of earlier ones ("restated to €79m", "€79m, as restated", "was extended until 2024").

They do not contradict the values that they replace. What a text corrects as wrong is another matter (see `corrections`).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.main_contract import amends_contract
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, NumberValue, Statement
from pipeline.values.units import dimension_of

REVISION = "revision"
"""The qualifier that says how a value came to replace another: ``restated``."""

_FAR = 40  # characters after a value


class _Patterns(NamedTuple):
    after: re.Pattern[str]
    under: re.Pattern[str]


def _patterns(reading: Reading) -> _Patterns:
    revised = "|".join(sorted(set(reading.words.revising.values())))
    return _Patterns(
        after=re.compile(rf"[^.;:]{{0,20}}?[,(]\s*(?:as\s+)?(?P<revised>{revised})\b", re.IGNORECASE),
        under=re.compile(rf"\b(?:{'|'.join(reading.words.amended_by)})\b", re.IGNORECASE),
    )


def with_revisions(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; those whose value replaces another one say how."""
    return [_revised(reading, s) for s in statements]


def _revised(reading: Reading, statement: Statement) -> Statement:
    predicate = reading.vocabulary.predicates.get(statement.predicate)
    if predicate is None or not isinstance(statement.value.literal, DateValue | NumberValue):
        return statement
    if predicate.measure is None and not predicate.prescribed:
        return statement
    word = _revision(reading, statement, lasting=predicate.measure == "lasting") or (
        "amended" if predicate.prescribed and amends_contract(reading) else None
    )
    if word is None:
        return statement
    return statement.model_copy(update={"qualifiers": statement.qualifiers | {REVISION: (words_operand(word),)}})


def _revision(reading: Reading, statement: Statement, *, lasting: bool) -> str | None:
    """How the sentence of a statement says that its value replaces another; None if it does not."""
    patterns, span = reading.once(_patterns), statement.value.span
    sentence = reading.sentence_around(span) if span is not None else None
    if span is None or sentence is None:
        return None
    after = patterns.after.match(reading.text, span[1], min(sentence[1], span[1] + _FAR))
    if after is not None:
        return after["revised"].casefold()
    if patterns.under.search(reading.text, sentence[0], span[0]) is not None:
        return "amended"
    verbs = reading.words.revising | (reading.words.altering if lasting else {})
    if (
        lasting
        and isinstance(literal := statement.value.literal, NumberValue)
        and dimension_of(literal.unit) == "money"
    ):
        verbs |= reading.words.repricing
    for clause in reading.clauses_in_block(statement.block):
        if clause.form == "verb" and clause.lemma in verbs and not clause.negated:
            into = [a for a in clause.arguments if a.start <= span[0] < a.end and a.role in {"oblique", "time"}]
            # "From €40 to €45" may be one phrase to the parser.
            last = reading.text[sentence[0] : span[0]].rstrip().endswith(" to")
            if last or any(a.preposition in {"to", "until", "at", "till"} for a in into):
                return verbs[clause.lemma]
    return None
