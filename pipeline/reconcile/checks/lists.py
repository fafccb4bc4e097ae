"""Complete lists of the same thing that differ."""

from collections.abc import Iterable, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of, enumerations
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact, TextValue


def check_lists(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Complete lists in different documents that differ, unless they are for different times."""
    found = []
    for name, facts in subject.by_predicate.items():
        distinct: dict[tuple[str, ...], list[Fact]] = {}
        for members in enumerations(facts, closed=True).values():
            distinct.setdefault(tuple(f.value.identity for f in members), members)
        groups = sorted(distinct.values(), key=documents_of)
        clashes = [
            (a, b)
            for i, a in enumerate(groups)
            for b in groups[i + 1 :]
            if documents_of(a) != documents_of(b) and may_coincide(time_of(a[0]), time_of(b[0]))
        ]
        if clashes:
            sides = [make_side(g, list_value(g)) for g in groups]
            sentences = [sentence for a, b in clashes for sentence in _differences(a, b)]
            found.append(make_conflict("set", facts[0].subject, name, sides, sentences, assess(groups)))
    return found


def list_value(facts: Iterable[Fact]) -> TextValue:
    """The values of the facts as one value: their names, sorted."""
    return TextValue(name=", ".join(sorted(f.value.name for f in facts)))


def _differences(a: Sequence[Fact], b: Sequence[Fact]) -> list[str]:
    in_a, in_b = ({f.value.identity: f.value.name for f in members} for members in (a, b))
    only_a = sorted(name for key, name in in_a.items() if key not in in_b)
    only_b = sorted(name for key, name in in_b.items() if key not in in_a)
    return [
        f"only in {', '.join(documents_of(facts))}: {', '.join(names)}"
        for facts, names in ((a, only_a), (b, only_b))
        if names
    ]
