"""Which side of a conflict is likelier, and why. The suggestion gives its reasons and hides no side. If there is no reason, it abstains."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import predicate_in_words, value_in_words
from pipeline.reconcile.sources.independence import Sources
from pipeline.reconcile.sources.reliability import UNKNOWN, Contest, Record
from pipeline.reconcile.validity import is_after
from pipeline.records import Conflict, DateValue, Fact, NumberValue, Side, Suggestion
from pipeline.values.dates import precision, readable

# How much each reason counts, as the logarithm of how much likelier it makes a side. An unknown source counts about 2.
_OUT_OF_ORDER = 3.0
_MORE_PRECISE = 0.4
_MORE_DETAIL = 0.4
_CONFIDENCE = 1.0
_CORRECTS = 3.0
_TIE = 0.1
_NAMED = 2


class Grounds(NamedTuple):
    """What supports a side.

    `points`, `reasons` and `against` do not depend on who states it: the weight of the reasons, those for the side, and
    those that count against it. `sources` are the independent sources that state it, sorted.
    """

    points: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    sources: tuple[str, ...]


def grounds_of(
    conflict: Conflict, facts: Mapping[str, Fact], background: Background, sources: Sources
) -> tuple[Grounds, ...]:
    """What supports each side. `facts` are all facts about the subject, by id. Empty if the sides are not rival values of one thing."""
    same = any(side.facts == conflict.sides[0].facts for side in conflict.sides[1:])
    if conflict.kind in {"order", "count", "set"} or same or any(side.derived_from for side in conflict.sides):
        return ()
    details = [_details(facts[i] for i in side.facts) for side in conflict.sides]
    found = []
    for number, side in enumerate(conflict.sides):
        own = [facts[i] for i in side.facts]
        points, reasons, against = _CONFIDENCE * (max(f.confidence for f in own) - 1), [], []
        if clash := _out_of_order(side, own[0].predicate, facts.values(), background):
            points -= _OUT_OF_ORDER
            against.append(clash)
        if any(e.corrects is not None for f in own for e in f.evidence):
            points += _CORRECTS
            reasons.append("the document that gives it corrects the other value")
        if _is_most_precise(side, conflict.sides):
            points += _MORE_PRECISE
            reasons.append("it is the most precise")
        if len(details[number]) > max((len(d) for n, d in enumerate(details) if n != number), default=0):
            points += _MORE_DETAIL
            reasons.append(f"it is given with more detail: {', '.join(sorted(set(details[number])))}")
        found.append(Grounds(points, tuple(reasons), tuple(against), tuple(sorted(sources.behind(own)))))
    return tuple(found)


def contest_of(grounds: Sequence[Grounds]) -> Contest:
    """Which sources give which of the rival values, without the sources that give several."""
    given = Counter(s for g in grounds for s in g.sources)
    return [[s for s in g.sources if given[s] == 1] for g in grounds]


def suggest(
    conflict: Conflict, grounds: Sequence[Grounds], records: Mapping[str, Record], sources: Sources
) -> Suggestion | None:
    """The side with the most support; None for a tie, or if there is no reason. `records` are the records of the sources, by name."""
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
    """Why the sources of the best side count for more than those of every other side; empty if they do not."""
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
        reasons.append(f"stated by {len(grounds[best].sources)} of {len(every)} {noun}")
    second = max(rivals, key=lambda n: (voices[n], -n))
    own, other = (_most_reliable(grounds[n].sources, records) for n in (best, second))
    if own[0][0].rate > other[0][0].rate:
        reasons.append(f"its sources are right more often elsewhere: {_rates(own)}, against {_rates(other)}")
    heavier = [s for s in grounds[best].sources if sources.weight(s) > 1]
    if heavier:
        reasons.append(f"its sources have more weight: {_weights(heavier, sources)}")
    lighter = [s for n in rivals for s in grounds[n].sources if sources.weight(s) < 1]
    if lighter:
        reasons.append(f"other sources have less weight: {_weights(lighter, sources)}")
    return reasons or ["its sources count for more"]


def _most_reliable(names: Sequence[str], records: Mapping[str, Record]) -> list[tuple[Record, str]]:
    """The sources with the best records, with these, the best first."""
    ranked = sorted(((records.get(name, UNKNOWN), name) for name in names), key=lambda r: (-r[0].rate, r[1]))
    return ranked[:_NAMED]


def _rates(ranked: Sequence[tuple[Record, str]]) -> str:
    return ", ".join(
        f"{name} {record.rate:.0%}"
        + (
            f" ({record.right} of {record.tested} tested claims)"
            if record.tested
            else " (estimated from similar sources)"
        )
        for record, name in ranked
    )


def _weights(names: Sequence[str], sources: Sources) -> str:
    return ", ".join(f"{name} {sources.weight(name):g}" for name in names[:_NAMED])


def _out_of_order(side: Side, predicate: str, facts: Iterable[Fact], background: Background) -> str | None:
    """How the date of a side contradicts the order of dates of the same subject, in a sentence; None if it does not."""
    if not isinstance(side.value, DateValue):
        return None
    for other in facts:
        if other.polarity != "affirmed" or not isinstance(other.value, DateValue):
            continue
        relation = None
        if other.predicate in background.later.get(predicate, ()) and is_after(side.value, other.value):
            relation = "later"
        elif predicate in background.later.get(other.predicate, ()) and is_after(other.value, side.value):
            relation = "earlier"
        if relation:
            date, name = readable(other.value.edtf), predicate_in_words(other.predicate)
            return f"{value_in_words(side.value)} is {relation} than {date}, the date given for “{name}”"
    return None


def _is_most_precise(side: Side, sides: Sequence[Side]) -> bool:
    """Whether a date is more precise than all others, or a number is exact and all others are rounded (end in zeros)."""
    own, others = _digits(side), [_digits(s) for s in sides if s is not side]
    return own is not None and all(other is not None and own > other for other in others)


def _digits(side: Side) -> int | None:
    """How precise a value is, comparable among dates and among numbers only; None if it is neither, or a range."""
    value = side.value
    if isinstance(value, DateValue):
        return None if "/" in value.edtf else int(precision(value.edtf))
    if isinstance(value, NumberValue) and value.low is None and value.high is None and value.amount.is_integer():
        digits = str(abs(int(value.amount)))
        return 0 if len(digits) > 2 and digits.endswith("00") else 1
    return None


def _details(facts: Iterable[Fact]) -> list[str]:
    """The names of all qualifiers except times."""
    return [v.name for f in facts for name, values in f.qualifiers.items() if name != "time" for v in values]
