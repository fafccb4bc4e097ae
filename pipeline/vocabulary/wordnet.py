"""What English words mean, as WordNet has it: whether a noun names people or an event, what it is a kind of, and whether two words mean the same.

A word has many senses, and a text rarely means a rare one. So these methods look only at dominant senses: the first of a word that are not far
less frequent than its most frequent one. Lemmas are in lower case. A word that WordNet does not have is no person and no event, and related to
none but itself.
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.vocabulary.wordnet_table import Derived, Part, Sense, Synset, WordNetTable, load_table

_EVENTS = frozenset({"noun.act", "noun.event", "noun.phenomenon", "noun.process"})
_PERSONS = "noun.person"
# A noun is a person if at least this share of its uses are, and an event likewise: “launch” is a boat too, “report” hardly ever a bang.
_PERSON_SHARE = 1 / 2
_EVENT_SHARE = 1 / 3


class _Dominance(NamedTuple):
    """A sense counts if it is one of the first `senses` of its word and at most `ratio` times as rare as the most frequent one."""

    senses: int
    ratio: int


_SAME = _Dominance(senses=4, ratio=20)
# A kind stands for its genus only in what both mostly mean, and not for a genus of everything (“change”, “act”).
_KIND = _Dominance(senses=3, ratio=4)
_MOST_KINDS = 40


class _Meanings(NamedTuple):
    """What a word means in its dominant senses, as numbers of synsets and as words."""

    own: frozenset[int]
    """Its synsets."""
    derived: frozenset[int]
    """Those of the nouns and verbs derived from it, or that it is derived from."""
    family: frozenset[tuple[str, str]]
    """The lemmas of those, each with its part of speech."""
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

    def is_person(self, noun: str) -> bool:
        """Whether a noun mostly names a person or people in general: “pupil”, “passenger”, “people”; no group with an office, as “police”."""
        people = {sense.synset for sense in self.senses("people", "n")[:1]} | {
            sense.synset for sense in self.senses("person", "n")[:1]
        }

        def named(sense: Sense) -> bool:
            return self._synset(sense.synset).file == _PERSONS or not people.isdisjoint(self._closure(sense.synset))

        return self._share(noun, [sense for sense in self.senses(noun, "n") if named(sense)]) >= _PERSON_SHARE

    def is_event(self, noun: str) -> bool:
        """Whether a noun often tells what happens or what somebody does: “collision”, “sale”, “murder”; no thing, state or thought."""
        return (
            self._share(noun, [sense for sense in self.senses(noun, "n") if self._tells_event(sense)]) >= _EVENT_SHARE
        )

    def is_a(self, noun: str, ancestor: str) -> bool:
        """Whether a noun, in a dominant sense, is a kind of what another names, or means the same: a “barge” is a “boat” and a “vessel”."""
        targets = {sense.synset for sense in self.senses(ancestor, "n")}
        return any(not targets.isdisjoint(self._closure(sense.synset)) for sense in self._dominant(noun, "n", _KIND))

    def verb_of(self, noun: str) -> tuple[str, ...]:
        """The verbs that a noun of an event is derived from, the most likely first: “collision” gives “collide”. Empty if there are none,
        or if the noun names a person or thing in all its senses."""
        senses = [
            sense
            for sense in self.senses(noun, "n")
            if self._synset(sense.synset).file not in (_PERSONS, "noun.artifact")
        ]
        senses.sort(key=lambda sense: not self._tells_event(sense))
        return tuple(dict.fromkeys(word.lemma for sense in senses for word in sense.derived if word.part == "v"))

    def measured_by(self, adjective: str) -> tuple[str, ...]:
        """The nouns that an adjective gives a value of, from its first sense on: “tall” gives “height”, “deep” gives “depth”."""
        return tuple(dict.fromkeys(noun.lemma for sense in self.senses(adjective, "a") for noun in sense.measures))

    def related(self, a: str, part_a: Part, b: str, part_b: Part) -> str | None:
        """Why two words can tell the same event, as a sentence to show; None if nothing says so or if they are opposites.

        They can if they are one word or of one synset, if one is derived from the other or from a word of the other's synset, if both are
        derived from words of one synset, or if one names a kind of what the other names. Only dominant senses count. Opposites, or words
        derived from opposites, or of synsets with opposites in the other, never do: “purchase” and “sell”.
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
        senses = self.senses(word, part)
        if part == "n" and self.is_event(word):
            verbs = [
                self._target(derived)
                for sense in senses
                if self._tells_event(sense)
                for derived in sense.derived
                if derived.part == "v"
            ]
            if verbs:
                return verbs[0].synset
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

    def _share(self, noun: str, part: list[Sense]) -> float:
        """The share of a noun's uses that are in these senses; a sense that was never met counts as met once."""
        uses = sum(sense.count + 1 for sense in self.senses(noun, "n"))
        return sum(sense.count + 1 for sense in part) / uses if uses else 0.0

    def _closure(self, number: int) -> frozenset[int]:
        """A synset and all above it."""
        if number not in self._above:
            self._above[number] = frozenset({number}).union(*map(self._closure, self._synset(number).hypernyms))
        return self._above[number]

    def _dominant(self, lemma: str, part: str, dominance: _Dominance) -> Iterator[Sense]:
        senses = self.senses(lemma, part)
        most = max((sense.count for sense in senses), default=0) + 1
        return (sense for sense in senses[: dominance.senses] if (sense.count + 1) * dominance.ratio >= most)

    def _meanings_of(self, lemma: str, part: str) -> _Meanings:
        key = (lemma, part)
        if key not in self._meanings:
            senses = list(self._dominant(lemma, part, _SAME))
            own = {sense.synset for sense in senses}
            family = [word for sense in senses for word in sense.derived if word.part != "a"]
            derived = {self._target(word).synset for word in family}
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
            return f"“{a}” is the same word"
        of_a, of_b = self._meanings_of(a, part_a), self._meanings_of(b, part_b)
        if of_a.opposites & (of_b.own | of_b.derived) or of_b.opposites & (of_a.own | of_a.derived):
            return None
        if (b, part_b) in of_a.family or (a, part_a) in of_b.family:
            return f"“{a}” and “{b}” are forms of one word"
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
