"""Which place lies in which, as the documents say: "Lund, Sweden" and "Sweden" do not contradict each other."""

from collections.abc import Mapping, Sequence

from pipeline.reconcile.grouping import documents_of
from pipeline.records import EntityValue, Fact

Areas = Mapping[str, frozenset[str]]
"""For each place, by entity id, the places that it lies in, directly or through others, according to any document."""


def areas_of(direct: Mapping[str, set[str]]) -> Areas:
    """The transitive closure of `direct`, which maps each place to the places that documents say it lies in."""
    closed: dict[str, frozenset[str]] = {}
    for place in direct:
        found, frontier = set(direct[place]), list(direct[place])
        while frontier:
            further = direct.get(frontier.pop(), set()) - found
            found |= further
            frontier += further
        closed[place] = frozenset(found)
    return closed


def without_areas(groups: Sequence[list[Fact]], areas: Areas) -> list[list[Fact]]:
    """Groups of facts by value, without an area if the same documents also name a place in it: "born in Lund, Sweden" is one
    claim, not two."""
    return [g for g in groups if not (isinstance(g[0].value, EntityValue) and _is_area(g, groups, areas))]


def _is_area(group: Sequence[Fact], groups: Sequence[Sequence[Fact]], areas: Areas) -> bool:
    area = group[0].value
    return isinstance(area, EntityValue) and any(
        isinstance(place := finer[0].value, EntityValue)
        and area.entity in areas.get(place.entity, ())
        and set(documents_of(group)) <= set(documents_of(finer))
        for finer in groups
    )
