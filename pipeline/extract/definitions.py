"""Statements from abbreviations that a document defines: "Lund Sea League (LSL)"."""

import re

from pipeline.extract.reading import Reading
from pipeline.records import Operand, Statement, TextValue

_CLOSING = re.compile(r"[\"'”’]?[)\]]")


def read_definitions(reading: Reading) -> list[Statement]:
    """One statement for each definition, by each rule that reads definitions."""
    if not reading.annotation.definitions:
        return []
    rules = [(p, r) for p in reading.vocabulary.predicates.values() for r in p.rules if r.definition]
    statements = []
    for definition in reading.annotation.definitions:
        if definition.role:
            continue
        long, short = definition.long, definition.short
        start, end = min(long[0], short[0]), max(long[1], short[1])
        if closing := _CLOSING.match(reading.text, end):
            end = closing.end()
        statements += [
            Statement(
                document=reading.document.id,
                block=reading.block_at(start),
                predicate=predicate.name,
                subject=Operand(span=long, mention=reading.name_at(long), types=("any",)),
                value=Operand(span=short, literal=TextValue(name=reading.text[slice(*short)])),
                confidence=rule.confidence,
                span=(start, end),
                rule=f"{predicate.name}/{rule.name}",
            )
            for predicate, rule in rules
        ]
    return statements
