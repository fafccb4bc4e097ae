"""The rules, one file for each kind of time expression.

If two rules read the same words, the one listed first counts. So durations come before units ("the next decade" is a duration), units
before seasons ("the last quarter" is counted from the time of writing) and before vague times.
"""

from pipeline.times.rule import Rule
from pipeline.times.rules import (
    centuries,
    clock,
    comparisons,
    days,
    durations,
    holidays,
    months,
    numeric,
    quarters,
    seasons,
    sets,
    units,
    vague,
    weekdays,
    years,
)

_KINDS = (
    years, centuries, days, months, numeric, holidays,
    durations, sets,
    comparisons, units, weekdays, quarters, seasons, vague,
    clock,
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(rule for kind in _KINDS for rule in kind.RULES)
"""All rules, in the order in which they count."""
