"""Statements from quantities in sentences: what each one measures or counts, and of what ("the 41-metre tower", "six people died")."""

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.extract.measure_phrases import read_in_words
from pipeline.extract.measure_ways import WAYS
from pipeline.extract.measure_words import Read
from pipeline.extract.measured import Measured, measured_quantities
from pipeline.extract.occurrences import occurrences
from pipeline.extract.open_clauses import as_of
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.periods import period_of, rate_after
from pipeline.extract.reading import Reading
from pipeline.extract.suitability import suitability
from pipeline.records import NumberValue, Operand, Statement
from pipeline.values.quantities_in_text import Quantity
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.9


def read_measures(reading: Reading) -> list[Statement]:
    """The statements of all quantities in sentences whose attribute the vocabulary has."""
    return [
        statement
        for measured in reading.once(measured_quantities)
        if (statement := _measured(reading, measured)) is not None
    ] + [_statement(reading, measured, read) for measured, read in read_in_words(reading)]


def _measured(reading: Reading, measured: Measured) -> Statement | None:
    reads = next((found for way in WAYS if (found := list(way(reading, measured)))), None)
    return _statement(reading, measured, _fittest(reading, reads)) if reads else None


def _statement(reading: Reading, measured: Measured, read: Read) -> Statement:
    clause = measured.clause
    value = _value(read.attribute, measured.quantity)
    operand = Operand(span=measured.quantity.span, literal=value)
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    times = [a for a in clause.arguments if a.role == "time"] if clause is not None else []
    if read.attribute.of == "event" and read.attribute.lasts == "once":
        # When it was counted matters, not when it happened.
        times = [a for a in times if a.preposition in {"by", "as of", "until", "before", "after"}]
    intervals = tuple(dict.fromkeys(o for a in times if (o := interval_operand(reading, a, term=False)) is not None))
    if intervals:
        qualifiers["time"] = intervals[:1]
    elif (voted := _day_of_vote(reading, measured, read.attribute)) is not None:
        qualifiers["time"] = (voted,)
    elif read.attribute.lasts == "period" and (period := period_of(reading, measured.block)) is not None:
        qualifiers["time"] = (period,)
    kinds = set(read.kinds)
    if read.attribute.dimension == "money":
        kinds.update(rate_after(reading, reading.text, measured.quantity.span[1]))
    if kinds:
        qualifiers["kind"] = tuple(words_operand(kind) for kind in sorted(kinds))
    if clause is not None and read.attribute.lasts == "moment" and as_of(reading, clause) == "now":
        qualifiers["as_of"] = (words_operand("now"),)
    for name, scope in read.bearer.scopes.items():
        qualifiers[name] = (scope,)
    return Statement(
        document=reading.document.id,
        block=measured.block,
        predicate=read.attribute.name,
        subject=read.bearer.operand,
        value=operand,
        qualifiers=qualifiers,
        polarity="negated"
        if clause is not None and clause.negated and not read.lacking and value.amount
        else "affirmed",
        certainty=_certainty(reading, measured, read.attribute),
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=measured.sentence,
        rule=f"{read.attribute.name}/{read.way}",
    )


def _day_of_vote(reading: Reading, measured: Measured, attribute: Attribute) -> Operand | None:
    """The date of the vote that a sentence names, for what was won in it: "won 12 seats in Sunday's election"."""
    if attribute.domain != "politics" or attribute.of == "event":
        return None
    types = reading.vocabulary.event_types.by_name
    start, end = measured.sentence
    days = [
        o.time
        for o in reading.once(occurrences)
        if o.time is not None and start <= o.trigger[0] < end and (types[o.type].voted or "election" in o.type)
    ]
    return days[0] if len(days) == 1 else None


_MAY = re.compile(r"\b(?:may|can)\b")


_IF = re.compile(r"\b(?:if|unless|provided|when|where)\b", re.IGNORECASE)


def _certainty(
    reading: Reading, measured: Measured, attribute: Attribute
) -> Literal["asserted", "hedged", "planned", "reported"]:
    """How sure a statement is. What a text permits ("may be ended at three months' notice") or sets as a condition ("is valid if 20
    members vote") is what it sets."""
    clause = measured.clause
    if clause is None:
        return "asserted"
    hedged = attribute.prescribed and clause.certainty == "hedged"
    permits = hedged and (_MAY.search(reading.text, *clause.span) or _IF.search(reading.text, *measured.sentence))
    return "asserted" if permits else clause.certainty


def _fittest(reading: Reading, reads: Sequence[Read]) -> Read:
    """The first reading; of several whose attributes share a word, the one for things such as its bearer: a film runs as long as it
    plays, a lease as long as it binds."""
    first = reads[0]
    words = _words_for(first.attribute)
    alike = [r for r in reads if words & _words_for(r.attribute)]
    return min([first, *alike], key=lambda r: suitability(reading, r.attribute, r.bearer.operand))


def _words_for(attribute: Attribute) -> set[str]:
    """The words that name an attribute, and the nouns for what it counts."""
    return {*attribute.nouns, *attribute.verbs, *attribute.adjectives, *attribute.counts}


def _value(attribute: Attribute, quantity: Quantity) -> NumberValue:
    """The value of an attribute; "up to 88 m" is itself the greatest depth."""
    value = quantity.value
    if attribute.extreme and value.low is None and value.high == value.amount:
        return value.model_copy(update={"high": None})
    return value
