"""Places in the texts of the documents: lines, and the context of a quote."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from pipeline.records.base import Span
from pipeline.report.quotes import surroundings

_LINE_END = re.compile(r"\r\n|\r|\n")


class Texts:
    """The texts of the documents, by id. The text of an unknown document is empty."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._line_starts: dict[str, list[int]] = {}

    def text(self, document: str) -> str:
        """The text of a document."""
        return self._texts.get(document, "")

    def holds(self, document: str, start: int, quote: str) -> bool:
        """Whether the document has this quote at this place. False if its text is not available, as for claims from elsewhere."""
        return bool(quote) and self.text(document).startswith(quote, start)

    def line(self, document: str, start: int) -> int:
        """The number, from 1, of the line that contains the character at `start`."""
        if document not in self._line_starts:
            self._line_starts[document] = [match.end() for match in _LINE_END.finditer(self.text(document))]
        return bisect_right(self._line_starts[document], start) + 1

    def around(self, document: str, span: Span, width: int) -> tuple[str, str]:
        """The text before and after a span, up to `width` characters of whole words each, with ``…`` if there is more."""
        text = self.text(document)
        before, after = surroundings(text, span, width)
        more_before, more_after = len(before) < span[0], span[1] + len(after) < len(text)
        return ("…" if more_before else "") + before, after + ("…" if more_after else "")
