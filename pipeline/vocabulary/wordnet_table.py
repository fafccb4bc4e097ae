"""The words and senses of WordNet, read from the tables in `princeton_wordnet/`, which `scripts/make_wordnet.py` makes.

`lemmas.tsv.gz` has a line for each lemma and part of speech, sorted: the lemma, with `_` between words; `n`, `v` or `a`; and a field for
each sense, the most frequent first. A field holds the number of its synset, `:` and how often it occurs in annotated texts; then the words
that it is derived from or that are derived from it (`collide.v.1` is the first sense of the verb), and the nouns that an adjective gives a
value of (`=height.n.2`).

`synsets.tsv.gz` has a line for each synset, from number 0 on: its lexicographer file, the numbers of its hypernyms, those of its antonyms,
and how many synsets have it as their hypernym. Left out are names, rare senses, and adjectives without a link to a noun or verb.
"""

import bisect
import functools
import gzip
from dataclasses import dataclass, field
from importlib import resources
from typing import Literal, NamedTuple

FOLDER = "princeton_wordnet"

Part = Literal["n", "v", "a"]
"""Noun, verb or adjective."""


class Derived(NamedTuple):
    """One sense of a word, from 1, that a sense of another word is derived from or gives."""

    lemma: str
    part: str
    sense: int


class Sense(NamedTuple):
    """One sense of a word: its synset, how often it occurs in annotated texts, the words related to it by derivation, and the nouns
    that an adjective gives a value of."""

    synset: int
    uses: int
    derived: tuple[Derived, ...]
    measures: tuple[Derived, ...]


class Synset(NamedTuple):
    """A meaning: its lexicographer file (“noun.event”) the synsets above it, its opposites, and how many synsets lie directly below it."""

    file: str
    hypernyms: tuple[int, ...]
    antonyms: tuple[int, ...]
    hyponyms: int


@dataclass(frozen=True)
class WordNetTable:
    """The lines of the two tables, each read when it is asked for."""

    lemmas: list[str] = field(repr=False)
    synsets: list[str] = field(repr=False)

    def senses(self, lemma: str, part: str) -> tuple[Sense, ...]:
        """The senses of a lemma in lower case, the most frequent first; empty if WordNet has none."""
        key = f"{lemma.replace(' ', '_')}\t{part}\t"
        place = bisect.bisect_left(self.lemmas, key)
        if place == len(self.lemmas) or not self.lemmas[place].startswith(key):
            return ()
        return tuple(map(_sense, self.lemmas[place][len(key) :].split("\t")))

    def synset(self, number: int) -> Synset:
        """The synset of a number."""
        file, hypernyms, antonyms, hyponyms = self.synsets[number].split("\t")
        return Synset(file, tuple(map(int, hypernyms.split())), tuple(map(int, antonyms.split())), int(hyponyms))


def _sense(text: str) -> Sense:
    head, *words = text.split(" ")
    synset, _, uses = head.partition(":")
    derived = tuple(_derived(word) for word in words if word[0] != "=")
    return Sense(int(synset), int(uses), derived, tuple(_derived(word[1:]) for word in words if word[0] == "="))


def _derived(text: str) -> Derived:
    lemma, part, sense = text.rsplit(".", 2)
    return Derived(lemma.replace("_", " "), part, int(sense))


@functools.cache
def load_table() -> WordNetTable:
    """The table that ships with the program, read once in a process."""
    return WordNetTable(*(_lines(f"{name}.tsv.gz") for name in ("lemmas", "synsets")))


def _lines(name: str) -> list[str]:
    content = resources.files("pipeline.vocabulary").joinpath(FOLDER, name).read_bytes()
    return gzip.decompress(content).decode("utf-8").removesuffix("\n").split("\n")
