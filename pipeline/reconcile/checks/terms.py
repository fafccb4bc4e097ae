"""What began then and lasted so long ended then; who died then at that age was born then."""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.derived import Derived, contradicted
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import time_of
from pipeline.records import Conflict, DateValue, Fact, NumberValue
from pipeline.values.comparison import compare_dates
from pipeline.values.dates import date_phrase, readable
from pipeline.values.terms import birth_by_age, end_of_term

_FOLLOWS = "how long it lasted follows from the dates and is not stated itself"
# More dates or terms than this for one subject are not of one course of things.
_MOST = 8


def check_terms(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each predicate whose stated dates cannot be, given a start and a term, or a date and an age."""
    found: dict[str, Conflict] = {}
    for derived in (*_ends(subject, background), *_births(subject)):
        stated = [f for f in subject.by_predicate.get(derived.predicate, ()) if isinstance(f.value, DateValue)]
        conflict = contradicted(derived, stated, background)
        if conflict is not None:
            found.setdefault(derived.predicate, conflict)
    for conflict in _spans(subject):
        found.setdefault(conflict.predicate, conflict)
    return list(found.values())


def _spans(subject: SubjectFacts) -> Iterator[Conflict]:
    """Events of which one place gives the first and the last day, and another how long they lasted."""
    for when, term in itertools.product(_few(subject, "held"), _few(subject, "lasted")):
        first, _, last = when.value.edtf.partition("/") if isinstance(when.value, DateValue) else ("", "", "")
        if ".." in {first, last} or not last or set(documents_of([when])) & set(documents_of([term])):
            continue
        start = when.model_copy(update={"value": DateValue(name=first, edtf=first)})
        end = _end(start, term, exact=False)
        if end is not None and compare_dates(end.edtf, last).agrees is False:
            sentence = f"{readable(when.value.edtf)}, but lasted {term.value.name}"  # type: ignore[union-attr]
            assessment = assess([[when], [term]]).at_most("medium", _FOLLOWS)
            sides = [make_side([when]), make_side([term])]
            yield make_conflict("value", term.subject, "lasted", sides, [sentence], assessment, f"span/{when.id}")


def _ends(subject: SubjectFacts, background: Background) -> Iterator[Derived]:
    for rule in background.vocabulary.lexicon.reconcile.terms:
        starts, terms = (_few(subject, name) for name in (rule.start, rule.term))
        for start, term in itertools.product(starts, terms):
            value = _end(start, term, exact=rule.exact)
            if value is not None:
                began = f"{predicate_in_words(rule.start)} {_when(start)}"
                sentence = f"{began}, for {term.value.name}, so {predicate_in_words(rule.end)} {_between(value)}"
                yield Derived(rule.end, value, [start, term], sentence)


def _end(start: Fact, term: Fact, *, exact: bool) -> DateValue | None:
    number = term.value
    if not isinstance(start.value, DateValue) or start.value.readings or not isinstance(number, NumberValue):
        return None
    if number.low is not None or number.high is not None or number.unit is None:
        return None
    return _date(end_of_term(start.value.edtf, number.amount, number.unit, exact=exact))


def _births(subject: SubjectFacts) -> Iterator[Derived]:
    ages = [(age, died.value, [age, died]) for age in _few(subject, "age_at_death") for died in _few(subject, "died")]
    ages += [(age, time, [age]) for age in _few(subject, "aged") if (time := time_of(age)) is not None]
    for age, date, facts in ages:
        if not isinstance(date, DateValue) or date.readings or not isinstance(age.value, NumberValue):
            continue
        value = _date(birth_by_age(date.edtf, int(age.value.amount)))
        if value is not None:
            sentence = f"aged {age.value.name} {date_phrase(date.edtf)}, so born {_between(value)}"
            yield Derived("born", value, facts, sentence)


def _few(subject: SubjectFacts, predicate: str) -> Sequence[Fact]:
    facts = subject.told.get(predicate, ())
    return facts if len(facts) <= _MOST else ()


def _date(edtf: str | None) -> DateValue | None:
    return DateValue(name=edtf, edtf=edtf) if edtf is not None else None


def _between(value: DateValue) -> str:
    """``between 13 and 25 June 1522``, with both dates in full."""
    first, _, last = value.edtf.partition("/")
    return f"between {readable(first)} and {readable(last)}"


def _when(fact: Fact) -> str:
    return date_phrase(fact.value.edtf) if isinstance(fact.value, DateValue) else fact.value.name
