"""Definite nouns: what "the treaty" or "this band" refers back to."""

import bisect
import functools
import re
from collections.abc import Set

from pipeline.records import Mention
from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key, kind_of
from pipeline.resolve.names import alternatives, is_acronym
from pipeline.resolve.topics import TITLE_TYPES, Topics

_VALUES = {"time", "quantity"}
# "a new commission": right before the noun.
_INDEFINITE = re.compile(r"\ban?\s+(?:\w+\s+)?$", re.IGNORECASE)
# "the album Velmora", 'the single "Velmora"'.
_WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]+) [\"“]?$")
_LONGEST_WORD = 20
# "The Lund Museum and the Oslo Museum".
_COORDINATED = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?")
# In sentences.
_FARTHEST = 50
# Of all the things that one noun describes, this many at the start and at the end count, so that a long list costs little.
_MOST_DESCRIBED = 100
# Of all mentions of things with one head noun, this many before a noun count.
_MOST_NAMED = 500


class DefiniteNouns:
    """The definite nouns of one document."""

    def __init__(self, context: Context, topics: Topics) -> None:
        self._context = context
        self._topics = topics
        self._document = context.document
        self._by_head: dict[str, list[int]] = {}
        self.left_open: set[int] = set()
        """The indexes of nouns that can mean two things equally well."""
        verbs = alternatives(context.lexicon.resolve.identifying)
        self._identified = re.compile(rf"\s+(?:{verbs})\b", re.IGNORECASE)

    def resolve(self) -> None:
        """Give each singular noun without a key the key of its antecedent, in text order."""
        for index, _, key in self._document.keyed_mentions():
            self._enter_heads(index, key)
        for index, mention in enumerate(self._document.mentions):
            if mention.kind != "noun" or mention.plural or index in self._document.keys or self._is_new(index, mention):
                continue
            antecedent = self._antecedent(index, mention)
            if antecedent is not None:
                self._document.keys[index] = antecedent
                self._enter_heads(index, antecedent)

    def _enter_heads(self, index: int, key: Key) -> None:
        """Enter a mention under the head nouns of all names of the thing that it refers to."""
        for noun in {self._context.forms.head(name) for name in self._context.registry.names(key)}:
            bisect.insort(self._by_head.setdefault(noun, []), index)

    def _is_new(self, index: int, mention: Mention) -> bool:
        """Whether a clause introduces a thing: "the Council created a commission"."""
        if _INDEFINITE.search(self._document.text, max(0, mention.start - 8), mention.start) is None:
            return False
        return any(
            clause.form == "verb"
            and any(a.role == "object" and a.mention == index and a.start > clause.trigger[0] for a in clause.arguments)
            for clause in self._context.clauses_of(index)
        )

    def _antecedent(self, index: int, mention: Mention) -> Key | None:
        """What a noun refers back to: the nearest thing before it whose name has the same head noun and all its other words, or a thing
        that was described by the noun, or the section's topic of its type.

        None for a noun phrase that itself says which thing it means ("the treaty establishing a court").
        """
        if self._identified.match(self._document.text, mention.end):
            return None
        forms, registry = self._context.forms, self._context.registry
        noun = forms.head(mention.text)
        modifiers = set(forms.content(mention.text)) - {noun}
        candidates = self._by_head.get(noun, [])
        before = bisect.bisect_left(candidates, index)
        for earlier in reversed(candidates[max(before - _MOST_NAMED, 0) : before]):
            key = registry.find(self._document.keys[earlier])
            if kind_of(registry.type(key)) != kind_of(mention.type):
                continue
            if self._is_named(key, noun, modifiers):
                if not self._is_one_of_several(earlier, key, noun, modifiers):
                    return key
                self.left_open.add(index)
                return None
        if modifiers:
            return None
        described = self._described(noun, mention)
        if described is not None:
            return described
        if noun not in self._context.lexicon.name_types:
            return self._in_title(mention)
        topic = self._topics.of_section(self._context.section(mention.start), (mention.type,))
        if topic is None or mention.type != "ORG" or noun in self._context.lexicon.resolve.of_any_organisation:
            return topic
        # "The ministry" is no company, but may be what a text calls by letters.
        heads = {forms.head(name) for name in registry.names(topic)}
        return topic if noun in heads or all(is_acronym(name) for name in registry.names(topic)) else None

    def _is_named(self, key: Key, noun: str, modifiers: Set[str]) -> bool:
        """Whether a name of a thing has a head noun and other words."""
        forms = self._context.forms
        return any(
            forms.head(name) == noun and modifiers <= set(forms.content(name))
            for name in self._context.registry.names(key)
        )

    def _is_one_of_several(self, index: int, key: Key, noun: str, modifiers: Set[str]) -> bool:
        """Whether a mention is coordinated with that of another thing that a noun can mean: "the Lund Museum and the Oslo Museum"."""
        mentions, registry = self._document.mentions, self._context.registry
        for other in self._context.in_sentence(self._context.sentence(mentions[index].start)):
            if other == index or other not in self._document.keys or mentions[other].kind != "name":
                continue
            first, second = sorted((mentions[index], mentions[other]), key=lambda m: m.start)
            between = self._document.text[first.end : second.start]
            if _COORDINATED.fullmatch(between) is None:
                continue
            whole = registry.find(self._document.keys[other])
            if whole != key and self._is_named(whole, noun, modifiers):
                return True
        return False

    # What is described by a noun

    def _described(self, noun: str, mention: Mention) -> Key | None:
        """Of the things described before by a noun ("Velmora is an album", "the album Velmora"), the one that the previous sentence starts
        with, or that the document is about, or the only one in the nearest sentence that names any; None if that sentence names two."""
        registry, here = self._context.registry, self._context.sentence(mention.start)
        all_described = self._descriptions.get(self._context.lexicon.alike.get(noun, noun), [])
        before = bisect.bisect_left(all_described, (mention.start, 0))
        first = all_described[: min(before, _MOST_DESCRIBED)]
        last = all_described[max(before - _MOST_DESCRIBED, 0) : before]
        described = {registry.find(self._document.keys[i]) for _, i in first + last}
        described = {key for key in described if kind_of(registry.type(key)) == kind_of(mention.type)}
        if not described:
            return None
        for central in (self._opening(here - 1), self._opening(0), self._topics.title_key):
            if central in described:
                return central
        for sentence in range(here, max(here - _FARTHEST, -1), -1):
            named = {
                registry.find(self._document.keys[i])
                for i in self._context.in_sentence(sentence)
                if i in self._document.keys and self._document.mentions[i].end <= mention.start
            } & described
            if named:
                return next(iter(named)) if len(named) == 1 else None
        return None

    def _opening(self, sentence: int) -> Key | None:
        """The thing that a sentence starts with; None if it starts with a pronoun or with something unknown."""
        mentions = self._document.mentions
        within = self._context.in_sentence(sentence)
        first = next((i for i in within if mentions[i].kind not in _VALUES), None)
        return self._context.entity(first) if first is not None else None

    @functools.cached_property
    def _descriptions(self) -> dict[str, list[tuple[int, int]]]:
        """The names that a noun describes, by noun or by the first noun of its group: the position of the noun and the mention, in text
        order."""
        descriptions = [
            (clause.trigger[0], argument.mention, word)
            for clause in self._document.annotation.clauses
            if clause.form == "noun" and not clause.negated
            for word in clause.lemma.partition(" of ")[0].split()  # "the ninth episode and season finale"
            for argument in clause.arguments
            if argument.role == "is" and argument.mention is not None
        ]
        for index, mention in enumerate(self._document.mentions):
            before = _WORD_BEFORE.search(self._document.text, max(mention.start - _LONGEST_WORD, 0), mention.start)
            if before is not None:
                descriptions.append((mention.start, index, before["word"]))
            if mention.kind == "name" and mention.type == "SHIP":
                descriptions.append((mention.end, index, "ship"))
            elif mention.kind == "name" and self._context.forms.without_legal_form(mention.text)[1]:
                descriptions.append((mention.end, index, "company"))  # "Norda Ltd. The firm …"
        by_noun: dict[str, list[tuple[int, int]]] = {}
        for position, index, word in sorted(descriptions):
            if self._document.mentions[index].kind == "name" and index in self._document.keys:
                by_noun.setdefault(self._context.lexicon.alike.get(word, word), []).append((position, index))
        return by_noun

    # What the title names

    def _in_title(self, mention: Mention) -> Key | None:
        """What the document's title names, if neither a name of such a thing nor a pronoun for a person comes before the noun."""
        topic, type_ = self._document.topic, mention.type
        first = min(self._first.get(what, mention.end) for what in (("name", type_), ("pronoun", "PERSON")))
        if topic is None or first < mention.start or type_ == "PERSON":
            return None
        own = self._context.forms.key(topic, type_)
        others = {self._context.forms.key(topic, other) for other in TITLE_TYPES} - {own}
        return None if any(map(self._context.registry.known, others)) else self._topics.of_document_as(topic, type_)

    @functools.cached_property
    def _first(self) -> dict[tuple[str, str], int]:
        """Where the first mention of each kind and type ends, ignoring the names of what the document is about."""
        first: dict[tuple[str, str], int] = {}
        for mention in self._document.mentions:
            if mention.text != self._document.topic:
                first.setdefault((mention.kind, mention.type), mention.end)
        return first
