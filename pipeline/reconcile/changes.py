"""Changes: one value at one time and another later, as the texts themselves date it. A change is not a conflict."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.grouping import by_predicate, by_value
from pipeline.reconcile.revisions import replaced_by, revision_of
from pipeline.reconcile.validity import may_coincide, period_in_words, time_of
from pipeline.records import Change, DateValue, Fact, NumberValue, Stage
from pipeline.records.base import identifier
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary import OPEN

# More stages than this are a series of figures, not one change.
_MOST_STAGES = 30


def find_changes(facts: Sequence[Fact], background: Background) -> list[Change]:
    """The changes in the stated facts of one subject.

    A change is made of the values of a predicate that has one value at a time, or the numbers of one open fact, each given for a
    time of its own.
    """
    found = []
    for name, group in by_predicate(facts).items():
        predicate = background.predicates.get(name)
        revisions = list(_revisions(group))
        found += revisions
        replaced = {f for change in revisions for f in change.stages[0].facts}
        if predicate is not None and predicate.cardinality == "one_at_a_time":
            found += _change([f for f in group if f.id not in replaced])
        elif name.startswith(OPEN):
            alike: dict[str, list[Fact]] = {}
            for fact in group:
                if isinstance(fact.value, NumberValue):
                    alike.setdefault(_except_time(fact), []).append(fact)
            found += [change for key in sorted(alike) for change in _change(alike[key])]
    return found


def _revisions(facts: Sequence[Fact]) -> Iterator[Change]:
    """The revised values among the facts of one predicate, each with the values that it replaces."""
    for fact in facts:
        how = revision_of(fact)
        for group in by_value(replaced_by(fact, facts)) if how is not None else ():
            time = time_of(fact)
            told = time.edtf if time is not None else None
            before = Stage(time=told, value=group[0].value, facts=tuple(sorted(f.id for f in group)))
            after = Stage(time=told, value=fact.value, facts=(fact.id,), revision=how)
            yield Change(
                id=identifier("h", fact.subject.entity, fact.predicate, *before.facts, fact.id),
                subject=fact.subject,
                predicate=fact.predicate,
                stages=(before, after),
                explanation=f"{before.value.name}, {how}: {fact.value.name}",
            )


def _except_time(fact: Fact) -> str:
    """What two figures for one thing share: their unit, and all qualifiers except the time."""
    qualifiers = sorted(
        (name, value.identity) for name, values in fact.qualifiers.items() if name != "time" for value in values
    )
    return f"{getattr(fact.value, 'unit', None)} {qualifiers}"


def _change(facts: Sequence[Fact]) -> list[Change]:
    """The change that facts of one predicate make up, or nothing: at least two values, each with a time, no two for the same time."""
    dated = [(time, group) for group in by_value(facts) for time in _times(group)]
    values = {group[0].value.identity for _, group in dated}
    if not 1 < len(dated) <= _MOST_STAGES or len(values) < 2:
        return []
    dated.sort(key=lambda stage: (earliest(stage[0].edtf) or 0, latest(stage[0].edtf) or 0, stage[1][0].value.identity))
    for i, (time, group) in enumerate(dated):
        for later, other in dated[i + 1 :]:
            if group[0].value.identity != other[0].value.identity and _clash(time, later):
                return []
    stages = tuple(
        Stage(
            time=time.edtf,
            value=group[0].value,
            facts=tuple(sorted(f.id for f in group if (t := time_of(f)) is not None and t.edtf == time.edtf)),
        )
        for time, group in dated
    )
    subject, predicate = facts[0].subject, facts[0].predicate
    return [
        Change(
            id=identifier("h", subject.entity, predicate, *(f for stage in stages for f in stage.facts)),
            subject=subject,
            predicate=predicate,
            stages=stages,
            explanation="; ".join(f"{period_in_words(time.edtf)}: {group[0].value.name}" for time, group in dated),
        )
    ]


def _times(group: Sequence[Fact]) -> list[DateValue]:
    times = {time.edtf: time for fact in group if (time := time_of(fact)) is not None}
    return [times[edtf] for edtf in sorted(times)]


def _clash(time: DateValue, later: DateValue) -> bool:
    """Whether two values are given for the same time. Two periods do not clash if one ends in the unit in which the other begins."""
    return time.edtf == later.edtf or (may_coincide(time, later) and earliest(time.edtf) == earliest(later.edtf))
