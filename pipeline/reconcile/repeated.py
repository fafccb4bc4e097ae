"""One disagreement that is found twice, about two subjects: the date of a wedding, and since when somebody is the spouse of somebody."""

from collections.abc import Mapping, Sequence

from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.dates import earliest, latest

_SEVERITIES = ("high", "medium", "low")


def repeated(conflicts: Sequence[tuple[Conflict, Mapping[str, Fact]]]) -> set[int]:
    """The numbers of the conflicts that say no more than another. `conflicts` come with the facts of their subjects, by id.

    Two conflicts say the same if the same sentences give the same dates for other subjects; the more severe one stays, of two alike that
    about a thing with a name rather than about an event.
    """
    groups: dict[object, list[int]] = {}
    for number, (conflict, facts) in enumerate(conflicts):
        key = _key(conflict, facts)
        if key is not None:
            groups.setdefault(key, []).append(number)
    dropped: set[int] = set()
    for numbers in groups.values():
        subjects = {conflicts[n][0].subject.entity for n in numbers}
        if len(subjects) > 1:
            dropped.update(sorted(numbers, key=lambda n: _rank(conflicts[n][0]))[1:])
    return dropped


def _rank(conflict: Conflict) -> tuple[int, bool, str]:
    return _SEVERITIES.index(conflict.severity), conflict.subject.type == "EVENT", conflict.id


def _key(conflict: Conflict, facts: Mapping[str, Fact]) -> object | None:
    """The dates of both sides with the sentences that give them; None if a side has no date."""
    sides = set()
    for side in conflict.sides:
        value = side.value
        if not isinstance(value, DateValue):
            return None
        places = {(e.document, e.start, e.end) for f in side.facts if f in facts for e in facts[f].evidence}
        sides.add((earliest(value.edtf), latest(value.edtf), frozenset(places)))
    return frozenset(sides)
