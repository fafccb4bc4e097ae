"""Joins claims with the facts of an earlier run: a name in a claim means the entity of the run that has this name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.records import Entity, EntityRef, EntityValue, Fact
from pipeline.records.facts import same_words
from pipeline.vocabulary import Vocabulary


def join_claims(
    claims: Iterable[Fact], known: Iterable[Fact], entities: Iterable[Entity], vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """The known facts and the claims, sorted by id.

    The subject of a claim becomes the one of the `entities` that has its name, if there is exactly one; so does its value if the
    predicate takes entities. A claim that says the same as a known fact adds its evidence to that fact.
    """
    entities = tuple(entities)
    refs = {e.id: EntityRef(entity=e.id, name=e.name, type=e.type) for e in entities}
    named: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in {entity.name, *entity.names}:
            named[same_words(name)].add(entity.id)
    facts = {fact.id: fact for fact in known}
    plain = {_content(fact): fact.id for fact in facts.values() if _is_plain(fact)}
    for claim in claims:
        fact = _resolved(claim, named, refs, vocabulary)
        same = plain.get(_content(fact)) if _is_plain(fact) else None
        if same is None:
            facts[fact.id] = fact
        else:
            facts[same] = facts[same].model_copy(update={"evidence": (*facts[same].evidence, *fact.evidence)})
    return tuple(facts[i] for i in sorted(facts))


def _resolved(
    claim: Fact, named: Mapping[str, set[str]], refs: Mapping[str, EntityRef], vocabulary: Vocabulary
) -> Fact:
    changed: dict[str, object] = {}
    subjects = named.get(same_words(claim.subject.name), set())
    if len(subjects) == 1:
        changed["subject"] = refs[min(subjects)]
    predicate = vocabulary.predicates.get(claim.predicate)
    if predicate is not None and predicate.value == "entity" and claim.value.type == "text":
        values = named.get(same_words(claim.value.name), set())
        if len(values) == 1:
            changed["value"] = EntityValue(name=refs[min(values)].name, entity=min(values))
    return claim.model_copy(update=changed) if changed else claim


def _is_plain(fact: Fact) -> bool:
    """Whether a fact is asserted without qualifiers, so that subject, predicate and value are its whole content."""
    return (
        fact.polarity == "affirmed"
        and fact.certainty == "asserted"
        and fact.attributed_to is None
        and not fact.qualifiers
    )


def _content(fact: Fact) -> tuple[str, str, str]:
    return fact.subject.entity, fact.predicate, fact.value.identity
