"""Facts read in the other direction: "A married B" also says that B married A, and "B is a member of A" that A has the member B.

A predicate that is its own inverse is symmetric. Facts are never changed in the output; only the checks see them inverted.
"""

from collections import defaultdict
from collections.abc import Mapping

from pipeline.records import EntityRef, EntityValue, Fact
from pipeline.vocabulary import Predicate

Inverses = Mapping[str, tuple[str, ...]]
"""For each predicate, the predicates of the vocabulary that say the same with subject and value exchanged."""


def inverses_of(predicates: Mapping[str, Predicate]) -> Inverses:
    """The inverses that the vocabulary declares, in both directions.

    A key need not be in the vocabulary: facts from elsewhere may use a predicate that is known only as the inverse of another.
    """
    pairs: dict[str, set[str]] = defaultdict(set)
    for predicate in predicates.values():
        if predicate.inverse is not None and predicate.value == "entity":
            pairs[predicate.inverse].add(predicate.name)
            if predicate.inverse in predicates:
                pairs[predicate.name].add(predicate.inverse)
    return {name: tuple(sorted(others)) for name, others in sorted(pairs.items())}


def may_be_inverted(fact: Fact, inverses: Inverses) -> bool:
    """Whether a fact is also read in the other direction. Hedged, planned and attributed facts are never compared, so they are not."""
    return (
        fact.predicate in inverses
        and isinstance(fact.value, EntityValue)
        and not fact.value.readings
        and fact.value.entity != fact.subject.entity
        and fact.certainty == "asserted"
        and fact.attributed_to is None
    )


def invert(fact: Fact, predicate: str, subject: EntityRef) -> Fact:
    """The fact as a fact about its value, `subject`, with an inverse `predicate`.

    It keeps its id and evidence, but loses its place in a list: "Siblings: A, B" is a complete list for one person only.
    """
    return fact.model_copy(
        update={
            "subject": subject,
            "predicate": predicate,
            "value": EntityValue(name=fact.subject.name, entity=fact.subject.entity),
            "evidence": tuple(
                e.model_copy(update={"enumeration": None, "closed": False, "count": None}) for e in fact.evidence
            ),
        }
    )


def is_canonical(fact: Fact, inverses: Inverses) -> bool:
    """Whether a fact has the direction in which it is compared with others about the same two entities.

    Of the two directions exactly one is canonical: the one with a predicate of the vocabulary, the first by name if both have one,
    and for a symmetric predicate the one whose subject has the smaller id.
    """
    if not may_be_inverted(fact, inverses):
        return True
    others = inverses[fact.predicate]
    if fact.predicate in others:
        return isinstance(fact.value, EntityValue) and fact.subject.entity < fact.value.entity
    in_vocabulary = any(fact.predicate in inverses.get(other, ()) for other in others)
    return in_vocabulary and fact.predicate < others[0]
