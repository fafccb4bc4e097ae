"""People whose full names differ: a second given name, a nickname, a former name or another spelling."""

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.identity import Verdict
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.candidates import Reason, link
from pipeline.resolve.lives import Life, read_lives
from pipeline.resolve.person_names import PersonName
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.predicates import Predicate

# Of more people than this with alike names, none is joined: such names tell nobody apart.
_MOST_ALIKE = 30
_NOBODY = Life()


class _Person(NamedTuple):
    key: Key
    name: PersonName
    life: Life


def link_same_people(
    documents: Sequence[KeyedDocument], keys: Iterable[Key], registry: Registry, predicates: Mapping[str, Predicate]
) -> None:
    """Merge those of the keys, after all merges, that are of people whom their names and lives show to be one, with the features that do.

    A name that fits two people who are not one joins neither: "John Lind" beside "John James Lind" and "John Jay Lind".
    """
    people = _people(documents, keys, registry, predicates)
    bearers = _bearers(people)
    identity = registry.forms.identity
    verdicts: dict[tuple[int, int], Verdict] = {}

    def verdict(one: int, other: int) -> Verdict:
        pair = (one, other) if one < other else (other, one)
        if pair not in verdicts:
            a, b = people[pair[0]], people[pair[1]]
            verdicts[pair] = identity.compare(a.name, b.name, (a.life, b.life), bearers[a.name.family])
        return verdicts[pair]

    alike: dict[int, set[int]] = defaultdict(set)
    for one, other in sorted(set(_pairs(people, registry))):
        if _are_namesakes(people[one].key, people[other].key):
            continue
        if identity.joins(verdict(one, other)):
            alike[one].add(other)
            alike[other].add(one)
    unclear = {
        one
        for one, others in alike.items()
        if any(not identity.joins(verdict(a, b)) for a, b in itertools.combinations(sorted(others), 2))
    }
    for one in sorted(unclear):
        candidates = [people[other].key for other in alike[one] - unclear]
        if len(candidates) > 1:
            link(registry, people[one].key, candidates, registry.name(people[one].key), Reason("", 0.0))
    for one in sorted(alike.keys() - unclear):
        for other in sorted(alike[one] - unclear):
            if other < one:
                continue
            gone, kept = sorted((people[one], people[other]), key=lambda p: (len(p.key.words), str(p.key)))
            found = verdict(one, other)
            words = f"{registry.name(kept.key)}: {identity.in_words(found)}"
            registry.merge(gone.key, kept.key, registry.name(gone.key), words, round(found.score, 2))


def _are_namesakes(one: Key, other: Key) -> bool:
    """Whether two keys are of one name, which several people have."""
    return one.name == other.name


def _people(
    documents: Sequence[KeyedDocument], keys: Iterable[Key], registry: Registry, predicates: Mapping[str, Predicate]
) -> list[_Person]:
    """The people with full names, sorted by key."""
    keys = sorted((key for key in keys if key.is_unscoped("person")), key=str)
    if len(keys) < 2:
        return []
    formers = _former_names(documents, registry)
    lives: dict[Key, Life] = {}
    for document in documents:
        of_document = read_lives(document.extraction, predicates, document.keys.get)
        for key, life in of_document.items():
            lives.setdefault(registry.find(key), Life()).add(life)
    found = ((key, _name(key, registry, formers.get(key, ()))) for key in keys)
    return [_Person(key, name, lives.get(key, _NOBODY)) for key, name in found if name is not None]


def _name(key: Key, registry: Registry, formers: Iterable[str]) -> PersonName | None:
    """The fullest name of a person, with the nicknames and former names of all of them; None if none is a full name."""
    read = registry.forms.people.read
    names = [name for name in map(read, sorted(registry.names(key))) if name.is_full]
    if not names:
        return None
    fullest = max(names, key=lambda name: (len(name.given), sum(map(len, name.given))))
    return dataclasses.replace(
        fullest,
        generation=next((name.generation for name in names if name.generation), None),
        nicknames=frozenset().union(*(name.nicknames for name in names)),
        formers=frozenset(formers).union(*(name.formers for name in names)),
    )


def _former_names(documents: Iterable[KeyedDocument], registry: Registry) -> dict[Key, set[str]]:
    """The family names that the documents give as former ones of each person."""
    people = registry.forms.people
    formers: dict[Key, set[str]] = {}
    for document in documents:
        for _, mention, key in document.keyed_mentions():
            if mention.type == "PERSON" and mention.kind == "name":
                for name in people.former_names(document.text, mention.end):
                    formers.setdefault(registry.find(key), set()).add(people.read(name).family)
    return formers


def _bearers(people: Iterable[_Person]) -> dict[str, int]:
    """How many given names the documents know with each family name."""
    given: dict[str, set[str]] = defaultdict(set)
    for person in people:
        given[person.name.family].add(person.name.given[0])
    return {family: len(names) for family, names in given.items()}


def _pairs(people: Sequence[_Person], registry: Registry) -> Iterator[tuple[int, int]]:
    """The people who can be one by a given name and a family name, written in some way. Each pair may come several times."""
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    names = registry.forms.people
    for index, person in enumerate(people):
        name = person.name
        families = name.families | name.formers
        families |= {f"{t} {names.family_sound(t, name.family)}" for t in names.traditions}
        for given in set().union(*(names.classes(g) for g in (*name.firsts, *name.nicknames))):
            for family in families:
                by_name[given, family].append(index)
    for sharing in by_name.values():
        if 1 < len(sharing) <= _MOST_ALIKE:
            yield from itertools.combinations(sharing, 2)
