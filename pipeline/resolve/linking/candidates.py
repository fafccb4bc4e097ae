"""The choice among candidates: a name is linked to the only thing that fits it; if several fit, it is linked to none."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import InDocument, Key
from pipeline.resolve.registry import Registry

# A doubt names this many candidates.
_MOST_NAMED = 5


class Reason(NamedTuple):
    """Why a name means a thing, in words with ``{name}`` for the name of the thing, and how sure that is (0 to 1)."""

    words: str
    score: float


def link_in_document(
    document: KeyedDocument, registry: Registry, key: Key, candidates: Iterable[Key], name: str, reason: Reason
) -> None:
    """Link a name with the only candidate that fits it in a document, for this document alone."""
    fitting = {registry.find(candidate) for candidate in candidates} - {registry.find(key)}
    if len(fitting) == 1 and not registry.is_of_one_document(key, document.id):
        own = key.within(InDocument(document.id))
        same = [index for index, other in document.keys.items() if other == key]
        if not same:
            return  # an earlier mention has linked them
        registry.split(key, own, map(document.position, same))
        document.keys.update(dict.fromkeys(same, own))
        key = own
    link(registry, key, fitting, name, Reason(f"{reason.words} in {document.id}", reason.score))


def link(registry: Registry, key: Key, candidates: Iterable[Key], name: str, reason: Reason) -> None:
    """Link a name with the only candidate that fits it. With more than one, note a doubt."""
    fitting = sorted({registry.find(candidate) for candidate in candidates} - {registry.find(key)}, key=str)
    if len(fitting) == 1:
        words = reason.words.format(name=registry.name(fitting[0]))
        registry.merge(key, fitting[0], name, words, reason.score)
    elif fitting:
        names = sorted({registry.name(candidate) for candidate in fitting})
        more = f" or {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        alternatives = " or ".join(names[:_MOST_NAMED]) + more
        registry.doubt(key, f"“{name}” could be {alternatives}; the documents do not say which")
