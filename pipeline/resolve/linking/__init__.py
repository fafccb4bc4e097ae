"""Linking: joins names that mean one thing although their keys differ, each time with a reason and a score.

In its own document a short name means the one longer name that fits it, there and nowhere else: "Berg" may be Anna Berg in one
document and Olof Berg in the next. A short name that its own document does not explain is looked up in the corpus. If two things fit, the
name stays unlinked, with a doubt. Each step looks names up by what they could share (a word, the letters of an acronym, a name without its
legal form), so that its cost grows with the number of names and not with the number of pairs.
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.resolve.documents import KeyedDocument, merged_keys
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.abbreviations import link_acronyms, link_acronyms_defined_elsewhere
from pipeline.resolve.linking.organisations import link_legal_forms, link_short_names
from pipeline.resolve.linking.people import link_people, link_people_across_documents
from pipeline.resolve.linking.places import link_cities
from pipeline.resolve.linking.same_people import link_same_people
from pipeline.resolve.linking.spellings import link_spellings
from pipeline.resolve.linking.titles import link_titles
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.predicates import Predicate


def link_names(documents: Sequence[KeyedDocument], registry: Registry, predicates: Mapping[str, Predicate]) -> None:
    """Merge the keys of names that are one thing, first inside each document, then across them. All names must be registered."""
    for document in documents:
        link_acronyms(document, registry)
        link_people(document, registry)
        link_spellings(document, registry)
        link_short_names(document, registry)
        link_titles(document, registry)
    link_acronyms_defined_elsewhere(documents, registry)
    link_across_documents(documents, registry, predicates)


def link_across_documents(
    documents: Sequence[KeyedDocument],
    registry: Registry,
    predicates: Mapping[str, Predicate],
    known: Iterable[Key] = (),
) -> None:
    """Merge the keys of names in several documents that are one thing. `known` are keys of things that these documents need not mention."""
    keys = merged_keys(documents, registry).union(known)
    link_same_people(documents, keys, registry, predicates)
    link_people_across_documents(_merged(keys, registry), registry)
    link_legal_forms(_merged(keys, registry), registry)
    link_cities(_merged(keys, registry), registry)


def _merged(keys: Iterable[Key], registry: Registry) -> set[Key]:
    return {registry.find(key) for key in keys}
