"""Dates at the other end of a term: when what began then and lasted so long ended, when somebody of that age was born."""

import datetime

from dateutil.relativedelta import relativedelta

from pipeline.values.dates import earliest, latest

_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
# The last day may or may not count: "from 1 January for a year" ends on 31 December or on 1 January.
_EXACT = 3


def end_of_term(start: str, amount: float, unit: str, *, exact: bool) -> str | None:
    """The days on which a term may have ended, as an EDTF interval; `start` is EDTF too, `unit` is day, week, month or year.

    Terms are told in whole units: "eleven weeks" may be a day more than ten, or less than twelve. If the term is `exact`, as in contracts,
    only a few days are open. None if the start is open, or the unit is none of these.
    """
    first, last = earliest(start), latest(start)
    if first is None or last is None or unit not in _DAYS or not float(amount).is_integer():
        return None
    reach = _EXACT if exact else max(_DAYS[unit] - 1, 1)
    return _interval(
        _moved(first, int(amount), unit, -reach),
        _moved(last, int(amount), unit, reach),
    )


def birth_by_age(date: str, years: int) -> str | None:
    """The days on which somebody may have been born who was so old on a date, as an EDTF interval; None for an open date."""
    first, last = earliest(date), latest(date)
    if first is None or last is None:
        return None
    return _interval(_moved(first, -years - 1, "year", 1), _moved(last, -years, "year", 0))


def _moved(day: int, amount: int, unit: str, days: int) -> datetime.date | None:
    """The day that lies an amount of units, and then some days, after the day with an ordinal; None outside the calendar."""
    try:
        there: datetime.date = datetime.date.fromordinal(day) + relativedelta(**{f"{unit}s": amount})
        return there + datetime.timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _interval(first: datetime.date | None, last: datetime.date | None) -> str | None:
    return f"{first.isoformat()}/{last.isoformat()}" if first is not None and last is not None else None
