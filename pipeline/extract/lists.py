"""Statements from bulleted and numbered lists: "The main aims are:" and the items under it."""

from collections.abc import Iterator

from pipeline.extract.matching.slots import arguments
from pipeline.extract.operands.entities import entity_operand, named_entities, topic
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Operand, Statement
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule, Slot

_OWNER = Slot(role="of")
_TOPIC = Slot(role="topic")


def read_lists(reading: Reading) -> list[Statement]:
    """The statements that the rules on nouns read in lists: one for each item of a list that is introduced by a noun of the rule."""
    introductions = {c.block: c for c in reading.annotation.clauses if c.leads}
    return [
        statement
        for index, block in enumerate(reading.annotation.blocks)
        if block.kind == "item" and block.lead in introductions
        for predicate, rule in _rules_on(introductions[block.lead], reading)
        for statement in _statements(reading, index, introductions[block.lead], predicate, rule)
    ]


def _rules_on(introduction: Clause, reading: Reading) -> list[tuple[Predicate, Rule]]:
    """The rules on the noun that introduces a list, with or without its modifiers, whose subject is the owner of the noun."""
    words = introduction.lemma.replace("-", " ").split()
    found = {
        (predicate.name, rule.name): (predicate, rule)
        for start in range(len(words))
        for predicate, rule in reading.vocabulary.by_noun.get(" ".join(words[start:]), ())
        if rule.subject in {_OWNER, _TOPIC}
    }
    return list(found.values())


def _statements(
    reading: Reading, index: int, introduction: Clause, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    body = reading.annotation.blocks[index].body
    value: Operand | None = None
    if predicate.value == "text":
        value = text_operand(reading, body)
    elif predicate.value == "entity":
        value = next(iter(named_entities(reading.mentions_in(body), predicate.objects)), None)
    if value is None:
        return
    owners = [o for a in arguments(introduction, _OWNER) if (o := entity_operand(reading, a, predicate.subject))]
    for subject in owners or [topic(predicate)]:
        yield Statement(
            document=reading.document.id,
            block=index,
            predicate=predicate.name,
            subject=subject,
            value=value,
            confidence=rule.confidence,
            span=body,
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{introduction.trigger[0]}/{rule.name}",
            closed=rule.closed,
        )
