"""Quotes with marked words; long quotes are shortened."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.records.base import Span

LONGEST = 480
"""The greatest length, in characters, of a quote that is shown whole."""

_EDGE = 90  # characters kept at the start and the end of a long quote
_AROUND = 60  # characters kept on either side of a mark
_WORTH = 40  # a shorter gap is not left out


class Piece(NamedTuple):
    """A part of a quote, and whether it is marked. `gap` says that words before this part were left out."""

    text: str
    marked: bool = False
    gap: bool = False


def pieces(quote: str, marks: Iterable[Span], longest: int = LONGEST) -> tuple[Piece, ...]:
    """A quote as pieces, in order. The marks are spans with offsets in the quote; what lies outside the quote is ignored.

    A quote of more than `longest` characters is shortened. Its two ends, the marked words and the words around them are kept.
    """
    marked = union(_trimmed(quote, mark) for mark in marks)
    shown = [(0, len(quote))] if len(quote) <= longest else _kept(quote, marked)
    return tuple(_pieces(quote, marked, shown))


def union(spans: Iterable[Span], apart: int = 0) -> list[Span]:
    """The spans, sorted. Spans that overlap, touch or are at most `apart` characters apart become one; empty spans are dropped."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1] + apart:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _trimmed(quote: str, mark: Span) -> Span:
    start, end = max(mark[0], 0), min(mark[1], len(quote))
    words = quote[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _kept(quote: str, marked: list[Span]) -> list[Span]:
    ends = [((0, 0), _EDGE), ((len(quote), len(quote)), _EDGE)]
    return union(
        (_widened(quote, core, width) for core, width in [*ends, *((mark, _AROUND) for mark in marked)]), _WORTH
    )


def _widened(text: str, core: Span, width: int) -> Span:
    before, after = surroundings(text, core, width)
    return core[0] - len(before), core[1] + len(after)


def surroundings(text: str, core: Span, width: int) -> tuple[str, str]:
    """The text before and after a span, up to `width` characters each, without a partial word at the far end."""
    start, end = core
    before, after = text[max(start - width, 0) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        before = re.sub(r"^\S*\s+", "", before, count=1)
    if end + width < len(text) and not text[end + width].isspace():
        after = re.sub(r"\s+\S*$", "", after, count=1)
    return before, after


def _pieces(quote: str, marked: list[Span], shown: list[Span]) -> Iterator[Piece]:
    for number, (start, end) in enumerate(shown):
        gap = number > 0
        position = start
        for mark_start, mark_end in (mark for mark in marked if start <= mark[0] < end):
            if position < mark_start:
                yield Piece(quote[position:mark_start], gap=gap)
                gap = False
            yield Piece(quote[mark_start:mark_end], marked=True, gap=gap)
            gap, position = False, mark_end
        if position < end:
            yield Piece(quote[position:end], gap=gap)
