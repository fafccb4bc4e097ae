"""Which side of a conflict is likelier, and why. It explains itself, hides no side, and abstains without a reason."""

from collections.abc import Mapping, Sequence

from pipeline.knowledge.predicates import Predicate
from pipeline.reconcile.order import is_after
from pipeline.records import Conflict, DateValue, Fact, Side, Suggestion
from pipeline.values.dates import precision, readable

# How much each reason counts: points of evidence, one being the word of one more document.
_OUT_OF_ORDER = 1.5
_MORE_PRECISE = 0.3
_MORE_DETAIL = 0.3
_CONFIDENCE = 0.5


def suggest(
    conflict: Conflict,
    by_id: Mapping[str, Fact],
    facts: Sequence[Fact],
    predicates: Mapping[str, Predicate],
    weights: Mapping[str, float],
) -> Suggestion | None:
    """The side with most points; null for a tie, and where the sides are not rival values of one thing."""
    if conflict.kind in {"order", "count", "set"} or any(
        side.facts == conflict.sides[0].facts for side in conflict.sides[1:]
    ):
        return None
    points, reasons = [], []
    support = [sum(weights.get(d, 1.0) for d in side.documents) for side in conflict.sides]
    for number, side in enumerate(conflict.sides):
        said = [by_id[i] for i in side.facts]
        score, why = support[number], []
        if support[number] > max(support[:number] + support[number + 1 :]):
            why.append(
                f"said by {len(side.documents)} of {len({d for s in conflict.sides for d in s.documents})} documents"
            )
        if clash := _out_of_order(side, said, facts, predicates):
            score -= _OUT_OF_ORDER
            why.append(f"against it: {clash}")
        if _is_most_precise(side, conflict.sides):
            score += _MORE_PRECISE
            why.append("the most precise")
        if _details(said) > max(
            (_details([by_id[i] for i in s.facts]) for n, s in enumerate(conflict.sides) if n != number), default=0
        ):
            score += _MORE_DETAIL
            why.append(
                "said with more detail: "
                + ", ".join(sorted({v.name for f in said for n, vs in f.qualifiers.items() if n != "time" for v in vs}))
            )
        score += _CONFIDENCE * (max(f.confidence for f in said) - 1)
        points.append(score)
        reasons.append(why)
    best = max(range(len(points)), key=lambda n: (points[n], -n))
    if not any(reasons) or sum(p > points[best] - 0.05 for p in points) > 1:
        return None
    against = [
        f"{_name(conflict.sides[n])}: {r.removeprefix('against it: ')}"
        for n, why in enumerate(reasons)
        for r in why
        if n != best and r.startswith("against it")
    ]
    kept = [r for r in reasons[best] if not r.startswith("against it")]
    if not kept and not against:
        return None
    odds = [2.0**p for p in points]
    return Suggestion(side=best, score=round(odds[best] / sum(odds), 2), reasons=(*kept, *against))


def _name(side: Side) -> str:
    return readable(side.value.edtf) if isinstance(side.value, DateValue) else side.value.name


def _out_of_order(
    side: Side, said: Sequence[Fact], facts: Sequence[Fact], predicates: Mapping[str, Predicate]
) -> str | None:
    """How a date clashes with another date of its subject, in words; null if it does not."""
    if not isinstance(side.value, DateValue):
        return None
    subject, name = said[0].subject.entity, said[0].predicate
    for other in facts:
        if other.subject.entity != subject or other.polarity != "affirmed" or not isinstance(other.value, DateValue):
            continue
        if name in predicates and other.predicate in predicates[name].before and is_after(side.value, other.value):
            return f"it is after {other.predicate.replace('_', ' ')}, {readable(other.value.edtf)}"
        if (
            other.predicate in predicates
            and name in predicates[other.predicate].before
            and is_after(other.value, side.value)
        ):
            return f"it is before {other.predicate.replace('_', ' ')}, {readable(other.value.edtf)}"
    return None


def _is_most_precise(side: Side, sides: Sequence[Side]) -> bool:
    dates = [s.value for s in sides if isinstance(s.value, DateValue) and "/" not in s.value.edtf]
    if len(dates) != len(sides) or not isinstance(side.value, DateValue):
        return False
    own = precision(side.value.edtf)
    return all(own > precision(d.edtf) for d in dates if d is not side.value)


def _details(said: Sequence[Fact]) -> int:
    return sum(len(values) for f in said for name, values in f.qualifiers.items() if name != "time")
