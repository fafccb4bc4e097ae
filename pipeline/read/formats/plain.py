"""Plain text and Markdown."""

import codecs
import itertools
import re

from pipeline.read.content import Content, Unreadable
from pipeline.read.encodings import decode, guess_encoding
from pipeline.records import Position

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<words>\S.*?)[ \t#]*$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)", re.MULTILINE | re.DOTALL)


def read_plain(data: bytes, *, is_cut: bool = False) -> Content:
    """Plain text, unchanged."""
    try:
        return Content(decode(data, is_cut=is_cut))
    except Unreadable:
        encoding = guess_encoding(data)
        if encoding is None:
            raise
        return Content(codecs.getincrementaldecoder(encoding)("replace").decode(data), encoding=encoding)


def read_markdown(data: bytes, *, is_cut: bool = False) -> Content:
    """Markdown, unchanged, with the headings above each part."""
    content = read_plain(data, is_cut=is_cut)
    fences = [found.span() for found in _FENCE.finditer(content.text)]
    headings = [
        (len(found["marks"]), found.start(), found["words"])
        for found in _HEADING.finditer(content.text)
        if not any(start <= found.start() < end for start, end in fences)
    ]
    return content._replace(positions=tuple(under_headings(headings, len(content.text))))


def under_headings(headings: list[tuple[int, int, str]], length: int) -> list[Position]:
    """The parts of a text of this length under its headings, which are given by level, start and words."""
    path: list[tuple[int, str]] = []
    positions = []
    for (level, start, words), following in itertools.zip_longest(headings, headings[1:]):
        while path and path[-1][0] >= level:
            path.pop()
        path.append((level, words))
        end = following[1] if following is not None else length
        positions.append(Position(start=start, end=end, heading=tuple(words for _, words in path)))
    return positions
