"""The steps of resolution, in their order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.records import Alias, Entity, Extraction, Fact, Mention, Review
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.event_links import EventLinks
from pipeline.resolve.events import Events
from pipeline.resolve.facts import Drafting, merge_drafts
from pipeline.resolve.keys import Key
from pipeline.resolve.linking import link_names
from pipeline.resolve.linking.aliases import keep_apart, link_aliases
from pipeline.resolve.linking.bodies import link_bodies
from pipeline.resolve.linking.contracts import link_contracts
from pipeline.resolve.linking.namesakes import doubt_namesakes, find_namesakes
from pipeline.resolve.linking.reviews import separate_reviewed
from pipeline.resolve.matters import find_matters
from pipeline.resolve.names import NameForms
from pipeline.resolve.registration import Registration
from pipeline.resolve.registry import Registry
from pipeline.resolve.things import DescribedThings, link_things
from pipeline.vocabulary import Vocabulary


class Resolution(NamedTuple):
    """The entities, all mentions with the entity that each refers to, and the facts; each sorted."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]


def resolve(
    extractions: Sequence[Extraction],
    vocabulary: Vocabulary,
    aliases: Sequence[Alias] = (),
    reviews: Sequence[Review] = (),
) -> Resolution:
    """The entities and facts of all documents together. The order of the extractions does not matter.

    `aliases` say which names are or are not the same thing, `reviews` which things reviewers found not to be the same; both override what
    the documents say.
    """
    extractions = sorted(extractions, key=lambda extraction: extraction.document.id)
    registry = Registry(NameForms(vocabulary.lexicon))
    documents = _register(extractions, registry, vocabulary, aliases)
    link_names(documents, registry, vocabulary.predicates)
    link_aliases(aliases, documents, registry)
    separate_reviewed(reviews, documents, registry)
    coreferences = [resolve_nouns(document, registry) for document in documents]
    link_bodies(coreferences, registry, vocabulary.predicates)
    texts = {document.id: document.text for document in documents}
    matters = find_matters(texts, vocabulary.lexicon.extract.undescriptive, vocabulary.event_words.words.likeness)
    things, events = find_things_and_events(coreferences, registry, vocabulary, matters)
    links = EventLinks(coreferences, events, matters, registry, vocabulary)
    draftings = [
        Drafting(coreference, registry, vocabulary, of_document, events)
        for coreference, of_document in zip(coreferences, things, strict=True)
    ]
    drafts = (draft for drafting in draftings for draft in drafting.drafts())
    facts = merge_drafts(drafts, vocabulary.lexicon.resolve.confidence.highest)
    keys = {key for document in documents for key in document.keys.values()}
    keys |= {key for drafting in draftings for key in drafting.keys}
    keys |= {c.topics.title_key for c in coreferences if c.topics.title_key is not None}
    told = {(document, *span): key for document, span, key in links.mentions()}
    keys |= {key for _, key in told.items()} | {key for d in things for _, key in d.mentions()}
    described = {(d.document, *span): key for d in things for span, key in d.mentions()}
    mentions = _mentions(documents, registry, told, described)
    return Resolution(registry.entities(keys), tuple(mentions), facts)


def _register(
    extractions: Sequence[Extraction], registry: Registry, vocabulary: Vocabulary, aliases: Sequence[Alias]
) -> list[KeyedDocument]:
    """Enter all names; record which are never linked, and which ones several people or places share."""
    forms, predicates = registry.forms, vocabulary.predicates
    apart = {forms.folded(n) for alias in aliases if alias.different_from for n in (alias.name, alias.different_from)}
    namesakes = find_namesakes(extractions, predicates, forms)
    registration = Registration(registry, predicates, apart, namesakes)
    documents = [registration.register(extraction) for extraction in extractions]
    keep_apart(aliases, documents, registry)
    doubt_namesakes(namesakes, documents, registry)
    return documents


def resolve_nouns(document: KeyedDocument, registry: Registry) -> Coreference:
    """The coreference of a document; every noun that refers to something has its key, and is entered in the registry."""
    coreference = Coreference(document, registry)
    coreference.resolve_nouns()
    for index, mention, key in document.keyed_mentions():
        if mention.kind == "noun":
            registry.add(key, mention.text, mention.type, mention=document.position(index), is_name=False)
    return coreference


def find_things_and_events(
    coreferences: Sequence[Coreference], registry: Registry, vocabulary: Vocabulary, matters: Mapping[str, int]
) -> tuple[list[DescribedThings], Events]:
    """The described things of each document, in the order of the documents, and the events of all; both are linked across documents.
    `matters` gives the number of the matter that each document is of."""
    documents = [coreference.document for coreference in coreferences]
    things = [DescribedThings(coreference, registry, vocabulary) for coreference in coreferences]
    link_things(things, registry, vocabulary.wordnet)
    contracts = [d.extraction.contract for d in documents]
    described = [
        t.key(c) if c is not None and c.mention is None else None for t, c in zip(things, contracts, strict=True)
    ]
    link_contracts(documents, described, registry)
    occurrences = {c.document.id: c.document.extraction.occurrences for c in coreferences}
    return things, Events(things, occurrences, registry, vocabulary.event_types, matters)


def _mentions(
    documents: Sequence[KeyedDocument],
    registry: Registry,
    events: Mapping[tuple[str, int, int], Key],
    described: Mapping[tuple[str, int, int], Key],
) -> Iterable[Mention]:
    """All mentions in text order, with the ids of the entities that they refer to: those of annotation, the words that tell events, and the
    phrases that describe things."""
    texts = {document.id: document.text for document in documents}
    added: dict[str, list[Mention]] = {}
    for kind, keys in (("event", events), ("noun", described)):
        for (name, start, end), key in keys.items():
            added.setdefault(name, []).append(
                Mention.unchecked(
                    document=name,
                    start=start,
                    end=end,
                    text=texts[name][start:end],
                    type=registry.type(key),
                    kind=kind,
                    entity=registry.identifier(key),
                )
            )
    for document in documents:
        known = [
            mention.model_copy(update={"entity": registry.identifier(own)})
            if (own := document.keys.get(index)) is not None
            else mention
            for index, mention in enumerate(document.mentions)
        ]
        more = added.get(document.id, [])
        yield from sorted((*known, *more), key=lambda m: (m.start, -m.end, m.kind != "event")) if more else known
