"""What was one thing at one time and another at the next, as the texts themselves date it: a change, and no conflict."""

from collections.abc import Sequence

from pipeline.reconcile.grouping import Background, by_slot, may_coincide, sides_by_value, stated, time_of
from pipeline.records import Change, DateValue, Fact, NumberValue, Stage
from pipeline.records.base import identifier
from pipeline.values.dates import earliest, latest, readable
from pipeline.vocabulary.predicates import OPEN

# More stages than this are a series of figures, which nobody reads as one change.
_MOST_STAGES = 30


def find_changes(facts: Sequence[Fact], background: Background) -> list[Change]:
    """The changes of a subject: values of a predicate that holds one at a time, or numbers of one open fact, each given for a time
    of its own."""
    found = []
    for (_, name), slot in by_slot(stated(facts)).items():
        predicate = background.predicates.get(name)
        if predicate is not None and predicate.cardinality == "one_at_a_time":
            found += _change(slot)
        elif name.startswith(OPEN):
            alike: dict[str, list[Fact]] = {}
            for fact in slot:
                if isinstance(fact.value, NumberValue):
                    alike.setdefault(_but_for_time(fact), []).append(fact)
            found += [change for key in sorted(alike) for change in _change(alike[key])]
    return found


def _but_for_time(fact: Fact) -> str:
    """What two figures of one thing share: their unit, and all that is said with them but the time."""
    said = sorted(
        (name, value.identity) for name, values in fact.qualifiers.items() if name != "time" for value in values
    )
    return f"{getattr(fact.value, 'unit', None)} {said}"


def _change(slot: Sequence[Fact]) -> list[Change]:
    """The change that facts of one slot tell, or none: each with a time, two values at least, none at the time of another."""
    dated = [(time, group) for group in sides_by_value(slot) for time in _times(group)]
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
    subject, predicate = slot[0].subject, slot[0].predicate
    return [
        Change(
            id=identifier("h", subject.entity, predicate, *(f for stage in stages for f in stage.facts)),
            subject=subject,
            predicate=predicate,
            stages=stages,
            explanation="; ".join(f"{_shown(stage.time)}: {stage.value.name}" for stage in stages),
        )
    ]


def _times(group: Sequence[Fact]) -> list[DateValue]:
    times = {time.edtf: time for fact in group if (time := time_of(fact)) is not None}
    return [times[edtf] for edtf in sorted(times)]


def _clash(time: DateValue, later: DateValue) -> bool:
    """Whether two values are said of one time. That one ends in the unit in which the other begins is no clash."""
    return time.edtf == later.edtf or (may_coincide(time, later) and earliest(time.edtf) == earliest(later.edtf))


def _shown(edtf: str) -> str:
    start, _, end = edtf.partition("/")
    return readable(start) if start == end else readable(edtf)
