"""Words that tell events of any kind, whether an event type of the vocabulary has them or not."""

import functools
import tomllib
from dataclasses import dataclass, field
from importlib import resources

from pipeline.records import Record
from pipeline.vocabulary.event_types import EventTypes
from pipeline.vocabulary.wordnet import WordNet
from pipeline.vocabulary.wordnet_table import Part

# What the first sense of a noun is if the noun, derived from a verb, tells what the verb tells: an announcement, a loss, a custody.
_TOLD = frozenset(
    {"act", "event", "phenomenon", "process", "communication", "possession", "state", "cognition", "feeling"}
)
# What it is if the noun mostly means a thing, although it can tell an event too: a ferry, a market.
_THINGS = frozenset(
    {"artifact", "person", "animal", "plant", "food", "body", "object", "location", "substance", "shape"}
)


class Likeness(Record):
    """When documents are of one matter: the first `lead` characters count `lead_weight` times; `commonest` is what is added to the rarity
    of every word, and `same_matter` is the cosine from which on two groups of documents are of one matter."""

    lead: int
    lead_weight: int
    commonest: float
    same_matter: float


class Evidence(Record):
    """What speaks for (above 0) and against two words telling one event, and the `threshold` that the sum must reach.

    `same_word`, `same_verb`, `same_meaning` and `same_family`: how near the words are ("signs" and "signed"; "signing"; "subscribed";
    "agreed"). `shared_name`, `more_names` (a second one), `shared_noun`, `same_object`, `same_date`: what both say. `around` is multiplied
    by the likeness of the two sentences. `other_…`: both say it, and differently; `other_part`: one is a noun, the other a verb.
    `reporting`, `aspectual`: words that tell many events; `same_speaker` makes up for the first. `apart` is multiplied by the distance,
    from 0 to 1 for five sentences or more.
    """

    threshold: float
    same_word: float
    same_verb: float
    same_meaning: float
    same_family: float
    shared_name: float
    more_names: float
    shared_noun: float
    same_object: float
    around: float
    same_date: float
    other_subject: float
    other_object: float
    other_named_object: float
    other_names: float
    other_date: float
    other_part: float
    reporting: float
    same_speaker: float
    aspectual: float
    apart: float
    same_sentence: float


class AllEvidence(Record):
    """The evidence inside one document, and across documents of one matter. `unlike` is the score of words that cannot mean the same."""

    within: Evidence
    across: Evidence
    unlike: float


class EventWords(Record):
    """The word lists of `words/event_words.toml`."""

    copulas: frozenset[str]
    light: frozenset[str]
    reporting: frozenset[str]
    aspectual: frozenset[str]
    nouns: frozenset[str]
    not_events: frozenset[str]
    states: dict[str, str]
    irregular: dict[str, str]
    verbs: dict[str, str]
    families: dict[str, tuple[str, ...]]
    likeness: Likeness
    evidence: AllEvidence


@dataclass(frozen=True)
class EventVocabulary:
    """Which words tell events. `light` are the verbs that leave it to their object to say what happens, `states` maps an adjective to the
    verb for what led to it ("dead" to "die"), `reporting` and `aspectual` are verbs of saying and of beginning and ending."""

    words: EventWords
    wordnet: WordNet = field(repr=False)
    types: EventTypes = field(repr=False)
    _told: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def copulas(self) -> frozenset[str]:
        return self.words.copulas

    @property
    def light(self) -> frozenset[str]:
        return self.words.light

    @property
    def states(self) -> dict[str, str]:
        return self.words.states

    def tells_event(self, noun: str) -> bool:
        """Whether a noun in the singular tells what happens."""
        if noun not in self._told:
            self._told[noun] = self._tells_event(noun)
        return self._told[noun]

    def _tells_event(self, noun: str) -> bool:
        if noun in self.words.not_events:
            return False
        if noun in self.words.nouns or noun in self.types.by_noun:
            return True
        wordnet = self.wordnet
        if wordnet.is_person(noun) or wordnet.field_of(noun) in _THINGS:
            return False
        if wordnet.is_event(noun):
            return True
        return bool(wordnet.verb_of(noun)) and wordnet.field_of(noun) in _TOLD

    @functools.cached_property
    def _families(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for family, words in self.words.families.items():
            for word in words:
                found.setdefault(word, []).append(family)
        return {word: tuple(families) for word, families in found.items()}

    def families_of(self, word: str) -> tuple[str, ...]:
        """The families of a lemma: names of groups of words that can tell one event."""
        return self._families.get(word, ())

    def verb_of(self, lemma: str, part: str) -> str:
        """The verb that tells the same as a word, so that "acquisition" and "acquire" have one; the word itself if there is none."""
        if part == "a":
            return self.words.states.get(lemma, lemma)
        if part == "v":
            return lemma
        return self.words.verbs.get(lemma) or next(iter(self.wordnet.verb_of(lemma)), lemma)

    def lemma_of(self, lemma: str, word: str) -> str:
        """The lemma of a verb, corrected if the model gives one that is no word; `word` is the form in the text, in lower case."""
        if self.wordnet.senses(lemma, "v"):
            return lemma
        return self.words.irregular.get(word) or _regular(self.wordnet, word) or lemma

    def read_form(self, word: str) -> tuple[str, Part] | None:
        """The lemma and part of speech of a word in lower case, as it stands, judged by its form alone; None if it tells no event."""
        return _read_form(self, word)


def _read_form(vocabulary: EventVocabulary, word: str) -> tuple[str, Part] | None:
    noun = word
    for ending, stem in (("ies", "y"), ("ses", "s"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            noun = word.removesuffix(ending) + stem
            break
    if vocabulary.words.states.get(word):
        return word, "a"
    if vocabulary.tells_event(noun):
        return noun, "n"
    verb = vocabulary.words.irregular.get(word) or _regular(vocabulary.wordnet, word)
    if verb is not None and verb not in vocabulary.copulas:
        return verb, "v"
    return None


def _regular(wordnet: WordNet, word: str) -> str | None:
    """The verb of which a word is a regular past or present form; None if it is none."""
    for ending, stems in (("ied", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if not word.endswith(ending):
            continue
        base = word.removesuffix(ending)
        forms = [base + stem for stem in stems]
        if len(base) > 2 and base[-1] == base[-2]:
            forms.insert(0, base[:-1])
        for form in forms:
            if len(form) > 2 and wordnet.senses(form, "v"):
                nouns = wordnet.senses(form, "n")
                if ending in {"s", "es"} and nouns and nouns[0].uses > wordnet.senses(form, "v")[0].uses:
                    return None
                return form
    return None


@functools.cache
def load_event_words() -> EventWords:
    """The word lists, read once in a process."""
    text = resources.files("pipeline.vocabulary").joinpath("words", "event_words.toml").read_text(encoding="utf-8")
    return EventWords(**tomllib.loads(text))
