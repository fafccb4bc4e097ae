"""Identity: how likely two people are one, by features of their names and their lives.

The model is that of record linkage (Fellegi and Sunter, 1969): each feature has a weight, the weights are added, and the sum is the
logarithm of the odds. The weights are in `people.toml`.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.resolve.lives import Life, first_day, is_day, is_slip, last_day
from pipeline.resolve.person_names import PersonName, PersonNames
from pipeline.vocabulary.words.people import PeopleWords

# In days. Two births that are further apart cannot be one with a wrong digit, except in the first two digits of a year.
_GENERATIONS = 60 * 366
_OTHER_LIFE = 11 * 366
# A family name is common if this many people of a corpus have it, each with another given name.
_COMMON = 4


class Verdict(NamedTuple):
    """How likely two people are one, from 0 to 1, and the features that say so, the weightiest first."""

    score: float
    features: tuple[str, ...]


class Identity:
    """Compares people. `names` reads their names."""

    def __init__(self, names: PersonNames, words: PeopleWords) -> None:
        self._names = names
        self._words = words

    def compare(self, one: PersonName, other: PersonName, lives: tuple[Life, Life], bearers: int = 1) -> Verdict:
        """How likely two people with these names and lives are one. `bearers` is the number of people with that family name."""
        features = [*self.name_features(one, other), *life_features(*lives)]
        if bearers >= _COMMON:
            features.append("family_common")
        return self._verdict(features)

    def compare_namesakes(self, one: Life, other: Life) -> Verdict:
        """How likely two people with the same name are one."""
        return self._verdict(["family_same", "given_same", *life_features(one, other)])

    def joins(self, verdict: Verdict) -> bool:
        """Whether two names mean one person."""
        return verdict.score >= self._words.limits.join

    def separates(self, verdict: Verdict) -> bool:
        """Whether one name means two people."""
        return verdict.score <= self._words.limits.separate

    def in_words(self, verdict: Verdict) -> str:
        """The features of a verdict, for a reader, each with its weight: "the same family name (+3), another occupation (−1)"."""
        features = self._words.features
        return ", ".join(f"{features[f].words} ({features[f].weight:+g})".replace("-", "−") for f in verdict.features)

    def _verdict(self, features: Iterable[str]) -> Verdict:
        known = self._words.features
        ordered = tuple(sorted(features, key=lambda f: (-abs(known[f].weight), f)))
        total = self._words.prior.weight + sum(known[f].weight for f in ordered)
        return Verdict(round(1 / (1 + math.pow(2, -total)), 4), ordered)

    def name_features(self, one: PersonName, other: PersonName) -> Iterator[str]:
        """In what two full names agree and differ."""
        yield self._family(one, other)
        yield self._given(one, other)
        yield from self._middle(one, other)
        if one.generation != other.generation:
            yield "generation_missing" if None in {one.generation, other.generation} else "generation_differs"

    def _family(self, one: PersonName, other: PersonName) -> str:
        if one.families & other.families:
            return "family_same"
        if one.formers & other.families or other.formers & one.families:
            return "family_former"
        for tradition in self._names.traditions:
            sounds = {self._names.family_sound(tradition, name.family) for name in (one, other)}
            groups = [
                {self._names.in_tradition(tradition, g) for g in name.given[:1]} - {None} for name in (one, other)
            ]
            if len(sounds) == 1 and all(groups):
                return "family_sound"
        return "family_differs"

    def _given(self, one: PersonName, other: PersonName) -> str:
        a, b = one.given[0], other.given[0]
        if one.firsts & other.firsts:
            return "given_same"
        if b in one.nicknames or a in other.nicknames:
            return "given_quoted"
        if self._names.common_tradition(a, b) is not None:
            return "given_sound"
        if self._names.is_short_for(a, b) or self._names.is_short_for(b, a):
            return "given_nickname"
        return "given_differs"

    def _middle(self, one: PersonName, other: PersonName) -> Iterator[str]:
        a, b = one.given[1:], other.given[1:]
        same = initial = False
        for x, y in zip(a, b, strict=False):
            if x == y or self._names.common_tradition(x, y) is not None:
                same = True
            elif 1 in {len(x), len(y)} and x[0] == y[0]:
                initial = True
            else:
                yield "middle_differs"
                return
        if same:
            yield "middle_same"
        if initial:
            yield "middle_initial"
        if len(a) != len(b):
            yield "middle_missing"


def life_features(one: Life, other: Life) -> Iterator[str]:
    """In what two lives agree and differ."""
    if one.births and other.births:
        yield from _births(one.births, other.births)
    if one.deaths and other.deaths:
        pairs = [(a, b) for a in one.deaths for b in other.deaths]
        if any(a == b and is_day(a) for a, b in pairs):
            yield "died_same"
        elif not any(is_slip(a, b) or _days_apart(a, b) <= _OTHER_LIFE for a, b in pairs):
            yield "died_apart"
    slip = any(is_slip(a, b) for a in one.births for b in other.births)
    if not slip and any(
        last_day(death) < first_day(birth)
        for dead, born in ((one, other), (other, one))
        for death in dead.deaths
        for birth in born.births
    ):
        yield "dead_before_born"
    if one.occupations and other.occupations:
        yield "occupation_shared" if one.occupations & other.occupations else "occupation_differs"
    if one.countries and other.countries:
        yield "country_shared" if one.countries & other.countries else "country_differs"


def _births(ours: set[str], theirs: set[str]) -> Iterator[str]:
    pairs = [(a, b) for a in ours for b in theirs]
    if any(a == b and is_day(a) for a, b in pairs):
        yield "born_same"
    elif any(is_slip(a, b) or _days_apart(a, b) <= _OTHER_LIFE for a, b in pairs):
        yield "born_near"
    elif all(_days_apart(a, b) > _GENERATIONS for a, b in pairs):
        yield "born_generations_apart"
    else:
        yield "born_apart"


def _days_apart(one: str, other: str) -> int:
    return abs(first_day(one) - first_day(other))
