"""A mention as a span of tokens, as the finders in this folder return it."""

from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.times import TimeExpression


class MentionSpan(NamedTuple):
    """A mention with the tokens it covers: ``doc[first:last + 1]``, headed by ``doc[head]``.

    `type` is an OntoNotes label or one of the project's own types, "" if unknown; `kind` is that of `Mention`. `times` are the
    expressions of a time, with offsets into the block: two if a dash makes them a range.
    """

    first: int
    last: int
    head: int
    type: str
    kind: str
    times: tuple[TimeExpression, ...] = ()

    @property
    def place(self) -> tuple[int, int, str, str, int]:
        """The key to sort mentions by: reading order, the longer one first if two begin together."""
        return self.first, -self.last, self.kind, self.type, self.head

    @property
    def tokens(self) -> range:
        """The indexes of its tokens."""
        return range(self.first, self.last + 1)

    def lies_in(self, other: "MentionSpan") -> bool:
        """Whether all tokens of this mention are tokens of the other one."""
        return other.first <= self.first and self.last <= other.last

    def is_numbered(self, doc: Doc) -> bool:
        """Whether some token is a number in digits: true for a date, not for the name of a day or a feast."""
        return any(doc[i].is_digit for i in self.tokens)


def name_of(doc: Doc, first: int, last: int, type_: str) -> MentionSpan:
    """A name that covers ``doc[first:last + 1]``, headed by the root of these tokens."""
    return MentionSpan(first, last, doc[first : last + 1].root.i, type_, "name")
