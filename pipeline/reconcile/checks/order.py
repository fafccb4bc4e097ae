"""Dates in an impossible order: in force before it was signed, died before born, a session before the body was founded."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.agreements import is_contract
from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.grouping import SubjectFacts
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import is_after
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.dates import date_phrase, readable


def check_order(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Each pair of dates in the wrong order: of two predicates of the subject, or of its beginning and one of its events."""
    dates = {
        name: dated
        for name, facts in subject.by_predicate.items()
        if (dated := [f for f in facts if isinstance(f.value, DateValue)])
    }
    return [*_wrong_pairs(dates, background), *_events_before_beginning(subject, dates, background)]


def _wrong_pairs(dates: dict[str, list[Fact]], background: Background) -> Iterator[Conflict]:
    """Dates of a predicate that are after dates of a later one.

    If other values of the same predicate contradict a date, it is left to that conflict, as long as one of them is in order.
    """
    for name, earlier in dates.items():
        for later_name in background.later.get(name, ()):
            later = dates.get(later_name, [])
            if later_name == "entered_into_force" and is_contract(earlier, background):
                continue  # a contract may be in force from a day before it is signed
            for a, b in ((a, b) for a in earlier for b in later if is_after(a.value, b.value)):
                if _is_disputed(a, earlier) and any(not is_after(x.value, b.value) for x in earlier):
                    continue
                if _is_disputed(b, later) and any(not is_after(a.value, y.value) for y in later):
                    continue
                yield make_conflict(
                    "order",
                    a.subject,
                    name,
                    [make_side([a]), make_side([b])],
                    [f"{_dated(a)}, but {_dated(b)}"],
                    assess([[a], [b]]),
                    f"{later_name}/{a.id}/{b.id}",
                )


def _events_before_beginning(
    subject: SubjectFacts, dates: dict[str, list[Fact]], background: Background
) -> Iterator[Conflict]:
    """Events of the subject that are dated before all dates of its beginning."""
    for event in background.events.get(subject.subject.entity, ()):
        for name, beginning in dates.items():
            predicate = background.predicates.get(name)
            if predicate is None or not predicate.begins:
                continue
            if all(is_after(fact.value, event.value) for fact in beginning):
                begun = " or ".join(dict.fromkeys(map(_when, beginning)))
                sentence = f"{predicate_in_words(name)} {begun}, but {event.subject.name} is dated {_date(event)}"
                groups = [beginning, [event]]
                sides = [make_side(g) for g in groups]
                scope = f"event/{event.id}"
                yield make_conflict("order", beginning[0].subject, name, sides, [sentence], assess(groups), scope)


def _dated(fact: Fact) -> str:
    """``entered into force on 20 April 1994``."""
    return f"{predicate_in_words(fact.predicate)} {_when(fact)}"


def _when(fact: Fact) -> str:
    return date_phrase(fact.value.edtf) if isinstance(fact.value, DateValue) else ""


def _date(fact: Fact) -> str:
    return readable(fact.value.edtf) if isinstance(fact.value, DateValue) else ""


def _is_disputed(fact: Fact, others: Sequence[Fact]) -> bool:
    return any(compare(fact.value, other.value).agrees is False for other in others)
