"""All checks, one after the other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.knowledge.predicates import Predicate
from pipeline.reconcile.abbreviations import check_abbreviations
from pipeline.reconcile.corroboration import find_corroborations
from pipeline.reconcile.events import check_events
from pipeline.reconcile.lists import check_counts, check_lists
from pipeline.reconcile.order import check_order
from pipeline.reconcile.polarity import check_polarity
from pipeline.reconcile.suggestion import suggest
from pipeline.reconcile.tenures import check_holders, check_periods
from pipeline.reconcile.values import check_values
from pipeline.records import Conflict, Corroboration, Decision, Fact

Check = Callable[[Sequence[Fact], Mapping[str, Predicate]], list[Conflict]]

# A new kind of disagreement is one function here.
CHECKS: tuple[Check, ...] = (
    check_values,
    check_holders,
    check_periods,
    check_lists,
    check_counts,
    check_order,
    check_polarity,
    check_abbreviations,
    check_events,
)
_SEVERITIES = ("high", "medium", "low")


class Reconciliation(NamedTuple):
    """Conflicts, the severest first, and corroborations."""

    conflicts: tuple[Conflict, ...]
    corroborations: tuple[Corroboration, ...]


def reconcile(
    facts: Iterable[Fact],
    predicates: Mapping[str, Predicate],
    *,
    weights: Mapping[str, float] | None = None,
    decisions: Mapping[str, Decision] | None = None,
) -> Reconciliation:
    """Compare all facts with each other. Their order does not matter.

    `weights` gives the weight of a document's word (1 where it is missing), `decisions` what a reviewer said, by conflict id.
    A predicate that nobody defined is taken to allow many values.
    """
    facts = sorted(facts, key=lambda f: f.id)
    by_id = {fact.id: fact for fact in facts}
    conflicts = []
    for check in CHECKS:
        for conflict in check(facts, predicates):
            suggestion = suggest(conflict, by_id, facts, predicates, weights or {})
            decision = (decisions or {}).get(conflict.id)
            conflicts.append(conflict.model_copy(update={"suggestion": suggestion, "decision": decision}))
    conflicts.sort(key=lambda c: (_SEVERITIES.index(c.severity), c.subject.name.casefold(), c.predicate, c.id))
    return Reconciliation(tuple(conflicts), find_corroborations(facts))
