"""A piece of layout: a block that does not have a section yet."""

from typing import NamedTuple

from pipeline.records import Span


class Piece(NamedTuple):
    """A block without section and lead; the fields are those of `Block`.

    Besides the kinds of blocks, `kind` is ``rule`` for a line that says nothing.
    """

    kind: str
    span: Span
    body: Span
    label: Span | None = None
    cell: tuple[int, int] | None = None

    def until(self, end: int) -> "Piece":
        """The piece with more text, up to an offset."""
        return self._replace(span=(self.span[0], end), body=(self.body[0], end))
