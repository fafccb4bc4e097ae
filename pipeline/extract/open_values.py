"""The values of open facts: the dates, the quantities, the ranks and the names in a clause."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
    """The quantities among the `fillers` of a clause; without any, the date of the clause; without one, the ranks in its `frame`, and
    otherwise the names in the first slot that has any. The time of a quantity says when the number was right."""
    quantities = _quantities(reading, [a for a in fillers if _may_count(reading, a, frame)])
    numbers = [
        OpenValue(number, a)
        for a in fillers
        if (quantity := quantities.get(id(a))) is not None and (number := _number(reading, a, quantity)) is not None
    ]
    if numbers:
        yield from numbers
    elif not quantities and (date := _event_date(reading, clause, times)) is not None:
        yield date
    elif ranks := _ranks(reading, clause, frame):
        yield from ranks
    else:
        yield from _names(reading, clause, frame, quantities)


def _may_count(reading: Reading, argument: Argument, frame: Sequence[Argument]) -> bool:
    """Whether the number of an argument is one of the clause: not that of a nested phrase beside a named object ("met Anna Berg in a clash
    with 30 guards"), unless it is a measure ("a total of $5 million")."""
    if not argument.nesting or (argument.nesting == 1 and argument.preposition in reading.words.measuring):
        return True
    return not any(a.role == "object" and name_operand(reading, a) is not None for a in frame)


def _ranks(reading: Reading, clause: Clause, frame: Sequence[Argument]) -> list[OpenValue]:
    complements = [a for a in frame if a.role == "complement"] if clause.lemma in reading.words.copulas else []
    return [rank for a in complements if (rank := _rank(reading, a)) is not None]


def _names(
    reading: Reading, clause: Clause, frame: Sequence[Argument], quantities: Mapping[int, Mention]
) -> Iterator[OpenValue]:
    """The names in the first slot with a name: those of the object, of the complement, then of the phrases after the verb. A copula has
    a complement and nothing else."""
    named = [
        OpenValue(name, a)
        for a in frame
        if a.role != "place" and id(a) not in quantities and (name := name_operand(reading, a)) is not None
    ]
    slots = [(v.argument.role, v.argument.preposition) for v in named]
    roles = ("complement",) if clause.lemma in reading.words.copulas else ("object", "complement", "oblique")
    first = next((slot for role in roles for slot in slots if slot[0] == role), None)
    yield from (value for value, slot in zip(named, slots, strict=True) if slot == first)


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
    """The number of an argument, with the head of the argument as its unit; None if it is not a number by itself. Its name is the whole
    phrase, with bounds and adjectives: "at least 23 old boats"."""
    if _is_score(reading, quantity) or _is_of_some_time(reading, quantity):
        return None
    measure = _MEASURE.search(reading.text, quantity.start, quantity.end + _LONGEST_UNIT)
    if measure is not None and measure.start() < quantity.end:
        return number_operand(reading, quantity.span, measure["unit"].lower())  # "a 40-metre hall" is no forty halls
    counted = argument.head[0] >= quantity.end
    unit = plain_word(argument.lemma) if counted else None
    if unit is None and not any(c.isdigit() for c in quantity.text):
        return None  # "the two"
    if quantity.start >= argument.start and name_operand(reading, argument) is not None:
        return None  # "the Fourteen Points"
    number = number_operand(reading, quantity.span, unit)
    if number is None or number.literal is None or not counted or "\n" in reading.text[quantity.end : argument.head[1]]:
        return number
    name = " ".join(reading.text[quantity.start : argument.head[1]].split())
    return number.model_copy(update={"literal": number.literal.model_copy(update={"name": name})})


def _is_of_some_time(reading: Reading, quantity: Mention) -> bool:
    """Whether a number counts what was in a time that the text does not name: "the past six games"."""
    before = reading.text[max(quantity.start - _LONGEST_UNIT, 0) : quantity.start].split()
    words = {quantity.text.split()[0].casefold(), before[-1].casefold() if before else ""}
    return not words.isdisjoint(reading.words.of_some_time)


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
