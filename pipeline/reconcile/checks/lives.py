"""What people cannot have done: be younger than their children, or act before they were born or after they died."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import is_after, time_of
from pipeline.records import Conflict, DateValue, EntityValue, Fact
from pipeline.values.dates import date_phrase, earliest, latest

# Nobody has a child before this age, in days.
_YOUNGEST = 10 * 365
_REASON = "it follows from several facts, and one of them may be about somebody else of the same name"


def check_lives(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each parent who was born too late, and for each act of somebody who did not live then."""
    found: dict[str, Conflict] = {}
    for conflict in (*_young_parents(subject, background), *_acts(subject, background)):
        found.setdefault(conflict.id, conflict)
    return list(found.values())


def _young_parents(subject: SubjectFacts, background: Background) -> Iterator[Conflict]:
    births = [f for f in background.lives.get(subject.subject.entity, ()) if _begins(f, background)]
    for fact in subject.by_predicate.get("parent", ()) if births else ():
        if not isinstance(fact.value, EntityValue) or fact.value.readings:
            continue
        own = [f for f in background.lives.get(fact.value.entity, ()) if _begins(f, background)]
        if own and all(_too_late(parent, child) for parent in own for child in births):
            sentence = f"{fact.value.name} was born {_when(own[0])}, but is a parent of {fact.subject.name}, born {_when(births[0])}"
            yield _conflict(fact, [*births, fact], own, sentence)


def _too_late(parent: Fact, child: Fact) -> bool:
    if not isinstance(parent.value, DateValue) or not isinstance(child.value, DateValue):
        return False
    first, last = earliest(parent.value.edtf), latest(child.value.edtf)
    return first is not None and last is not None and first > last - _YOUNGEST


def _acts(subject: SubjectFacts, background: Background) -> Iterator[Conflict]:
    """Acts, offices and marriages at a time when the one who takes part did not live."""
    for name, facts in subject.by_predicate.items():
        predicate = background.predicates.get(name)
        for fact in facts if predicate is not None and predicate.alive is not None else ():
            who = fact.subject.entity if predicate is not None and predicate.alive == "subject" else None
            if who is None and isinstance(fact.value, EntityValue) and not fact.value.readings:
                who = fact.value.entity
            life = background.lives.get(who or "", ())
            for dated, time in _times(fact, subject):
                for ends in (False, True):
                    limits = [f for f in life if _begins(f, background) is not ends and _elsewhere(f, dated)]
                    outside = limits and all(
                        is_after(time, f.value) if ends else is_after(f.value, time) for f in limits
                    )
                    if outside:
                        what = f"{predicate_in_words(name)}: {fact.value.name}"
                        sentence = (
                            f"“{what}” is dated {date_phrase(_point(time))}, but {limits[0].subject.name} "
                            f"{predicate_in_words(limits[0].predicate)} {_when(limits[0])}"
                        )
                        yield _conflict(fact, dated, limits, sentence)


def _elsewhere(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether no document states a fact together with others: one that does may speak of two people of one name."""
    return set(documents_of([fact])).isdisjoint(documents_of(others))


def _times(fact: Fact, subject: SubjectFacts) -> Iterator[tuple[list[Fact], DateValue]]:
    """When somebody acted: the time of the fact; of who signed something, the date on which it was signed."""
    time = time_of(fact)
    if time is not None:
        yield [fact], time
    elif fact.predicate == "signatory":
        signed = [f for f in subject.by_predicate.get("signed", ()) if isinstance(f.value, DateValue)]
        if len(signed) == 1 and isinstance(signed[0].value, DateValue):
            yield [fact, signed[0]], signed[0].value


def _point(time: DateValue) -> str:
    start, _, end = time.edtf.partition("/")
    return start if start == end else time.edtf


def _begins(fact: Fact, background: Background) -> bool:
    return background.predicates[fact.predicate].begins


def _when(fact: Fact) -> str:
    return date_phrase(fact.value.edtf) if isinstance(fact.value, DateValue) else ""


def _conflict(fact: Fact, ours: Sequence[Fact], theirs: Sequence[Fact], sentence: str) -> Conflict:
    return make_conflict(
        "order",
        fact.subject,
        fact.predicate,
        [make_side(ours, fact.value), make_side(theirs)],
        [sentence],
        assess([ours, theirs]).at_most("medium", _REASON),
        f"life/{fact.id}/{theirs[0].id}",
    )
