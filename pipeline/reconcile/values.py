"""One value allowed, several given."""

from collections.abc import Mapping, Sequence

from pipeline.knowledge.places import country_code, lies_in
from pipeline.knowledge.predicates import Predicate
from pipeline.reconcile.areas import Areas, areas_of, without_areas
from pipeline.reconcile.grouping import (
    Severity,
    by_slot,
    conflict,
    may_coincide,
    severity_of,
    side,
    sides_by_value,
    stated,
    time_of,
)
from pipeline.records import Conflict, DateValue, EntityValue, Fact, NumberValue, Value
from pipeline.values.comparison import LEVELS, Comparison, compare_dates, compare_numbers, compare_texts


def check_values(facts: Sequence[Fact], predicates: Mapping[str, Predicate]) -> list[Conflict]:
    """Conflicts of predicates with one value, ever or at one time. Values are compared in pairs, since agreement is not
    transitive; all that disagree with each other, directly or through a third, are sides of one conflict."""
    areas = areas_of(facts)
    return [
        found
        for (_, name), slot in by_slot(stated(facts)).items()
        if name in predicates and predicates[name].cardinality != "many" and len(slot) > 1
        for found in _check(slot, predicates[name], areas)
    ]


def _check(slot: list[Fact], predicate: Predicate, areas: Areas) -> list[Conflict]:
    groups = without_areas(sides_by_value(slot), areas)
    links: dict[int, set[int]] = {}
    sentences: dict[tuple[int, int], Comparison] = {}
    for i, a in enumerate(groups):
        for j in range(i + 1, len(groups)):
            comparison = compare(a[0].value, groups[j][0].value, areas)
            if comparison.agrees is False and _same_time(a, groups[j], predicate):
                links.setdefault(i, set()).add(j)
                links.setdefault(j, set()).add(i)
                sentences[i, j] = comparison
    found = []
    levels = list(LEVELS)
    components = _components(links)
    for component in components:
        members = [groups[i] for i in component]
        pairs = [(levels.index(c.level), pair, c.explanation) for pair, c in sentences.items() if pair[0] in component]
        said = [explanation for _, _, explanation in sorted(pairs)]  # what nearly agrees tells most, so it comes first
        scope = "" if len(components) == 1 else str(component[0])
        found.append(
            conflict(
                "value",
                slot[0].subject,
                predicate.name,
                [side(m) for m in members],
                said,
                _severity(members, predicate),
                scope,
            )
        )
    return found


def compare(a: Value, b: Value, areas: Areas | None = None) -> Comparison:
    """Compare two values of one kind; values of different kinds are not comparable. `areas` says which place lies in which,
    beyond what is known of cities and countries."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return compare_dates(a.edtf, b.edtf, a.readings, b.readings)
    if isinstance(a, NumberValue) and isinstance(b, NumberValue):
        return compare_numbers(a, b)
    if isinstance(a, EntityValue) and isinstance(b, EntityValue):
        return _compare_entities(a, b, areas or {})
    if a.type == b.type == "text":
        return compare_texts(a.name, b.name)
    return Comparison(level="not comparable", agrees=None, explanation=f"not comparable: {a.name}, {b.name}")


def _compare_entities(a: EntityValue, b: EntityValue, areas: Areas) -> Comparison:
    if a.entity == b.entity:
        return Comparison(level="same", agrees=True, explanation=f"both {a.name}")
    for inner, outer in ((a, b), (b, a)):
        if outer.entity in areas.get(inner.entity, ()):
            return Comparison(level="refines", agrees=True, explanation=f"{inner.name} lies in {outer.name}")
    if bool(country_code(a.name)) != bool(country_code(b.name)):
        inner, outer = (b, a) if country_code(a.name) else (a, b)
        contained = lies_in(inner.name, outer.name)
        if contained:
            return Comparison(level="refines", agrees=True, explanation=f"{inner.name} lies in {outer.name}")
        if contained is None:
            return Comparison(level="may refine", agrees=None, explanation=f"{inner.name} may lie in {outer.name}")
        return Comparison(level="differs", agrees=False, explanation=f"{inner.name} does not lie in {outer.name}")
    return Comparison(level="differs", agrees=False, explanation=f"names differ: {a.name}, {b.name}")


def _same_time(a: Sequence[Fact], b: Sequence[Fact], predicate: Predicate) -> bool:
    """Whether two values were claimed for one time. Holders of an office with known times are left to the check of overlaps."""
    if predicate.cardinality == "one":
        return True
    for x in a:
        for y in b:
            s, t = time_of(x), time_of(y)
            both_dated = s is not None and t is not None
            if predicate.value == "entity" and both_dated:
                continue
            if (both_dated or (s is None and t is None)) and may_coincide(s, t):
                return True
    return False


def _severity(members: Sequence[Sequence[Fact]], predicate: Predicate) -> Severity:
    if predicate.cardinality == "one":
        return severity_of(members)
    # Without dates, two holders or two counts may both have been right in their time.
    dated = all(time_of(f) is not None for m in members for f in m)
    return severity_of(members) if dated else "medium" if predicate.value == "number" else "low"


def _components(links: Mapping[int, set[int]]) -> list[list[int]]:
    """Connected components, each sorted, in order of their first member."""
    seen: set[int] = set()
    components = []
    for start in sorted(links):
        if start in seen:
            continue
        component, frontier = {start}, [start]
        while frontier:
            for other in links[frontier.pop()] - component:
                component.add(other)
                frontier.append(other)
        seen |= component
        components.append(sorted(component))
    return components
