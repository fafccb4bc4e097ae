"""What independent sources confirm for each other."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from pipeline.reconcile.conflicts import predicate_in_words
from pipeline.reconcile.grouping import documents_of, enumerations
from pipeline.reconcile.sources.independence import Sources
from pipeline.records import Corroboration, Fact
from pipeline.records.base import identifier

# Shorter lists can be the same by chance.
_SHORTEST_LIST = 3


def confirmed(facts: Sequence[Fact], sources: Sources) -> list[Corroboration]:
    """The corroborations of stated facts about one subject: each is stated by at least two independent sources."""
    found = []
    for fact in facts:
        documents = documents_of([fact])
        independent = sources.behind([fact]) if len(documents) > 1 else ()
        if len(independent) > 1:
            statement = f"{fact.subject.name}: {predicate_in_words(fact.predicate)} {fact.value.name}"
            explanation = f"{statement}, stated in {len(documents)} documents"
            if len(independent) < len(documents):
                explanation += f" from {len(independent)} independent sources"
            found.append(
                Corroboration(
                    id=identifier("k", fact.id),
                    facts=(fact.id,),
                    documents=documents,
                    sources=len(independent),
                    explanation=explanation,
                )
            )
    return found


def complete_lists(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The complete lists among the stated facts about one subject that are long enough to confirm another list."""
    return [members for members in enumerations(facts, closed=True).values() if len(members) >= _SHORTEST_LIST]


def confirmed_lists(lists: Sequence[Sequence[Fact]], sources: Sources) -> list[Corroboration]:
    """The corroborations of complete lists: independent documents list the same things, for any subject and predicate."""
    alike: dict[tuple[str, ...], list[Sequence[Fact]]] = defaultdict(list)
    for members in lists:
        alike[tuple(sorted({f.value.identity for f in members}))].append(members)
    found = []
    for same in alike.values():
        for a, b in itertools.pairwise(sorted(same, key=documents_of)):
            if _confirm(a, b, sources):
                names = ", ".join(sorted(f.value.name for f in a))
                found.append(
                    Corroboration(
                        id=identifier("k", *sorted(f.id for f in (*a, *b))),
                        facts=tuple(sorted({f.id for f in (*a, *b)})),
                        documents=documents_of([*a, *b]),
                        sources=len(sources.among(documents_of([*a, *b]))),
                        explanation=f"the same {len(a)} in two lists: {_described(a)}, {_described(b)}: {names}",
                    )
                )
    return found


def _confirm(a: Sequence[Fact], b: Sequence[Fact], sources: Sources) -> bool:
    independent = not sources.among(documents_of(a)) & sources.among(documents_of(b))
    return independent and (a[0].subject, a[0].predicate) != (b[0].subject, b[0].predicate)


def _described(facts: Sequence[Fact]) -> str:
    """What a list contains, and where it is: "member of Lund League in a.txt"."""
    return f"{predicate_in_words(facts[0].predicate)} of {facts[0].subject.name} in {', '.join(documents_of(facts))}"
