"""Which side of a conflict is likelier, and why. It explains itself, hides no side, and abstains without a reason."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.reconcile.grouping import value_name
from pipeline.reconcile.order import is_after
from pipeline.reconcile.reliability import UNKNOWN, Contest, Record
from pipeline.reconcile.sources import Sources
from pipeline.records import Conflict, DateValue, Fact, NumberValue, Side, Suggestion
from pipeline.values.dates import precision, readable
from pipeline.vocabulary.predicates import Predicate

# How much each reason counts, as the logarithm of how much likelier it makes a side; the word of a source of which nothing is
# known counts for about 2.
_OUT_OF_ORDER = 3.0
_MORE_PRECISE = 0.4
_MORE_DETAIL = 0.4
_CONFIDENCE = 1.0
_TIE = 0.1
_NAMED = 2


class Grounds(NamedTuple):
    """What speaks for a side apart from who says it: points, reasons for it and against it; and the independent sources that say
    it, sorted."""

    points: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    sources: tuple[str, ...]


def grounds_of(
    conflict: Conflict, facts: Mapping[str, Fact], predicates: Mapping[str, Predicate], sources: Sources
) -> tuple[Grounds, ...]:
    """What speaks for each side. `facts` are all of the subject, by id. None where the sides are no rival values of one thing."""
    same = any(side.facts == conflict.sides[0].facts for side in conflict.sides[1:])
    if conflict.kind in {"order", "count", "set"} or same:
        return ()
    details = [_details(facts[i] for i in side.facts) for side in conflict.sides]
    found = []
    for number, side in enumerate(conflict.sides):
        said = [facts[i] for i in side.facts]
        points, reasons, against = _CONFIDENCE * (max(f.confidence for f in said) - 1), [], []
        if clash := _out_of_order(side, said[0], facts, predicates):
            points -= _OUT_OF_ORDER
            against.append(f"{value_name(side.value)}: {clash}")
        if _is_most_precise(side, conflict.sides):
            points += _MORE_PRECISE
            reasons.append("the most precise")
        if len(details[number]) > max((len(d) for n, d in enumerate(details) if n != number), default=0):
            points += _MORE_DETAIL
            reasons.append(f"said with more detail: {', '.join(sorted(set(details[number])))}")
        found.append(Grounds(points, tuple(reasons), tuple(against), tuple(sorted(sources.behind(said)))))
    return tuple(found)


def contest_of(grounds: Sequence[Grounds]) -> Contest:
    """Which sources give which of the rival values; without those that give several."""
    given = Counter(s for g in grounds for s in g.sources)
    return [[s for s in g.sources if given[s] == 1] for g in grounds]


def suggest(
    conflict: Conflict, grounds: Sequence[Grounds], records: Mapping[str, Record], sources: Sources
) -> Suggestion | None:
    """The side for which most speaks; null for a tie, and without a reason. `records` are those of the sources, by name."""
    if not grounds:
        return None
    voices = [sum(_voice(s, records, sources) for s in g.sources) for g in grounds]
    points = [g.points + voice for g, voice in zip(grounds, voices, strict=True)]
    best = max(range(len(points)), key=lambda n: (points[n], -n))
    if sum(p > points[best] - _TIE for p in points) > 1:
        return None
    reasons = [*_support(best, voices, grounds, records, sources, conflict), *grounds[best].reasons]
    reasons += [a for n, g in enumerate(grounds) if n != best for a in g.against]
    if not reasons:
        return None
    odds = [math.exp(p - points[best]) for p in points]
    return Suggestion(side=best, score=round(1 / sum(odds), 2), reasons=tuple(reasons))


def _voice(source: str, records: Mapping[str, Record], sources: Sources) -> float:
    return records.get(source, UNKNOWN).vote * sources.weight(source)


def _support(
    best: int,
    voices: Sequence[float],
    grounds: Sequence[Grounds],
    records: Mapping[str, Record],
    sources: Sources,
    conflict: Conflict,
) -> list[str]:
    """Why the word of those who give the best side counts for more than that of the others; nothing where it does not."""
    rivals = [n for n in range(len(voices)) if n != best]
    if voices[best] <= max(voices[n] for n in rivals) + _TIE:
        return []
    reasons = []
    every = {s for g in grounds for s in g.sources}
    most = max(len(grounds[n].sources) for n in rivals)
    if len(grounds[best].sources) > most:
        noun = (
            "documents"
            if len(every) == len({d for s in conflict.sides for d in s.documents})
            else "independent sources"
        )
        reasons.append(f"said by {len(grounds[best].sources)} of {len(every)} {noun}")
    second = max(rivals, key=lambda n: (voices[n], -n))
    own, other = (_best(grounds[n].sources, records) for n in (best, second))
    if own[0][0].rate > other[0][0].rate:
        reasons.append(f"its sources are right more often elsewhere: {_told(own)}; against {_told(other)}")
    weighed = [s for s in grounds[best].sources if sources.weight(s) > 1]
    if weighed:
        reasons.append(
            f"its sources have more weight: {', '.join(f'{s} {sources.weight(s):g}' for s in weighed[:_NAMED])}"
        )
    light = [s for n in rivals for s in grounds[n].sources if sources.weight(s) < 1]
    if light:
        reasons.append(
            f"other sources have less weight: {', '.join(f'{s} {sources.weight(s):g}' for s in light[:_NAMED])}"
        )
    return reasons or ["its sources count for more"]


def _best(names: Sequence[str], records: Mapping[str, Record]) -> list[tuple[Record, str]]:
    """The sources with the best records, and these."""
    ranked = sorted(((records.get(name, UNKNOWN), name) for name in names), key=lambda r: (-r[0].rate, r[1]))
    return ranked[:_NAMED]


def _told(ranked: Sequence[tuple[Record, str]]) -> str:
    return ", ".join(
        f"{name} {record.rate:.0%}"
        + (f" ({record.right} of {record.tested} claims put to the test)" if record.tested else " (by its like)")
        for record, name in ranked
    )


def _out_of_order(side: Side, said: Fact, facts: Mapping[str, Fact], predicates: Mapping[str, Predicate]) -> str | None:
    """How a date clashes with another date of its subject, in words; null if it does not."""
    if not isinstance(side.value, DateValue):
        return None
    name = said.predicate
    for other in facts.values():
        if other.polarity != "affirmed" or not isinstance(other.value, DateValue):
            continue
        if name in predicates and other.predicate in predicates[name].before and is_after(side.value, other.value):
            return f"it is after {other.predicate.replace('_', ' ')}, {readable(other.value.edtf)}"
        later = predicates.get(other.predicate)
        if later is not None and name in later.before and is_after(other.value, side.value):
            return f"it is before {other.predicate.replace('_', ' ')}, {readable(other.value.edtf)}"
    return None


def _is_most_precise(side: Side, sides: Sequence[Side]) -> bool:
    """Whether a date gives more of itself than all others, or a number more digits than all others that end in zeros."""
    own, others = _digits(side), [_digits(s) for s in sides if s is not side]
    return own is not None and all(other is not None and own > other for other in others)


def _digits(side: Side) -> int | None:
    value = side.value
    if isinstance(value, DateValue):
        return None if "/" in value.edtf else int(precision(value.edtf))
    if isinstance(value, NumberValue) and value.low is None and value.high is None and value.amount.is_integer():
        digits = str(abs(int(value.amount)))
        return 0 if len(digits) > 2 and digits.endswith("00") else 1
    return None


def _details(said: Iterable[Fact]) -> list[str]:
    return [v.name for f in said for name, values in f.qualifiers.items() if name != "time" for v in values]
