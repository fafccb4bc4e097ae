"""Where a piece of a text stands in its source: its page, its cell, its slide."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.records.base import Record, Span

HEADINGS = " › "
"""What stands between the headings of a path in words."""

Box = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` in points from the top left corner of a page."""


class Position(Record):
    """Where the characters from `start` to `end` of a text stand in its source. What the source does not have is None.

    `page`, `slide` and `row` (of a file of rows) are counted from 1. `box` is on the page, `cell` in the sheet ("B7"). `header` is the
    name of a mail's header. `heading` are the headings above, the outermost first.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    sheet: str | None = None
    cell: str | None = None
    slide: int | None = None
    row: int | None = None
    header: str | None = None
    heading: tuple[str, ...] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles what is known alone: a sheet has a position for each cell."""
        return _position, ({name: value for name, value in self.__dict__.items() if value is not None},)


def _position(fields: dict[str, Any]) -> Position:
    return Position(**fields)


class Unread(Record):
    """A part of a text that is no part of what it says and is not read for facts, and what it is ("navigation")."""

    start: int
    end: int
    kind: str


class LeftOut(Record):
    """What stands on pages of a source and is not in its text: what it is ("running head"), its words on the first of these pages, and the
    pages, counted from 1."""

    kind: str
    text: str
    pages: tuple[int, ...]


class Positions:
    """The positions in a text, to look up. They are in the order of the text and do not overlap."""

    def __init__(self, positions: Sequence[Position]) -> None:
        self._positions = positions
        self._starts = [position.start for position in positions]

    def of(self, quote: Span, value: Span | None = None) -> dict[str, Any]:
        """The place of a quote, and of the value in it, as fields of a `Position`, without those that are None.

        Page, sheet, slide and headings are those of the beginning of the quote; the box holds as much of it as is on this page. Cell,
        row and header are those of the value, where that is known.
        """
        stated = [position for position in self._within(quote) if not _is_empty(position)]
        if not stated:
            return {}
        first = stated[0]
        of_value = self._within(value)[:1] if value is not None else []
        named = of_value[0] if of_value else first
        found = {name: getattr(first, name) for name in ("page", "sheet", "slide", "heading")}
        found |= {name: getattr(named, name) for name in ("cell", "row", "header")}
        found["box"] = _around(p.box for p in stated if p.box is not None and p.page == first.page)
        return {name: value for name, value in found.items() if value is not None}

    def _within(self, span: Span) -> list[Position]:
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        found = []
        for position in self._positions[first:]:
            if position.start >= span[1]:
                break
            if position.end > span[0]:
                found.append(position)
        return found


def _is_empty(position: Position) -> bool:
    return all(getattr(position, name) is None for name in Position.model_fields if name not in ("start", "end"))


def _around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them; None without any."""
    edges = list(zip(*boxes, strict=True))
    if not edges:
        return None
    return min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])
