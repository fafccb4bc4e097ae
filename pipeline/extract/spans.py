"""Spans to look others up in."""

import bisect
import itertools
from collections.abc import Iterable

from pipeline.records import Span


class Spans:
    """Any number of spans of one text; the look-ups take the same time however many there are, but for their logarithm."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(itertools.accumulate((end for _, end in ordered), max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them overlaps a span."""
        before = bisect.bisect_left(self._starts, span[1])
        return before > 0 and self._farthest[before - 1] > span[0]

    def cover(self, span: Span) -> bool:
        """Whether a span lies in one of them."""
        before = bisect.bisect_right(self._starts, span[0])
        return before > 0 and self._farthest[before - 1] >= span[1]
