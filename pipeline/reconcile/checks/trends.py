"""Changes that do not fit the values of two years: "sales rose by a fifth in 2017", and a table with 61.0 and 64.8."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import time_of
from pipeline.records import Conflict, Fact, NumberValue

_TREND = "trend"
# Percentage points by which a change that is worked out may be off, as values are rounded.
_TOLERANCE = 1.0


def check_trends(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each change that a document tells and that the values of another document for the year and for the year before it
    rule out."""
    found = []
    for trend in subject.told.get(_TREND, ()):
        kind = next((v.name for v in trend.qualifiers.get("kind", ())), "")
        year = _year(trend)
        others = [f for f in subject.told.get(kind, ()) if not set(documents_of([f])) & set(documents_of([trend]))]
        for now, before in _pairs(others, year):
            change = _change(now, before)
            if change is not None and compare(trend.value, change).agrees is False:
                sentence = (
                    f"{trend.value.name} in {year}, but {before.value.name} became {now.value.name} ({change.name})"
                )
                assessment = assess([[trend], [now, before]]).at_most("medium", "the change is worked out")
                sides = [make_side([trend]), make_side([now, before], change)]
                key = f"{kind}/{year}"
                found.append(make_conflict("value", trend.subject, _TREND, sides, [sentence], assessment, key))
                break
    return found


def _pairs(facts: Sequence[Fact], year: int | None) -> Iterator[tuple[Fact, Fact]]:
    """The values of a document for a year and for the year before it."""
    if year is None:
        return
    for now in (f for f in facts if _year(f) == year):
        for before in (f for f in facts if _year(f) == year - 1):
            if documents_of([now]) == documents_of([before]):
                yield now, before


def _year(fact: Fact) -> int | None:
    time = time_of(fact)
    first, _, last = time.edtf.partition("/") if time is not None else ("", "", "")
    return int(first) if first == last and first.isdigit() and len(first) == len("2017") else None


def _change(now: Fact, before: Fact) -> NumberValue | None:
    """The change between two values, in per cent; None if they cannot be compared."""
    a, b = now.value, before.value
    if not isinstance(a, NumberValue) or not isinstance(b, NumberValue) or a.unit != b.unit or b.amount <= 0:
        return None
    change = 100 * (a.amount - b.amount) / b.amount
    low, high = change - _TOLERANCE, change + _TOLERANCE
    return NumberValue(name=f"{change:+.1f} %", amount=change, unit="percent", low=low, high=high)
