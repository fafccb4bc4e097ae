"""States: properties with values that exclude each other, told in words ("open-label", "double-blind"), one file for each domain in
`states/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pipeline.records import Record
from pipeline.vocabulary.entries import by_word, load_entries
from pipeline.vocabulary.phrases import Phrases
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Example


class Value(Record):
    """One value of a state: the `phrases` that tell it in a sentence (see `Phrases`), the `verbs` (lemmas) that tell it of their object or,
    with `subjects`, of their subject, and the `words` that tell it after a label. `within` names a value that it is one kind of: what is
    oak is wood."""

    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: str | None = None


class State(Record):
    """A property with values that exclude each other.

    `of` is ``event`` if what happened has it, of one of the types in `events`, otherwise ``thing``; `nouns` are then the nouns for such
    things, and a sentence must be about one of them or, unless `named` is false, about a name. With `persons`, people and those who act
    as such have it; with `topical`, a sentence that names nobody is about what the document is about. `labels` are those whose value
    tells it. `lasts` is ``once`` if it never changes; with `occasion`, it is what was decided on one, and papers of other days may mean
    another. `several` says that a thing may have several of the values at once, as materials are: then only texts that share none
    disagree.

    `examples` are texts with all the facts of the state in them, what has it and the value, `counter_examples` texts without any.
    """

    name: str
    domain: str
    meaning: str
    of: Literal["thing", "event"] = "thing"
    events: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    persons: bool = False
    topical: bool = False
    named: bool = True
    labels: tuple[str, ...] = ()
    lasts: Literal["once", "lasting"] = "lasting"
    occasion: bool = False
    several: bool = False
    values: Mapping[str, Value] = Field(min_length=2)
    examples: tuple[Example, ...] = Field(min_length=2)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    def as_predicate(self) -> Predicate:
        """The predicate of the facts that give a value of the state."""
        return Predicate(
            name=self.name,
            meaning=self.meaning,
            subject=("EVENT",) if self.of == "event" else ("any",),
            value="text",
            cardinality="many",
            state=True,
        )

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two values may be said of one thing: the same, or one a kind of the other."""
        return a == b or self.values[a].within == b or self.values[b].within == a


@dataclass(frozen=True)
class States:
    """The states of a run. `in_text` finds the phrases that tell a value, `in_values` the words after a label; `by_label` gives the states
    for a label in lower case, `by_verb` the state and its value for a verb, with the role of what has it."""

    by_name: Mapping[str, State]
    by_label: Mapping[str, tuple[State, ...]]
    by_verb: Mapping[str, tuple[tuple[State, str, str], ...]]
    in_text: Phrases[tuple[str, str]]
    in_values: Phrases[tuple[str, str]]


def index_states(states: Iterable[State]) -> States:
    """The states by their words."""
    states = sorted(states, key=lambda s: s.name)
    values = [(s, name, value) for s in states for name, value in sorted(s.values.items())]
    return States(
        by_name={s.name: s for s in states},
        by_label=by_word((label, s) for s in states for label in s.labels),
        by_verb=by_word(
            [(verb, (s, name, "object")) for s, name, value in values for verb in value.verbs]
            + [(verb, (s, name, "subject")) for s, name, value in values for verb in value.subjects]
        ),
        in_text=Phrases((phrase, (s.name, name)) for s, name, value in values for phrase in value.phrases),
        in_values=Phrases((words, (s.name, name)) for s, name, value in values for words in value.words),
    )


def load_states() -> Mapping[str, State]:
    """All states by name, sorted. Raises `RuleError` if a data file is wrong."""
    return {s.name: s for s in load_entries("states", State)}
