"""Statements of blocks: what is said without a clause, in a line, a table or a heading, is affirmed, as sure, by the document itself."""

from collections.abc import Mapping

from pipeline.extract.reading import Reading
from pipeline.records import Operand, Span, Statement


def block_statement(
    reading: Reading,
    block: int,
    rule: str,
    subject: Operand,
    value: Operand,
    confidence: float,
    *,
    qualifiers: Mapping[str, tuple[Operand, ...]] | None = None,
    span: Span | None = None,
) -> Statement:
    """The statement that a rule, ``<predicate>/<rule>``, reads in the block with a number. The quote is the block unless a `span` is
    given."""
    whole = reading.annotation.blocks[block]
    return Statement(
        document=reading.document.id,
        block=block,
        predicate=rule.partition("/")[0],
        subject=subject,
        value=value,
        qualifiers=dict(qualifiers or {}),
        confidence=confidence,
        span=span or (whole.start, whole.end),
        rule=rule,
    )
