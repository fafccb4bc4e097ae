"""States that exclude each other: one document tells that a trial was open, the other that it was blinded."""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.grouping import SubjectFacts, by_document, disagreements, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact
from pipeline.values.dates import earliest, parse_edtf
from pipeline.vocabulary.states import State

# Two papers on one decision are written within so many days.
_FARTHEST_DAYS = 31


def check_states(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the values that documents give for a state. A document that gives several excluding ones itself speaks of two
    things, and is left out."""
    found: list[Conflict] = []
    for name, facts in subject.told.items():
        state = background.vocabulary.states.by_name.get(name)
        if state is not None and len(facts) > 1:
            found += _check(state, facts, background)
    return found


def _check(state: State, facts: Sequence[Fact], background: Background) -> Iterator[Conflict]:
    plain = {d: f for d, f in by_document(facts).items() if state.several or _agree(state, f, f)}
    for sides in disagreements(plain, lambda a, b: _exclude(state, a, b, background)):
        words = sorted(" and ".join(dict.fromkeys(f.value.name for f in side)) for side in sides)
        sentence = f"{predicate_in_words(state.name)} differs: {', '.join(words)}"
        assessment = assess(sides, "they exclude each other").at_most("medium", "the words may mean something else")
        yield make_conflict(
            "value",
            facts[0].subject,
            state.name,
            [make_side(s) for s in sides],
            [sentence],
            assessment,
            "|".join(words),
        )


def _exclude(state: State, a: Sequence[Fact], b: Sequence[Fact], background: Background) -> bool:
    """Whether nothing that one document tells of a state can be what the other tells, at a time that both may mean."""
    pairs = list(itertools.product(a, b))
    if any(state.may_be_one(x.value.name, y.value.name) for x, y in pairs):
        return False
    timed = state.lasts == "once" or all(may_coincide(time_of(x), time_of(y)) for x, y in pairs)
    return timed and (not state.occasion or _of_one_occasion(a, b, background))


def _of_one_occasion(a: Sequence[Fact], b: Sequence[Fact], background: Background) -> bool:
    """Whether two decisions may be one: unless the texts give their times, they were written within some days of each other."""
    if any(time_of(f) is not None for f in (*a, *b)):
        return True
    days = [[d for x in documents_of(side) if (d := _day(background.dates.get(x))) is not None] for side in (a, b)]
    return not all(days) or any(abs(x - y) <= _FARTHEST_DAYS for x in days[0] for y in days[1])


def _day(date: str | None) -> int | None:
    return earliest(parse_edtf(date)) if date else None


def _agree(state: State, some: Sequence[Fact], others: Sequence[Fact]) -> bool:
    return all(state.may_be_one(x.value.name, y.value.name) for x, y in itertools.product(some, others))
