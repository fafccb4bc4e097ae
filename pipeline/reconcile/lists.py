"""Closed lists that differ, and lists that are longer or shorter than their text says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reconcile.grouping import (
    Background,
    Weight,
    by_slot,
    conflict,
    documents_of,
    may_coincide,
    side,
    stated,
    time_of,
    weigh,
)
from pipeline.records import Conflict, Fact, NumberValue, Side, TextValue


def enumerations(facts: Iterable[Fact], *, closed: bool) -> dict[str, list[Fact]]:
    """The facts of each enumeration, by its id; with `closed` only those said to be complete."""
    lists: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.enumeration is not None and (evidence.closed or not closed):
                lists[evidence.enumeration][fact.value.identity] = fact
    return {name: [members[k] for k in sorted(members)] for name, members in sorted(lists.items())}


def check_lists(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """Two complete lists of one thing, for times that can be one, that do not hold the same."""
    found = []
    for (_, name), slot in by_slot(stated(facts)).items():
        lists = list(enumerations(slot, closed=True).values())
        distinct: dict[tuple[str, ...], list[Fact]] = {}
        for members in lists:
            distinct.setdefault(tuple(f.value.identity for f in members), members)
        groups = sorted(distinct.values(), key=documents_of)
        clash = [
            (a, b)
            for i, a in enumerate(groups)
            for b in groups[i + 1 :]
            if documents_of(a) != documents_of(b) and may_coincide(time_of(a[0]), time_of(b[0]))
        ]
        if clash:
            sides = [side(g, TextValue(name=_listed(g))) for g in groups]
            sentences = [s for a, b in clash for s in _differences(a, b)]
            found.append(conflict("set", slot[0].subject, name, sides, sentences, weigh(groups)))
    return found


def _listed(facts: Iterable[Fact]) -> str:
    return ", ".join(sorted(f.value.name for f in facts))


def _differences(a: Sequence[Fact], b: Sequence[Fact]) -> list[str]:
    in_a, in_b = ({f.value.identity: f.value.name for f in side_} for side_ in (a, b))
    only_a = sorted(name for key, name in in_a.items() if key not in in_b)
    only_b = sorted(name for key, name in in_b.items() if key not in in_a)
    return [
        f"only in {', '.join(documents_of(facts))}: {', '.join(names)}"
        for facts, names in ((a, only_a), (b, only_b))
        if names
    ]


_COUNTED = Weight("medium", ("a list may leave out what is counted, or count what it does not name",))


def check_counts(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """A number, and the list it counts: "six countries" followed by seven names; a member count and a complete list of members."""
    found: dict[tuple[str, ...], Conflict] = {}
    asserted = list(stated(facts))
    for name, members in enumerations(asserted, closed=False).items():
        counts = {e.count for f in members for e in f.evidence if e.enumeration == name and e.count is not None}
        if len(counts) == 1 and (count := counts.pop()) != len(members):
            said = Side(
                value=NumberValue(name=str(count), amount=count),
                facts=side(members).facts,
                documents=documents_of(members),
            )
            listed = side(members, TextValue(name=_listed(members)))
            sentence = f"said to be {count}, {len(members)} are listed"
            # The same list with the same number in several documents is one conflict.
            key = (members[0].subject.entity, members[0].predicate, str(count), *(f.value.identity for f in members))
            if key not in found:
                found[key] = conflict(
                    "count", members[0].subject, members[0].predicate, [said, listed], [sentence], _COUNTED, name
                )
    return [*found.values(), *_member_counts(asserted)]


def _member_counts(facts: Sequence[Fact]) -> list[Conflict]:
    slots = by_slot(facts)
    found = []
    for (entity, predicate), counts in slots.items():
        if predicate != "member_count":
            continue
        for name, members in enumerations(slots.get((entity, "member"), ()), closed=True).items():
            for fact in counts:
                number = fact.value
                if (
                    isinstance(number, NumberValue)
                    and number.low is None
                    and number.amount != len(members)
                    and time_of(fact) is None
                ):
                    sides = [side([fact]), side(members, TextValue(name=_listed(members)))]
                    sentence = f"{number.name} members, {len(members)} are listed"
                    found.append(conflict("count", fact.subject, "member_count", sides, [sentence], _COUNTED, name))
    return found
