"""Measures that differ: two documents give one attribute of one thing different values, for the same time and kind."""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.components import components
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_document, by_predicate, by_value, documents_of
from pipeline.reconcile.revisions import revised_among
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, DateValue, Fact, NumberValue
from pipeline.values.comparison import LEVELS, Comparison
from pipeline.values.dates import latest
from pipeline.vocabulary import Predicate

_LEVELS = list(LEVELS)
_SCOPES = ("kind", "offence", "part")
# What a text may leave out without meaning anything else.
_OPEN_SCOPES = {"offence"}
# By what part a sum for a year may differ from twelve monthly ones: they may be rounded.
_ROUNDED = 0.01
# The kind of an amount for a year of a company's own.
FISCAL = "fiscal"
# If documents give more different values than this, they do not speak of one thing.
_MOST_VALUES = 12
# Somebody may be sentenced, fined or hired more than once in a life.
_MOST_OF_PERSON = 2


def check_measures(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the values that documents give for an attribute. All values that disagree with each other, directly or through a
    third, are sides of one conflict.

    A document that gives several values itself agrees with another if one of them agrees. What an official source is quoted for is compared
    too, one step less severe.
    """
    found = []
    for name, facts in by_predicate(subject.all).items():
        predicate = background.predicates.get(name)
        if predicate is not None and predicate.measure is not None and len(facts) > 1:
            found += list(_check([f for f in facts if _is_told(f)], predicate, background))
    return found


def _is_told(fact: Fact) -> bool:
    """Whether a document affirms a fact, in its own voice or as somebody's report; what is planned counts too."""
    return fact.polarity == "affirmed" and fact.certainty in {"asserted", "reported", "planned"}


def _check(facts: Sequence[Fact], predicate: Predicate, background: Background) -> Iterator[Conflict]:
    values = len({f.value.identity for f in facts})
    of_person = predicate.measure == "once" and any(f.subject.type == "PERSON" for f in facts)
    if values > (_MOST_OF_PERSON if of_person else _MOST_VALUES):
        return
    reports = by_document(facts)
    by_id = {fact.id: fact for fact in facts}
    found: dict[tuple[str, str], Comparison] = {}
    revised = revised_among(facts)
    for ours, theirs in itertools.combinations(reports, 2):
        for a, b in itertools.product(reports[ours], reports[theirs]):
            comparison = _compare(a, b, background)
            if (
                comparison.agrees is not False
                or (a.id in revised) != (b.id in revised)
                or comparison.level == "units differ"
                or not _same_question(a, b, predicate, background)
                or not _of_one_time(a, b, predicate, background)
            ):
                continue
            if any(
                _agrees_with_any(x, reports[document], predicate, background)
                for x, document in ((a, theirs), (b, ours))
            ):
                continue
            if any(_is_torn(x, reports[document], predicate, background) for x, document in ((a, ours), (b, theirs))):
                continue
            first, second = sorted((a, b), key=lambda f: (f.value.identity, f.id))
            found.setdefault((first.id, second.id), comparison)
    connected = components({fact for pair in found for fact in pair}, found)
    sides = [by_value([by_id[fact] for fact in component]) for component in connected]
    for number, groups in enumerate(sorted(sides, key=lambda groups: groups[0][0].value.identity)):
        members = {fact.id for group in groups for fact in group}
        # The values that differ least come first: they are the most likely to be mistakes.
        ranked = sorted(
            {(_LEVELS.index(c.level), c.explanation): None for pair, c in found.items() if members.issuperset(pair)}
        )
        assessment = assess(groups, LEVELS[_LEVELS[ranked[0][0]]].meaning)
        if len({FISCAL in _kinds(f) for group in groups for f in group}) > 1:
            assessment = assessment.at_most(
                "medium", "one side is for a financial year, which may not be the calendar year"
            )
        if any(f.certainty == "reported" for group in groups for f in group):
            assessment = assessment.at_most("medium", "one side reports what somebody else said")
        yield make_conflict(
            "value",
            facts[0].subject,
            predicate.name,
            [make_side(group) for group in groups],
            [explanation for _, explanation in ranked],
            assessment,
            "" if number == 0 else groups[0][0].value.identity,
        )


def _agrees_with_any(fact: Fact, others: Sequence[Fact], predicate: Predicate, background: Background) -> bool:
    return any(
        _compare(fact, other, background).agrees is not False and _same_question(fact, other, predicate, background)
        for other in others
    )


def _is_torn(fact: Fact, facts: Sequence[Fact], predicate: Predicate, background: Background) -> bool:
    """Whether a document itself gives another value for the same question, so that it must mean two things. Of what has a value once, any
    other value says that it happened more than once: two sentences, two sales. What was aimed at and what came of it are no two of them."""
    aimed = background.vocabulary.lexicon.reconcile.aimed
    return any(
        _compare(fact, other, background).agrees is False
        and (
            (predicate.measure == "once" and not (_kinds(fact) ^ _kinds(other)) & aimed)
            or _same_question(fact, other, predicate, background)
        )
        for other in facts
    )


def _compare(a: Fact, b: Fact, background: Background) -> Comparison:
    """How two values compare; sums that are paid in different rhythms ("£900 a month", "£12,000 a year") by what they are in a year."""
    ours, theirs = _rhythm(a, background), _rhythm(b, background)
    if ours == theirs or ours is None or theirs is None:
        return compare(a.value, b.value)
    return compare(_in_a_year(a, ours), _in_a_year(b, theirs))


def _rhythm(fact: Fact, background: Background) -> float | None:
    """How often in a year the sum is paid that a fact gives; None if nothing is said."""
    rhythms = background.vocabulary.lexicon.reconcile.rhythms
    found = {rhythms[k] for v in fact.qualifiers.get("kind", ()) if (k := v.name.casefold()) in rhythms}
    return found.pop() if len(found) == 1 and isinstance(fact.value, NumberValue) else None


def _in_a_year(fact: Fact, times: float) -> NumberValue:
    """The sum that a fact gives, as what it is in a year."""
    value = fact.value
    assert isinstance(value, NumberValue)
    amount, low, high = (None if x is None else x * times for x in (value.amount, value.low, value.high))
    assert amount is not None
    if low is high is None:
        low, high = amount * (1 - _ROUNDED), amount * (1 + _ROUNDED)
    rhythm = next(iter(fact.qualifiers["kind"])).name
    return value.model_copy(update={"name": f"{value.name} ({rhythm})", "amount": amount, "low": low, "high": high})


def _of_one_time(a: Fact, b: Fact, predicate: Predicate, background: Background) -> bool:
    """Whether two values that the texts give no time for are of about one time, judging by when the documents were written. If that is not
    known, a value that grows with the years may differ by one; more is another year."""
    if predicate.measure != "moment" or time_of(a) is not None or time_of(b) is not None:
        return True
    ours, theirs = ([d[:4] for x in documents_of([f]) if (d := background.dates.get(x))] for f in (a, b))
    if ours and theirs:
        return bool(set(ours) & set(theirs))
    if "as_of" in a.qualifiers and "as_of" in b.qualifiers:
        return False  # each is right for its day
    if not predicate.grows or not isinstance(a.value, NumberValue) or not isinstance(b.value, NumberValue):
        return True
    return abs(a.value.amount - b.value.amount) <= 1


def _same_question(a: Fact, b: Fact, predicate: Predicate, background: Background) -> bool:
    """Whether two values are for the same time and kind. A kind that only one side gives leaves the question open."""
    if not predicate.prescribed and (a.certainty == "planned") != (b.certainty == "planned"):
        return False  # what comes may differ from what was planned
    for scope in _SCOPES:
        ours, theirs = ({v.name.casefold() for v in f.qualifiers.get(scope, ())} for f in (a, b))
        if scope == "kind":
            ours, theirs = _without_rhythms(ours - {FISCAL}, theirs - {FISCAL}, background)
        if ours != theirs and ((ours and theirs) or scope not in _OPEN_SCOPES):
            return False
    s, t = time_of(a), time_of(b)
    match predicate.measure:
        case "once" | "lasting":
            return may_coincide(s, t)
        case "period":
            return s is not None and t is not None and _same_period(s, t)
        case _:
            if s is None and t is None:
                return True
            return s is not None and t is not None and may_coincide(s, t) and not _is_part(s, t)


def _without_rhythms(ours: set[str], theirs: set[str], background: Background) -> tuple[set[str], set[str]]:
    """The kinds of two sums without the rhythms in which they are paid, if both say so; a sum that is paid in a year needs not say so."""
    rhythms = background.vocabulary.lexicon.reconcile.rhythms
    yearly = {word for word, times in rhythms.items() if times == 1}
    if ours & rhythms.keys() and theirs & rhythms.keys():
        return ours - rhythms.keys(), theirs - rhythms.keys()
    return ours - yearly, theirs - yearly


def _kinds(fact: Fact) -> set[str]:
    return {v.name for v in fact.qualifiers.get("kind", ())}


def _is_part(s: DateValue, t: DateValue) -> bool:
    """Whether one time is a part of the other before its end: what was so in January need not be what is told for the year, which is
    mostly what was so at its end."""
    if s.edtf.split("/")[0].count("-") == t.edtf.split("/")[0].count("-"):
        return False
    return latest(s.edtf) != latest(t.edtf)


def _same_period(s: DateValue, t: DateValue) -> bool:
    return s.edtf == t.edtf
