"""Different periods for one holder: "its chairmanship in 2017" and "in 2011–2017"."""

from collections.abc import Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_value
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, period_in_words, time_of
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.comparison import compare_dates


def check_periods(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Periods of one holder that overlap but differ, for predicates with one value at a time, and of one post that somebody has somewhere.
    Each must be given as the whole period."""
    found = []
    for name, facts in subject.by_predicate.items():
        predicate = background.predicates.get(name)
        for holder in by_value(facts) if predicate is not None else ():
            if predicate is not None and predicate.cardinality == "one_at_a_time":
                found.append(_check(holder))
            else:
                found += [_check(post, role) for role, post in _by_role(holder).items()]
    return [conflict for conflict in found if conflict is not None]


def _by_role(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts that say in which role something holds, by the words for it."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for role in fact.qualifiers.get("role", ()):
            found.setdefault(role.name.casefold(), []).append(fact)
    return found


def _check(holder: Sequence[Fact], role: str = "") -> Conflict | None:
    """The conflict between the periods of one holder, or None."""
    whole = [(f, time) for f in holder if (time := time_of(f)) is not None and time.extent == "whole"]
    clashing: dict[str, tuple[Fact, DateValue]] = {}
    sentences = []
    for i, (a, s) in enumerate(whole):
        for b, t in whole[i + 1 :]:
            if may_coincide(s, t) and _differ(s, t):
                clashing[a.id], clashing[b.id] = (a, s), (b, t)
                periods = f"{period_in_words(s.edtf)}, {period_in_words(t.edtf)}"
                sentences.append(f"periods differ for {a.value.name}: {periods}")
    if not clashing:
        return None
    members = sorted(clashing.values(), key=lambda m: (m[1].edtf, m[0].id))
    return make_conflict(
        "value",
        holder[0].subject,
        holder[0].predicate,
        [make_side([fact], time) for fact, time in members],
        sentences,
        assess([[fact] for fact, _ in members]).at_most("medium", "the same holder may have held it twice"),
        "/".join(part for part in (holder[0].value.identity, role) if part),
    )


def _differ(a: DateValue, b: DateValue) -> bool:
    """Whether the starts or the ends of two periods differ, at the precision that both give. An open end is unknown, not different."""
    for x, y in zip(a.edtf.split("/"), b.edtf.split("/"), strict=False):
        if ".." not in (x, y) and compare_dates(x, y).agrees is False:
            return True
    return False
