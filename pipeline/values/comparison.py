"""How two values compare: a level, whether they agree, and a plain sentence.

Values compare at the precision that both have. Agreement is not transitive: 1992 agrees with both March and May 1992,
which disagree; so values are compared in pairs and never grouped first. Which value comes first changes nothing but the
order in the sentence.
"""

import math
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from rapidfuzz import fuzz

from pipeline.records.base import Record
from pipeline.records.facts import NumberValue
from pipeline.values.dates import (
    MONTHS,
    DateLike,
    Interval,
    PartialDate,
    Precision,
    earliest,
    latest,
    overlap,
    parse_edtf,
    readable,
)


class Comparison(Record):
    """The `level` at which two values compare, whether they agree (null: not known), and why, in a sentence."""

    level: str
    agrees: bool | None
    explanation: str


class Level(Record):
    """One way in which two values can stand to each other: whether they agree (null: not known), and what it means."""

    name: str
    agrees: bool | None = None
    meaning: str


def _levels() -> dict[str, Level]:
    data = tomllib.loads(resources.files("pipeline.values").joinpath("levels.toml").read_text(encoding="utf-8"))
    return {level.name: level for level in map(Level.model_validate, data["level"])}


LEVELS: Mapping[str, Level] = _levels()
"""All levels by name, from the closest to the farthest."""

# How many days either side of it an approximate or uncertain date can mean: five years for a year, and so on.
_REACH = {
    Precision.CENTURY: 50 * 366,
    Precision.DECADE: 10 * 366,
    Precision.YEAR: 5 * 366,
    Precision.SEASON: 92,
    Precision.MONTH: 62,
    Precision.DAY: 14,
}
_SIMILAR = 90.0
# Zeros at the end of a number that may be rounded, and the part of it by which it may be.
_ROUND = 3
_LARGE = 10_000  # below it, numbers are counted
_ROUNDED = 50


def at(level: str, explanation: str) -> Comparison:
    """A comparison at a level, with the sentence that says why."""
    return Comparison(level=level, agrees=LEVELS[level].agrees, explanation=explanation)


def compare_dates(
    a_edtf: str, b_edtf: str, a_readings: Sequence[str] = (), b_readings: Sequence[str] = ()
) -> Comparison:
    """Compare two dates or intervals given as EDTF level 1.

    `a_readings` and `b_readings` are both readings of a date whose day and month could be swapped, or nothing. Raises
    `ValueError` for what is no EDTF.
    """
    if (a_edtf, set(a_readings)) == (b_edtf, set(b_readings)):
        return at("same", f"both {_any_of(a_edtf, a_readings)}")
    if not a_readings and not b_readings:
        return _compare(parse_edtf(a_edtf), parse_edtf(b_edtf))
    pairs = [_compare(parse_edtf(x), parse_edtf(y)) for x in a_readings or [a_edtf] for y in b_readings or [b_edtf]]
    said = f"{_any_of(a_edtf, a_readings)}, {_any_of(b_edtf, b_readings)}"
    if all(pair.agrees for pair in pairs):
        return at("refines", f"agree in every reading: {said}")
    if any(pair.agrees is not False for pair in pairs):
        return at("ambiguous order", f"day and month may be swapped: {said}")
    return at("differs", f"dates differ: {said}")


def _any_of(edtf: str, readings: Sequence[str]) -> str:
    return " or ".join(readable(reading) for reading in sorted(readings)) if readings else readable(edtf)


def _compare(a: DateLike, b: DateLike) -> Comparison:
    if a == b:
        return at("same", f"both {readable(a)}")
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return _compare_points(a, b)
    if isinstance(a, Interval) and isinstance(b, Interval):
        return _compare_intervals(a, b)
    point, interval = (a, b) if isinstance(a, PartialDate) else (b, a)
    if _covers(interval, point):
        return at("refines", f"{readable(point)} is within {readable(interval)}")
    return _overlap_or_differ(a, b)


def _compare_points(a: PartialDate, b: PartialDate) -> Comparison:
    known_a, known_b = a.known(), b.known()
    vague = [date for date in (a, b) if date.approximate or date.uncertain]
    if known_a == known_b:
        # Written alike but for what is left open: 1992 and 1992-XX-XX say the same, 1992 and 1992~ do not.
        return at(
            "refines" if vague else "same",
            f"{readable(a)} and {readable(b)} agree" if vague else f"both {readable(known_a)}",
        )
    for outer, inner in ((a, b), (b, a)):
        if outer.precision < inner.precision and _covers(outer.known(), inner):
            return at("refines", f"{readable(inner)} is within {readable(outer)}")
    for date, other in ((a, b), (b, a)):
        if date in vague and _distance(date, other) <= _REACH[date.precision]:
            return at("refines", f"{readable(other)} is within reach of {readable(date)}")
    if overlap(a, b):
        return at("overlaps", f"{readable(a)} and {readable(b)} overlap")
    if a.year == b.year and Precision.SEASON in (a.precision, b.precision):
        return at("may refine", f"{readable(a)} and {readable(b)}: when a season is depends on the place")
    return _compare_parts(known_a, known_b) or at("differs", f"dates differ: {readable(a)}, {readable(b)}")


def _compare_parts(a: PartialDate, b: PartialDate) -> Comparison | None:
    """Two dates that differ although they have months: swapped, or different in one part; null if in more."""
    shared = min(a.precision, b.precision)
    if shared < Precision.MONTH:
        return None
    a, b = a.to(shared), b.to(shared)
    if a.day and (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return at("day and month swapped", f"day and month swapped: {readable(a)}, {readable(b)}")
    same = {"year": a.year == b.year, "month": a.month == b.month, "day": a.day == b.day}
    different = [part for part, equal in same.items() if not equal]
    if len(different) != 1:
        return None
    kept = ", ".join(f"same {part}" for part, equal in same.items() if equal and (part != "day" or a.day))
    match different[0]:
        case "day":
            said = f"{a.day}, {readable(b)}"
        case "month":
            said = f"{MONTHS[(a.month or 1) - 1]}, {MONTHS[(b.month or 1) - 1]} ({kept})"
        case _:
            said = f"{readable(a.to(Precision.YEAR))}, {readable(b.to(Precision.YEAR))} ({kept})"
    return at("one part differs", f"{different[0]} differs: {said}")


def _compare_intervals(a: Interval, b: Interval) -> Comparison:
    if all(level in {"same", "refines"} for level in _levels_of_ends(a, b)):
        return at("refines", f"{readable(a)} and {readable(b)} agree at both ends")
    return _overlap_or_differ(a, b)


def _levels_of_ends(a: Interval, b: Interval) -> Iterator[str]:
    for x, y in ((a.start, b.start), (a.end, b.end)):
        if x and y:
            yield _compare(x, y).level
        else:
            yield "same" if x == y else "differs"


def _overlap_or_differ(a: DateLike, b: DateLike) -> Comparison:
    if overlap(a, b):
        return at("overlaps", f"{readable(a)} and {readable(b)} overlap")
    return at("differs", f"dates differ: {readable(a)}, {readable(b)}")


def _covers(outer: DateLike, inner: DateLike) -> bool:
    """Whether every day that `inner` can mean lies in `outer`."""
    first, last, inner_first, inner_last = earliest(outer), latest(outer), earliest(inner), latest(inner)
    return (first is None or (inner_first is not None and first <= inner_first)) and (
        last is None or (inner_last is not None and inner_last <= last)
    )


def _distance(a: PartialDate, b: PartialDate) -> int:
    """Days between two dates; 0 if they touch or overlap."""
    a_first, a_last, b_first, b_last = earliest(a) or 0, latest(a) or 0, earliest(b) or 0, latest(b) or 0
    return max(a_first - b_last, b_first - a_last, 0)


def compare_numbers(a: NumberValue, b: NumberValue) -> Comparison:
    """Compare two numbers; a rounded one or a range (`low`, `high`) agrees with what lies in it."""
    said = f"{a.name}, {b.name}"
    if a.unit != b.unit:
        return at("units differ", f"units differ: {a.unit or 'none'}, {b.unit or 'none'} ({said})")
    if (a.amount, a.low, a.high) == (b.amount, b.low, b.high):
        return at("same", f"both {a.name}")
    for outer, inner in ((a, b), (b, a)):
        if _within(inner.amount, outer):
            return at("refines", f"{inner.name} is within {outer.name}")
    for round_, exact in ((a, b), (b, a)):
        if _is_rounding_of(round_, exact):
            return at("may refine", f"{round_.name} may be {exact.name}, rounded")
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    # "89.7 million" and "89.8 million" have one end in common, and are two numbers.
    rounded_alike = math.isclose(a_high - a_low, b_high - b_low, rel_tol=1e-6) and a.amount != b.amount
    touching = math.isclose(a_low, b_high, rel_tol=1e-9) or math.isclose(b_low, a_high, rel_tol=1e-9)
    if a_low <= b_high and b_low <= a_high and not (rounded_alike and touching):
        return at("overlaps", f"ranges overlap: {said}")
    return at("differs", f"numbers differ: {said} ({_apart(a.amount, b.amount)})")


def _is_rounding_of(number: NumberValue, exact: NumberValue) -> bool:
    """Whether a number that ends in zeros, three or more, may be another one with more digits, rounded to its last that is no zero
    and by no more than a fiftieth."""
    if any(
        n.low is not None or n.high is not None or not n.amount.is_integer() or n.amount <= 0 for n in (number, exact)
    ):
        return False
    zeros, fewer = (len(str(int(n.amount))) - len(str(int(n.amount)).rstrip("0")) for n in (number, exact))
    reach = min(10**zeros / 2, number.amount / _ROUNDED)
    return (
        number.amount >= _LARGE and zeros >= _ROUND and fewer < zeros - 1 and abs(number.amount - exact.amount) <= reach
    )


def _bounds(number: NumberValue) -> tuple[float, float]:
    if number.low is None and number.high is None:
        return number.amount, number.amount
    return (-math.inf if number.low is None else number.low, math.inf if number.high is None else number.high)


def _within(amount: float, number: NumberValue) -> bool:
    low, high = _bounds(number)
    return low <= amount <= high or math.isclose(amount, low, rel_tol=1e-9) or math.isclose(amount, high, rel_tol=1e-9)


def _apart(a: float, b: float) -> str:
    """How far apart two different numbers are, in words."""
    low, high = sorted((abs(a), abs(b)))
    if a * b <= 0:
        return f"{abs(a - b):,.15g} apart"
    ratio = high / low
    if ratio > 1e6:
        return "more than a million times as much"
    if ratio >= 1.95:
        return (
            "twice as much"
            if 1.95 <= ratio < 2.05
            else f"{ratio:.2g} times as much"
            if ratio < 10
            else f"{ratio:,.0f} times as much"
        )
    percent = (ratio - 1) * 100
    return "less than 1 % apart" if percent < 1 else f"{percent:.0f} % apart"


def compare_texts(a: str, b: str) -> Comparison:
    """Compare two wordings, blind to capitals, punctuation and white space; `differs` says no more than that words do."""
    words_a, words_b = _words(a), _words(b)
    if words_a == words_b:
        return at("same", f"both “{a}”")
    for outer, inner in ((words_a, words_b), (words_b, words_a)):
        if inner and f" {inner} " in f" {outer} ":
            longer, shorter = (a, b) if outer == words_a else (b, a)
            return at("refines", f"“{longer}” says more than “{shorter}”")
    if fuzz.ratio(words_a, words_b) >= _SIMILAR:
        return at("similar", f"nearly the same words: “{a}”, “{b}”")
    return at("differs", f"words differ: “{a}”, “{b}”")


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded)) or " ".join(folded.split())
