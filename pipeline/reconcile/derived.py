"""Values that follow from what documents state. They are compared like stated values, and say what they follow from."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, value_in_words
from pipeline.reconcile.grouping import documents_of
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, Fact, Side, Value


class Derived(NamedTuple):
    """A value of a predicate, the facts that it follows from, and how, in words."""

    predicate: str
    value: Value
    facts: Sequence[Fact]
    sentence: str


def derived_side(derived: Derived) -> Side:
    """The side of a derived value. Its facts are those that it follows from, so that their evidence is shown."""
    ids = tuple(sorted(f.id for f in derived.facts))
    return Side(value=derived.value, facts=ids, documents=documents_of(derived.facts), derived_from=ids)


def contradicted(derived: Derived, stated: Sequence[Fact], background: Background) -> Conflict | None:
    """The conflict between a derived value and the stated values of the same predicate; None if one of them agrees."""
    if not stated or any(compare(derived.value, f.value, background.areas).agrees is not False for f in stated):
        return None
    groups = [list(derived.facts), list(stated)]
    given = " or ".join(dict.fromkeys(value_in_words(f.value) for f in stated))
    return make_conflict(
        "value",
        stated[0].subject,
        derived.predicate,
        [
            derived_side(derived),
            Side(
                value=stated[0].value,
                facts=tuple(sorted(f.id for f in stated)),
                documents=documents_of(stated),
            ),
        ],
        [f"{derived.sentence}, but what is given is {given}"],
        assess(groups).at_most("medium", "one side follows from what is stated and is not stated itself"),
        f"derived/{'/'.join(sorted(f.id for f in derived.facts))}",
    )
