"""Events as documents tell them, with all by which two tellings are compared."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.records import DateValue, EventArgument, Occurrence
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.registry import Registry
from pipeline.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Telling:
    """An event as one word of a document tells it.

    `number` is its index among the occurrences of the document, `sentence` the number of its sentence there, `verb` the verb that tells
    the same as its word. `meanings` are what the word can mean: its verb, the number of its sense, its families, the group of its type.
    `subjects`, `objects` and `others` are who and what takes part, as ids of entities and as lemmas of nouns; `names` are those of them
    that are named. `labels` are who and what takes part as the text has it, names first. `around` are the words of its sentence.
    """

    document: str
    number: int
    occurrence: Occurrence
    sentence: int
    verb: str
    meanings: frozenset[str]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    around: frozenset[str] = field(default=frozenset(), repr=False)

    @functools.cached_property
    def participants(self) -> frozenset[str]:
        """Who and what takes part, whatever the role."""
        return self.subjects | self.objects | self.others

    @property
    def date(self) -> DateValue | None:
        """The date that its clause gives."""
        time = self.occurrence.time
        return time.literal if time is not None and isinstance(time.literal, DateValue) else None


class Teller:
    """Reads the tellings of one document."""

    def __init__(self, coreference: Coreference, registry: Registry, vocabulary: Vocabulary) -> None:
        self._coreference = coreference
        self._document = coreference.document
        self._registry = registry
        self._vocabulary = vocabulary
        self._around: dict[int, frozenset[str]] = {}

    def tellings(self) -> Iterator[Telling]:
        """The events of the document, in the order of its occurrences."""
        for number, occurrence in enumerate(self._document.extraction.occurrences):
            yield self._telling(number, occurrence)

    def _telling(self, number: int, occurrence: Occurrence) -> Telling:
        sentence = self._coreference.context.sentence(occurrence.trigger[0])
        roles: dict[str, set[str]] = {"subject": set(), "object": set(), "other": set()}
        names: set[str] = set()
        labels: list[str] = []
        for argument in occurrence.participants:
            identity, named = self._identity(argument)
            if identity is not None:
                roles[argument.role].add(identity)
                if named:
                    names.add(identity)
                    labels.insert(len(names) - 1, self._label(argument))
                else:
                    labels.append(argument.lemma)
        return Telling(
            document=self._document.id,
            number=number,
            occurrence=occurrence,
            sentence=sentence,
            verb=self._verb(occurrence),
            meanings=self._meanings(occurrence),
            subjects=frozenset(roles["subject"]),
            objects=frozenset(roles["object"]),
            others=frozenset(roles["other"]),
            names=frozenset(names),
            labels=tuple(dict.fromkeys(labels)),
            around=self._words_around(sentence, occurrence),
        )

    def _identity(self, argument: EventArgument) -> tuple[str | None, bool]:
        """The id of the entity that takes part, or the lemma of the noun, None for a pronoun that is not resolved; and whether it is
        named."""
        if argument.mention is not None:
            mention = self._document.mentions[argument.mention]
            key = self._document.keys.get(argument.mention)
            if key is None and mention.kind == "pronoun":
                key = self._coreference.pronoun(argument.mention, ("any",))
                return (self._registry.identifier(key), True) if key is not None else (None, False)
            if key is not None and mention.kind == "name":
                return self._registry.identifier(key), True
            if mention.kind == "pronoun":
                return None, False
        return argument.lemma, False

    def _label(self, argument: EventArgument) -> str:
        """The name of who takes part."""
        assert argument.mention is not None
        key = self._document.keys.get(argument.mention)
        return self._registry.name(key) if key is not None else argument.lemma

    def _verb(self, occurrence: Occurrence) -> str:
        return self._vocabulary.event_words.verb_of(occurrence.lemma or occurrence.type, occurrence.part)

    def _meanings(self, occurrence: Occurrence) -> frozenset[str]:
        vocabulary = self._vocabulary
        lemma = occurrence.lemma or occurrence.type
        verb = self._verb(occurrence)
        meanings = {verb}
        sense = vocabulary.wordnet.sense_class(verb, "v")
        if sense is None:
            sense = vocabulary.wordnet.sense_class(lemma, "n")
        if sense is not None:
            meanings.add(f"#{sense}")
        families = (*vocabulary.event_words.families_of(lemma), *vocabulary.event_words.families_of(verb))
        meanings.update(f"~{family}" for family in families)
        if occurrence.known:
            meanings.add(f"@{vocabulary.event_types.by_name[occurrence.type].group}")
        return frozenset(meanings)

    def _words_around(self, sentence: int, occurrence: Occurrence) -> frozenset[str]:
        if sentence not in self._around:
            words = _WORD.findall(self._document.text[slice(*occurrence.span)].casefold())
            undescriptive = self._vocabulary.lexicon.extract.undescriptive
            self._around[sentence] = frozenset(w for w in words if w not in undescriptive)
        return self._around[sentence]
