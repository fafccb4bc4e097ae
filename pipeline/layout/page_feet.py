"""Feet of pages in the midst of a plain text that was copied from pages: "Report 14 - Page 12", "© 2021 Norda Institute"."""

import re
from collections.abc import Sequence

from pipeline.layout.lines import Line

# More lines are no foot.
_MOST_LINES = 3
_FOOT = re.compile(
    r"(?:(?:.{0,60}(?:[-–—|·•,]|\s{2,})\s*)?(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"  # "Report 14 - Page 12"
    r"|[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?"  # "- 12 -"
    r"|(?:©|\(c\)|copyright\b).{0,80})$",  # "Copyright 2021 Norda Institute"
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


def after_foot(text: str, lines: Sequence[Line], number: int) -> int | None:
    """The line with which a sentence goes on that a page's foot interrupts before line `number`, which follows a gap; None if none does.

    The foot stands between two gaps. The sentence has no end before it, and goes on with a small letter or a number.
    """
    before = lines[number - 1]
    if _ENDS.search(text, max(before.start, before.end - 4), before.end):
        return None
    end = number
    while end < len(lines) and not lines[end].gap_after:
        end += 1
    if end + 1 >= len(lines) or end - number >= _MOST_LINES:
        return None
    if not all(_FOOT.match(text[line.start : line.end]) for line in lines[number : end + 1]):
        return None
    first = text[lines[end + 1].start]
    return end + 1 if first.islower() or first.isdigit() else None
