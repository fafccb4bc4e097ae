"""Statements from clauses: what the rules on verbs and nouns find in them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.enumerations import is_enumeration, is_whole, stated_counts
from pipeline.extract.matching import Hit, match_clauses
from pipeline.extract.matching.values import RuleValue
from pipeline.extract.operands.areas import areas_around
from pipeline.extract.operands.entities import speaker
from pipeline.extract.qualifiers import clause_qualifiers, holder_of, number_of
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Statement
from pipeline.vocabulary.predicates import Predicate


class _Stated(NamedTuple):
    """A value that a clause states. `is_area` says that it is not stated itself, but is the area around a place that is."""

    value: RuleValue
    is_area: bool = False


def read_clauses(reading: Reading) -> list[Statement]:
    """The statements that the rules on verbs and nouns read in a document."""
    return [statement for hit in reading.once(match_clauses).hits for statement in _statements(reading, hit)]


def _statements(reading: Reading, hit: Hit) -> Iterator[Statement]:
    clause, predicate, rule = hit.clause, hit.predicate, hit.rule
    listed, counts = is_enumeration(hit), stated_counts(reading, hit)
    qualifiers = clause_qualifiers(reading, clause, rule)
    attributed_to = speaker(reading, clause)
    stated = _with_areas(reading, predicate, hit.values)
    for subject in hit.subjects:
        holder = holder_of(reading, subject) if predicate.subject == ("EVENT",) else None
        for (value, negated, place), is_area in stated:
            if subject.span is not None and subject.span == value.span:
                continue
            number = number_of(reading, value) if "number" in rule.qualifiers else None
            own = {"of": holder, "number": number, "place": place}
            enumerated = (listed or value.count) and not negated and not is_area
            yield Statement(
                document=reading.document.id,
                block=clause.block,
                predicate=predicate.name,
                subject=subject,
                value=value,
                qualifiers={**qualifiers, **{name: (operand,) for name, operand in own.items() if operand is not None}},
                polarity="negated" if clause.negated ^ negated ^ (subject in hit.denied) else "affirmed",
                certainty=clause.certainty,
                attributed_to=attributed_to,
                confidence=rule.confidence,
                span=clause.span,
                rule=f"{predicate.name}/{rule.name}",
                enumeration=f"{clause.trigger[0]}/{rule.name}" if enumerated else None,
                closed=not is_area
                and (rule.closed or bool(counts) or value.count is not None or (listed and is_whole(reading, clause))),
                count=value.count or (next(iter(counts)) if len(counts) == 1 and not is_area else None),
            )


def _with_areas(reading: Reading, predicate: Predicate, values: Sequence[RuleValue]) -> list[_Stated]:
    """The values with the areas that the text puts them in. If a predicate has many values, each area is a value too: someone who lives in
    Lund, Sweden, lives in Sweden. If it has one, the areas belong to the place: "born in Lund, Sweden" is one fact."""
    areas = [_areas(reading, predicate, value.operand) for value in values]
    inside_names = {area.mention for found in areas for area in found}
    kept = [
        (value, found)
        for value, found in zip(values, areas, strict=True)
        if value.operand.mention is None or value.operand.mention not in inside_names
    ]
    if predicate.cardinality != "many":
        return [_Stated(value._replace(operand=_extended(value.operand, found))) for value, found in kept]
    return [
        *(_Stated(value) for value, _ in kept),
        *(_Stated(value._replace(operand=area), is_area=True) for value, found in kept for area in found),
    ]


def _areas(reading: Reading, predicate: Predicate, place: Operand) -> list[Operand]:
    """The areas that the text puts a place in. The word "in" joins a place and an area ("was born at Lund in Scania"), unless the predicate
    has many values."""
    if place.mention is None or predicate.value != "entity":
        return []
    joins = (",",) if predicate.cardinality == "many" else (",", "in")
    around = areas_around(reading, place.mention, joins=joins)
    return [place.model_copy(update={"span": reading.mentions[i].span, "mention": i}) for i in around]


def _extended(place: Operand, areas: Sequence[Operand]) -> Operand:
    """A place with the areas after its name in its span."""
    spans = [o.span for o in (place, *areas) if o.span is not None]
    return place.model_copy(update={"span": (spans[0][0], spans[-1][1])}) if areas else place
