"""Statements from abbreviations that the text defines: "Long Form (LF)"."""

import re

from pipeline.extract.operands import block_at
from pipeline.records import Annotation, Document, Operand, Statement, TextValue
from pipeline.vocabulary import Vocabulary

_CLOSING = re.compile(r"[\"'”’]?[)\]]")


def read_definitions(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """One statement for each definition, by each rule that reads definitions."""
    statements = []
    for definition in annotation.definitions:
        long, short = definition.long, definition.short
        start, end = min(long[0], short[0]), max(long[1], short[1])
        if closing := _CLOSING.match(document.text, end):
            end = closing.end()
        mention = next((i for i, m in enumerate(annotation.mentions) if m.kind == "name" and m.span == long), None)
        subject = Operand(span=long, mention=mention, types=("any",))
        block = block_at(annotation, start)
        text = document.text[slice(*short)]
        statements += [
            Statement(
                document=document.id,
                block=block,
                predicate=predicate.name,
                subject=subject,
                value=Operand(span=short, literal=TextValue(name=text)),
                confidence=rule.confidence,
                span=(start, end),
                rule=f"{predicate.name}/{rule.name}",
            )
            for predicate in vocabulary.predicates.values()
            for rule in predicate.rules
            if rule.definition
        ]
    return statements
