"""A mention as annotation finds it, in tokens."""

from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.times import TimeExpression


class MentionSpan(NamedTuple):
    """A mention with the tokens it covers: ``doc[first:last + 1]``, headed by ``doc[head]``.

    `times` are the expressions of a time, with offsets into the block: two where a dash makes them a range.
    """

    first: int
    last: int
    head: int
    type: str
    kind: str
    times: tuple[TimeExpression, ...] = ()

    @property
    def place(self) -> tuple[int, int, str, str, int]:
        """What mentions are sorted by: as they are read, the longer before what it begins with."""
        return self.first, -self.last, self.kind, self.type, self.head

    def is_numbered(self, doc: Doc) -> bool:
        """Whether some token is a number in digits, as in a date and not in the name of a day or a feast."""
        return any(t.is_digit for t in doc[self.first : self.last + 1])
