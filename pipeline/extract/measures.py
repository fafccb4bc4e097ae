"""Statements from quantities in sentences: what each one measures or counts, and of what ("the 41-metre tower", "six people died")."""

import itertools
import re
from collections.abc import Sequence
from typing import Literal

from pipeline.extract.amount_periods import Period, compared_period, is_day, named_period, period_after, period_of_time
from pipeline.extract.compared_amounts import compared_amounts
from pipeline.extract.main_contract import main_contract
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
from pipeline.extract.scales import scale_of_document, scaled
from pipeline.extract.suitability import suitability
from pipeline.records import Argument, Clause, NumberValue, Operand, Span, Statement
from pipeline.values.quantities_in_text import Quantity
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.9
# Of an amount whose period the sentence before has told.
_INFERRED = 0.8


def read_measures(reading: Reading) -> list[Statement]:
    """The statements of all quantities in sentences whose attribute the vocabulary has."""
    found: list[Statement] = []
    told: tuple[int, Period] | None = None
    for _, group in itertools.groupby(reading.once(measured_quantities), key=lambda m: m.sentence):
        quantities = list(group)
        block = quantities[0].block
        before = told[1] if told is not None and told[0] == block else None
        of_sentence = _of_sentence(reading, quantities, before)
        found += [statement for statement, _ in of_sentence]
        periods = [period for _, period in of_sentence if period is not None]
        told = (block, periods[0]) if periods else told
    return found + [_statement(reading, measured, read, None, ()) for measured, read in read_in_words(reading)]


def _of_sentence(
    reading: Reading, quantities: Sequence[Measured], before: Period | None
) -> list[tuple[Statement, Period | None]]:
    """The statements of the quantities of a sentence, each with the period that the sentence itself gives for it. `before` is the period
    that the paragraph has told last; results of which the sentence tells no time are for it."""
    quantities = [_in_scale(reading, m) for m in quantities]
    compared = compared_amounts(reading, quantities)
    reads = {m: read for m in quantities if m not in compared and (read := _read(reading, m)) is not None}
    claimed = [c.period.span for c in compared.values() if c.main in reads and c.period.span is not None]
    found: list[tuple[Statement, Period | None]] = []
    periods: dict[Measured, Period | None] = {}
    for measured in quantities:
        comparison = compared.get(measured)
        main = reads.get(comparison.main) if comparison is not None else None
        if comparison is None or main is None or main.attribute.lasts not in {"period", "moment"}:
            read = reads.get(measured) or (_read(reading, measured) if comparison is not None else None)
            if read is not None:
                own = _own_period(reading, measured, read.attribute)
                statement = _statement(reading, measured, read, own, claimed)
                if before is not None and "time" not in statement.qualifiers and _is_result(read.attribute):
                    statement = _for_period(statement, before)
                time = statement.qualifiers.get("time")
                periods[measured] = own or (Period(time[0]) if time else None)
                found.append((statement, periods[measured] if _is_result(read.attribute) else None))
    for told, comparison in compared.items():
        measured = _without_over(reading, told)
        read, main_period = reads.get(comparison.main), periods.get(comparison.main)
        if read is None or read.attribute.lasts not in {"period", "moment"}:
            continue
        period = compared_period(comparison.period, main_period, in_brackets=comparison.in_brackets)
        if period is not None and period.time is not None:
            statement = _statement(reading, measured, read._replace(way="comparison"), period, ())
            found.append((statement, None))
    return found


def _without_over(reading: Reading, measured: Measured) -> Measured:
    """An amount that another is "12 percent over", which is no bound of it."""
    quantity = measured.quantity
    if quantity.value.low is None or not quantity.value.name.casefold().startswith("over "):
        return measured
    plain = next(reading.quantities((quantity.number[0], quantity.span[1])), quantity)
    return measured._replace(quantity=plain)


def _in_scale(reading: Reading, measured: Measured) -> Measured:
    """A quantity, as a sum in the scale that the document gives for all its sums, if it can be one."""
    scale, quantity = reading.once(scale_of_document), measured.quantity
    if scale is None or quantity.value.unit is not None:
        return measured
    value = scaled(reading, quantity.value, scale)
    sum_of_money = measured._replace(quantity=quantity._replace(value=value))
    read = _read(reading, sum_of_money) if value != quantity.value else None
    return sum_of_money if read is not None and read.attribute.dimension == "money" else measured


def _is_result(attribute: Attribute) -> bool:
    """Whether an amount is one of the results of a period: what a company earned and spent."""
    return attribute.lasts == "period" and attribute.domain == "business"


def _for_period(statement: Statement, period: Period) -> Statement:
    """A statement, for the period that the paragraph has told before."""
    assert period.time is not None
    kinds = {*(k.literal.name for k in statement.qualifiers.get("kind", ()) if k.literal is not None), *period.kinds}
    qualifiers = statement.qualifiers | {"time": (period.time,)}
    if kinds:
        qualifiers["kind"] = tuple(words_operand(kind) for kind in sorted(kinds))
    return statement.model_copy(update={"qualifiers": qualifiers, "confidence": _INFERRED})


def _own_period(reading: Reading, measured: Measured, attribute: Attribute) -> Period | None:
    """The period that stands right after an amount; None if none does, or if the amount is for an event."""
    if attribute.of == "event":
        return None
    found = period_after(reading, measured.quantity.span, measured.sentence[1], counted=attribute.dimension == "count")
    return found if found is not None and found.time is not None and _can_last(attribute, found.time) else None


def _can_last(attribute: Attribute, time: Operand) -> bool:
    """Whether an amount can be for a time: what was earned in a period is not for the day on which it was reported."""
    return not (attribute.lasts == "period" and attribute.dimension == "money" and is_day(time))


def _read(reading: Reading, measured: Measured) -> Read | None:
    reads = next((found for way in WAYS if (found := list(way(reading, measured)))), None)
    return _fittest(reading, reads) if reads else None


def _statement(
    reading: Reading, measured: Measured, read: Read, own: Period | None, claimed: Sequence[Span]
) -> Statement:
    """The statement of a quantity. `own` is its own period, if it has one; the times of the clause that lie in `claimed` are those of other
    quantities."""
    clause = measured.clause
    value = _value(read.attribute, measured.quantity)
    operand = Operand(span=measured.quantity.span, literal=value)
    subject = read.bearer.operand
    if read.attribute.prescribed and (subject == Operand(types=subject.types) or _is_role(reading, subject)):
        # What the document is about: the contract, if it is one.
        subject = main_contract(reading) or subject
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    times = [a for a in clause.arguments if a.role == "time"] if clause is not None else []
    times = [a for a in times if not any(start <= a.start < end for start, end in claimed)]
    if read.attribute.of == "event" and read.attribute.lasts == "once":
        # When it was counted matters, not when it happened.
        times = [a for a in times if a.preposition in {"by", "as of", "until", "before", "after"}]
    intervals: list[Period | None] = [_in_clause(reading, a) for a in times] if own is None else [own]
    if own is None and read.attribute.of == "thing" and read.attribute.lasts in {"period", "moment"}:
        intervals.append(_in_subject(reading, clause))
    found = next(
        (p for p in intervals if p is not None and p.time is not None and _can_last(read.attribute, p.time)), None
    )
    kinds = set(read.kinds)
    if found is not None and found.time is not None:
        qualifiers["time"] = (found.time,)
        kinds.update(found.kinds)
    elif (voted := _day_of_vote(reading, measured, read.attribute)) is not None:
        qualifiers["time"] = (voted,)
    elif (heading := _of_heading(reading, measured, read.attribute)) is not None:
        qualifiers["time"] = (heading,)
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
        subject=subject,
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


def _is_role(reading: Reading, subject: Operand) -> bool:
    """Whether a subject is a party of a contract, by the role that it has there: "the Tenant"."""
    roles = {reading.text[slice(*d.short)] for d in reading.annotation.definitions if d.role}
    return subject.span is not None and reading.text[slice(*subject.span)].split()[-1] in roles


def _in_subject(reading: Reading, clause: Clause | None) -> Period | None:
    """The period that the subject of a clause names: "*revenue for 2019* was €8m"; None if it names none, or several."""
    subjects = [a for a in clause.arguments if a.role == "subject" and not a.nesting] if clause is not None else []
    times = [i for a in subjects for i, m in reading.mentions_in(a.span) if m.timex is not None]
    return period_of_time(reading, times[0]) if len(times) == 1 else None


def _of_heading(reading: Reading, measured: Measured, attribute: Attribute) -> Operand | None:
    """The period that the heading above an amount gives; None if it gives none for which the amount can be."""
    period = period_of(reading, measured.block) if attribute.lasts == "period" else None
    return period if period is not None and _can_last(attribute, period) else None


def _in_clause(reading: Reading, argument: Argument) -> Period | None:
    """The period that a time in the clause of an amount names; None if it names no date."""
    named = named_period(reading, argument.mention) if argument.mention is not None else None
    time = interval_operand(reading, argument, term=False) if named is None else None
    return named if time is None else Period(time)


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
