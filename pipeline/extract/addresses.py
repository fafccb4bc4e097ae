"""Statements from addresses: "Lund, Sweden" says that Lund lies in Sweden."""

from collections.abc import Mapping

from pipeline.extract.operands import areas_around, block_at
from pipeline.knowledge.places import country_code
from pipeline.knowledge.predicates import Predicate
from pipeline.records import Annotation, Document, Operand, Statement


def read_addresses(document: Document, annotation: Annotation, predicates: Mapping[str, Predicate]) -> list[Statement]:
    """One statement for each place and what stands around it behind a comma, by each rule that reads addresses."""
    rules = [(p, r) for p in predicates.values() for r in p.rules if r.address]
    statements = []
    for index, mention in enumerate(annotation.mentions):
        for outer in areas_around(document, annotation, index)[:1] if rules else ():
            start, end = mention.start, annotation.mentions[outer].end
            statements += [
                Statement(
                    document=document.id,
                    block=block_at(annotation, start),
                    predicate=predicate.name,
                    subject=Operand(span=mention.span, mention=index, types=predicate.subject),
                    value=Operand(span=annotation.mentions[outer].span, mention=outer, types=predicate.objects),
                    confidence=rule.confidence,
                    span=(start, end),
                    rule=f"{predicate.name}/{rule.name}",
                )
                for predicate, rule in rules
                if rule.address == "area" or country_code(annotation.mentions[outer].text)
            ]
    return statements
