"""An expression as the scan finds it."""

from typing import NamedTuple

from pipeline.records import Timex
from pipeline.times.rule import Range, Rule


class Expression(NamedTuple):
    """``text[start:end]``, its timex, and the rule that read it. For a range that was read in one piece, `range` has both ends, and
    `timex` is the first."""

    start: int
    end: int
    timex: Timex
    rule: Rule
    range: Range | None = None
