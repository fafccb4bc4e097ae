"""Amounts that a text only compares another with: "sales of €5m in 2014, up from *€4m in 2013*", "€5m (2013: *€4m*)"."""

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
    cue = reading.once(_cue)
    found: dict[Measured, Compared] = {}
    for number, amount in enumerate(amounts):
        span, sentence = amount.quantity.span, amount.sentence
        label = period_labelling(reading, span, sentence[0])
        led = cue.search(reading.text, max(sentence[0], span[0] - _LONGEST), span[0])
        if label is None and led is None:
            continue
        period = label or period_after(
            reading, span, sentence[1], counted=dimension_of(amount.quantity.value.unit) == "count"
        )
        earlier = [a for a in amounts[:number] if a not in found and _is_alike(a, amount)]
        main = earlier[-1] if earlier else _changed_into(reading, amount, amounts[number + 1 :])
        if period is not None and main is not None:
            found[amount] = Compared(main, period, in_brackets=label is not None)
    return found


def _cue(reading: Reading) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(reading.words.comparing)})\s+$", re.IGNORECASE)


def _is_alike(a: Measured, b: Measured) -> bool:
    """Whether two amounts are of one kind: of one currency, or both in per cent."""
    return a.quantity.value.unit == b.quantity.value.unit


def _changed_into(reading: Reading, amount: Measured, later: Sequence[Measured]) -> Measured | None:
    """The amount into which another changed: "from €4m in 2013 to *€5m* in 2014"; None if there is none."""
    for other in later:
        if _is_alike(other, amount):
            return other if _TO.search(reading.text, amount.quantity.span[1], other.quantity.span[0]) else None
    return None
