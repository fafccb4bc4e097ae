"""Statements of how a value changed against the time before: "sales rose by a fifth in 2017", "turnover doubled"."""

import re
from collections.abc import Iterator

from pipeline.extract.bearers import bearer_of
from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.descriptions import words_in
from pipeline.extract.measure_words import attributes_named_around
from pipeline.extract.measured import Measured
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, NumberValue, Operand, Statement
from pipeline.values.quantities_in_text import Quantity

TREND = "trend"
_CONFIDENCE = 0.85
_BY = re.compile(r"(?:\s+(?:by|some|about|around|nearly|almost|over|more than|up|down))*\s*$")
_YEAR = re.compile(r"(?P<year>\d{4})/(?P=year)")
_ROUGHLY = 10.0


def read_trends(reading: Reading) -> list[Statement]:
    """The statements of changes of attributes in a year that the clause gives."""
    return [s for clause in reading.annotation.clauses if clause.form == "verb" for s in _of_clause(reading, clause)]


def _of_clause(reading: Reading, clause: Clause) -> Iterator[Statement]:
    words = reading.words
    direction = (clause.lemma in words.rising) - (clause.lemma in words.falling)
    factor = words.multiplying.get(clause.lemma)
    if (not direction and factor is None) or clause.negated:
        return
    times = (interval_operand(reading, a, term=False) for a in clause.arguments if a.role == "time")
    year = next((t for t in times if t is not None and _is_year(t)), None)
    if year is None:
        return
    sentence = reading.sentence_around(clause.trigger)
    changed = _changed(clause)
    if sentence is None or changed is None:
        return
    phrase = words_in(reading.text, changed.span)
    head = next((i for i, w in enumerate(phrase) if w.span[0] == changed.head[0]), None)
    named = (
        next(iter(attributes_named_around(reading, [w.text for w in phrase], head)), None) if head is not None else None
    )
    if named is None:
        return
    attribute, first, last, _ = named
    value, span = _value(reading, clause, direction, factor)
    measured = Measured(Quantity(span, span, value, joined=False), sentence, clause.block, clause, None)
    noun = phrase[first].span[0], phrase[last].span[1]
    bearer = bearer_of(reading, measured, noun, attribute, changed)
    if bearer is not None:
        qualifiers = {"kind": (words_operand(attribute.name),), "time": (year,)}
        operand = Operand(span=span, literal=value)
        yield clause_statement(
            reading, clause, f"{TREND}/verb", bearer.operand, operand, _CONFIDENCE, qualifiers=qualifiers
        )


def _changed(clause: Clause) -> Argument | None:
    """What a clause says has changed: its object, otherwise its subject."""
    for role in ("object", "subject"):
        for argument in clause.arguments:
            if argument.role == role and not argument.nesting:
                return argument
    return None


def _value(
    reading: Reading, clause: Clause, direction: int, factor: float | None
) -> tuple[NumberValue, tuple[int, int]]:
    """The change in per cent, and where it is told; without a number only whether it is above or below zero."""
    verb = reading.text[slice(*clause.trigger)]
    if factor is not None:
        amount = 100 * (factor - 1)
        value = NumberValue(name=verb, amount=amount, unit="percent", low=amount - _ROUGHLY, high=amount + _ROUGHLY)
        return value, clause.trigger
    end = clause.trigger[1]
    for quantity in reading.quantities((end, clause.span[1])):
        if quantity.value.unit == "percent" and _BY.fullmatch(reading.text, end, quantity.span[0]) is not None:
            return _signed(quantity.value, direction), quantity.span
        break
    low, high = (0.0, None) if direction > 0 else (None, 0.0)
    return NumberValue(name=verb, amount=0, unit="percent", low=low, high=high), clause.trigger


def _signed(value: NumberValue, direction: int) -> NumberValue:
    if direction > 0:
        return value
    low, high = (None if x is None else -x for x in (value.high, value.low))
    return value.model_copy(update={"amount": -value.amount, "low": low, "high": high})


def _is_year(time: Operand) -> bool:
    return isinstance(time.literal, DateValue) and _YEAR.fullmatch(time.literal.edtf) is not None
