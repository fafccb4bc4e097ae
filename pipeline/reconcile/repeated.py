"""One disagreement that is found twice: as the date of a wedding, and as since when somebody is the spouse of somebody."""

from collections.abc import Mapping, Sequence

from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.dates import earliest, latest

_SEVERITIES = ("high", "medium", "low")


def repeated(conflicts: Sequence[tuple[Conflict, Mapping[str, Fact]]]) -> set[int]:
    """The numbers of the conflicts that say no more than another. `conflicts` come with the facts of their subjects, by id.

    Two conflicts say the same if the same words are the values of their sides, or the same sentences give the same dates for them. The
    more severe one stays; of two that are as severe, that about a thing with a name rather than that about an event.
    """
    groups: dict[object, list[int]] = {}
    for number, (conflict, facts) in enumerate(conflicts):
        key = _key(conflict, facts)
        if key is not None:
            groups.setdefault(key, []).append(number)
    dropped: set[int] = set()
    for numbers in groups.values():
        questions = {(conflicts[n][0].subject.entity, conflicts[n][0].predicate) for n in numbers}
        if len(questions) > 1:
            dropped.update(sorted(numbers, key=lambda n: _rank(conflicts[n][0]))[1:])
    return dropped


def _rank(conflict: Conflict) -> tuple[int, bool, str]:
    return _SEVERITIES.index(conflict.severity), conflict.subject.type == "EVENT", conflict.id


def _key(conflict: Conflict, facts: Mapping[str, Fact]) -> object | None:
    """The dates of all sides with the sentences that give them, or the places of the words that are their values; None if a fact names
    its value elsewhere."""
    sides: set[object] = set()
    for side in conflict.sides:
        evidence = [e for f in side.facts if f in facts for e in facts[f].evidence]
        if isinstance(side.value, DateValue):
            dates = earliest(side.value.edtf), latest(side.value.edtf)
            sides.add((dates, frozenset((e.document, e.start, e.end) for e in evidence)))
        elif all(e.value is not None for e in evidence):
            sides.add(frozenset((e.document, e.value) for e in evidence))
        else:
            return None
    return (conflict.kind, frozenset(sides))
