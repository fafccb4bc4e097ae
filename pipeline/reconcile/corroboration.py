"""What documents confirm for each other."""

from collections.abc import Sequence

from pipeline.reconcile.grouping import documents_of, stated, value_key
from pipeline.reconcile.lists import enumerations
from pipeline.records import Corroboration, Fact
from pipeline.records.base import identifier

# Fewer things than this are the same by chance.
_LIST = 3


def find_corroborations(facts: Sequence[Fact]) -> tuple[Corroboration, ...]:
    """Facts said by two documents or more, and complete lists of the same things in two documents, whatever they list them as."""
    found = [
        Corroboration(
            id=identifier("k", fact.id),
            facts=(fact.id,),
            documents=documents_of([fact]),
            explanation=(
                f"{fact.subject.name}: {fact.predicate.replace('_', ' ')} {fact.value.name}, "
                f"said by {len(documents_of([fact]))} documents"
            ),
        )
        for fact in stated(facts)
        if len(documents_of([fact])) > 1
    ]
    lists = list(enumerations(stated(facts), closed=True).values())
    for i, a in enumerate(lists):
        for b in lists[i + 1 :]:
            if _confirm(a, b):
                first, second = sorted((a, b), key=documents_of)
                found.append(
                    Corroboration(
                        id=identifier("k", *sorted(f.id for f in (*a, *b))),
                        facts=tuple(sorted({f.id for f in (*a, *b)})),
                        documents=tuple(sorted({*documents_of(a), *documents_of(b)})),
                        explanation=f"the same {len(a)}: {_told(first)}, {_told(second)}: {', '.join(sorted(f.value.name for f in a))}",
                    )
                )
    return tuple(sorted(found, key=lambda c: (-len(c.facts), c.explanation, c.id)))


def _confirm(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    same = len(a) >= _LIST and {value_key(f.value) for f in a} == {value_key(f.value) for f in b}
    elsewhere = not set(documents_of(a)) & set(documents_of(b))
    otherwise = (a[0].subject, a[0].predicate) != (b[0].subject, b[0].predicate)
    return same and elsewhere and otherwise


def _told(facts: Sequence[Fact]) -> str:
    return f"{facts[0].predicate.replace('_', ' ')} of {facts[0].subject.name} in {', '.join(documents_of(facts))}"
