"""Lines: the pieces of text between line ends, and the white space around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Span

SPACE = r"[^\S\n]"
"""A regular expression for white space that does not end a line."""

# Every kind of line end counts.
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


class Line(NamedTuple):
    """A line that is not empty, from its first to its last visible character. A gap is an empty line, or the start or end of the
    text."""

    start: int
    end: int
    gap_before: bool
    gap_after: bool


def find_lines(text: str) -> Iterator[Line]:
    """The lines of a text, without those that are empty."""
    spans = [trim(text, *match.span()) for match in _LINE.finditer(text)]
    spans = [(start, end) for start, end in spans if start < end]
    for number, (start, end) in enumerate(spans):
        previous = spans[number - 1][1] if number else 0
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        yield Line(
            start,
            end,
            gap_before=number == 0 or text.count("\n", previous, start) > 1,
            gap_after=number + 1 == len(spans) or text.count("\n", end, following) > 1,
        )


def trim(text: str, start: int, end: int) -> Span:
    """The span ``text[start:end]`` without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
