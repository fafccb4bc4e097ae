"""Complete lists of the same thing that differ."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict
from pipeline.reconcile.grouping import SubjectFacts, enumerations
from pipeline.reconcile.severity import Assessment, assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact, Side, TextValue


class _Complete(NamedTuple):
    """The members of a complete list, and the documents in which it stands, sorted."""

    members: tuple[Fact, ...]
    documents: tuple[str, ...]


def check_lists(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Complete lists in different documents that differ, unless they are for different times."""
    found = []
    for name, facts in subject.by_predicate.items():
        distinct: dict[tuple[str, ...], _Complete] = {}
        for enumeration, members in enumerations(facts, closed=True).items():
            complete = _Complete(tuple(members), _documents(enumeration, members))
            same = distinct.get(key := tuple(f.value.identity for f in members), complete)
            distinct[key] = _Complete(same.members, tuple(sorted({*same.documents, *complete.documents})))
        lists = sorted(distinct.values(), key=lambda c: (c.documents, [f.id for f in c.members]))
        clashes = [
            (a, b)
            for i, a in enumerate(lists)
            for b in lists[i + 1 :]
            if a.documents != b.documents and may_coincide(time_of(a.members[0]), time_of(b.members[0]))
        ]
        if clashes:
            sides = [
                Side(value=list_value(c.members), facts=tuple(sorted(f.id for f in c.members)), documents=c.documents)
                for c in lists
            ]
            sentences = [sentence for a, b in clashes for sentence in _differences(a, b)]
            found.append(make_conflict("set", facts[0].subject, name, sides, sentences, _assess(lists)))
    return found


def _documents(enumeration: str, members: Iterable[Fact]) -> tuple[str, ...]:
    """The documents in which a list stands; single items of it may stand in others too."""
    return tuple(sorted({e.document for f in members for e in f.evidence if e.enumeration == enumeration}))


def _assess(lists: Sequence[_Complete]) -> Assessment:
    own = [
        [
            f.model_copy(update={"evidence": tuple(e for e in f.evidence if e.document in c.documents)})
            for f in c.members
        ]
        for c in lists
    ]
    return assess(own)


def list_value(facts: Iterable[Fact]) -> TextValue:
    """The values of the facts as one value: their names, sorted."""
    return TextValue(name=", ".join(sorted(f.value.name for f in facts)))


def _differences(a: _Complete, b: _Complete) -> list[str]:
    in_a, in_b = ({f.value.identity: f.value.name for f in complete.members} for complete in (a, b))
    only_a = sorted(name for key, name in in_a.items() if key not in in_b)
    only_b = sorted(name for key, name in in_b.items() if key not in in_a)
    return [
        f"only in {', '.join(complete.documents)}: {', '.join(names)}"
        for complete, names in ((a, only_a), (b, only_b))
        if names
    ]
