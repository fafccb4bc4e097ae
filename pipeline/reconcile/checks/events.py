"""One event that two documents report with different dates or numbers, as open facts."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.open_dates import is_open_date
from pipeline.reconcile.checks.open_measures import is_open_measure
from pipeline.reconcile.comparison import compare, differ_by_anchor
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.comparison import LEVELS
from pipeline.vocabulary import OPEN

# How many qualifiers may be missing from one of two reports.
_MOST_UNSHARED = 1
# What is ranked, which is compared word by word.
_ORDER = "order"
# The arguments that make an event what it is. If only one of two reports has such an argument, they may be about different events.
_CORE = {"object", "complement", _ORDER}
# If documents give more different sets of values than this, they do not report one event.
_MOST_REPORTS = 40
# "A resolution", not "the resolution".
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
_YEAR = len("1950")
# The last word of what a number is right for that holds on the day of writing alone.
_NOW = "now"


def check_events(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between open facts of two documents that are the same except for a date or a number.

    Each document must give one value, or all the same values but one: an event that one document reports twice may have happened twice. All
    other qualifiers that both have must agree, and numbers must be for the same time, or for no time.
    """
    found: dict[str, Conflict] = {}
    for name, facts in _dates_and_numbers(subject):
        for ours, theirs in itertools.combinations(_reports(facts), 2):
            a, b = sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())
            if len(a) != 1 or len(b) != 1:
                continue
            pair = next(((x, y) for x in ours[a[0]] for y in theirs[b[0]] if _same_event(x, y)), None)
            if pair is None or (
                pair[0].value.type == "date" and differ_by_anchor(pair[:1], pair[1:], background.dated)
            ):
                continue
            comparison = compare(pair[0].value, pair[1].value)
            if comparison.agrees is False:
                scope = "|".join(sorted((a[0], b[0])))
                groups = [[f for f in facts if f.value.identity == key] for key in (a[0], b[0])]
                sides = [make_side(g) for g in groups]
                assessment = assess(groups, LEVELS[comparison.level].meaning).at_most(
                    "medium", "the event may have happened twice"
                )
                conflict = make_conflict(
                    "value", facts[0].subject, name, sides, [comparison.explanation], assessment, scope
                )
                found.setdefault(conflict.id, conflict)
    return list(found.values())


def _dates_and_numbers(subject: SubjectFacts) -> Iterator[tuple[str, list[Fact]]]:
    """The open facts with dates and those with numbers, by predicate and unit: a share and a count are not compared."""
    for name, facts in subject.by_predicate.items():
        if not name.startswith(OPEN):
            continue
        units: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.value.type in {"date", "number"} and not is_open_measure(fact) and not is_open_date(fact):
                units.setdefault(str(getattr(fact.value, "unit", "")), []).append(fact)
        yield from ((name, units[unit]) for unit in sorted(units))


def _reports(facts: Sequence[Fact]) -> list[Mapping[str, Sequence[Fact]]]:
    """The different sets of values that documents give, each with the facts by value. Empty if there are very many."""
    by_document: dict[str, dict[str, list[Fact]]] = {}
    for fact in facts:
        for document in documents_of([fact]):
            by_document.setdefault(document, {}).setdefault(fact.value.identity, []).append(fact)
    distinct: dict[tuple[str, ...], dict[str, list[Fact]]] = {}
    for document in sorted(by_document):
        report = distinct.setdefault(tuple(sorted(by_document[document])), {})
        for key, members in by_document[document].items():
            report.setdefault(key, []).extend(f for f in members if f not in report.get(key, ()))
    return list(distinct.values()) if len(distinct) <= _MOST_REPORTS else []


def _same_event(a: Fact, b: Fact) -> bool:
    """Whether nothing suggests that two facts are of two events, or of two times."""
    names, shared = set(a.qualifiers) | set(b.qualifiers), set(a.qualifiers) & set(b.qualifiers)
    if (names - shared) & _CORE or len(names - shared) > _MOST_UNSHARED:
        return False
    if names and not shared and a.subject.type == "PERSON":  # people win, miss and pay more than once
        return False
    if not all(_identities(a, n) & _identities(b, n) for n in shared):
        return False
    if a.value.type == "number":
        return "time" in shared or ("time" not in names and not _has_changed(a, b))
    return not _may_recur(a, b)


def _has_changed(a: Fact, b: Fact) -> bool:
    """Whether the numbers are right for the days on which two documents were written, or only one of them is ("now has 98 boats")."""
    ours, theirs = (_identities(f, "as_of") if "as_of" in f.qualifiers else set[str]() for f in (a, b))
    return ours != theirs or _NOW in ours


def _may_recur(a: Fact, b: Fact) -> bool:
    """Whether two dates in two years are of any such event ("passed a resolution in 1950"), and nothing else that both say singles one
    out. Dates that differ in the year alone are rather a slip."""
    years, days = zip(
        *((v.edtf[:_YEAR], v.edtf[_YEAR:]) for v in (a.value, b.value) if isinstance(v, DateValue)), strict=True
    )
    objects = [v.name for f in (a, b) for v in f.qualifiers.get("object", ())]
    others = (set(a.qualifiers) & set(b.qualifiers)) - {"object"}
    slip = len(set(days)) == 1 and any(days)
    return len(set(years)) > 1 and not slip and not others and any(_ARTICLE.match(name) for name in objects)


def _identities(fact: Fact, qualifier: str) -> set[str]:
    """What the values of a qualifier are compared by: words by the last one, which is the head of the phrase."""
    by_head = qualifier != _ORDER
    return {
        v.name.split()[-1].casefold() if by_head and v.type == "text" else v.identity
        for v in fact.qualifiers[qualifier]
    }
