"""One event, told by open facts with two dates or two numbers."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.grouping import (
    Background,
    by_slot,
    conflict,
    documents_of,
    side,
    stated,
    weigh,
)
from pipeline.reconcile.values import compare
from pipeline.records import Conflict, Fact
from pipeline.values.comparison import LEVELS
from pipeline.vocabulary.predicates import OPEN

# What only one of two tellings says may be this much.
_MOST_UNSHARED = 1
# What an event is of: where only one telling has it, nobody knows whether both tell of one.
_CORE = {"object", "complement"}
# What is told in more ways than this is no one event.
_MOST_TELLINGS = 40
_TWICE = "what was told may have happened twice"


def check_events(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """Conflicts between open facts of two documents that are the same in all but a date or a number.

    Each document gives one value, or each the same but for one: what happened twice in one document may have happened twice.
    All else that both say must be the same, and numbers must be of one time, or both of none.
    """
    found: dict[str, Conflict] = {}
    told = [f for f in stated(facts) if f.predicate.startswith(OPEN) and f.value.type in {"date", "number"}]
    for (_, name), slot in _by_unit(told):
        for ours, theirs in itertools.combinations(_tellings(slot), 2):
            a, b = sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())
            if len(a) != 1 or len(b) != 1:
                continue
            pair = next(((x, y) for x in ours[a[0]] for y in theirs[b[0]] if _one_event(x, y)), None)
            comparison = compare(pair[0].value, pair[1].value) if pair else None
            if comparison is not None and comparison.agrees is False:
                scope = "|".join(sorted((a[0], b[0])))
                groups = [[f for f in slot if f.value.identity == key] for key in (a[0], b[0])]
                weight = weigh(groups, LEVELS[comparison.level].meaning).at_most("medium", _TWICE)
                sides = [side(g) for g in groups]
                made = conflict("value", slot[0].subject, name, sides, [comparison.explanation], weight, scope)
                found.setdefault(made.id, made)
    return list(found.values())


def _tellings(slot: Sequence[Fact]) -> list[Mapping[str, Sequence[Fact]]]:
    """The different sets of values that documents give, each with the facts by value; none where there are very many."""
    by_document: dict[str, dict[str, list[Fact]]] = {}
    for fact in slot:
        for document in documents_of([fact]):
            by_document.setdefault(document, {}).setdefault(fact.value.identity, []).append(fact)
    distinct: dict[tuple[str, ...], dict[str, list[Fact]]] = {}
    for document in sorted(by_document):
        said = distinct.setdefault(tuple(sorted(by_document[document])), {})
        for key, members in by_document[document].items():
            said.setdefault(key, []).extend(f for f in members if f not in said.get(key, ()))
    return list(distinct.values()) if len(distinct) <= _MOST_TELLINGS else []


def _by_unit(facts: Sequence[Fact]) -> Iterator[tuple[tuple[str, str], list[Fact]]]:
    """Facts by subject and predicate, numbers of one unit together: a share and a count are not compared."""
    for key, slot in by_slot(facts).items():
        units: dict[str, list[Fact]] = {}
        for fact in slot:
            units.setdefault(str(getattr(fact.value, "unit", "")), []).append(fact)
        yield from ((key, units[unit]) for unit in sorted(units))


def _one_event(a: Fact, b: Fact) -> bool:
    names, shared = set(a.qualifiers) | set(b.qualifiers), set(a.qualifiers) & set(b.qualifiers)
    if a.value.type == "number" and ("time" in names) != ("time" in shared):
        return False
    if (names - shared) & _CORE:
        return False
    return len(names - shared) <= _MOST_UNSHARED and all(_keys(a, name) & _keys(b, name) for name in shared)


def _keys(fact: Fact, name: str) -> set[str]:
    return {v.identity for v in fact.qualifiers[name]}
