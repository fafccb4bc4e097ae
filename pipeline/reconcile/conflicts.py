"""Conflicts and their sides, made from facts."""

from collections.abc import Sequence

from pipeline.reconcile.grouping import documents_of
from pipeline.reconcile.severity import Assessment
from pipeline.records import Conflict, DateValue, EntityRef, Fact, Side, Value
from pipeline.records.base import identifier
from pipeline.records.conflicts import Kind
from pipeline.values.dates import as_written, readable

_MOST_SENTENCES = 4


def make_side(facts: Sequence[Fact], value: Value | None = None) -> Side:
    """One side, from the facts that state it. `value` is what the side stands for if it is not the value of the facts."""
    return Side(value=value or facts[0].value, facts=tuple(sorted(f.id for f in facts)), documents=documents_of(facts))


def make_conflict(
    kind: Kind,
    subject: EntityRef,
    predicate: str,
    sides: Sequence[Side],
    sentences: Sequence[str],
    assessment: Assessment,
    scope: str = "",
) -> Conflict:
    """A conflict whose explanation is made of `sentences`.

    Its id depends on the question (kind, subject, predicate, scope) and neither on the sides nor on the wording, so that a
    reviewer's decision survives new documents. `scope` distinguishes conflicts about one subject and predicate.
    """
    unique = list(dict.fromkeys(sentences))
    explanation = "; ".join(unique[:_MOST_SENTENCES]) + ("; …" if len(unique) > _MOST_SENTENCES else "")
    return Conflict(
        id=identifier("c", kind, subject.entity, predicate, scope),
        kind=kind,
        severity=assessment.severity,
        severity_reasons=assessment.reasons,
        subject=subject,
        predicate=predicate,
        sides=tuple(sides),
        explanation=explanation,
    )


def value_in_words(value: Value) -> str:
    """A value as a reader sees it: a date in English, anything else by its name."""
    if not isinstance(value, DateValue):
        return value.name
    return as_written(value.name) if value.impossible else readable(value.edtf)


def predicate_in_words(predicate: str) -> str:
    """``entered_into_force`` as ``entered into force``."""
    return predicate.replace("_", " ")
