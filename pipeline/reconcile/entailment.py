"""Whether one value says all that another says: 15 May 1992 says that it was in 1992, but not the other way round."""

import math

from pipeline.reconcile.areas import Areas
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.validity import may_coincide
from pipeline.records import DateValue, EntityValue, Fact, NumberValue, Value
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.places import lies_in

_TIME = "time"
_VAGUE = ("~", "?", "%")


def entails(known: Value, claimed: Value, areas: Areas) -> bool:
    """Whether a claimed value must be right if a known value is: both are the same, or the known one is more precise."""
    if isinstance(known, DateValue) and isinstance(claimed, DateValue) and (known.readings or claimed.readings):
        return set(known.readings or (known.edtf,)) <= set(claimed.readings or (claimed.edtf,))
    comparison = compare(known, claimed, areas)
    if comparison.level != "refines":
        return comparison.level == "same"
    if isinstance(known, DateValue) and isinstance(claimed, DateValue):
        return _dates(known, claimed)
    if isinstance(known, NumberValue) and isinstance(claimed, NumberValue):
        (low, high), (claimed_low, claimed_high) = _bounds(known), _bounds(claimed)
        return claimed_low <= low and high <= claimed_high
    if isinstance(known, EntityValue) and isinstance(claimed, EntityValue):
        return claimed.entity in areas.get(known.entity, ()) or bool(lies_in(known.name, claimed.name))
    return len(known.name) > len(claimed.name)


def unconfirmed(known: Fact, claimed: Fact, areas: Areas) -> tuple[str, ...]:
    """The names of the qualifiers of a claimed fact that a known fact with the same value does not confirm, sorted."""
    return tuple(
        name
        for name, values in sorted(claimed.qualifiers.items())
        if not all(any(_confirms(name, k, v, areas) for k in known.qualifiers.get(name, ())) for v in values)
    )


def _confirms(name: str, known: Value, claimed: Value, areas: Areas) -> bool:
    if name == _TIME and isinstance(known, DateValue) and isinstance(claimed, DateValue):
        # What held from 2011 to 2017 held in 2013; what held on a day in 2013 held at some time in 2013.
        return (
            known.edtf == claimed.edtf
            or (known.extent != "within" and claimed.extent != "whole" and _lies_in(claimed, known))
            or (claimed.extent == "within" and _lies_in(known, claimed))
        )
    return entails(known, claimed, areas)


def same_time(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether two facts are for times that may coincide, or both for no time."""
    return (a is None) == (b is None) and may_coincide(a, b)


def _dates(known: DateValue, claimed: DateValue) -> bool:
    return claimed.edtf.endswith(_VAGUE) or (not known.edtf.endswith(_VAGUE) and _lies_in(known, claimed))


def _lies_in(inner: DateValue, outer: DateValue) -> bool:
    """Whether all days of one date lie in the other; an open end has no limit."""
    start, end = earliest(outer.edtf), latest(outer.edtf)
    inner_start, inner_end = earliest(inner.edtf), latest(inner.edtf)
    return (start is None or (inner_start is not None and start <= inner_start)) and (
        end is None or (inner_end is not None and inner_end <= end)
    )


def _bounds(number: NumberValue) -> tuple[float, float]:
    if number.low is None and number.high is None:
        return number.amount, number.amount
    return -math.inf if number.low is None else number.low, math.inf if number.high is None else number.high
