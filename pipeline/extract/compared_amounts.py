"""Amounts for another time beside one that a text tells first: "sales of €5m in 2014, up from *€4m in 2013*", "€5m (2013: *€4m*)"."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.amount_periods import Period, period_after, period_labelling
from pipeline.extract.measured import Measured
from pipeline.extract.reading import Reading
from pipeline.values.units import dimension_of

_LONGEST = 60  # characters before an amount that say what it is compared with
_TO = re.compile(r"\s+to\s+(?:(?:about|around|nearly|almost|some|over|more than|just|only)\s+)*$", re.IGNORECASE)


class Compared(NamedTuple):
    """An amount with which `main`, another in the same sentence, is compared, and the time that the text gives for it."""

    main: Measured
    period: Period
    in_brackets: bool


def compared_amounts(reading: Reading, amounts: Sequence[Measured]) -> Mapping[Measured, Compared]:
    """Those of the amounts of a sentence, which are in text order, that the text only compares another of them with, if it says for which
    time they hold."""
    found: dict[Measured, Compared] = {}
    for number, amount in enumerate(amounts):
        label = period_labelling(reading, amount.quantity.span, amount.sentence[0])
        led = _led_by(reading, amount) if label is None else None
        if label is None and led is None:
            continue
        counted = dimension_of(amount.quantity.value.unit) == "count"
        period = label or period_after(reading, amount.quantity.span, amount.sentence[1], counted=counted)
        earlier = [a for a in amounts[:number] if a not in found and _is_alike(a, amount)]
        main = earlier[-1] if earlier else _changed_into(reading, amount, amounts[number + 1 :])
        if period is None or main is None or (led == "and" and (period.part or not earlier)):
            continue
        found[amount] = Compared(main, period, in_brackets=label is not None)
    return found


def _led_by(reading: Reading, amount: Measured) -> str | None:
    """The last word of those that lead from one amount to another before it: "up *from*", "12 percent *over*", "in 2014 *and*"; None if no
    such words stand there. "Over" may also have been read as a bound of the amount."""
    for end in dict.fromkeys((amount.quantity.span[0], amount.quantity.number[0])):
        led = reading.once(_cue).search(reading.text, max(amount.sentence[0], end - _LONGEST), end)
        if led is not None:
            return led[0].split()[-1].casefold()
    return None


def _cue(reading: Reading) -> re.Pattern[str]:
    # "€5m in 2014 and €6m in 2015".
    listed = r"(?<=\d)\)?,?\s+and"
    return re.compile(rf"(?:(?<!\w)(?:{'|'.join(reading.words.comparing)})|{listed})\s+$", re.IGNORECASE)


def _is_alike(a: Measured, b: Measured) -> bool:
    """Whether two amounts are of one kind: of one currency, or both in per cent."""
    return a.quantity.value.unit == b.quantity.value.unit


def _changed_into(reading: Reading, amount: Measured, later: Sequence[Measured]) -> Measured | None:
    """The amount into which another changed: "from €4m in 2013 to *€5m* in 2014"; None if there is none."""
    for other in later:
        if _is_alike(other, amount):
            return other if _TO.search(reading.text, amount.quantity.span[1], other.quantity.span[0]) else None
    return None
