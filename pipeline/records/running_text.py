"""The running text of a document, and where each of its characters stands in the text as written."""

from bisect import bisect_right

from pipeline.records.base import Record, Span


class RunningText(Record):
    """A text as it is read: without the line ends, margins, quotation marks of mails, repeated spaces and hyphens that only show how it was
    set.

    `anchors` are pairs of offsets, in the running text and in the text as written, in order; from one pair to the next, both texts have
    the same characters, but for a space in place of a line end. Without anchors, both are the same text.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()

    def written(self, span: Span) -> Span:
        """The span in the text as written of a span of the running text."""
        if not self.anchors:
            return span
        start, end = span
        return self._offset(start), self._offset(end - 1) + 1 if end > start else self._offset(start)

    def _offset(self, position: int) -> int:
        here, there = self.anchors[bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1]
        return there + position - here
