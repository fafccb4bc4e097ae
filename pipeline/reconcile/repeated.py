"""One disagreement that is found twice: as the date of a wedding, and as since when somebody is the spouse of somebody."""

from collections.abc import Mapping, Sequence

from pipeline.records import SEVERITIES, Conflict, DateValue, Fact
from pipeline.values.dates import earliest, latest


def repeated(conflicts: Sequence[Conflict], bases: Sequence[object | None]) -> set[int]:
    """The numbers of the conflicts that say no more than another. `bases` are what `basis_of` gives for each.

    The more severe of them stays; of two that are as severe, that about a thing with a name rather than that about an event.
    """
    groups: dict[object, list[int]] = {}
    for number, basis in enumerate(bases):
        if basis is not None:
            groups.setdefault(basis, []).append(number)
    dropped: set[int] = set()
    for numbers in groups.values():
        questions = {(conflicts[n].subject.entity, conflicts[n].predicate) for n in numbers}
        if len(questions) > 1:
            dropped.update(sorted(numbers, key=lambda n: _rank(conflicts[n]))[1:])
    return dropped


def _rank(conflict: Conflict) -> tuple[int, bool, str]:
    return SEVERITIES.index(conflict.severity), conflict.subject.type == "EVENT", conflict.id


def basis_of(conflict: Conflict, facts: Mapping[str, Fact]) -> object | None:
    """What a conflict rests on: the dates of all sides with the sentences that give them, or the places of the words that are their
    values; None if a fact names its value elsewhere. `facts` are those of its subject, by id."""
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
