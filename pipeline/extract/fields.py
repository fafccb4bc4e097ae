"""Statements from labelled fields and table rows: ``Member countries – A, B, C``, ``Founded: 1992``."""

from collections.abc import Iterator, Mapping

from pipeline.extract.operands import date_of, may_refer, number_operand, outermost, text_operand, topic
from pipeline.knowledge.predicates import Predicate, Rule
from pipeline.records import Annotation, Block, Document, Operand, Span, Statement


def read_fields(document: Document, annotation: Annotation, predicates: Mapping[str, Predicate]) -> list[Statement]:
    """The statements that the label rules read. What follows a label as a full sentence is left to the clause rules."""
    return [
        statement
        for number, block in enumerate(annotation.blocks)
        if block.label is not None
        for predicate in predicates.values()
        for rule in predicate.rules
        if _bears(document, block, rule)
        for statement in _apply(document, annotation, number, predicate, rule)
    ]


def _bears(document: Document, block: Block, rule: Rule) -> bool:
    if not rule.label or block.label is None:
        return False
    label = " ".join(document.text[slice(*block.label)].casefold().split())
    return label in {w.casefold() for w in rule.label} or label.removesuffix("s") in {w.casefold() for w in rule.label}


def _apply(
    document: Document, annotation: Annotation, number: int, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    block = annotation.blocks[number]
    said = _said(annotation, block)
    if said is None:
        return
    values = list(_values(document, annotation, said, predicate))
    assert block.label is not None
    for value in values:
        yield Statement(
            document=document.id,
            block=number,
            predicate=predicate.name,
            subject=topic(predicate),
            value=value,
            confidence=rule.confidence,
            span=(block.label[0], said[1]),
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{block.start}/{rule.name}" if len(values) > 1 else None,
            closed=rule.closed,
        )


def _said(annotation: Annotation, block: Block) -> Span | None:
    """The first sentence of the field, if it has no verb."""
    first = next((s for s in annotation.sentences if block.body[0] <= s[0] < block.body[1]), None)
    if first is None or any(
        c.form == "verb" and c.span[0] >= first[0] and c.span[1] <= first[1] for c in annotation.clauses
    ):
        return None
    return first[0], min(first[1], block.body[1])


def _values(document: Document, annotation: Annotation, said: Span, predicate: Predicate) -> Iterator[Operand]:
    inside = [(i, m) for i, m in enumerate(annotation.mentions) if said[0] <= m.start and m.end <= said[1]]
    match predicate.value:
        case "entity":
            for index, mention in outermost(inside):
                if mention.kind == "name" and may_refer(mention, predicate.objects):
                    yield Operand(span=mention.span, mention=index, types=predicate.objects)
        case "date":
            for index, _ in inside:
                date = date_of(annotation, index)
                if date is not None:
                    yield date
                    return
        case "number":
            if number := number_operand(document, said):
                yield number
        case "text":
            if words := text_operand(document, said):
                yield words
