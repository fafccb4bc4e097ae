"""Matches each clause with the rules on its word: what they find, or why they do not fire."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.matching.candidates import candidates, excluded_candidates
from pipeline.extract.matching.requirements import listed, unmet_requirement
from pipeline.extract.matching.slots import arguments
from pipeline.extract.matching.values import RuleValue, is_allowed, rule_values
from pipeline.extract.operands.entities import entity_operand, topic
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Span
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule


class Hit(NamedTuple):
    """A rule that fires on a clause, with the subjects and the values that it finds there, at least one of each. Of the subjects, those in
    `denied` are exceptions, of which the opposite is true."""

    clause: Clause
    predicate: Predicate
    rule: Rule
    subjects: tuple[Operand, ...]
    values: tuple[RuleValue, ...]
    denied: tuple[Operand, ...] = ()


class UnfiredRule(NamedTuple):
    """A rule (``<predicate>/<rule>``) that looks at the word of a clause and does not fire, and the reason."""

    clause: Clause
    rule: str
    reason: str


class Matches(NamedTuple):
    """What the rules make of the clauses of a document, in text order. `triggers` are the spans of the words on which a rule fires."""

    hits: tuple[Hit, ...]
    unfired: tuple[UnfiredRule, ...]
    triggers: frozenset[Span]


def match_clauses(reading: Reading) -> Matches:
    """Every clause of a document matched with every rule on its word. Call it through `Reading.once`."""
    hits: list[Hit] = []
    unfired: list[UnfiredRule] = []
    for clause in reading.annotation.clauses:
        for predicate, rule in candidates(clause, reading.vocabulary):
            found = _match(reading, clause, predicate, rule)
            if isinstance(found, Hit):
                hits.append(found)
            else:
                unfired.append(UnfiredRule(clause, f"{predicate.name}/{rule.name}", found))
        modifier, excluded = excluded_candidates(clause, reading.vocabulary)
        unfired += [UnfiredRule(clause, f"{p.name}/{r.name}", f"“{modifier}” rules it out") for p, r in excluded]
    return Matches(tuple(hits), tuple(unfired), frozenset(hit.clause.trigger for hit in hits))


def _match(reading: Reading, clause: Clause, predicate: Predicate, rule: Rule) -> Hit | str:
    """What a rule finds in a clause of its word, or the reason why it does not fire."""
    if unmet := unmet_requirement(reading, clause, rule):
        return unmet
    fillers = list(arguments(clause, rule.subject))
    found = [(o, a.denied) for a in fillers if (o := entity_operand(reading, a, predicate.subject))]
    subjects = [subject for subject, _ in found]
    if not subjects:
        # Running text names its subject; under a label, the heading supplies it.
        left_out = reading.annotation.blocks[clause.block].kind == "field" and not fillers
        if rule.subject.role != "topic" and not (rule.optional_subject and left_out):
            return _unfit(reading, fillers, f"subject ({rule.subject})", predicate.subject)
        subjects = [topic(predicate)]
    values = rule_values(reading, clause, predicate, rule)
    if not values:
        return _unfit_values(reading, clause, predicate, rule)
    denied = tuple(subject for subject, is_denied in found if is_denied)
    return Hit(clause, predicate, rule, tuple(subjects), tuple(values), denied)


def _unfit_values(reading: Reading, clause: Clause, predicate: Predicate, rule: Rule) -> str:
    """Why none of the arguments that fill the slot of the value is accepted."""
    fillers, slot = list(arguments(clause, rule.value)), f"value ({rule.value})"
    if fillers and not any(is_allowed(reading, a, rule) for a in fillers):
        return f"the {slot} is {_quoted(reading, fillers)}, which the rule excludes"
    if fillers and predicate.value != "entity":
        return f"the {slot} is {_quoted(reading, fillers)}, which gives no {predicate.value}"
    return _unfit(reading, fillers, slot, rule.objects or predicate.objects)


def _unfit(reading: Reading, fillers: Sequence[Argument], slot: str, types: tuple[str, ...]) -> str:
    """Why none of the arguments that fill a slot is an entity that a rule takes there."""
    if not fillers:
        return f"the clause has no {slot}"
    return f"the {slot} is {_quoted(reading, fillers)}; the rule takes {listed(types)}"


def _quoted(reading: Reading, fillers: Sequence[Argument]) -> str:
    """The words of arguments, each with the type of its mention."""
    quotes = []
    for argument in fillers:
        mention = reading.mention_of(argument)
        type_ = f" ({mention.type})" if mention is not None else ""
        quotes.append(f"“{reading.text[argument.start : argument.end]}”{type_}")
    return ", ".join(quotes)
