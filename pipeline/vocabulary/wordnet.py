"""What English words mean, as WordNet has it: which nouns name people or events, what is a kind of what, which words mean the same.

A word has many senses, and a text rarely means a rare one. So these methods look at dominant senses: the first of a word that are not far
less frequent than its most frequent one. Lemmas are in lower case. A word that WordNet does not have is related to nothing but itself.
"""

import functools
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from pipeline.vocabulary.wordnet_table import Derived, Part, Sense, Synset, WordNetTable, load_table

_EVENTS = frozenset({"noun.act", "noun.event", "noun.phenomenon", "noun.process"})
_PERSONS = "noun.person"
# What a derived noun names if not the event: who does it (“driver”) and what is made (“building”).
_DOERS_AND_MADE = frozenset({_PERSONS, "noun.artifact"})
_NOMINAL_SUFFIXES = ("ing", "ment")
# A noun is a person if at least this share of its uses are, and an event likewise: “launch” is a boat too, “report” hardly ever a bang.
_PERSON_SHARE = 1 / 2
_EVENT_SHARE = 1 / 3


class _Dominance(NamedTuple):
    """A sense counts if it is one of the first `senses` of its word and at most `ratio` times as rare as the most frequent one."""

    senses: int
    ratio: int


_SAME = _Dominance(senses=4, ratio=10)
# A kind stands for its genus only in what both mostly mean, and not for a genus of everything (“change”, “act”).
_KIND = _Dominance(senses=2, ratio=4)
_MOST_KINDS = 40


class _Meanings(NamedTuple):
    """What a word means in its dominant senses, as numbers of synsets and as words."""

    own: frozenset[int]
    """Its synsets."""
    derived: frozenset[int]
    """Those of the nouns and verbs derived from it, or that it is derived from; not of people (“employee”)."""
    family: frozenset[tuple[str, str]]
    """The lemmas of all nouns and verbs derived from it, or that it is derived from, each with its part of speech."""
    opposites: frozenset[int]
    """The antonyms of all these synsets."""
    narrow: frozenset[int]
    """The synsets of what it mostly means."""
    genera: frozenset[int]
    """The synsets directly above these, without those that have very many kinds."""


class WordNet:
    """Answers about words, each worked out once."""

    def __init__(self, table: WordNetTable) -> None:
        self._table = table
        self._senses: dict[tuple[str, str], tuple[Sense, ...]] = {}
        self._synsets: dict[int, Synset] = {}
        self._above: dict[int, frozenset[int]] = {}
        self._meanings: dict[tuple[str, str], _Meanings] = {}
        self._related: dict[tuple[str, str, str, str], str | None] = {}
        self._verbs: dict[str, tuple[str, ...]] = {}

    def is_person(self, noun: str) -> bool:
        """Whether a noun mostly names a person, or people in general: “pupil”, “people”; an organised group (“police”) is none."""
        return self._share(noun, self._names_person) >= _PERSON_SHARE

    def is_event(self, noun: str) -> bool:
        """Whether a noun often tells what happens or what somebody does: “collision”, “sale”, “stabbing”; no thing, state or thought."""
        if not self.senses(noun, "n"):
            return noun.endswith("ing") and bool(self._verbs_in(noun))
        return self._share(noun, self._tells_event) >= _EVENT_SHARE

    def is_a(self, noun: str, ancestor: str) -> bool:
        """Whether a noun, in a dominant sense, is a kind of what another names, or means the same: a “barge” is a “boat” and a “vessel”."""
        targets = {sense.synset for sense in self.senses(ancestor, "n")}
        return any(not targets.isdisjoint(self._closure(sense.synset)) for sense in self._dominant(noun, "n", _SAME))

    def field_of(self, noun: str) -> str | None:
        """What the first sense of a noun belongs to: "act", "communication", "person"; None if WordNet does not have it."""
        senses = self.senses(noun, "n")
        return self._synset(senses[0].synset).file.removeprefix("noun.") if senses else None

    def verb_of(self, noun: str) -> tuple[str, ...]:
        """The verbs that a noun is derived from, those of an event first: “collision” gives “collide”. Empty if there are none, or if they
        belong only to senses in which the noun names a person or an artefact."""
        if noun not in self._verbs:
            self._verbs[noun] = tuple(dict.fromkeys(verb.lemma for verb in self._verbs_of(noun)))
        return self._verbs[noun]

    def measured_by(self, adjective: str) -> tuple[str, ...]:
        """The nouns that an adjective gives a value of, from its first sense on: “tall” gives “height”, “deep” gives “depth”."""
        return tuple(dict.fromkeys(noun.lemma for sense in self.senses(adjective, "a") for noun in sense.measures))

    def related(self, a: str, part_a: Part, b: str, part_b: Part) -> str | None:
        """Why two words can tell the same event, as a sentence to show; None if nothing says so or if they are opposites.

        They can if they are one word, if one is derived from the other, if they are in one synset, themselves or through words derived from
        them (“purchase”, noun, and “buy”), or if one names a kind of what the other names. Only dominant senses count. Two words are
        opposites if WordNet has their synsets, or those of words derived from them, as antonyms.
        """
        key = (a, part_a, b, part_b)
        if key not in self._related:
            self._related[key] = self._reason(*key)
        return self._related[key]

    def sense_class(self, word: str, part: Part) -> int | None:
        """A number that words of one meaning share, for grouping without comparing pairs; None if WordNet does not have the word.

        It is the synset of the word's first sense, of an event noun that of the verb it is derived from: “purchase”, noun and verb, and
        “buy” share one. Words of one class are mostly related; related words need not share a class.
        """
        if part == "n" and self.is_event(word) and (verbs := self._verbs_of(word)):
            return self._target(verbs[0]).synset
        senses = self.senses(word, part)
        return senses[0].synset if senses else None

    def senses(self, lemma: str, part: str) -> tuple[Sense, ...]:
        """The senses of a lemma as a noun (“n”), verb (“v”) or adjective (“a”), the most frequent first; empty if there are none."""
        key = (lemma, part)
        if key not in self._senses:
            self._senses[key] = self._table.senses(lemma, part)
        return self._senses[key]

    def _synset(self, number: int) -> Synset:
        if number not in self._synsets:
            self._synsets[number] = self._table.synset(number)
        return self._synsets[number]

    def _target(self, derived: Derived) -> Sense:
        return self.senses(derived.lemma, derived.part)[derived.sense - 1]

    def _tells_event(self, sense: Sense) -> bool:
        return self._synset(sense.synset).file in _EVENTS

    def _is_doer(self, sense: Sense) -> bool:
        return self._synset(sense.synset).file == _PERSONS

    def _names_person(self, sense: Sense) -> bool:
        people = {self.senses(noun, "n")[0].synset for noun in ("person", "people")}
        return self._is_doer(sense) or not people.isdisjoint(self._closure(sense.synset))

    def _share(self, noun: str, holds: Callable[[Sense], bool]) -> float:
        """The share of a noun's uses in senses of which something holds; a sense that was never met counts as met once."""
        uses = {sense: sense.uses + 1 for sense in self.senses(noun, "n")}
        return sum(count for sense, count in uses.items() if holds(sense)) / sum(uses.values()) if uses else 0.0

    def _verbs_of(self, noun: str) -> list[Derived]:
        senses = [sense for sense in self.senses(noun, "n") if self._synset(sense.synset).file not in _DOERS_AND_MADE]
        senses.sort(key=lambda sense: not self._tells_event(sense))
        linked = [word for sense in senses for word in sense.derived if word.part == "v"]
        return linked or (self._verbs_in(noun) if self.is_event(noun) else [])

    def _verbs_in(self, noun: str) -> list[Derived]:
        """The verb that a noun is formed from by its ending, where WordNet has no link: “stabbing”, “appointment”."""
        for suffix in _NOMINAL_SUFFIXES:
            stem = noun.removesuffix(suffix)
            if stem != noun:
                single = [stem[:-1]] if stem[-2:-1] == stem[-1:] else []
                verbs = (verb for verb in (stem, f"{stem}e", *single) if self.senses(verb, "v"))
                return [Derived(verb, "v", 1) for verb in islice(verbs, 1)]
        return []

    def _closure(self, number: int) -> frozenset[int]:
        """A synset and all above it."""
        if number not in self._above:
            self._above[number] = frozenset({number}).union(*map(self._closure, self._synset(number).hypernyms))
        return self._above[number]

    def _dominant(self, lemma: str, part: str, dominance: _Dominance) -> Iterator[Sense]:
        senses = self.senses(lemma, part)
        most = max((sense.uses for sense in senses), default=0) + 1
        return (sense for sense in senses[: dominance.senses] if (sense.uses + 1) * dominance.ratio >= most)

    def _meanings_of(self, lemma: str, part: str) -> _Meanings:
        key = (lemma, part)
        if key not in self._meanings:
            senses = list(self._dominant(lemma, part, _SAME))
            own = {sense.synset for sense in senses}
            formed = self._verbs_in(lemma) if part == "n" and self.is_event(lemma) else []
            family = formed + [word for sense in senses for word in sense.derived if word.part != "a"]
            # Not through people: who employs and who is employed do not mean the same.
            acts = formed + [
                word for sense in senses if not self._is_doer(sense) for word in sense.derived if word.part != "a"
            ]
            derived = {target.synset for target in map(self._target, acts) if not self._is_doer(target)}
            narrow = {sense.synset for sense in self._dominant(lemma, part, _KIND)}
            self._meanings[key] = _Meanings(
                own=frozenset(own),
                derived=frozenset(derived),
                family=frozenset((word.lemma, word.part) for word in family),
                opposites=frozenset(other for number in own | derived for other in self._synset(number).antonyms),
                narrow=frozenset(narrow),
                genera=frozenset(
                    genus
                    for number in narrow
                    for genus in self._synset(number).hypernyms
                    if self._synset(genus).hyponyms <= _MOST_KINDS
                ),
            )
        return self._meanings[key]

    def _reason(self, a: str, part_a: str, b: str, part_b: str) -> str | None:
        if a == b:
            return f"both say “{a}”"
        of_a, of_b = self._meanings_of(a, part_a), self._meanings_of(b, part_b)
        if (b, part_b) in of_a.family or (a, part_a) in of_b.family:
            return f"“{a}” and “{b}” are forms of one word"
        if of_a.opposites & (of_b.own | of_b.derived) or of_b.opposites & (of_a.own | of_a.derived):
            return None
        if of_a.own & of_b.own or of_a.own & of_b.derived or of_a.derived & of_b.own or of_a.derived & of_b.derived:
            return f"“{a}” and “{b}” mean the same"
        if of_a.genera & of_b.narrow:
            return f"“{a}” is a kind of “{b}”"
        if of_b.genera & of_a.narrow:
            return f"“{b}” is a kind of “{a}”"
        return None


@functools.cache
def wordnet() -> WordNet:
    """WordNet as it ships with the program, opened at the first call in a process."""
    return WordNet(load_table())
