"""Claims from elsewhere beside facts whose names are resolved already: the same name means the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.records import Entity, EntityRef, EntityValue, Fact
from pipeline.records.facts import same_words
from pipeline.vocabulary.predicates import load_predicates


def together(claims: Iterable[Fact], known: Iterable[Fact], entities: Iterable[Entity]) -> tuple[Fact, ...]:
    """The known facts and the claims, sorted by id. The subject of a claim, and its value where the predicate takes things, is the one
    of the `entities` that has its name, if there is just one; a claim that says what a known fact says becomes its evidence."""
    named: dict[str, set[str]] = defaultdict(set)
    refs = {e.id: EntityRef(entity=e.id, name=e.name, type=e.type) for e in entities}
    for entity in entities:
        for name in {entity.name, *entity.names}:
            named[same_words(name)].add(entity.id)
    facts = {fact.id: fact for fact in known}
    told = {_says(fact): fact.id for fact in facts.values() if _is_plain(fact)}
    for claim in claims:
        fact = _resolved(claim, named, refs)
        same = told.get(_says(fact)) if _is_plain(fact) else None
        if same is None:
            facts[fact.id] = fact
        else:
            facts[same] = facts[same].model_copy(update={"evidence": (*facts[same].evidence, *fact.evidence)})
    return tuple(facts[i] for i in sorted(facts))


def _resolved(claim: Fact, named: Mapping[str, set[str]], refs: Mapping[str, EntityRef]) -> Fact:
    changed: dict[str, object] = {}
    subjects = named.get(same_words(claim.subject.name), set())
    if len(subjects) == 1:
        changed["subject"] = refs[min(subjects)]
    predicate = load_predicates().get(claim.predicate)
    if predicate is not None and predicate.value == "entity" and claim.value.type == "text":
        things = named.get(same_words(claim.value.name), set())
        if len(things) == 1:
            changed["value"] = EntityValue(name=refs[min(things)].name, entity=min(things))
    return claim.model_copy(update=changed) if changed else claim


def _is_plain(fact: Fact) -> bool:
    """Whether a fact says nothing but its value."""
    return (
        fact.polarity == "affirmed"
        and fact.certainty == "asserted"
        and fact.attributed_to is None
        and not fact.qualifiers
    )


def _says(fact: Fact) -> tuple[str, str, str]:
    return fact.subject.entity, fact.predicate, fact.value.identity
