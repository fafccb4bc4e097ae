"""Items of lists: lines that start with a bullet, a number or a letter."""

import re
from collections.abc import Iterable

from pipeline.layout.lines import SPACE, trim
from pipeline.records import Span

_MARK = re.compile(rf"{SPACE}*(?:[•◦▪‣●○■□*·–—-]|\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)]){SPACE}+(?=\S)")
_LETTER = re.compile(rf"[A-Z]\.{SPACE}")


def item_body(text: str, line: Span) -> Span | None:
    """The text after the bullet, number or letter of an item; None if the line is not an item."""
    mark = _MARK.match(text, *line)
    return trim(text, mark.end(), line[1]) if mark else None


def is_initial(text: str, line: Span, neighbours: Iterable[Span]) -> bool:
    """Whether a line starts with the initial of a name: "A. Berg wrote". In a list, the line before or after it has the previous or the
    next letter."""
    if not _LETTER.match(text, *line):
        return False
    letters = (ord(text[other[0]]) for other in neighbours if _LETTER.match(text, *other))
    return all(abs(letter - ord(text[line[0]])) != 1 for letter in letters)
