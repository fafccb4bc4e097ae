"""What the reconciler says: what cannot all hold, what is confirmed, what changed, and which texts are copies."""

from typing import Literal, Self

from pydantic import model_validator

from pipeline.records.base import Record, Span
from pipeline.records.facts import EntityRef, Value

Verdict = Literal["side", "both", "not_same_thing", "not_a_conflict", "unsure"]
Kind = Literal["value", "set", "count", "order", "overlap", "polarity"]
Severity = Literal["low", "medium", "high"]


class Side(Record):
    """One of the values that stand against each other, the facts that say it, and their documents, sorted."""

    value: Value
    facts: tuple[str, ...]
    documents: tuple[str, ...]


class Suggestion(Record):
    """Which side is likelier: `side` indexes the conflict's sides, `score` is between 0 and 1, `reasons` say why."""

    side: int
    score: float
    reasons: tuple[str, ...]


class Decision(Record):
    """What a reviewer said. `side` indexes the sides, from 0, and is null unless the verdict is `side`. `at` is the time as the
    reviewer's clock had it, or null."""

    verdict: Verdict
    side: int | None = None
    note: str | None = None
    by: str | None = None
    at: str | None = None


class Conflict(Record):
    """Two or more facts, or one fact and itself, that cannot all hold.

    `severity_reasons` say in sentences how central the subject is, how certain both sides are and how far apart. `related`
    are the ids of conflicts that one mistake may explain together with this one, sorted. `suggestion` is null when there is no
    reason to prefer a side; `decision` is null until somebody reviewed it, and again when what was reviewed has changed:
    `review` then says what was decided and what changed since.
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
    """A side as the reviewer saw it: its value, the quotes of its evidence and their documents, sorted. No quotes: not known."""

    value: Value
    quotes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Review(Record):
    """A decision with all that it was about, so that it can be found again among the conflicts of a later run.

    `conflict` is the id that the conflict had. Raises `pydantic.ValidationError` if the decision names a side that is none.
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
            raise ValueError("`side` is given with the verdict `side`, and with no other")
        if chosen is not None and not 0 <= chosen < len(self.sides):
            raise ValueError(f"side {chosen} is none of the {len(self.sides)} sides, which count from 0")
        return self


class Corroboration(Record):
    """Facts that confirm each other across documents, and how: the same fact, or two lists of the same things. `sources` is the
    number of independent sources: copies of one text, and documents of one source, count once."""

    id: str
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    sources: int
    explanation: str


class Stage(Record):
    """What held at a time: an EDTF interval, the value, the facts that say so."""

    time: str
    value: Value
    facts: tuple[str, ...]


class Change(Record):
    """What had one value at a time and another later, as the texts themselves date it; `stages` in order of time."""

    id: str
    subject: EntityRef
    predicate: str
    stages: tuple[Stage, ...]
    explanation: str


class Passage(Record):
    """Words that two documents share: the span in the first and in the second."""

    first: Span
    second: Span


class Copy(Record):
    """Two documents of which one repeats most of the other, sorted. `share` is how much of the shorter stands in the other (0 to
    1), `passages` are the longest that they share."""

    id: str
    documents: tuple[str, str]
    share: float
    passages: tuple[Passage, ...]
