"""Which arguments of a clause fill a slot of a rule."""

from collections.abc import Iterator

from pipeline.records import Argument, Clause
from pipeline.vocabulary.rules import Slot


def arguments(clause: Clause, slot: Slot | None) -> Iterator[Argument]:
    """The arguments of a clause that fill a slot; empty if there is no slot. The role ``trigger`` stands for the word of the clause itself
    with its modifiers."""
    if slot is None:
        return
    if slot.role == "trigger":
        start, end = clause.trigger
        yield Argument(role="is", start=start, end=end, head=clause.trigger, lemma=clause.lemma)
    yield from (argument for argument in clause.arguments if slot.admits(argument))
