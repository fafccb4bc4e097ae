"""Wrapped lines: which lines of running text a writer, a mail program or a printer has broken at a margin, so that the next goes on.

There is no one width. Each document shows its own: where a line starts in lower case, the line before it was broken, and the ends of such
lines are near the margin. A line that ends so near to it that the first word of the next would not fit was broken too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.lines import Line

# A line that ends here or later was probably broken, whatever the document shows.
_LONG = 60
_NARROWEST = 25
# Fewer lines in lower case are no evidence of a margin; nor are few among many lines that follow another.
_LEAST, _LEAST_SHARE = 2, 0.2
_SHARE_OF_PROSE = 0.5
# Of the lines that were surely broken, so many end before the margin; the others stick out.
_WITHIN = 0.9
_WORD = re.compile(r"\S+")
_BULLETS = "•◦▪‣●○■□*"
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")


class Margin:
    """Where the lines of a document are broken. `is_plain` says of each line whether it has no mark of its own, such as a bullet; only
    those tell of the margin."""

    def __init__(self, text: str, lines: Sequence[Line], is_plain: Sequence[bool]) -> None:
        self._text = text
        pairs = zip(pairwise(lines), pairwise(is_plain), strict=True)
        following = [(a, b) for (a, b), plain in pairs if all(plain) and not b.gap_before]
        ends = sorted(a.width for a, b in following if text[b.start].islower())
        share = len(ends) / max(len(following), 1)
        is_shown = len(ends) >= _LEAST and share >= _LEAST_SHARE
        width = ends[int(_WITHIN * (len(ends) - 1))] if is_shown else 0
        self._width = width if width >= _NARROWEST else None
        self._is_prose = is_shown and share >= _SHARE_OF_PROSE

    def breaks(self, line: Line, following: Line, *, is_paragraph: bool, is_continued: bool) -> bool:
        """Whether a line was broken at the margin and `following`, which comes right after it, goes on with it.

        A long line of a paragraph is taken for broken even in a document that shows no margin. So is a line that goes on with another and
        ends no sentence, in a document that is mostly prose: its lines may have been broken twice, at two margins.
        """
        if following.gap_before:
            return False
        is_long = is_paragraph and line.width >= _LONG
        is_torn = self._is_prose and is_continued and not self._ends_sentence(line)
        return self._text[following.start].islower() or is_long or is_torn or self._is_full(line, following)

    def breaks_sentence(self, line: Line, following: Line) -> bool:
        """Whether a line was broken in the midst of a sentence, so that a number, letter, dash or colon near the start of `following` marks
        nothing: "signed on May / 15. The treaty". A bullet always marks an item."""
        return (
            not following.gap_before
            and self._text[following.start] not in _BULLETS
            and self._is_full(line, following)
            and not self._ends_sentence(line)
        )

    def _ends_sentence(self, line: Line) -> bool:
        return _ENDS.search(self._text, max(line.start, line.end - 4), line.end) is not None

    def _is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the following line would not have fitted before the margin."""
        if self._width is None:
            return False
        word = _WORD.match(self._text, following.start)
        assert word is not None
        return line.width + 1 + len(word[0]) > self._width
