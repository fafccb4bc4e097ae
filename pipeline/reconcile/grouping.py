"""How the facts of a subject are grouped before they are compared: by predicate, by value, by list."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.reconcile.components import components
from pipeline.records import EntityRef, Fact


@dataclass(frozen=True)
class SubjectFacts:
    """All facts about one entity. This is what a check compares.

    `own` are the facts that name the entity as their subject, sorted by id. `inverted` are facts that name it as their value,
    read in the other direction (see `pipeline.reconcile.inverses`), sorted by id. At least one of the two is not empty.
    """

    own: Sequence[Fact]
    inverted: Sequence[Fact] = ()

    @property
    def subject(self) -> EntityRef:
        """The entity that the facts are about."""
        return (self.own or self.inverted)[0].subject

    @cached_property
    def all(self) -> Sequence[Fact]:
        """Own and inverted facts, sorted by id."""
        return sorted((*self.own, *self.inverted), key=lambda f: f.id) if self.inverted else self.own

    @cached_property
    def by_predicate(self) -> dict[str, list[Fact]]:
        """The stated facts by predicate, in the order of the predicates' names."""
        return by_predicate(stated(self.all))

    @cached_property
    def told(self) -> dict[str, list[Fact]]:
        """The facts that are stated or reported by predicate, in the order of the predicates' names."""
        told = (f for f in self.all if f.polarity == "affirmed" and f.certainty in {"asserted", "reported"})
        return by_predicate(told)


def stated(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that a document affirms in its own voice.

    Hedged, planned and negated facts are left out, as are those attributed to somebody else.
    """
    return (f for f in facts if f.polarity == "affirmed" and f.certainty == "asserted" and f.attributed_to is None)


def by_predicate(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by predicate, in the order of the predicates' names."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.predicate].append(fact)
    return dict(sorted(groups.items()))


def by_document(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by each document that gives them, sorted by its id."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for document in documents_of([fact]):
            groups[document].append(fact)
    return dict(sorted(groups.items()))


def by_value(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts grouped by value, in the order of their first document, then of the value."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.value.identity].append(fact)
    return sorted(groups.values(), key=lambda g: (documents_of(g), g[0].value.identity))


def enumerations(facts: Iterable[Fact], *, closed: bool) -> dict[str, list[Fact]]:
    """The facts of each enumeration, by its id. With `closed`, only enumerations that are marked as complete."""
    lists: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        for evidence in fact.evidence:
            if evidence.enumeration is not None and (evidence.closed or not closed):
                lists[evidence.enumeration][fact.value.identity] = fact
    return {name: [members[k] for k in sorted(members)] for name, members in sorted(lists.items())}


def documents_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of the documents that state any of the facts, sorted."""
    return tuple(sorted({e.document for f in facts for e in f.evidence}))


def disagreements(
    reports: Mapping[str, Sequence[Fact]], disagree: Callable[[Sequence[Fact], Sequence[Fact]], bool]
) -> Iterator[list[list[Fact]]]:
    """The disagreements between documents, each as its sides: the facts of the documents that give the same values.

    `reports` maps a document to its facts; `disagree` says whether the facts of two documents do. Documents that disagree with each
    other, directly or through a third, are in one disagreement.
    """
    pairs = [(a, b) for a, b in itertools.combinations(reports, 2) if disagree(reports[a], reports[b])]
    for documents in components({d for pair in pairs for d in pair}, pairs):
        sides: dict[tuple[str, ...], dict[str, Fact]] = {}
        for document in documents:
            values = tuple(sorted({f.value.identity for f in reports[document]}))
            sides.setdefault(values, {}).update({f.id: f for f in reports[document]})
        yield [[side[i] for i in sorted(side)] for side in sides.values()]
