"""The vocabulary of a run: predicates, their rules by the words they look at, and the lexicon."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.attributes import Attributes, index_attributes, load_attributes
from pipeline.vocabulary.event_types import EventTypes, load_event_types
from pipeline.vocabulary.event_words import EventVocabulary, load_event_words
from pipeline.vocabulary.lexicon import Lexicon, load_lexicon
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import Predicate, load_predicates
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.states import States, index_states, load_states
from pipeline.vocabulary.wordnet import WordNet, wordnet

RulesByWord = Mapping[str, tuple[tuple[Predicate, Rule], ...]]
"""For each word, the rules that look at it, with their predicates, in the order of the predicates' names."""


@dataclass(frozen=True)
class Vocabulary:
    """All that a run knows of words. `load_vocabulary` makes it once; every stage receives it; it never changes.

    `predicates` maps names to predicates. `by_verb`, `by_noun` and `by_label` map a word to the rules that look at it: the lemma of a
    verb, a relational noun without hyphens, a label in lower case.
    """

    lexicon: Lexicon
    predicates: Mapping[str, Predicate]
    by_verb: RulesByWord
    by_noun: RulesByWord
    by_label: RulesByWord
    attributes: Attributes
    event_types: EventTypes
    states: States

    @functools.cached_property
    def event_words(self) -> EventVocabulary:
        """Which words tell events of any kind."""
        return EventVocabulary(load_event_words(), self.wordnet, self.event_types)

    @property
    def wordnet(self) -> WordNet:
        """What English words mean; its table is opened at the first use."""
        return wordnet()


def load_vocabulary(rules: Path | None = None) -> Vocabulary:
    """The vocabulary that ships with the program, and the predicate files in the folder `rules`, which add to it.

    Raises `RuleError` if a predicate file cannot be used.
    """
    attributes = load_attributes()
    predicates = load_predicates(rules)
    for name, attribute in attributes.items():
        known = predicates.get(name)
        predicates[name] = (
            attribute.as_predicate()
            if known is None
            else known.model_copy(update={"measure": attribute.lasts, "subject": ("any",)})
        )
    states = load_states()
    predicates |= {name: state.as_predicate() for name, state in states.items()}
    return compile_vocabulary(
        load_lexicon(),
        dict(sorted(predicates.items())),
        index_attributes(attributes.values()),
        load_event_types(),
        index_states(states.values()),
    )


def compile_vocabulary(
    lexicon: Lexicon,
    predicates: Mapping[str, Predicate],
    attributes: Attributes,
    event_types: EventTypes,
    states: States,
) -> Vocabulary:
    """A vocabulary of these predicates, with their rules indexed."""
    by_verb: dict[str, list[tuple[Predicate, Rule]]] = {}
    by_noun: dict[str, list[tuple[Predicate, Rule]]] = {}
    by_label: dict[str, list[tuple[Predicate, Rule]]] = {}
    for predicate in predicates.values():
        for rule in predicate.rules:
            for verb in rule.verb:
                by_verb.setdefault(verb, []).append((predicate, rule))
            for noun in _nouns(rule, lexicon):
                by_noun.setdefault(noun.replace("-", " "), []).append((predicate, rule))
            for label in dict.fromkeys(words.casefold() for words in rule.label):
                by_label.setdefault(label, []).append((predicate, rule))
    heads = lexicon.extract.office_heads | lexicon.extract.term_heads | lexicon.extract.start_heads
    labels = map(singular, {*by_label, *attributes.by_label, *event_types.by_label})
    known = lexicon.layout.model_copy(update={"known_labels": heads | set(labels)})
    lexicon = lexicon.model_copy(update={"layout": known})
    return Vocabulary(
        lexicon, predicates, _frozen(by_verb), _frozen(by_noun), _frozen(by_label), attributes, event_types, states
    )


def _frozen(rules: Mapping[str, list[tuple[Predicate, Rule]]]) -> RulesByWord:
    return {word: tuple(found) for word, found in rules.items()}


def _nouns(rule: Rule, lexicon: Lexicon) -> list[str]:
    """The nouns of a rule, each once, with all nouns of a type in place of its name ("@PERSON")."""
    named = [noun for noun in rule.noun if not noun.startswith("@")]
    typed = [
        noun
        for types in rule.noun
        if types.startswith("@")
        for noun, type_ in lexicon.noun_types.items()
        if type_ == types[1:]
    ]
    return list(dict.fromkeys(named + typed))
