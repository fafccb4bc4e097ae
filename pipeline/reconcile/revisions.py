"""Revised values: those that replace earlier ones, as a text says ("restated", "amended"). The two are a change and no conflict."""

from collections.abc import Iterable, Sequence

from pipeline.reconcile.comparison import compare
from pipeline.reconcile.validity import time_of
from pipeline.records import Fact

_REVISION = "revision"


def revision_of(fact: Fact) -> str | None:
    """How the value of a fact came to replace another ("restated"); None if no text says so."""
    return next((v.name for v in fact.qualifiers.get(_REVISION, ())), None)


def revised_among(facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of those facts of one predicate whose value is a revised one, whether or not their own text says so. Empty if none is."""
    facts = list(facts)
    revised = [f for f in facts if revision_of(f) is not None]
    return frozenset(f.id for f in facts if any(f is r or _alike(f, r) for r in revised)) if revised else frozenset()


def replaced_by(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The facts of one predicate whose value a fact replaces, sorted by id: other values for the same time and of the same kind."""
    kinds = {v.name for v in fact.qualifiers.get("kind", ())}
    return [
        f
        for f in facts
        if f.id not in revised_among([fact, f])
        and {v.name for v in f.qualifiers.get("kind", ())} == kinds
        and _time(f) == _time(fact)
        and compare(f.value, fact.value).agrees is False
    ]


def _alike(a: Fact, b: Fact) -> bool:
    return _time(a) == _time(b) and compare(a.value, b.value).agrees is True


def _time(fact: Fact) -> str | None:
    time = time_of(fact)
    return time.edtf if time is not None else None
