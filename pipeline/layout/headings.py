"""Headings: lines marked as such, and short lines that stand alone."""

import re

from pipeline.layout.lines import SPACE, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span

_MARKDOWN = re.compile(rf"#{{1,6}}{SPACE}+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?;,…][\"'”’)\]]*$")
_MOST_WORDS = 12


def marked_heading(text: str, line: Span) -> Piece | None:
    """A heading in Markdown ("## Members"), or None."""
    mark = _MARKDOWN.match(text, *line)
    return Piece("heading", line, trim(text, mark.end(), line[1])) if mark else None


def reads_as_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capitalised, without the end of a sentence or a colon."""
    return (
        0 < len(line.split()) <= _MOST_WORDS
        and not _ENDS_SENTENCE.search(line)
        and not line.endswith(":")
        and (line[0].isupper() or line[0].isdigit())
        and any(c.isalpha() for c in line)
    )
