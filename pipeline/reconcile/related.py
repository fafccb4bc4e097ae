"""Conflicts that one mistake may explain together."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.records import Conflict, DateValue
from pipeline.values.dates import Interval, parse_edtf

# If more conflicts than this share something, it explains none of them.
_MOST = 20


def relate(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts, each with the ids of those it is related to.

    Conflicts are related if they rest on one fact, or if the same documents give the same years for several dates of one subject.
    """
    shared: dict[object, list[int]] = defaultdict(list)
    for number, conflict in enumerate(conflicts):
        for key in _keys(conflict):
            shared[key].append(number)
    related: dict[int, set[int]] = defaultdict(set)
    for numbers in shared.values():
        if 1 < len(numbers) <= _MOST:
            for number in numbers:
                related[number].update(numbers)
    return [
        conflict.model_copy(update={"related": tuple(sorted(conflicts[n].id for n in related[number] - {number}))})
        if number in related
        else conflict
        for number, conflict in enumerate(conflicts)
    ]


def _keys(conflict: Conflict) -> set[object]:
    """What related conflicts share: a fact, or years with the documents that give them."""
    keys: set[object] = {fact for side in conflict.sides for fact in side.facts}
    years = [_year(side.value) for side in conflict.sides]
    if None not in years and len(set(years)) > 1:
        given = sorted(zip(years, (side.documents for side in conflict.sides), strict=True))
        keys.add((conflict.subject.entity, tuple(given)))
    return keys


def _year(value: object) -> int | None:
    date = parse_edtf(value.edtf) if isinstance(value, DateValue) else None
    start = date.start if isinstance(date, Interval) else date
    return None if start is None else start.year
