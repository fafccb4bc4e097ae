"""The values that a rule finds in a clause."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.matching.event_dates import event_dates, places_by_date
from pipeline.extract.matching.partitives import partitive_operand
from pipeline.extract.matching.slots import arguments
from pipeline.extract.operands.dates import bound_operand, date_operand, edge_operand
from pipeline.extract.operands.entities import entity_operand
from pipeline.extract.operands.literals import announced_count, number_operand, text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, NumberValue, Operand
from pipeline.vocabulary.places import PLACE_TYPES, country_code, names_inhabitants
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule


class RuleValue(NamedTuple):
    """A value that a rule finds. `negated` says that the clause denies it. `place` is where the event on that date took place, if the
    clause dates several by their places; otherwise None."""

    operand: Operand
    negated: bool = False
    place: Operand | None = None


def rule_values(reading: Reading, clause: Clause, predicate: Predicate, rule: Rule) -> list[RuleValue]:
    """The values for a predicate among the arguments that fill the rule's slot for the value, in the order of the arguments."""
    fillers = list(arguments(clause, rule.value))
    if predicate.value == "date":
        return list(_dates(reading, clause, fillers, predicate, rule))
    values = [
        value
        for argument in fillers
        if is_allowed(reading, argument, rule)
        for value in _values_of(reading, argument, predicate, rule)
    ]
    # "Three states of one body and four of another": none is the number of all.
    return values if predicate.counts is None or len(values) < 2 else []


def is_allowed(reading: Reading, argument: Argument, rule: Rule) -> bool:
    """Whether a rule accepts the words of an argument as a value."""
    if (rule.requires_value and argument.lemma not in rule.requires_value) or argument.lemma in rule.excludes_value:
        return False
    known = reading.mention_of(argument) if rule.common else None
    if known is not None and known.kind == "name":
        return False
    name = reading.text[argument.start : argument.end]
    if rule.inhabitants and not names_inhabitants(name):
        return False
    mention = reading.mention_of(argument) if rule.countries else None
    return mention is None or mention.type not in PLACE_TYPES or country_code(name) is not None


def _dates(
    reading: Reading, clause: Clause, fillers: Sequence[Argument], predicate: Predicate, rule: Rule
) -> Iterator[RuleValue]:
    places = places_by_date(reading, clause, fillers, predicate, rule)
    dates = event_dates(reading, clause, fillers, places) if rule.edge is None else ()
    for argument in fillers:
        if rule.edge is not None:
            date = edge_operand(reading, argument, rule.edge)
        elif argument in dates:
            date = date_operand(reading, argument) or bound_operand(reading, argument)
        else:
            date = None
        if date is not None and date.mention is not None and is_allowed(reading, argument, rule):
            yield RuleValue(date, place=places.get(date.mention))


def _values_of(reading: Reading, argument: Argument, predicate: Predicate, rule: Rule) -> Iterator[RuleValue]:
    operand: Operand | None
    match predicate.value:
        case "entity":
            if operand := partitive_operand(reading, argument):
                yield RuleValue(operand)
                for index in operand.without:
                    excepted = Operand(span=reading.mentions[index].span, mention=index, types=predicate.objects)
                    yield RuleValue(excepted, negated=True)
                return
            operand = entity_operand(reading, argument, rule.objects or predicate.objects)
        case "number" if predicate.counts:
            operand = _count_operand(reading, argument)
        case "number":
            operand = number_operand(reading, argument.span)
        case _ if (known := reading.mention_of(argument)) is not None and known.kind == "pronoun":
            return
        case _:
            operand = text_operand(reading, argument.phrase or argument.span)
    if operand is not None:
        yield RuleValue(operand, negated=argument.denied)


def _count_operand(reading: Reading, argument: Argument) -> Operand | None:
    """The number of members that an argument gives: "the leaders of six states", "six of them"; None if it gives none, or only that of one
    kind of members, or of the members of another body."""
    words = set(reading.text[slice(*argument.span)].casefold().split())
    of_another = any(m.kind == "name" and m.type == "ORG" for _, m in reading.mentions_in(argument.span))
    if of_another or not words.isdisjoint(reading.words.kinds_of_members):
        return None
    some = partitive_operand(reading, argument)
    count = some.count if some is not None else announced_count(reading, argument.span)
    if count is None:
        return None
    return Operand(span=argument.span, literal=NumberValue(name=str(count), amount=count))
