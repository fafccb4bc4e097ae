"""States that hold for a time: one holder at a time, and one period for one holder."""

from collections.abc import Sequence

from pipeline.reconcile.areas import without_areas
from pipeline.reconcile.grouping import (
    Background,
    by_slot,
    conflict,
    may_coincide,
    side,
    sides_by_value,
    stated,
    time_of,
    weigh,
)
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.comparison import compare_dates
from pipeline.values.dates import earliest


def check_holders(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """Two holders of a one-holder office at one time. That one ends when the other begins is no overlap."""
    found = []
    for (_, name), slot in by_slot(stated(facts)).items():
        predicate = background.predicates.get(name)
        if predicate is None or predicate.cardinality != "one_at_a_time" or predicate.value != "entity":
            continue
        kept = {f.id for group in without_areas(sides_by_value(slot), background.areas) for f in group}
        dated = [f for f in slot if time_of(f) is not None and f.id in kept]
        clashing: dict[str, Fact] = {}
        sentences = []
        for i, a in enumerate(dated):
            for b in dated[i + 1 :]:
                if a.value.identity != b.value.identity and _overlap(a, b):
                    clashing[a.id], clashing[b.id] = a, b
                    sentences.append(f"{_period(a)} {a.value.name}, {_period(b)} {b.value.name}")
        if clashing:
            groups = sides_by_value(clashing[i] for i in sorted(clashing))
            found.append(
                conflict(
                    "overlap",
                    slot[0].subject,
                    name,
                    [side(g) for g in groups],
                    [f"one at a time: {s}" for s in sentences],
                    weigh(groups),
                )
            )
    return found


def _overlap(a: Fact, b: Fact) -> bool:
    s, t = time_of(a), time_of(b)
    assert s is not None and t is not None
    if not may_coincide(s, t):
        return False
    if _touch(s, t) or _touch(t, s):
        return False
    return s.extent == "whole" or t.extent == "whole" or s.edtf == t.edtf


def _touch(first: DateValue, second: DateValue) -> bool:
    """Whether one ends in the unit in which the other begins: 2011–2017 and 2017–2020 are one after the other."""
    first_start, _, first_end = first.edtf.partition("/")
    second_start, _, second_end = second.edtf.partition("/")
    if first_start == first_end or ".." in {first_end, second_start}:
        return False
    shorter = min(len(first_end), len(second_start))
    begins, begins_later = earliest(first_start), earliest(second_start)
    later = begins_later is not None and (begins is None or begins < begins_later)
    return later and first_end[:shorter] == second_start[:shorter] and second_start != second_end


def check_periods(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """One holder, two different periods that overlap, each given as the whole of it: "its chairmanship in 2017" and "in 2011–2017"."""
    found = []
    for (_, name), slot in by_slot(stated(facts)).items():
        predicate = background.predicates.get(name)
        if predicate is None or predicate.cardinality != "one_at_a_time":
            continue
        for holder in sides_by_value(slot):
            whole = [f for f in holder if (t := time_of(f)) is not None and t.extent == "whole"]
            clashing: dict[str, Fact] = {}
            sentences = []
            for i, a in enumerate(whole):
                for b in whole[i + 1 :]:
                    s, t = time_of(a), time_of(b)
                    if s is not None and t is not None and may_coincide(s, t) and _differ(s, t):
                        clashing[a.id], clashing[b.id] = a, b
                        sentences.append(f"period differs: {_readable(s)}, {_readable(t)}")
            if clashing:
                members = [clashing[i] for i in sorted(clashing, key=lambda i: (time_of(clashing[i]).edtf, i))]  # type: ignore[union-attr]
                sides = [side([f], time_of(f)) for f in members]
                found.append(
                    conflict(
                        "value",
                        slot[0].subject,
                        name,
                        sides,
                        [f"{holder[0].value.name}: {s}" for s in sentences],
                        weigh([[f] for f in members]).at_most("medium", "a holder may have held it twice"),
                        holder[0].value.identity,
                    )
                )
    return found


def _differ(a: DateValue, b: DateValue) -> bool:
    """Whether the ends of two periods differ at the precision that both give; an open end is unknown, not different."""
    for x, y in zip(a.edtf.split("/"), b.edtf.split("/"), strict=False):
        if ".." not in (x, y) and compare_dates(x, y).agrees is False:
            return True
    return False


def _period(fact: Fact) -> str:
    time = time_of(fact)
    return _readable(time) if time else "at an unknown time"


def _readable(time: DateValue) -> str:
    start, _, end = time.edtf.partition("/")
    if start == end:
        return start
    if end == "..":
        return f"since {start}"
    return f"until {end}" if start == ".." else f"{start}–{end}"
