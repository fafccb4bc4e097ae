"""Which of the times in a clause dates its event, and where the event of each date was."""

from collections.abc import Sequence

from pipeline.extract.matching.slots import arguments
from pipeline.extract.operands.dates import bound_operand, date_operand
from pipeline.extract.operands.entities import entity_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import QUALIFIERS, Rule, Slot

_PLACE = Slot(role="place")


def event_dates(
    reading: Reading, clause: Clause, times: Sequence[Argument], places: dict[int, Operand]
) -> Sequence[Argument]:
    """The one time that dates an event, from the arguments that fill the slot of the date; empty if none does.

    An event has one date. If there are several, it is the one nearest to the word; a time with a preposition is preferred to one without. A
    time that only bounds the date counts if there is no other. If several dates have a place each (`places_by_date`), all of those count.
    """
    if places:
        return [a for a in times if a.mention in places]
    dates = [a for a in times if date_operand(reading, a)] or [a for a in times if bound_operand(reading, a)]
    return sorted(dates, key=lambda a: (a.preposition is None and not a.framing, _distance(clause, a)))[:1]


def places_by_date(
    reading: Reading, clause: Clause, times: Sequence[Argument], predicate: Predicate, rule: Rule
) -> dict[int, Operand]:
    """The place of each date, by the index of its mention, if a clause gives several with a place before each ("was released in
    Norway on 3 May and in Sweden on 4 May"). Empty if it does not, or if the place does not distinguish events of the predicate."""
    if "place" not in predicate.scope or predicate.value != "date":
        return {}
    dates = [a for a in times if a.mention is not None and date_operand(reading, a)]
    if len(dates) < 2:
        return {}
    slots = rule.qualifiers.get("place", (_PLACE,))
    places = [a for slot in slots for a in arguments(clause, slot) if a.mention is not None]
    found: dict[int, Operand] = {}
    for date in dates:
        before = [a for a in (*dates, *places) if a.end <= date.start]
        nearest = max(before, key=lambda a: a.end, default=None)
        if nearest in places and (place := entity_operand(reading, nearest, QUALIFIERS["place"])):
            found[date.mention] = place  # type: ignore[index]
    return found if len(found) > 1 else {}


def _distance(clause: Clause, argument: Argument) -> int:
    """The characters between the word of a clause and an argument."""
    return max(argument.start - clause.trigger[1], clause.trigger[0] - argument.end)
