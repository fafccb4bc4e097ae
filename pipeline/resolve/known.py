"""Known entities: what the names in a new document mean among the entities of an earlier run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from pipeline.records import Entity, Extraction
from pipeline.resolve.documents import KeyedDocument, merged_keys
from pipeline.resolve.facts import Drafting, merge_drafts
from pipeline.resolve.keys import Key
from pipeline.resolve.linking import link_across_documents, link_names
from pipeline.resolve.linking.candidates import Reason, link
from pipeline.resolve.names import NameForms
from pipeline.resolve.registration import Registration
from pipeline.resolve.registry import Registry
from pipeline.resolve.resolution import Resolution, find_things_and_events, resolve_nouns
from pipeline.vocabulary import Vocabulary


class KnownEntities:
    """The entities of an earlier run, found by their names."""

    def __init__(self, entities: Iterable[Entity], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms = NameForms(vocabulary.lexicon)
        self._entities = {entity.id: entity for entity in entities}
        self._by_key: dict[Key, set[str]] = defaultdict(set)
        self._by_spelling: dict[str, set[str]] = defaultdict(set)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            for name in {entity.name, *entity.names}:
                self._by_key[self._forms.key(name, entity.type)].add(entity.id)
                self._by_spelling[self._forms.folded(name)].add(entity.id)
                for word in self._distinctive(name):
                    self._by_word[word].add(entity.id)

    def resolve(self, extraction: Extraction) -> Resolution:
        """The entities and facts of one document, as if the documents of the earlier run stood beside it.

        What it names is the known entity with the same key or, failing that, the only one with the same spelling, whatever its type; then
        names are linked as they are across documents. Known entities keep their ids, and are never merged with each other. If a name
        could mean several of them, its entity is a new one with a doubt.
        """
        registry = Registry(self._forms)
        document = Registration(registry, self._vocabulary.predicates).register(extraction)
        link_names([document], registry, self._vocabulary.predicates)
        known = self._recall(document, registry)
        self._link_by_name(document, known, registry)
        link_across_documents([document], registry, self._vocabulary.predicates, known.values())
        coreference = resolve_nouns(document, registry)
        things, events = find_things_and_events([coreference], registry, self._vocabulary, {extraction.document.id: 0})
        told = [*(key for _, key in things[0].mentions()), *(key for _, _, key in events.mentions())]
        self._link_nameless(told, registry)
        facts = merge_drafts(
            Drafting(coreference, registry, self._vocabulary, things[0], events).drafts(),
            self._vocabulary.lexicon.resolve.confidence.highest,
        )
        mentions = tuple(
            mention.model_copy(update={"entity": registry.identifier(key)})
            for _, mention, key in document.keyed_mentions()
        )
        return Resolution(registry.entities(document.keys.values()), mentions, facts)

    def _recall(self, document: KeyedDocument, registry: Registry) -> dict[str, Key]:
        """Enter the known entities that a name of the document may mean; returns their keys by id."""
        found: set[str] = set()
        for key in merged_keys([document], registry):
            found.update(self._by_key.get(key, ()))
            for name in registry.names(key):
                found.update(id_ for word in self._distinctive(name) for id_ in self._by_word.get(word, ()))
        keys = {}
        for id_ in sorted(found):
            entity = self._entities[id_]
            keys[id_] = self._forms.key(entity.name, entity.type)._replace(apart=id_)
            registry.recall(keys[id_], entity)
        return keys

    def _link_nameless(self, keys: Iterable[Key], registry: Registry) -> None:
        """Link described things and events with the known ones that are described in the same words: "wedding of Anna Berg"."""
        for key in sorted(set(keys), key=str):
            if registry.find(key) != key or registry.known(key) is None:
                continue
            name, type_ = registry.name(key), registry.type(key)
            same = [i for i in self._by_spelling.get(self._forms.folded(name), ()) if self._entities[i].type == type_]
            if len(same) == 1:
                known = key._replace(apart=same[0])
                registry.recall(known, self._entities[same[0]])
                registry.merge(
                    key, known, name, "described in the same words in the earlier run", registry.scores.same_words
                )

    def _link_by_name(self, document: KeyedDocument, known: dict[str, Key], registry: Registry) -> None:
        reason = Reason("a name of {name} in the earlier run", registry.scores.same_words)
        for key in sorted(merged_keys([document], registry), key=str):
            for candidates in self._candidates(key, registry):
                if candidates:
                    link(registry, key, (known[id_] for id_ in candidates), registry.name(key), reason)
                    break

    def _candidates(self, key: Key, registry: Registry) -> Iterator[Set[str]]:
        """The known entities that a key may mean, the best reason first: its words are the main name of one; they are a name of some;
        one of its spellings is, of whatever type."""
        same = self._by_key.get(key, set())
        main = {i for i in same if self._forms.key(self._entities[i].name, self._entities[i].type) == key}
        if len(main) == 1:
            yield main
        yield same
        names = registry.names(key)
        for name in sorted(names, key=lambda name: (-len(name), name)):
            yield self._by_spelling.get(self._forms.folded(name), set())

    def _distinctive(self, name: str) -> set[str]:
        return set(self._forms.words(name)) - self._vocabulary.lexicon.silent
