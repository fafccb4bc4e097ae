"""The values of open facts: the dates, the quantities, the ranks and the names in a clause."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.operands.dates import date_operand
from pipeline.extract.operands.entities import name_operand
from pipeline.extract.operands.literals import number_operand, text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Mention, NumberValue, Operand
from pipeline.values.ordinals import read_ordinal

_SCORE = re.compile(r"(?P<first>\d{1,3})[-–](?P<second>\d{1,3})\b")
_LONGEST_UNIT = 20
_MEASURE = re.compile(r"\d-(?P<unit>[^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class OpenValue(NamedTuple):
    """A value, and the argument that it is or is part of. For a rank, `order` is what is ranked ("most abundant element"); otherwise it is
    None."""

    operand: Operand
    argument: Argument
    order: Operand | None = None


def open_values(
    reading: Reading,
    clause: Clause,
    fillers: Sequence[Argument],
    frame: Sequence[Argument],
    times: Sequence[Argument],
) -> Iterator[OpenValue]:
    """The date of a clause, then the quantities and names among its `fillers`, then the ranks in its `frame`. A clause with a quantity
    gives no date, because its time says when the number was right."""
    quantities = _quantities(reading, fillers)
    if not quantities and (date := _event_date(reading, clause, times)) is not None:
        yield date
    for argument in fillers:
        if (quantity := quantities.get(id(argument))) is not None:
            if (number := _number(reading, argument, quantity)) is not None:
                yield OpenValue(number, argument)
        elif argument.role != "place" and not argument.nesting and (name := name_operand(reading, argument)):
            yield OpenValue(name, argument)
    if clause.lemma in reading.words.copulas:
        yield from (r for a in frame if a.role == "complement" and (r := _rank(reading, a)) is not None)


def quantity_in(reading: Reading, argument: Argument) -> Mention | None:
    """The one quantity in an argument up to its head; None if there is none, or more than one."""
    inside = reading.mentions_starting_in((argument.start, min(argument.head[0] + 1, argument.end)))
    quantities = [m for _, m in inside if m.kind == "quantity" and m.type != "ORDINAL"]
    return quantities[0] if len(quantities) == 1 else None


def plain_word(lemma: str) -> str | None:
    """A lemma in lower case, as a part of a predicate's name; None if it is not a word."""
    return lemma.lower() if _WORD.fullmatch(lemma) else None


def _quantities(reading: Reading, fillers: Sequence[Argument]) -> dict[int, Mention]:
    """The quantity of each argument that has one, by the identity of the argument. An argument that contains another does not have its
    quantity."""
    quantities: dict[int, Mention] = {}
    for argument in sorted(fillers, key=lambda a: a.end - a.start):
        quantity = quantity_in(reading, argument) or _count_before(reading, argument)
        if quantity is not None and quantity not in quantities.values():
            quantities[id(argument)] = quantity
    return quantities


def _count_before(reading: Reading, argument: Argument) -> Mention | None:
    """The number right before the name of several things: "two Lund Prizes"; None if there is none."""
    index = argument.mention
    if not index or not reading.mentions[index].plural:
        return None
    before = reading.mentions[index - 1]
    return before if before.type == "CARDINAL" and before.end + 1 == reading.mentions[index].start else None


def _number(reading: Reading, argument: Argument, quantity: Mention) -> Operand | None:
    """The number of an argument, with the head of the argument as its unit; None if it is not a number by itself."""
    if _is_score(reading, quantity):
        return None
    measure = _MEASURE.search(reading.text, quantity.start, quantity.end + _LONGEST_UNIT)
    if measure is not None and measure.start() < quantity.end:
        return number_operand(reading, quantity.span, measure["unit"].lower())  # "a 40-metre hall" is no forty halls
    unit = plain_word(argument.lemma) if argument.head[0] >= quantity.end else None
    if unit is None and not any(c.isdigit() for c in quantity.text):
        return None  # "the two"
    if quantity.start >= argument.start and name_operand(reading, argument) is not None:
        return None  # "the Fourteen Points"
    return number_operand(reading, quantity.span, unit)


def _is_score(reading: Reading, quantity: Mention) -> bool:
    """Whether a number is the first of two that count nothing by themselves ("won 3-1", "a 12-3 season"), and no noun before them says
    that they are a score ("by a score of 3-1")."""
    score = _SCORE.match(reading.text, quantity.start)
    before = reading.text[max(quantity.start - _LONGEST_UNIT, 0) : quantity.start].casefold().split()
    named = len(before) > 1 and before[-1] == "of" and before[-2] in reading.words.scores
    return score is not None and int(score["first"]) >= int(score["second"]) and not named


def _event_date(reading: Reading, clause: Clause, times: Sequence[Argument]) -> OpenValue | None:
    """The date of the event in a clause: the one nearest to the verb, and one with a preposition rather than one without; None if it has no
    date."""
    dates = [
        OpenValue(date, a)
        for a in times
        if (a.preposition is None or a.preposition in reading.words.dating)
        and not a.framing
        and (date := date_operand(reading, a))
    ]
    return min(
        dates,
        key=lambda value: (value.argument.preposition is None, abs(value.argument.start - clause.trigger[1])),
        default=None,
    )


def _rank(reading: Reading, argument: Argument) -> OpenValue | None:
    """The place in an order that a complement gives ("the 37th most abundant element"); None if it gives none."""
    head_start, head_end = argument.head
    inside = (m for _, m in reading.mentions_in((argument.start, head_start)))
    mention = next((m for m in inside if m.type == "ORDINAL"), None)
    number = read_ordinal(mention.text) if mention is not None else None
    if mention is None or number is None:
        return None
    rank = Operand(span=mention.span, literal=NumberValue(name=mention.text, amount=number))
    return OpenValue(rank, argument, text_operand(reading, (mention.end, head_end)))
