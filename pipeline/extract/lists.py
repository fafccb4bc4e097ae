"""Statements from bulleted and numbered lists: "The main aims are:" and the items under it."""

from collections.abc import Iterator

from pipeline.extract.clauses import arguments
from pipeline.extract.operands import entity_operand, may_refer, outermost, text_operand, topic
from pipeline.records import Annotation, Clause, Document, Operand, Statement
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule, Slot

_OWNER = Slot(role="of")


def read_lists(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """One statement for each item of a list that a noun rule's word leads in."""
    leads = {c.block: c for c in annotation.clauses if c.leads}
    return [
        statement
        for number, block in enumerate(annotation.blocks)
        if block.kind == "item" and block.lead in leads
        for predicate in vocabulary.predicates.values()
        for rule in predicate.rules
        if rule.subject in {_OWNER, Slot(role="topic")} and _bears(leads[block.lead], rule)
        for statement in _apply(document, annotation, number, leads[block.lead], predicate, rule)
    ]


def _bears(lead: Clause, rule: Rule) -> bool:
    return any(lead.lemma == noun or lead.lemma.endswith(f" {noun}") for noun in rule.noun)


def _apply(
    document: Document, annotation: Annotation, number: int, lead: Clause, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    body = annotation.blocks[number].body
    value: Operand | None
    if predicate.value == "text":
        value = text_operand(document, body)
    elif predicate.value == "entity":
        named = outermost((i, m) for i, m in enumerate(annotation.mentions) if body[0] <= m.start and m.end <= body[1])
        value = next(
            (
                Operand(span=m.span, mention=i, types=predicate.objects)
                for i, m in named
                if m.kind == "name" and may_refer(m, predicate.objects)
            ),
            None,
        )
    else:
        value = None
    if value is None:
        return
    owners = [o for a in arguments(lead, _OWNER) if (o := entity_operand(annotation, a, predicate.subject))]
    for subject in owners or [topic(predicate)]:
        yield Statement(
            document=document.id,
            block=number,
            predicate=predicate.name,
            subject=subject,
            value=value,
            confidence=rule.confidence,
            span=body,
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{lead.trigger[0]}/{rule.name}",
            closed=rule.closed,
        )
