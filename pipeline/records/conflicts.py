"""What the reconciler finds: contradictions, corroborations, changes over time, and copies."""

from typing import Literal, Self

from pydantic import model_validator

from pipeline.records.base import Record, Span
from pipeline.records.facts import EntityRef, Value

Verdict = Literal["side", "both", "not_same_thing", "not_a_conflict", "unsure"]
Kind = Literal["value", "set", "count", "order", "overlap", "polarity"]
Severity = Literal["low", "medium", "high"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
"""The worst first."""


class Side(Record):
    """One of the values that contradict each other, with the ids of the facts that state it and of their documents, both sorted.

    `derived_from` are the ids of the facts that the value follows from, sorted; it is empty for a value that is stated. The facts of a
    derived value are those that it follows from.
    """

    value: Value
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    derived_from: tuple[str, ...] = ()


class Suggestion(Record):
    """Which side is likelier: the index of the side, from 0, a `score` between 0 and 1, and the reasons, in sentences."""

    side: int
    score: float
    reasons: tuple[str, ...]


class Decision(Record):
    """A reviewer's decision. `side` is the index of the side that is right, from 0, and None unless the verdict is `side`. `at` is the
    time by the reviewer's clock, or None."""

    verdict: Verdict
    side: int | None = None
    note: str | None = None
    by: str | None = None
    at: str | None = None


class Conflict(Record):
    """Two or more facts, or one fact and itself, that cannot all be true.

    `severity_reasons` say in sentences whether documents disagree, how certain the sides are, how far apart they are, and how much is
    known about the subject. `related` holds the ids of conflicts that one mistake may explain together with this one, sorted.
    `suggestion` is None if there is no reason to prefer a side. `decision` is None until a reviewer decides, and again if the
    sides have changed since; `review` then says what was decided and what has changed.
    """

    id: str
    kind: Kind
    severity: Severity
    severity_reasons: tuple[str, ...] = ()
    subject: EntityRef
    predicate: str
    sides: tuple[Side, ...]
    explanation: str
    related: tuple[str, ...] = ()
    suggestion: Suggestion | None = None
    decision: Decision | None = None
    review: str | None = None


class ReviewedSide(Record):
    """A side as the reviewer saw it: its value, the quotes of its evidence and their documents, sorted. Without quotes, they are
    unknown."""

    value: Value
    quotes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Review(Record):
    """A decision with all that it was about, so that it can be matched to a conflict of a later run.

    `conflict` is the id of the conflict at the time. Raises `pydantic.ValidationError` if the decision names a side that does not exist.
    """

    conflict: str
    kind: Kind
    subject: str
    predicate: str
    sides: tuple[ReviewedSide, ...]
    decision: Decision

    @model_validator(mode="after")
    def _check_side(self) -> Self:
        chosen = self.decision.side
        if (chosen is not None) != (self.decision.verdict == "side"):
            raise ValueError("give `side` with the verdict `side`, and with no other")
        if chosen is not None and not 0 <= chosen < len(self.sides):
            raise ValueError(f"there is no side {chosen}: the {len(self.sides)} sides are counted from 0")
        return self


class Corroboration(Record):
    """Facts that independent sources confirm: the same fact in several documents, or two lists of the same things. `explanation`
    says how. `sources` is the number of independent sources: copies of one text, and documents from one source, count once."""

    id: str
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    sources: int
    explanation: str


class Stage(Record):
    """The value that held at a time: an EDTF interval, None if no text gives the time of a revised value; the value; and the ids of the
    facts that state it. `revision` says how the value came to replace the one before it ("restated"); None if it is later in time."""

    time: str | None
    value: Value
    facts: tuple[str, ...]
    revision: str | None = None


class Change(Record):
    """One value at one time and another later, as the texts themselves date it, or one value and another that replaces it. `stages` are in
    order of time."""

    id: str
    subject: EntityRef
    predicate: str
    stages: tuple[Stage, ...]
    explanation: str


class Passage(Record):
    """A passage that two documents share: its span in the first and in the second."""

    first: Span
    second: Span


class Copy(Record):
    """Two documents of which one repeats most of the other, sorted by id. `share` is how much of the shorter one the other contains (0
    to 1). `passages` are the longest that they share."""

    id: str
    documents: tuple[str, str]
    share: float
    passages: tuple[Passage, ...]
