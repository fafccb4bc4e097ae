"""Plans that differ: two documents give one event to come different dates."""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.comparison import LEVELS
from pipeline.values.dates import earliest


def check_plans(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the dates that documents give for one event to come.

    What is planned is not compared with what happened. A date after the day on which a document was written is a plan, however it is
    told; so is a date in a text without a date beside a plan in another text without one.
    """
    found: dict[str, Conflict] = {}
    for name, predicate in background.predicates.items():
        if not predicate.occurs:
            continue
        facts = [f for f in subject.own if f.predicate == name and f.polarity == "affirmed" and f.attributed_to is None]
        if not any(f.certainty == "planned" for f in facts):
            continue
        for a, b in _pairs(facts, background):
            comparison = compare(a.value, b.value)
            if comparison.agrees is False:
                assessment = assess([[a], [b]], LEVELS[comparison.level].meaning).at_most(
                    "medium", "a plan may have been changed"
                )
                scope = "plan" if not found else f"plan|{a.value.identity}|{b.value.identity}"
                conflict = make_conflict(
                    "value",
                    a.subject,
                    name,
                    [make_side([a]), make_side([b])],
                    [comparison.explanation],
                    assessment,
                    scope,
                )
                found.setdefault(conflict.id, conflict)
    return list(found.values())


def _pairs(facts: Sequence[Fact], background: Background) -> Iterator[tuple[Fact, Fact]]:
    for a, b in itertools.combinations(facts, 2):
        if set(documents_of([a])) & set(documents_of([b])) or "planned" not in {a.certainty, b.certainty}:
            continue
        if _is_plan(a, b, background) and _is_plan(b, a, background):
            yield a, b


def _is_plan(fact: Fact, other: Fact, background: Background) -> bool:
    if fact.certainty == "planned":
        return True
    if fact.certainty != "asserted" or not isinstance(fact.value, DateValue):
        return False
    written = [background.dates.get(d) for d in documents_of([fact])]
    if not any(written):
        return not any(background.dates.get(d) for d in documents_of([other]))
    first = earliest(fact.value.edtf)
    return first is not None and all(w is not None and (at := earliest(w)) is not None and first > at for w in written)
