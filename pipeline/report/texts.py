"""Places in the documents' texts."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from pipeline.records.base import Span
from pipeline.report.quotes import surroundings

_LINE_END = re.compile(r"\r\n|\r|\n")


class Texts:
    """The documents' texts by id, asked for lines and surroundings. A document that is not here has an empty text."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._line_starts: dict[str, list[int]] = {}

    def text(self, document: str) -> str:
        """The document's text."""
        return self._texts.get(document, "")

    def holds(self, document: str, start: int, quote: str) -> bool:
        """Whether the quote stands there. It does not where only the claim is known, and not the text behind it."""
        return bool(quote) and self.text(document).startswith(quote, start)

    def line(self, document: str, start: int) -> int:
        """The number of the line, from 1, that holds a character."""
        if document not in self._line_starts:
            self._line_starts[document] = [match.end() for match in _LINE_END.finditer(self.text(document))]
        return bisect_right(self._line_starts[document], start) + 1

    def around(self, document: str, span: Span, width: int) -> tuple[str, str]:
        """What stands before and behind a span: up to `width` characters of whole words each, `…` where more is."""
        text = self.text(document)
        before, after = surroundings(text, span, width)
        more_before, more_after = len(before) < span[0], span[1] + len(after) < len(text)
        return ("…" if more_before else "") + before, after + ("…" if more_after else "")
