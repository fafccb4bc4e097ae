"""Different values of a predicate that can have only one, ever or at one time."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.reconcile.areas import without_areas
from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare, differ_by_anchor
from pipeline.reconcile.components import components
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_value
from pipeline.reconcile.revisions import revised_among
from pipeline.reconcile.severity import Assessment, assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact, Severity
from pipeline.values.comparison import LEVELS, Comparison, Level
from pipeline.vocabulary import Predicate

# If there are more values than this, each is compared with its neighbours only: such facts are not about one thing.
_MOST_VALUES = 100
_NEIGHBOURS = 20


def check_values(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the values of predicates with one value, ever or at one time.

    Values are compared in pairs, since agreement is not transitive. All values that disagree with each other, directly or
    through a third, are sides of one conflict.
    """
    return [
        found
        for name, facts in subject.by_predicate.items()
        if name in background.predicates
        and background.predicates[name].cardinality != "many"
        and len(facts) > 1
        and background.predicates[name].measure is None
        for found in _check(facts, background.predicates[name], background)
    ]


def _check(facts: list[Fact], predicate: Predicate, background: Background) -> list[Conflict]:
    groups = without_areas(by_value(facts), background.areas)
    found: dict[tuple[int, int], Comparison] = {}
    revised = revised_among(facts)
    is_revised = [any(f.id in revised for f in group) for group in groups]
    for i, a in enumerate(groups):
        for j in range(i + 1, len(groups) if len(groups) <= _MOST_VALUES else min(i + _NEIGHBOURS, len(groups))):
            comparison = compare(a[0].value, groups[j][0].value, background.areas)
            if (
                comparison.agrees is not False
                or is_revised[i] != is_revised[j]
                or not _same_event(a, groups[j], predicate)
            ):
                continue
            if predicate.value != "date" or not differ_by_anchor(a, groups[j], background.dated):
                found[i, j] = comparison
    levels = list(LEVELS)
    conflicts = []
    differences: dict[int, list[tuple[int, tuple[int, int], str]]] = defaultdict(list)
    for pair, comparison in found.items():
        differences[pair[0]].append((levels.index(comparison.level), pair, comparison.explanation))
    for number, component in enumerate(components({i for pair in found for i in pair}, found)):
        members = [groups[i] for i in component]
        # The values that differ least come first: they are the most likely to be mistakes.
        ranked = sorted(difference for i in component for difference in differences[i])
        conflicts.append(
            make_conflict(
                "value",
                facts[0].subject,
                predicate.name,
                [make_side(m) for m in members],
                [explanation for _, _, explanation in ranked],
                _assess(members, predicate, [LEVELS[levels[level]] for level, _, _ in ranked]),
                "" if number == 0 else members[0][0].value.identity,
            )
        )
    return conflicts


def _same_event(a: Sequence[Fact], b: Sequence[Fact], predicate: Predicate) -> bool:
    """Whether two values are given for one event, or for one time. Dated holders of an office are left to `check_holders`."""
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
    """Whether no qualifier in the scope of the predicate distinguishes the two events, and neither value is of a part that the other is
    not of."""
    parts = ({v.name.casefold() for v in f.qualifiers.get("part", ())} for f in (a, b))
    if next(parts) != next(parts):
        return False
    shared = (name for name in predicate.scope if name in a.qualifiers and name in b.qualifiers)
    return all({v.identity for v in a.qualifiers[n]} & {v.identity for v in b.qualifiers[n]} for n in shared)


def _assess(sides: Sequence[Sequence[Fact]], predicate: Predicate, levels: Sequence[Level]) -> Assessment:
    """How severe a conflict is whose values compare at these levels, the closest first."""
    assessment = assess(sides, levels[0].meaning)
    if all(level.name == "old and new style" for level in levels):
        assessment = assessment.at_most("low", "each may be right in its own calendar")
    if predicate.cardinality == "one" or all(time_of(f) is not None for side in sides for f in side):
        return assessment
    most: Severity = "medium" if predicate.value == "number" else "low"
    return assessment.at_most(most, "no times are given, so each value may have been right at some time")
