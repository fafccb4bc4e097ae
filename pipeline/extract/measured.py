"""Quantities in the sentences of a document, each with the clause and the argument that hold it."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Span
from pipeline.values.quantities_in_text import Quantity

_NUMERALS = {"TIME", "DATE", "SET"}


class Measured(NamedTuple):
    """A quantity in a sentence. `clause` is the clause of the innermost `argument` that holds it; both are None outside clauses."""

    quantity: Quantity
    sentence: Span
    block: int
    clause: Clause | None
    argument: Argument | None


def sentences_of_text(reading: Reading) -> Iterator[tuple[Span, int]]:
    """The sentences of a document that stand in no table, each with the index of its block."""
    blocks = reading.annotation.blocks
    for sentence in reading.annotation.sentences:
        block = reading.block_at(sentence[0])
        if not blocks or blocks[block].kind not in {"cell", "row"}:
            yield sentence, block


def measured_quantities(reading: Reading) -> tuple[Measured, ...]:
    """All quantities in the sentences of a document, in text order; dates, times and parts of names are not among them."""
    found = []
    for sentence, block in sentences_of_text(reading):
        for quantity in reading.quantities(sentence):
            if not _is_other(reading, quantity):
                clause, argument = innermost(reading, block, quantity.number, sentence)
                found.append(Measured(quantity, sentence, block, clause, argument))
    return tuple(found)


def _is_other(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is part of a date, a time or a name."""
    start, end = quantity.number
    if (quantity.value.unit or "").startswith("time per "):
        return False  # "twice a day"
    for _, mention in reading.mentions_near(quantity.number):
        # The model takes some units for names: "8 GB".
        if quantity.value.unit is not None and mention.end == quantity.span[1] and mention.start == start:
            continue
        if (
            mention.start <= start
            and end <= mention.end
            and (mention.kind == "name" or (mention.timex is not None and mention.timex.type in _NUMERALS))
        ):
            return True
    return False


def innermost(reading: Reading, block: int, span: Span, sentence: Span) -> tuple[Clause | None, Argument | None]:
    """The clause and its argument that hold a span most closely; without one, the last clause before it in the sentence, and None."""
    start, end = span
    holding = [
        (argument.end - argument.start, _precedence(clause, argument), -clause.trigger[0], clause, argument)
        for clause in reading.clauses_in_block(block)
        if clause.form == "verb"
        for argument in clause.arguments
        if argument.start <= start and end <= argument.end and argument.role not in {"time", "is"}
        if not _is_reported(reading, argument)
    ]
    best = min(holding, key=lambda h: h[:3], default=None)
    if best is not None:
        return best[3], best[4]
    before = [
        c
        for c in reading.clauses_in_block(block)
        if c.form == "verb" and sentence[0] <= c.trigger[0] and c.trigger[1] <= start
    ]
    return (max(before, key=lambda c: c.trigger[0]), None) if before else (None, None)


def clause_at(reading: Reading, block: int, span: Span) -> Clause | None:
    """The clause of the last verb that is among some words, otherwise the smallest clause that they are in; None if there is none."""
    around = [
        c for c in reading.clauses_in_block(block) if c.form == "verb" and c.span[0] < span[1] and span[0] < c.span[1]
    ]
    among = [c for c in around if span[0] <= c.trigger[0] < span[1]]
    if among:
        return max(among, key=lambda c: c.trigger)
    return min(around, key=lambda c: (c.span[1] - c.span[0], c.trigger), default=None)


def _is_reported(reading: Reading, argument: Argument) -> bool:
    """Whether an argument is a clause of its own, which the verb only reports: "[the mill lost 5 people], the owner says"."""
    return argument.role == "complement" and any(
        c.form == "verb" and c.trigger == argument.head for c in reading.clauses_at(argument.head)
    )


def _precedence(clause: Clause, argument: Argument) -> int:
    """The rank of an argument among those that cover the same words: before the clause that describes it, and before an owner."""
    described = argument.start <= clause.trigger[0] < argument.end or (
        clause.trigger[0] >= argument.end and argument.role == "object"
    )
    return 2 * (argument.role == "owner") + described
