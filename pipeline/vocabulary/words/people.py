"""How two people are compared: parts of names, names written in several ways, and weights of features, from `people.toml`."""

from typing import Annotated

from pydantic import Field

from pipeline.records import Record

Pairs = Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]


class Feature(Record):
    """Something in which two people agree or differ. `weight` is the logarithm, to the base of two, of how much likelier that is for one
    person than for two; `words` say it to a reader. It holds for the pairs in `examples`, and not for those in `counter_examples`."""

    weight: float
    words: str
    examples: Pairs
    counter_examples: Pairs


class Prior(Record):
    """The weight of what two people with similar names have in common before they are compared."""

    weight: float


class Limits(Record):
    """Likelihoods, from 0 to 1: at `join` or more, two names mean one person; at `separate` or less, one name means two."""

    join: float
    separate: float


class Tradition(Record):
    """Names that are written in Latin letters in several ways: groups of spellings of one given name, and rules from spelling to sound,
    each a regular expression and its replacement."""

    sounds: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, ...], ...]


class PeopleWords(Record):
    """Words are in lower case; the comments in `people.toml` say what each list is for."""

    generations: tuple[tuple[str, ...], ...]
    degrees: frozenset[str]
    particles: frozenset[str]
    former: tuple[str, ...]
    former_full: tuple[str, ...]
    letters: dict[str, str]
    prior: Prior
    limits: Limits
    features: dict[str, Feature]
    nicknames: dict[str, tuple[str, ...]]
    traditions: dict[str, Tradition]
