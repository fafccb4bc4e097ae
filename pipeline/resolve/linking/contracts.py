"""Contracts: the one that a letter speaks of without its name is the one in the folder that its parties made."""

from collections.abc import Sequence

from pipeline.records import Operand
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry

_NAMES = {"ORG", "PERSON"}
_SHORTEST_WORD = 4  # letters


def link_contracts(documents: Sequence[KeyedDocument], described: Sequence[Key | None], registry: Registry) -> None:
    """Merge the key of each contract that a document describes with that of the only contract of another document that has its words, and
    of whose parties the document names one. `described` are the keys of the contracts without a name, one for each document, None for a
    document without one."""
    made = [(document, *named) for document in documents if (named := _named(document, registry)) is not None]
    for document, key in zip(documents, described, strict=True):
        contract = document.extraction.contract
        if key is None or contract is None:
            continue
        names = {registry.find(k) for _, m, k in document.keyed_mentions() if m.kind == "name" and m.type in _NAMES}
        fitting = {
            other
            for d, other, parties in made
            if d is not document and parties & names and _has_words(d.text, contract)
        }
        one = registry.find(key)
        if len(fitting) == 1 and (other := fitting.pop()) != one and registry.known(one) is not None:
            reason = "the only contract of its parties that has its words"
            registry.merge(one, other, registry.name(one), reason, registry.scores.same_part)


def _named(document: KeyedDocument, registry: Registry) -> tuple[Key, set[Key]] | None:
    """The key of the contract that a document is, and those of its parties; None if it is none."""
    contract = document.extraction.contract
    key = document.keys.get(contract.mention) if contract is not None and contract.mention is not None else None
    if key is None or contract is None:
        return None
    parties = {
        registry.find(party)
        for s in document.statements
        if s.predicate == "signatory" and s.value.mention is not None
        if s.subject.mention is not None and document.keys.get(s.subject.mention) == key
        if (party := document.keys.get(s.value.mention)) is not None
    }
    return (registry.find(key), parties) if parties else None


def _has_words(text: str, contract: Operand) -> bool:
    """Whether a text has the words that a phrase describes a contract with."""
    described, lowered = contract.described, text.casefold()
    words = described.words if described is not None else ()
    return all(word in lowered for word in words if len(word) >= _SHORTEST_WORD)
