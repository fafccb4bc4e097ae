"""Statements from addresses: "Lund, Sweden" says that Lund lies in Sweden, "Nordvik University in Lund" that it does in Lund."""

from collections.abc import Iterator
from typing import Literal

from pipeline.extract.operands import areas_around, block_at, next_mention
from pipeline.records import Annotation, Document, Operand, Statement
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.lexicon import load_lexicon
from pipeline.vocabulary.places import PLACE_TYPES, country_code

_PARTING = ("in", ",")


def read_addresses(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """One statement for each place or institution and what its address says, by each rule that reads addresses."""
    rules = [(p, r) for p in vocabulary.predicates.values() for r in p.rules if r.address]
    statements = []
    for index, mention in enumerate(annotation.mentions) if rules else ():
        for address, outer in _addresses(document, annotation, index):
            place = annotation.mentions[outer]
            statements += [
                Statement(
                    document=document.id,
                    block=block_at(annotation, mention.start),
                    predicate=predicate.name,
                    subject=Operand(span=mention.span, mention=index, types=predicate.subject),
                    value=Operand(span=place.span, mention=outer, types=predicate.objects),
                    confidence=rule.confidence,
                    span=(mention.start, place.end),
                    rule=f"{predicate.name}/{rule.name}",
                )
                for predicate, rule in rules
                if rule.address == address
            ]
    return statements


def _addresses(
    document: Document, annotation: Annotation, index: int
) -> Iterator[tuple[Literal["area", "country", "site"], int]]:
    """What kind of address a mention has behind it, and the place that it names, by index."""
    for outer in areas_around(document, annotation, index)[:1]:
        yield "area", outer
        if country_code(annotation.mentions[outer].text):
            yield "country", outer
    if (site := _site(document, annotation, index)) is not None:
        yield "site", site


def _site(document: Document, annotation: Annotation, index: int) -> int | None:
    """The place right behind the name of an institution of one site ("the Museum of Art in Lund"); null for others."""
    institution = annotation.mentions[index]
    start, end = institution.head or institution.span
    nouns = {document.text[start:end].lower(), institution.text.rpartition(" ")[2].lower()}
    if institution.kind != "name" or institution.type not in {"FAC", "ORG"} or not nouns & load_lexicon().sited:
        return None
    following = next_mention(annotation, index)
    if following is None:
        return None
    place = annotation.mentions[following]
    between = document.text[institution.end : place.start].split()
    named = place.kind == "name" and place.type in PLACE_TYPES
    return following if named and len(between) == 1 and between[0] in _PARTING else None
