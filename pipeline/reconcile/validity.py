"""When a fact held, as its `time` qualifier says, and how two such times relate."""

from pipeline.records import DateValue, Fact
from pipeline.values.dates import earliest, latest, readable


def time_of(fact: Fact) -> DateValue | None:
    """The interval in which a fact held. None if the text gives no time, or more than one."""
    times = [v for v in fact.qualifiers.get("time", ()) if isinstance(v, DateValue)]
    return times[0] if len(times) == 1 else None


def may_coincide(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether two states can have held at the same time. An unknown time (None) can be any time."""
    if a is None or b is None:
        return True
    a_start, a_end, b_start, b_end = earliest(a.edtf), latest(a.edtf), earliest(b.edtf), latest(b.edtf)
    return not (
        (a_end is not None and b_start is not None and a_end < b_start)
        or (b_end is not None and a_start is not None and b_end < a_start)
    )


def adjoin(a: DateValue, b: DateValue) -> bool:
    """Whether one interval ends in the unit in which the other begins: 2011–2017 and 2017–2020 follow each other."""
    return _ends_where_begins(a, b) or _ends_where_begins(b, a)


def _ends_where_begins(first: DateValue, second: DateValue) -> bool:
    first_start, _, first_end = first.edtf.partition("/")
    second_start, _, second_end = second.edtf.partition("/")
    if first_start == first_end or ".." in {first_end, second_start}:
        return False
    shorter = min(len(first_end), len(second_start))
    begins = earliest(first_start) if first_start != ".." else None
    begins_later = earliest(second_start)
    later = begins_later is not None and (begins is None or begins < begins_later)
    return later and first_end[:shorter] == second_start[:shorter] and second_start != second_end


def lies_in(inner: DateValue, outer: DateValue) -> bool:
    """Whether all of one interval is in the other. An open side ("..") is only in one that is open there too."""
    start, end, outer_start, outer_end = (f(d.edtf) for d in (inner, outer) for f in (earliest, latest))
    return (outer_start is None or (start is not None and start >= outer_start)) and (
        outer_end is None or (end is not None and end <= outer_end)
    )


def is_after(a: object, b: object) -> bool:
    """Whether date `a` is certainly later than date `b`. False if either is not a date."""
    if not (isinstance(a, DateValue) and isinstance(b, DateValue)):
        return False
    start, end = earliest(a.edtf), latest(b.edtf)
    return start is not None and end is not None and start > end


def point(time: DateValue) -> str | None:
    """The single day, month or year that an interval covers, as EDTF; None for a longer or open interval."""
    start, _, end = time.edtf.partition("/")
    return start if start == end or not end else None


def period_in_words(edtf: str) -> str:
    """``2011–2017``, ``since 2011``; an interval that begins and ends in the same unit as that unit: ``2017``."""
    start, _, end = edtf.partition("/")
    return readable(start) if start == end else readable(edtf)
