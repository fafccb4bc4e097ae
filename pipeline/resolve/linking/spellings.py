"""Spellings: the same words for which the model finds several types."""

from collections import Counter, defaultdict

from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key, kind_of
from pipeline.resolve.linking.candidates import Reason, link_in_document
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import country_code, is_capital


def link_spellings(document: KeyedDocument, registry: Registry) -> None:
    """Link the same words in one document to their most frequent use, although the model takes them for a person here and for a place
    there."""
    reason = Reason("the same words, of another type", registry.scores.other_type)
    forms = registry.forms
    by_spelling: dict[str, Counter[Key]] = defaultdict(Counter)
    for _, mention, key in document.keyed_mentions():
        if mention.kind == "name" and key.kind != "short" and not key.scopes:
            by_spelling[forms.folded(mention.text)][key] += 1
    for spelling, counts in sorted(by_spelling.items()):
        if len(counts) < 2 or country_code(spelling) or is_capital(spelling):
            continue
        if forms.head(spelling) in forms.lexicon.name_types:
            continue
        most = min(counts, key=lambda key: (-counts[key], str(key)))
        for key in sorted(counts, key=str):
            if kind_of(registry.type(key)) != kind_of(registry.type(most)):
                link_in_document(document, registry, key, [most], spelling, reason)
