"""Statements of clauses: what is said in a clause is affirmed or denied, as sure, and by whom, as the clause itself."""

from collections.abc import Mapping

from pipeline.extract.operands.entities import speaker
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Operand, Span, Statement


def clause_statement(
    reading: Reading,
    clause: Clause,
    rule: str,
    subject: Operand,
    value: Operand,
    confidence: float,
    *,
    predicate: str | None = None,
    qualifiers: Mapping[str, tuple[Operand, ...]] | None = None,
    span: Span | None = None,
) -> Statement:
    """The statement that a rule, ``<predicate>/<rule>``, reads in a clause. `predicate` is needed only if the rule does not name it; the
    quote is the clause unless a `span` is given."""
    return Statement(
        document=reading.document.id,
        block=clause.block,
        predicate=predicate or rule.rpartition("/")[0],
        subject=subject,
        value=value,
        qualifiers=dict(qualifiers or {}),
        polarity="negated" if clause.negated else "affirmed",
        certainty=clause.certainty,
        attributed_to=speaker(reading, clause),
        confidence=confidence,
        span=span or clause.span,
        rule=rule,
    )
