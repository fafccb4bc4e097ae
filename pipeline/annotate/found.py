"""A mention as annotation finds it, in tokens."""

from typing import NamedTuple

from pipeline.annotate.times import TimeExpression


class Found(NamedTuple):
    """A mention with the tokens it covers: ``doc[first:last + 1]``, headed by ``doc[head]``.

    `times` are the expressions of a time, with offsets into the block: two where a dash makes them a range.
    """

    first: int
    last: int
    head: int
    type: str
    kind: str
    times: tuple[TimeExpression, ...] = ()
