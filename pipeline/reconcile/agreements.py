"""Contracts, which are no treaties: agreements between companies or people, of which many have the same name."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.records import EntityValue, Fact

_PARTY = "signatory"
_FEWEST = 2


def is_contract(facts: Sequence[Fact], background: Background) -> bool:
    """Whether facts are about a contract, judging by the last word of its name before what it is between."""
    words = facts[0].subject.name.casefold().partition(" between ")[0].split()
    return bool(words) and words[-1] in background.vocabulary.lexicon.reconcile.contracts


def contracts_apart(subject: SubjectFacts, background: Background) -> Iterator[SubjectFacts]:
    """The facts of a subject as those of the contracts that they are about: documents that name different parties tell of different
    contracts, though they call them the same. A subject of any other kind is yielded as it is."""
    parties: dict[str, set[str]] = {}
    for fact in subject.own:
        if fact.predicate == _PARTY and isinstance(fact.value, EntityValue):
            for document in documents_of([fact]):
                parties.setdefault(document, set()).add(fact.value.entity)
    groups: list[set[str]] = []
    for named in parties.values():
        if len(named) >= _FEWEST and named not in groups:
            groups.append(named)
    if len(groups) < _FEWEST or not is_contract(subject.own, background):
        yield subject
        return
    for group in groups:
        documents = {d for d, named in parties.items() if named == group}
        own = [f for f in subject.own if documents & set(documents_of([f]))]
        yield SubjectFacts(own, subject.inverted)
