"""Reviewers' decisions from earlier runs, matched to the conflicts of this run."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.reconcile.conflicts import value_in_words
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
    """Reviews, by the id of their conflict and by the values of its sides. If a conflict was reviewed several times, the last counts."""

    def __init__(self, reviews: Iterable[Review] = ()) -> None:
        self._by_id: dict[str, Review] = {}
        self._by_sides: dict[tuple[str, str, frozenset[str]], list[Review]] = defaultdict(list)
        for review in reviews:
            self._by_id[review.conflict] = review
        for review in self._by_id.values():
            sides = frozenset(_key(s.value) for s in review.sides)
            self._by_sides[review.kind, review.predicate, sides].append(review)

    def on(self, conflict: Conflict, facts: Mapping[str, Fact]) -> Conflict:
        """The conflict with the decision on it, if there is one.

        If its sides or their words are no longer what the reviewer saw, the conflict has a sentence in `review` instead, which
        says what changed. `facts` are those of its sides, by id.
        """
        review = self._by_id.get(conflict.id) or self._elsewhere(conflict, facts)
        if review is None:
            return conflict
        changes = _changes(review, conflict, facts)
        if changes:
            return conflict.model_copy(update={"review": f"decided earlier: {_verdict(review)}; since then {changes}"})
        keys = [_key(side.value) for side in conflict.sides]
        chosen = review.decision.side
        number = None if chosen is None else keys.index(_key(review.sides[chosen].value))
        return conflict.model_copy(update={"decision": review.decision.model_copy(update={"side": number})})

    def _elsewhere(self, conflict: Conflict, facts: Mapping[str, Fact]) -> Review | None:
        """The review of the same conflict under another id: its subject or its documents had other names at the time."""
        sides = frozenset(_key(side.value) for side in conflict.sides)
        quotes = {quote for side in conflict.sides for quote in _quotes(side, facts)}
        for review in self._by_sides.get((conflict.kind, conflict.predicate, sides), ()):
            if review.subject == conflict.subject.name or any(quotes & set(side.quotes) for side in review.sides):
                return review
        return None


def review(conflict: Conflict, facts: Mapping[str, Fact], decision: Decision) -> Review:
    """A decision on a conflict, with all that is needed to match it in a later run. `facts` are those of its sides, by id.

    Raises `pydantic.ValidationError` if the decision names a side that does not exist.
    """
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
    """What differs from what the reviewer saw, in words; empty if nothing does. Further documents that say the same make no difference."""
    seen = {_key(side.value): side for side in review.sides}
    now = {_key(side.value): side for side in conflict.sides}
    changes = [f"{value_in_words(side.value)} was added" for key, side in now.items() if key not in seen]
    changes += [f"{value_in_words(side.value)} is no longer given" for key, side in seen.items() if key not in now]
    for key, side in seen.items():
        if key in now and side.quotes and not set(side.quotes) & _quotes(now[key], facts):
            changes.append(f"the wording for {value_in_words(side.value)} has changed")
    return ", ".join(changes)


def _verdict(review: Review) -> str:
    """A decision in words, with the reviewer and the time if they are known."""
    decision = review.decision
    words = (
        f"{value_in_words(review.sides[decision.side].value)} is right"
        if decision.side is not None
        else decision.verdict.replace("_", " ")
    )
    return words + (f", by {decision.by}" if decision.by else "") + (f", {decision.at}" if decision.at else "")


def _quotes(side: Side, facts: Mapping[str, Fact]) -> set[str]:
    """The quotes of all evidence of a side, with white space normalised."""
    return {" ".join(e.quote.split()) for i in side.facts for e in facts[i].evidence}


def _key(value: Value) -> str:
    """What identifies a value across runs: an entity by its name, since its id is of one run."""
    return f"name:{value.name.casefold()}" if isinstance(value, EntityValue) else value.identity
