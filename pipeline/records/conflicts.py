"""What the reconciler says: what cannot all hold, and what is confirmed."""

from typing import Literal

from pipeline.records.base import Record
from pipeline.records.facts import EntityRef, Value

Verdict = Literal["side", "both", "not_same_thing", "not_a_conflict", "unsure"]


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
    """What a reviewer said. `side` indexes the sides and is null unless the verdict is `side`."""

    verdict: Verdict
    side: int | None = None
    note: str | None = None
    by: str | None = None
    at: str | None = None


class Conflict(Record):
    """Two or more facts, or one fact and itself, that cannot all hold.

    `suggestion` is null when there is no reason to prefer a side; `decision` is null until somebody reviewed it.
    """

    id: str
    kind: Literal["value", "set", "count", "order", "overlap", "polarity"]
    severity: Literal["low", "medium", "high"]
    subject: EntityRef
    predicate: str
    sides: tuple[Side, ...]
    explanation: str
    suggestion: Suggestion | None = None
    decision: Decision | None = None


class Corroboration(Record):
    """Facts that confirm each other across documents, and how: the same fact, or two lists of the same things."""

    id: str
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    explanation: str
