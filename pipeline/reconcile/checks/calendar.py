"""Dates that the calendar does not have: 31 June, 29 February of a common year."""

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words, value_in_words
from pipeline.reconcile.grouping import SubjectFacts, stated
from pipeline.reconcile.severity import Assessment
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.dates import readable


def check_calendar(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each fact with such a date: between the date as written, and the part of it that can be right."""
    return [
        _conflict(fact, fact.value)
        for fact in stated(subject.own)
        if isinstance(fact.value, DateValue) and fact.value.impossible
    ]


def _conflict(fact: Fact, value: DateValue) -> Conflict:
    possible = DateValue(name=value.edtf, edtf=value.edtf)
    dated = f"{predicate_in_words(fact.predicate)} {value_in_words(value)}"
    sentence = f"{dated}: there is no such day, only {readable(value.edtf)} can be right"
    assessment = Assessment("low", ("the calendar does not have the day that is written, which is probably a slip",))
    sides = [make_side([fact]), make_side([fact], possible)]
    return make_conflict("value", fact.subject, fact.predicate, sides, [sentence], assessment, f"calendar/{value.name}")
