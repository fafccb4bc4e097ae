"""Event types: what happens ("sinking", "wedding", "sale"), one data file for each domain in `event_types/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pipeline.records import Record
from pipeline.vocabulary.entries import by_word, load_entries
from pipeline.vocabulary.rules import Example


class EventType(Record):
    """A kind of event.

    `verbs` (lemmas, with their particle, object or complement if it makes them another verb: "catch fire", "go bankrupt") and `nouns`
    tell it. `objects` and `complements` are words that the verbs need beside them ("take *effect*"); without them, the verbs tell it
    alone. `labels` name its date before a colon, besides the nouns.

    `theme` is the role of what the event happens to: the ``patient`` (the object, or the subject of a verb without object), the
    ``agent`` (the subject), ``both``; or None if events of this type are told apart by who takes part, where and when. An event with a
    theme happens to it once, unless it `recurs`: then its date distinguishes it too. `between` are the prepositions before a second
    thing that distinguishes it ("elected as *president*"). With `transitive`, only an object is a theme, not the subject of a verb
    without one. With `persons`, it happens to people only: "hung a picture" is none. `harms` says that people may come to harm in it,
    `unless` are words before its nouns and objects of its verbs that make them something else ("heart attack", "shot a film"; "@money"
    is any sum), `lasts` that it takes longer than a day or two, `voted` that people vote in it.

    `dated_by` is the predicate of the theme that gives the date of such an event, if the vocabulary has one (`signed`); the event then
    has no date of its own, and with `states` its verbs and nouns give that predicate, with `unnamed` only if the rules of
    that predicate leave the theme out. `agent` is the predicate for the one who does it,
    if the event has only one ("discoverer"). `ended_by` are the types of events that end this one: a siege ends with a surrender.

    `examples` are texts in different forms with all the events of the type in them: the theme as written and the date in EDTF ("Lund
    Bridge | 1950-05-03"), either of them "none" if the text does not tell it. Without a theme, the names of who and what takes part
    stand for it in lower case, and without names the other words. `counter_examples` are texts in which no event of the type must be
    read.
    """

    name: str
    domain: str
    meaning: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    theme: Literal["patient", "agent", "both"] | None = None
    transitive: bool = False
    recurs: bool = False
    persons: bool = False
    harms: bool = False
    lasts: bool = False
    voted: bool = False
    between: tuple[str, ...] = ()
    dated_by: str | None = None
    states: bool = False
    unnamed: bool = False
    agent: str | None = None
    family: str | None = None
    unless: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    examples: tuple[Example, ...] = Field(min_length=2)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    @property
    def group(self) -> str:
        """What events are compared within: the family of the type if it has one, otherwise the type itself."""
        return self.family or self.name


@dataclass(frozen=True)
class EventTypes:
    """The event types of a run, by the words that tell them; words are lemmas in lower case."""

    by_name: Mapping[str, EventType]
    by_verb: Mapping[str, tuple[EventType, ...]]
    by_noun: Mapping[str, tuple[EventType, ...]]
    by_label: Mapping[str, tuple[EventType, ...]]


def load_event_types() -> EventTypes:
    """All event types. Raises `RuleError` if a data file is wrong."""
    types = load_entries("event_types", EventType)
    return EventTypes(
        by_name={t.name: t for t in types},
        by_verb=by_word((verb, t) for t in types for verb in t.verbs),
        by_noun=by_word((noun, t) for t in types for noun in t.nouns),
        by_label=by_word((label, t) for t in types for label in _labels(t)),
    )


def _labels(type_: EventType) -> tuple[str, ...]:
    nouns = type_.nouns
    return (*type_.labels, *nouns, *(f"date of {noun}" for noun in nouns), *(f"{noun} date" for noun in nouns))
