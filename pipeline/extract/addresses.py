"""Statements from addresses: "Lund, Sweden" says that Lund lies in Sweden, "Nordvik University in Lund" that the university is in Lund."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.extract.operands.areas import areas_around, is_place_name
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Statement
from pipeline.vocabulary.places import country_code

_JOINS = ("in", ",")


class _Address(NamedTuple):
    """A name and the place after it, by the indexes of their mentions."""

    kind: Literal["area", "country", "site"]
    name: int
    place: int


def read_addresses(reading: Reading) -> list[Statement]:
    """One statement for each address of a place or an institution, by each rule that reads addresses of that kind."""
    addresses = [address for index in range(len(reading.mentions)) for address in _addresses(reading, index)]
    if not addresses:
        return []
    rules = [(p, r) for p in reading.vocabulary.predicates.values() for r in p.rules if r.address]
    statements = []
    for kind, index, outer in addresses:
        name, place = reading.mentions[index], reading.mentions[outer]
        statements += [
            Statement(
                document=reading.document.id,
                block=reading.block_at(name.start),
                predicate=predicate.name,
                subject=Operand(span=name.span, mention=index, types=predicate.subject),
                value=Operand(span=place.span, mention=outer, types=predicate.objects),
                confidence=rule.confidence,
                span=(name.start, place.end),
                rule=f"{predicate.name}/{rule.name}",
            )
            for predicate, rule in rules
            if rule.address == kind
        ]
    return statements


def _addresses(reading: Reading, index: int) -> Iterator[_Address]:
    """The addresses that the words after a mention give for it."""
    for area in areas_around(reading, index)[:1]:
        yield _Address("area", index, area)
        if country_code(reading.mentions[area].text):
            yield _Address("country", index, area)
    if (place := _site(reading, index)) is not None:
        yield _Address("site", index, place)


def _site(reading: Reading, index: int) -> int | None:
    """The place right after the name of an institution that has one site ("the Museum of Art in Lund"); None for other mentions."""
    institution = reading.mentions[index]
    if institution.kind != "name" or institution.type not in {"FAC", "ORG"}:
        return None
    head = reading.text[slice(*(institution.head or institution.span))]
    nouns = {head.lower(), institution.text.rpartition(" ")[2].lower()}
    following = reading.next_mention(index)
    if following is None or nouns.isdisjoint(reading.vocabulary.lexicon.sited):
        return None
    place = reading.mentions[following]
    between = reading.text[institution.end : place.start].split()
    return following if is_place_name(place) and len(between) == 1 and between[0] in _JOINS else None
