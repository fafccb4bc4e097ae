"""What reviewers decided in earlier runs, found again among the conflicts of this one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.reconcile.grouping import value_name
from pipeline.records import (
    Conflict,
    Decision,
    EntityValue,
    Fact,
    Review,
    ReviewedSide,
    Side,
    Value,
)


class Decisions:
    """Reviews, by the conflict they were about and by what its sides say; of several on one conflict the last counts."""

    def __init__(self, reviews: Iterable[Review] = ()) -> None:
        self._by_id: dict[str, Review] = {}
        self._by_sides: dict[tuple[str, str, frozenset[str]], list[Review]] = defaultdict(list)
        for review in reviews:
            self._by_id[review.conflict] = review
        for review in self._by_id.values():
            sides = frozenset(_said(s.value) for s in review.sides)
            self._by_sides[review.kind, review.predicate, sides].append(review)

    def on(self, conflict: Conflict, facts: Mapping[str, Fact]) -> Conflict:
        """The conflict with what was decided on it; where its sides or their words are no more what the reviewer saw, with a
        sentence that asks to review it again. `facts` are those of its sides, by id."""
        review = self._by_id.get(conflict.id) or self._elsewhere(conflict, facts)
        if review is None:
            return conflict
        changes = _changes(review, conflict, facts)
        if changes:
            return conflict.model_copy(update={"review": f"decided before: {_verdict(review)}; since then {changes}"})
        said = [_said(side.value) for side in conflict.sides]
        chosen = review.decision.side
        number = None if chosen is None else said.index(_said(review.sides[chosen].value))
        return conflict.model_copy(update={"decision": review.decision.model_copy(update={"side": number})})

    def _elsewhere(self, conflict: Conflict, facts: Mapping[str, Fact]) -> Review | None:
        """The review of a conflict that had another id, its subject or its documents having been named otherwise."""
        sides = frozenset(_said(side.value) for side in conflict.sides)
        quotes = {quote for side in conflict.sides for quote in _quotes(side, facts)}
        for review in self._by_sides.get((conflict.kind, conflict.predicate, sides), ()):
            if review.subject == conflict.subject.name or any(quotes & set(side.quotes) for side in review.sides):
                return review
        return None


def review(conflict: Conflict, facts: Mapping[str, Fact], decision: Decision) -> Review:
    """A decision on a conflict, with what is needed to find it again; `facts` are those of its sides, by id. Raises
    `pydantic.ValidationError` if the decision names a side that is none."""
    return Review(
        conflict=conflict.id,
        kind=conflict.kind,
        subject=conflict.subject.name,
        predicate=conflict.predicate,
        sides=tuple(
            ReviewedSide(value=side.value, quotes=tuple(sorted(_quotes(side, facts))), documents=side.documents)
            for side in conflict.sides
        ),
        decision=decision,
    )


def _changes(review: Review, conflict: Conflict, facts: Mapping[str, Fact]) -> str:
    """What is no more as the reviewer saw it, in words; nothing if all is. More who say the same change nothing."""
    seen = {_said(side.value): side for side in review.sides}
    now = {_said(side.value): side for side in conflict.sides}
    changes = [f"also {value_name(side.value)} is said" for key, side in now.items() if key not in seen]
    changes += [f"{value_name(side.value)} is not said any more" for key, side in seen.items() if key not in now]
    for key, side in seen.items():
        if key in now and side.quotes and not set(side.quotes) & _quotes(now[key], facts):
            changes.append(f"the words that say {value_name(side.value)} have changed")
    return ", ".join(changes)


def _verdict(review: Review) -> str:
    decision = review.decision
    words = (
        f"{value_name(review.sides[decision.side].value)} is right"
        if decision.side is not None
        else decision.verdict.replace("_", " ")
    )
    return words + (f", by {decision.by}" if decision.by else "") + (f", {decision.at}" if decision.at else "")


def _quotes(side: Side, facts: Mapping[str, Fact]) -> set[str]:
    return {" ".join(e.quote.split()) for i in side.facts for e in facts[i].evidence}


def _said(value: Value) -> str:
    """What a value says, whatever the ids of this run are."""
    return f"name:{value.name.casefold()}" if isinstance(value, EntityValue) else value.identity
