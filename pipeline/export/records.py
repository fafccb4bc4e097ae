"""The lists of records in an output folder, and the file of each."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pipeline.records import Change, Conflict, Copy, Corroboration, Document, Entity, Fact, Mention, Record, Result
from pipeline.vocabulary import Vocabulary


class UsedPredicate(Record):
    """A predicate of the vocabulary that some fact of the run has.

    `wikidata` names the corresponding Wikidata properties (``P571``). `cardinality` says how many values a subject may have: `one`
    ever, `one_at_a_time`, or `many`. `inverse` is the name of the relation read in the other direction, or None; a predicate that
    is its own inverse is symmetric.
    """

    name: str
    meaning: str
    wikidata: tuple[str, ...]
    cardinality: Literal["one", "one_at_a_time", "many"]
    inverse: str | None


RESULT_LISTS: Mapping[str, type[Record]] = {
    "documents": Document,
    "mentions": Mention,
    "entities": Entity,
    "facts": Fact,
    "conflicts": Conflict,
    "corroborations": Corroboration,
    "changes": Change,
    "copies": Copy,
}
"""The name of each list of a result, which is also its field in `Result`, and the model of its records."""

LISTS: Mapping[str, type[Record]] = {**RESULT_LISTS, "predicates": UsedPredicate}
"""The name of each list that is written, and the model of its records. The file of a list is ``<name>.jsonl``."""


def records_to_write(result: Result, vocabulary: Vocabulary) -> dict[str, tuple[Record, ...]]:
    """The records of each of the `LISTS`, by its name."""
    lists: dict[str, tuple[Record, ...]] = {name: getattr(result, name) for name in RESULT_LISTS}
    return {**lists, "predicates": used_predicates(result.facts, vocabulary)}


def used_predicates(facts: Iterable[Fact], vocabulary: Vocabulary) -> tuple[UsedPredicate, ...]:
    """The predicates of the facts, sorted by name; without those that the vocabulary lacks, such as open predicates."""
    names = sorted({fact.predicate for fact in facts} & vocabulary.predicates.keys())
    return tuple(
        UsedPredicate(
            name=predicate.name,
            meaning=predicate.meaning,
            wikidata=predicate.wikidata,
            cardinality=predicate.cardinality,
            inverse=predicate.inverse,
        )
        for predicate in map(vocabulary.predicates.__getitem__, names)
    )
