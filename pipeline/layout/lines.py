"""Lines: the pieces of text between line ends, and the white space around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Span

SPACE = r"[^\S\n]"
"""A regular expression for white space that does not end a line."""

# Every kind of line end counts.
_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


_QUOTED = re.compile(r"[^\S\n]*(?:>[^\S\n]?)+")


class Line(NamedTuple):
    """A line that is not empty, from its first to its last visible character. `width` is the number of characters from the margin to the
    last one. A gap is an empty line, or the start or end of the text."""

    start: int
    end: int
    width: int
    gap_before: bool
    gap_after: bool


def find_lines(text: str) -> Iterator[Line]:
    """The lines of a text, without those that are empty. The marks of a quotation in a mail ("> > ") belong to the margin."""
    found = [(match.start(), *trim(text, _margin_end(text, match), match.end())) for match in _LINE.finditer(text)]
    spans = [(start, end) for _, start, end in found if start < end]
    margins = [margin for margin, start, end in found if start < end]
    for number, (start, end) in enumerate(spans):
        previous = spans[number - 1][1] if number else 0
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        yield Line(
            start,
            end,
            end - margins[number],
            gap_before=number == 0 or _line_ends(text, previous, start) > 1,
            gap_after=number + 1 == len(spans) or _line_ends(text, end, following) > 1,
        )


def _line_ends(text: str, start: int, end: int) -> int:
    """The number of line ends, as Unix, Windows and old Macintosh write them."""
    return text.count("\n", start, end) or text.count("\r", start, end)


def _margin_end(text: str, line: re.Match[str]) -> int:
    quoted = _QUOTED.match(text, line.start(), line.end())
    return quoted.end() if quoted is not None else line.start()


def trim(text: str, start: int, end: int) -> Span:
    """The span ``text[start:end]`` without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
