"""Event types: what happens ("sinking", "wedding", "sale"), one data file for each domain in `event_types/`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import Field

from pipeline.records import Record
from pipeline.vocabulary.predicates import RuleError
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


def load_event_types(domains: frozenset[str] | None = None) -> EventTypes:
    """All event types; of these domains only, unless it is None. Raises `RuleError` if a data file is wrong."""
    types = sorted(_read(domains), key=lambda t: t.name)
    by_verb: dict[str, list[EventType]] = {}
    by_noun: dict[str, list[EventType]] = {}
    by_label: dict[str, list[EventType]] = {}
    for type_ in types:
        for verb in type_.verbs:
            by_verb.setdefault(verb, []).append(type_)
        for noun in type_.nouns:
            by_noun.setdefault(noun, []).append(type_)
        for label in dict.fromkeys(
            (*type_.labels, *type_.nouns, *(f"date of {n}" for n in type_.nouns), *(f"{n} date" for n in type_.nouns))
        ):
            by_label.setdefault(label, []).append(type_)
    return EventTypes({t.name: t for t in types}, *map(_frozen, (by_verb, by_noun, by_label)))


def _frozen(found: Mapping[str, list[EventType]]) -> dict[str, tuple[EventType, ...]]:
    return {word: tuple(types) for word, types in found.items()}


def _read(domains: frozenset[str] | None) -> Iterator[EventType]:
    folder = resources.files("pipeline.vocabulary").joinpath("event_types")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        domain = file.name.removesuffix(".toml")
        if domains is not None and domain not in domains:
            continue
        yield from read_event_types(file)


def read_event_types(file: Traversable) -> Iterator[EventType]:
    """The event types in a data file, in its order; their domain is its name. Raises `RuleError`, with the names of the file and of the
    entry, if one is wrong or has no examples."""
    for name, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
        try:
            yield EventType(name=name, domain=file.name.removesuffix(".toml"), **fields)
        except ValueError as error:
            raise RuleError(f"{file.name}: {name}: {error}") from error
