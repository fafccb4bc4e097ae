"""What independent sources confirm for each other."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from pipeline.reconcile.grouping import documents_of
from pipeline.reconcile.lists import enumerations
from pipeline.reconcile.sources import Sources
from pipeline.records import Corroboration, Fact
from pipeline.records.base import identifier

# Fewer things than this are the same by chance.
_LIST = 3


def confirmed(facts: Sequence[Fact], sources: Sources) -> list[Corroboration]:
    """The facts of a subject, all stated, that two independent sources or more say."""
    found = []
    for fact in facts:
        documents = documents_of([fact])
        behind = sources.behind([fact]) if len(documents) > 1 else ()
        if len(behind) > 1:
            said = f"{fact.subject.name}: {fact.predicate.replace('_', ' ')} {fact.value.name}, said by {len(documents)} documents"
            found.append(
                Corroboration(
                    id=identifier("k", fact.id),
                    facts=(fact.id,),
                    documents=documents,
                    sources=len(behind),
                    explanation=said
                    if len(behind) == len(documents)
                    else f"{said} of {len(behind)} independent sources",
                )
            )
    return found


def complete_lists(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The complete lists among the facts of a subject, all stated, that are long enough to confirm another."""
    return [members for members in enumerations(facts, closed=True).values() if len(members) >= _LIST]


def confirmed_lists(lists: Sequence[Sequence[Fact]], sources: Sources) -> list[Corroboration]:
    """Complete lists of the same things in independent documents, whatever they list them as."""
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
                        explanation=f"the same {len(a)}: {_told(a)}, {_told(b)}: {names}",
                    )
                )
    return found


def _confirm(a: Sequence[Fact], b: Sequence[Fact], sources: Sources) -> bool:
    elsewhere = not sources.among(documents_of(a)) & sources.among(documents_of(b))
    return elsewhere and (a[0].subject, a[0].predicate) != (b[0].subject, b[0].predicate)


def _told(facts: Sequence[Fact]) -> str:
    return f"{facts[0].predicate.replace('_', ' ')} of {facts[0].subject.name} in {', '.join(documents_of(facts))}"
