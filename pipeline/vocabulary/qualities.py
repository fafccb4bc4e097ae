"""Qualities: properties with degrees that exclude each other ("mixed reviews", "positive reviews"), from `qualities.toml`."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from pipeline.records import Record


class Degree(Record):
    """The words for one degree: `adjectives` beside a noun of the quality, and `verbs` (lemmas) that tell it alone."""

    adjectives: tuple[str, ...]
    verbs: tuple[str, ...] = ()


class Speakers(Record):
    """The nouns for those who must be the subject of a verb that tells a degree ("critics panned it")."""

    nouns: tuple[str, ...]


class Quality(Record):
    """A property with degrees that exclude each other. `nouns` are what adjectives of a degree are said of; `degrees` are by name."""

    name: str
    meaning: str
    nouns: frozenset[str]
    degrees: Mapping[str, Degree]
    speakers: Speakers

    @functools.cached_property
    def by_adjective(self) -> dict[str, str]:
        """The degree that each adjective tells."""
        return {word: name for name, degree in self.degrees.items() for word in degree.adjectives}

    @functools.cached_property
    def by_verb(self) -> dict[str, str]:
        """The degree that each verb tells."""
        return {word: name for name, degree in self.degrees.items() for word in degree.verbs}


@functools.cache
def load_qualities() -> tuple[Quality, ...]:
    """All qualities, sorted by name. Raises `pydantic.ValidationError` if the data file is wrong."""
    text = resources.files("pipeline.vocabulary").joinpath("qualities.toml").read_text(encoding="utf-8")
    return tuple(Quality(name=name, **fields) for name, fields in sorted(tomllib.loads(text).items()))
