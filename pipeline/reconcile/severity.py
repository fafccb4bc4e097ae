"""How severe a conflict is, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.reconcile.grouping import documents_of
from pipeline.records import Fact, Severity

# A side that was read with less confidence than this may be a misreading by the program.
_SURE = 0.75


class Assessment(NamedTuple):
    """The severity of a conflict, and the reasons for it in plain sentences."""

    severity: Severity
    reasons: tuple[str, ...]

    def at_most(self, severity: Severity, reason: str) -> "Assessment":
        """The same, with the severity capped at `severity`. `reason` says why."""
        lower = min(self.severity, severity, key=("low", "medium", "high").index)
        return Assessment(lower, (*self.reasons, reason))


def assess(sides: Sequence[Sequence[Fact]], difference: str | None = None) -> Assessment:
    """High if documents disagree and every side was read with confidence. Medium if one document contradicts itself, or if
    a side is unsure. `difference` says in words how far apart the sides are."""
    documents = [set(documents_of(side)) for side in sides]
    across = any(a - b and b - a for i, a in enumerate(documents) for b in documents[i + 1 :])
    least = min(max(f.confidence for f in side) for side in sides)
    reasons = (
        "documents disagree" if across else "one document contradicts itself",
        f"every side was read with a confidence of at least {least:.2f}"
        if least >= _SURE
        else f"one side was read with a confidence of only {least:.2f}",
        *([difference] if difference else []),
    )
    return Assessment("high" if across and least >= _SURE else "medium", reasons)
