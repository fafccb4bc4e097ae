"""Which place lies in which, as the documents say: "Lund, Sweden" and "Sweden" are no two answers."""

from collections.abc import Mapping, Sequence

from pipeline.reconcile.grouping import documents_of
from pipeline.records import EntityValue, Fact

# The predicates that say where a place lies.
_LYING = {"country", "located_in"}

Areas = Mapping[str, frozenset[str]]
"""For each place, by entity, the places that some document says it lies in, at any remove."""


def note_area(fact: Fact, around: dict[str, set[str]]) -> None:
    """Enter what a stated fact says of where a place lies, by the entity of the place."""
    if fact.predicate in _LYING and isinstance(fact.value, EntityValue):
        around.setdefault(fact.subject.entity, set()).add(fact.value.entity)


def areas_of(around: Mapping[str, set[str]]) -> Areas:
    """Which place lies in which, directly or through others."""
    closed: dict[str, frozenset[str]] = {}
    for place in around:
        found, frontier = set(around[place]), list(around[place])
        while frontier:
            further = around.get(frontier.pop(), set()) - found
            found |= further
            frontier += further
        closed[place] = frozenset(found)
    return closed


def without_areas(groups: Sequence[list[Fact]], areas: Areas) -> list[list[Fact]]:
    """Groups of facts by value, without the areas around a place that the same documents name: born in Lund, Sweden, is one
    claim and not two."""
    return [g for g in groups if not (isinstance(g[0].value, EntityValue) and _is_around(g, groups, areas))]


def _is_around(group: Sequence[Fact], groups: Sequence[Sequence[Fact]], areas: Areas) -> bool:
    area = group[0].value
    return isinstance(area, EntityValue) and any(
        isinstance(place := finer[0].value, EntityValue)
        and area.entity in areas.get(place.entity, ())
        and set(documents_of(group)) <= set(documents_of(finer))
        for finer in groups
    )
