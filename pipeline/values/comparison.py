"""How two values compare: a level, whether they agree, and a plain sentence.

Values are compared at the precision that both have. Agreement is not transitive: 1992 agrees with both March and May 1992, but these
two disagree. So values are compared in pairs and never grouped first. Swapping the values changes only their order in the sentence.
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
    ordinal,
    overlap,
    parse_edtf,
    readable,
)
from pipeline.values.units import conversion, same_currency


class Comparison(Record):
    """The `level` at which two values compare, whether they agree (None if that is unknown), and why, in a sentence."""

    level: str
    agrees: bool | None
    explanation: str


class Level(Record):
    """One way in which two values can compare: whether they agree (None if that is unknown), and what it means, in a sentence."""

    name: str
    agrees: bool | None = None
    meaning: str


def _levels() -> dict[str, Level]:
    data = tomllib.loads(resources.files("pipeline.values").joinpath("levels.toml").read_text(encoding="utf-8"))
    return {level.name: level for level in map(Level.model_validate, data["level"])}


LEVELS: Mapping[str, Level] = _levels()
"""All levels by name, from the closest to the most distant."""

# How many days before and after it an approximate or uncertain date can mean: five years for a year, and so on.
_REACH = {
    Precision.CENTURY: 50 * 366,
    Precision.DECADE: 10 * 366,
    Precision.YEAR: 5 * 366,
    Precision.SEASON: 92,
    Precision.MONTH: 62,
    Precision.DAY: 14,
}
_SIMILAR = 90.0
# The years in which some country wrote Julian dates and another Gregorian ones, and the last with a year that began on 25 March.
_STYLES = (1582, 1923)
_LAST_LADY_DAY_YEAR = 1752
_LADY_DAY = (3, 25)
# So many days apart, two days of one month differ in one figure.
_SLIP = 10
# Two converted bounds that differ by less than this part touch.
_EPSILON = 1 + 1e-9
# A number may be rounded if it ends in at least this many zeros and is at least this large; smaller numbers are counted exactly.
_ROUND = 3
_LARGE = 10_000
# It may be rounded by at most this part of it: a fiftieth.
_ROUNDED = 50
# A number that ends in zeros is, in another unit, at most this part of it away from the amount.
_ROUND_WITHIN = 0.05


def at(level: str, explanation: str) -> Comparison:
    """A comparison at a level, with the sentence that says why."""
    return Comparison(level=level, agrees=LEVELS[level].agrees, explanation=explanation)


def compare_dates(
    a_edtf: str, b_edtf: str, a_readings: Sequence[str] = (), b_readings: Sequence[str] = ()
) -> Comparison:
    """Compare two dates or intervals given as EDTF level 1.

    `a_readings` and `b_readings` are the possible readings of an ambiguous date, as EDTF; they are empty for any other date.
    Raises `ValueError` for anything that is not EDTF.
    """
    if (a_edtf, set(a_readings)) == (b_edtf, set(b_readings)):
        return at("same", f"both say {_any_of(a_edtf, a_readings)}")
    if not a_readings and not b_readings:
        return _compare(parse_edtf(a_edtf), parse_edtf(b_edtf))
    pairs = [_compare(parse_edtf(x), parse_edtf(y)) for x in a_readings or [a_edtf] for y in b_readings or [b_edtf]]
    both = f"{_any_of(a_edtf, a_readings)}, {_any_of(b_edtf, b_readings)}"
    if all(pair.agrees for pair in pairs):
        return at("refines", f"the dates agree in every reading: {both}")
    if any(pair.agrees is not False for pair in pairs):
        return at("ambiguous order", f"the dates agree in one reading only: {both}")
    return at("differs", f"dates differ: {both}")


def _any_of(edtf: str, readings: Sequence[str]) -> str:
    return " or ".join(readable(reading) for reading in sorted(readings)) if readings else readable(edtf)


def _compare(a: DateLike, b: DateLike) -> Comparison:
    if a == b:
        return at("same", f"both say {readable(a)}")
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
        # 1992 and 1992-XX-XX say the same; 1992 and 1992~ do not.
        return at(
            "refines" if vague else "same",
            f"{readable(a)} and {readable(b)} agree" if vague else f"both say {readable(known_a)}",
        )
    for outer, inner in ((a, b), (b, a)):
        if outer.precision < inner.precision and _covers(outer.known(), inner):
            return at("refines", f"{readable(inner)} is within {readable(outer)}")
    for date, other in ((a, b), (b, a)):
        if date in vague and _distance(date, other) <= _REACH[date.precision]:
            return at("refines", f"{readable(other)} is close enough to {readable(date)}")
    if overlap(a, b):
        return at("overlaps", f"{readable(a)} and {readable(b)} overlap")
    if a.year == b.year and Precision.SEASON in (a.precision, b.precision):
        return at(
            "may refine", f"{readable(a)} and {readable(b)} may agree: the months of a season depend on the hemisphere"
        )
    return (
        _compare_styles(known_a, known_b)
        or _compare_parts(known_a, known_b)
        or at("differs", f"dates differ: {readable(a)}, {readable(b)}")
    )


def _compare_styles(a: PartialDate, b: PartialDate) -> Comparison | None:
    """How two days compare if one may be written by the Julian calendar, or in a year that began on 25 March; None if neither can be."""
    earlier, later = sorted((a, b), key=lambda date: (date.year, date.month or 0, date.day or 0))
    if not (earlier.day and later.day and earlier.month and later.month) or not _STYLES[0] <= later.year <= _STYLES[1]:
        return None
    days = later.year // 100 - later.year // 400 - 2  # by which the Julian calendar was behind
    years = (
        earlier.year,
        earlier.year + ((earlier.month, earlier.day) < _LADY_DAY and later.year <= _LAST_LADY_DAY_YEAR),
    )
    for year in dict.fromkeys(years):
        apart = ordinal(later.year, later.month, later.day) - ordinal(year, earlier.month, earlier.day)
        slip = days == _SLIP and earlier.month == later.month  # "17 May" for "27 May"
        if (apart == days and not slip) or (apart == 0 and year != earlier.year):
            what = "the year began on 25 March" if apart == 0 else f"{days} days behind"
            return at("old and new style", f"{readable(earlier)} may be {readable(later)} in the Old Style ({what})")
    return None


def _compare_parts(a: PartialDate, b: PartialDate) -> Comparison | None:
    """How two dates with months differ: with day and month swapped, or in one part. None if they differ in more, or have no months."""
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
            parts = f"{a.day}, {readable(b)}"
        case "month":
            parts = f"{MONTHS[(a.month or 1) - 1]}, {MONTHS[(b.month or 1) - 1]} ({kept})"
        case _:
            parts = f"{readable(a.to(Precision.YEAR))}, {readable(b.to(Precision.YEAR))} ({kept})"
    return at("one part differs", f"{different[0]} differs: {parts}")


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
    """The number of days between two dates; 0 if they overlap."""
    a_first, a_last, b_first, b_last = earliest(a) or 0, latest(a) or 0, earliest(b) or 0, latest(b) or 0
    return max(a_first - b_last, b_first - a_last, 0)


def compare_numbers(a: NumberValue, b: NumberValue) -> Comparison:
    """Compare two numbers. A rounded number or a range (`low`, `high`) agrees with any number within it."""
    both = f"{a.name}, {b.name}"
    if a.unit is None and a.amount == 0:  # nothing is nothing in every unit
        a = a.model_copy(update={"unit": b.unit})
    elif b.unit is None and b.amount == 0:
        b = b.model_copy(update={"unit": a.unit})
    if a.unit != b.unit:
        converted = _in_unit_of(b, a)
        if converted is not None:
            return _compare_converted(a, b, converted)
    if a.unit != b.unit and not (a.unit and b.unit and same_currency(a.unit, b.unit)):
        return at("units differ", f"units differ: {a.unit or 'none'}, {b.unit or 'none'} ({both})")
    if (a.amount, a.low, a.high, a.readings) == (b.amount, b.low, b.high, b.readings):
        return at("same", f"both say {a.name}")
    if a.readings or b.readings:
        return _compare_choices(a, b)
    for outer, inner in ((a, b), (b, a)):
        if _within(inner.amount, outer):
            return at("refines", f"{inner.name} is within {outer.name}")
    for round_, exact in ((a, b), (b, a)):
        if _is_rounding_of(round_, exact):
            return at("may refine", f"{round_.name} may be {exact.name} rounded")
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    # "89.7 million" and "89.8 million" share one bound, but are different numbers.
    rounded_alike = math.isclose(a_high - a_low, b_high - b_low, rel_tol=1e-6) and a.amount != b.amount
    touching = math.isclose(a_low, b_high, rel_tol=1e-9) or math.isclose(b_low, a_high, rel_tol=1e-9)
    if a_low <= b_high and b_low <= a_high and not (rounded_alike and touching):
        return at("overlaps", f"ranges overlap: {both}")
    return at("differs", f"numbers differ: {both} ({_apart(a.amount, b.amount)})")


def _compare_choices(a: NumberValue, b: NumberValue) -> Comparison:
    """Numbers of one unit, of which at least one leaves a choice ("12 or 14"): they agree if one of its readings does."""
    apart = [
        number.model_copy(update={"amount": amount, "low": None, "high": None, "readings": ()})
        for number in (a, b)
        for amount in number.readings
    ]
    ours = apart[: len(a.readings)] or [a]
    theirs = apart[len(a.readings) :] or [b]
    if any(compare_numbers(x, y).agrees is not False for x in ours for y in theirs):
        return at("refines", f"{a.name} and {b.name} agree in one reading")
    return at("differs", f"numbers differ: {a.name}, {b.name}")


def _in_unit_of(number: NumberValue, other: NumberValue) -> NumberValue | None:
    """A number in the unit of another, with the bounds that its last written digit implies; None if they measure different things."""
    converting = conversion(number.unit, other.unit) if number.unit and other.unit else None
    if converting is None:
        return None
    multiplier, offset = converting
    low, high = _with_precision(number)
    return number.model_copy(
        update={
            "unit": other.unit,
            "amount": number.amount * multiplier + offset,
            "low": None if low is None else low * multiplier + offset,
            "high": None if high is None else high * multiplier + offset,
        }
    )


def _compare_converted(a: NumberValue, b: NumberValue, converted: NumberValue) -> Comparison:
    """Two amounts in different units, at the precision at which each is written: 184 m and 604 ft agree."""
    (a_low, a_high), (b_low, b_high) = _with_precision(a), (converted.low, converted.high)
    in_words = f"{b.name} is {converted.amount:,.6g} {a.unit}"
    overlapping = (a_low is None or b_high is None or a_low <= b_high * _EPSILON) and (
        a_high is None or b_low is None or b_low <= a_high * _EPSILON
    )
    if overlapping:
        return at("refines", f"{a.name} and {b.name} agree ({in_words})")
    return at("differs", f"numbers differ: {a.name}, {b.name} ({in_words}, {_apart(a.amount, converted.amount)})")


def _with_precision(number: NumberValue) -> tuple[float | None, float | None]:
    """The bounds of a number; for a bare number half a unit of its last digit that is not zero, either way."""
    if number.low is not None or number.high is not None:
        return number.low, number.high
    digits = f"{number.amount:.10f}".rstrip("0")
    decimals = len(digits.partition(".")[2])
    step = 10.0**-decimals
    if decimals == 0:
        whole = str(int(number.amount))
        step = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if number.amount else 1.0
        step = min(step, max(1.0, 2 * _ROUND_WITHIN * abs(number.amount)))  # "10" is not 14
    return number.amount - step / 2, number.amount + step / 2


def _is_rounding_of(number: NumberValue, exact: NumberValue) -> bool:
    """Whether a number that ends in at least three zeros may be a more exact number, rounded to its last digit that is not zero, by at most
    a fiftieth."""
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
    return "less than 1% apart" if percent < 1 else f"{percent:.0f}% apart"


# "EEZs" are several of what "EEZ" is.
_PLURAL = re.compile(r"(?<=[A-Z]{2})s\b")


def compare_texts(a: str, b: str) -> Comparison:
    """Compare two wordings, ignoring case, punctuation and white space. `differs` means only that the words differ."""
    words_a, words_b = _words(_PLURAL.sub("", a)), _words(_PLURAL.sub("", b))
    if words_a == words_b:
        return at("same", f"both say “{a}”")
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
