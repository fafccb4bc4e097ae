"""Acronyms that their own document does not define."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.resolve.documents import KeyedDocument, merged_keys
from pipeline.resolve.keys import Key, abbreviation_key
from pipeline.resolve.linking.candidates import Reason, link, link_in_document
from pipeline.resolve.names import is_acronym
from pipeline.resolve.registry import Registry


def link_acronyms(document: KeyedDocument, registry: Registry) -> None:
    """Link an acronym with the name in its document that has its initials."""
    reason = Reason("the initials of {name}", registry.scores.initials)
    for acronym, key, candidates in _spelled(document, registry):
        link_in_document(document, registry, key, candidates, acronym, reason)


def link_acronyms_defined_elsewhere(documents: Sequence[KeyedDocument], registry: Registry) -> None:
    """Link an acronym that its own document does not explain to the name for which other documents define it; not if several names in its
    own document have its initials."""
    reason = Reason("defined elsewhere in the corpus as {name}", registry.scores.defined_elsewhere)
    defined = _defined(documents, registry)
    for document in documents:
        for acronym, key, candidates in _spelled(document, registry):
            if acronym in defined and registry.name(key) == acronym and not set(candidates) - defined[acronym]:
                link(registry, key, defined[acronym], acronym, reason)


def _spelled(document: KeyedDocument, registry: Registry) -> Iterator[tuple[str, Key, list[Key]]]:
    """The acronyms without a definition in their document, each with its key and with those of the names there that have its initials."""
    undefined = _undefined(document, registry)
    if not undefined:
        return
    forms = registry.forms
    by_initial: dict[str, set[Key]] = defaultdict(set)
    for key in merged_keys([document], registry):
        for name in registry.names(key):
            by_initial[forms.folded(name)[:1]].add(key)
    for acronym, key in undefined:
        own = registry.find(key)
        yield (
            acronym,
            key,
            [
                candidate
                for candidate in by_initial[acronym[0].casefold()]
                if candidate != own and any(forms.spells(acronym, name) for name in registry.names(candidate))
            ],
        )


def _defined(documents: Iterable[KeyedDocument], registry: Registry) -> dict[str, set[Key]]:
    """What each abbreviation stands for, according to any definition in the corpus."""
    defined: dict[str, set[Key]] = {}
    for document in documents:
        for definition in document.annotation.definitions:
            short = document.text[slice(*definition.short)]
            defined.setdefault(short, set()).add(registry.find(abbreviation_key(document.id, short)))
    return defined


def _undefined(document: KeyedDocument, registry: Registry) -> list[tuple[str, Key]]:
    """The acronyms without a definition in their document, each with its key."""
    plain, mentions = registry.forms.plain, document.mentions
    acronyms = {
        (name, key)
        for index, key in document.keys.items()
        if is_acronym(name := plain(mentions[index].text)) and key.kind != "short" and not key.scopes
    }
    return sorted(acronyms, key=lambda pair: (pair[0], str(pair[1])))
