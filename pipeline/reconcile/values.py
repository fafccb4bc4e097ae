"""One value allowed, several given."""

from collections.abc import Sequence

from pipeline.reconcile.areas import Areas, without_areas
from pipeline.reconcile.components import components
from pipeline.reconcile.grouping import (
    Background,
    Weight,
    by_slot,
    conflict,
    may_coincide,
    side,
    sides_by_value,
    stated,
    time_of,
    weigh,
)
from pipeline.records import Conflict, DateValue, EntityValue, Fact, NumberValue, Severity, Value
from pipeline.values.comparison import LEVELS, Comparison, at, compare_dates, compare_numbers, compare_texts
from pipeline.vocabulary.places import country_code, lies_in
from pipeline.vocabulary.predicates import Predicate

# With more values than this, each is compared with its neighbours alone: a slot like that is no one thing.
_MOST_VALUES = 100
_NEIGHBOURS = 20


def check_values(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """Conflicts of predicates with one value, ever or at one time. Values are compared in pairs, since agreement is not
    transitive; all that disagree with each other, directly or through a third, are sides of one conflict."""
    return [
        found
        for (_, name), slot in by_slot(stated(facts)).items()
        if name in background.predicates and background.predicates[name].cardinality != "many" and len(slot) > 1
        for found in _check(slot, background.predicates[name], background.areas)
    ]


def _check(slot: list[Fact], predicate: Predicate, areas: Areas) -> list[Conflict]:
    groups = without_areas(sides_by_value(slot), areas)
    found: dict[tuple[int, int], Comparison] = {}
    for i, a in enumerate(groups):
        for j in range(i + 1, len(groups) if len(groups) <= _MOST_VALUES else min(i + _NEIGHBOURS, len(groups))):
            comparison = compare(a[0].value, groups[j][0].value, areas)
            if comparison.agrees is False and _same_event(a, groups[j], predicate):
                found[i, j] = comparison
    levels = list(LEVELS)
    conflicts = []
    for number, component in enumerate(components({i for pair in found for i in pair}, found)):
        members = [groups[i] for i in component]
        within = set(component)
        # What nearly agrees tells most, so it comes first.
        said = sorted((levels.index(c.level), pair, c.explanation) for pair, c in found.items() if pair[0] in within)
        conflicts.append(
            conflict(
                "value",
                slot[0].subject,
                predicate.name,
                [side(m) for m in members],
                [explanation for _, _, explanation in said],
                _weight(members, predicate, LEVELS[levels[said[0][0]]].meaning),
                "" if number == 0 else members[0][0].value.identity,
            )
        )
    return conflicts


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
    return at("not comparable", f"not comparable: {a.name}, {b.name}")


def _compare_entities(a: EntityValue, b: EntityValue, areas: Areas) -> Comparison:
    if a.entity == b.entity:
        return at("same", f"both {a.name}")
    for inner, outer in ((a, b), (b, a)):
        if outer.entity in areas.get(inner.entity, ()):
            return at("refines", f"{inner.name} lies in {outer.name}")
    if bool(country_code(a.name)) != bool(country_code(b.name)):
        inner, outer = (b, a) if country_code(a.name) else (a, b)
        contained = lies_in(inner.name, outer.name)
        if contained:
            return at("refines", f"{inner.name} lies in {outer.name}")
        if contained is None:
            return at("may refine", f"{inner.name} may lie in {outer.name}")
        return at("differs", f"{inner.name} does not lie in {outer.name}")
    return at("differs", f"names differ: {a.name}, {b.name}")


def _same_event(a: Sequence[Fact], b: Sequence[Fact], predicate: Predicate) -> bool:
    """Whether two values were claimed for one event, or one time. Holders of an office with known times are left to the check of
    overlaps."""
    for x in a:
        for y in b:
            if not _same_scope(x, y, predicate):
                continue
            if predicate.cardinality == "one":
                return True
            s, t = time_of(x), time_of(y)
            both_dated = s is not None and t is not None
            if predicate.value == "entity" and both_dated:
                continue
            if (both_dated or (s is None and t is None)) and may_coincide(s, t):
                return True
    return False


def _same_scope(a: Fact, b: Fact, predicate: Predicate) -> bool:
    """Whether nothing that both say tells the events apart."""
    shared = (name for name in predicate.scope if name in a.qualifiers and name in b.qualifiers)
    return all({v.identity for v in a.qualifiers[n]} & {v.identity for v in b.qualifiers[n]} for n in shared)


def _weight(members: Sequence[Sequence[Fact]], predicate: Predicate, apart: str) -> Weight:
    weight = weigh(members, apart)
    if predicate.cardinality == "one" or all(time_of(f) is not None for m in members for f in m):
        return weight
    most: Severity = "medium" if predicate.value == "number" else "low"
    return weight.at_most(most, "no times are given: each may have been right in its time")
