"""The register of entities: names come in, and are joined when there is a reason."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.records import Entity, EntityMention, Merge
from pipeline.records.base import identifier
from pipeline.resolve.keys import folded, is_acronym, plain
from pipeline.vocabulary.places import country_code, country_of_inhabitants

Place = tuple[str, int, int]
"""Where a mention stands: document, start, end."""

# A type told by the head noun of a name weighs more than the model's guess.
_TOLD = 3


# Types that say nothing: what is only defined, and what is only known by a pronoun.
_UNTOLD = {"TERM", "THING"}


@dataclass
class _Node:
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    mentions: dict[Place, tuple[str, str, int] | None] = field(default_factory=dict)
    merges: list[tuple[str, str, str, float]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    preferred: str | None = None


class Register:
    """Grows while documents are resolved; `entities` then gives the result. A key is opaque; the same key is the same thing."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Node] = {}
        self._parents: dict[str, str] = {}
        self._apart: list[tuple[str, str]] = []

    def add(
        self,
        key: str,
        name: str,
        type_: str,
        *,
        told: bool,
        mention: Place | None = None,
        names_it: bool = True,
    ) -> None:
        """Record a mention under a key. `told`: the type follows from the name itself. `names_it`: the words are a name of it."""
        node = self._nodes.setdefault(self.find(key), _Node())
        said = (plain(name), type_, _TOLD if told else 1) if names_it else None
        if said:
            node.names[said[0]] += 1
            node.types[type_] += said[2]
        if mention is not None:
            node.mentions[mention] = said

    def is_of_one_document(self, key: str, document: str) -> bool:
        """Whether all mentions of a thing stand in one document."""
        return all(place[0] == document for place in self._nodes[self.find(key)].mentions)

    def part(self, key: str, own: str, mentions: Iterable[Place]) -> None:
        """Take mentions out of a thing and enter them under a key of their `own`: the same words mean another thing there."""
        node, parted = self._nodes[self.find(key)], self._nodes.setdefault(own, _Node())
        for place in mentions:
            said = node.mentions.pop(place, None)
            parted.mentions[place] = said
            if said:
                name, type_, weight = said
                node.names[name] -= 1
                node.types[type_] -= weight
                parted.names[name] += 1
                parted.types[type_] += weight
        node.names, node.types = +node.names, +node.types

    def find(self, key: str) -> str:
        """The key that stands for a key after all merges."""
        while key in self._parents:
            key = self._parents[key]
        return key

    def known(self, key: str) -> str | None:
        """The key that stands for a key, null where nothing was entered under it."""
        found = self.find(key)
        return found if found in self._nodes else None

    def keep_apart(self, one: str, other: str) -> None:
        """Say that two keys are never the same thing."""
        self._apart.append((one, other))

    def doubt(self, key: str, sentence: str) -> None:
        """Note what was left open about a thing."""
        self._nodes[self.find(key)].doubts.add(sentence)

    def prefer(self, key: str, name: str) -> None:
        """Say which of its names a thing is to be called by."""
        node = self._nodes[self.find(key)]
        node.preferred = next((n for n in sorted(node.names) if folded(n) == folded(name)), node.preferred)

    def code(self, key: str, codes: Mapping[str, str]) -> None:
        """Add outside identifiers of a thing."""
        self._nodes[self.find(key)].codes.update(codes)

    def merge(self, key: str, into: str, name: str, reason: str, score: float) -> None:
        """Say that two keys are the same thing, because of `reason`. Merging what is one already, or is to be kept apart, does
        nothing."""
        key, into = self.find(key), self.find(into)
        if key == into or any({self.find(a), self.find(b)} == {key, into} for a, b in self._apart):
            return
        gone, kept = self._nodes.pop(key, _Node()), self._nodes.setdefault(into, _Node())
        joined = (plain(name), self._name_of(kept, into), reason, score)
        kept.names.update(gone.names)
        # What the fuller name is tells what the thing is: "Berg" is no organisation if it is short for Anna Berg.
        kept.types = kept.types if set(kept.types) - _UNTOLD else gone.types or kept.types
        kept.mentions.update(gone.mentions)
        kept.doubts |= gone.doubts
        kept.codes.update(gone.codes)
        kept.merges += [*gone.merges, joined]
        kept.preferred = kept.preferred or gone.preferred
        self._parents[key] = into

    def names(self, key: str) -> Counter[str]:
        """The written names of an entity with their frequencies."""
        return self._nodes[self.find(key)].names

    def type(self, key: str) -> str:
        """The type that most of its names speak for."""
        said = self._nodes[self.find(key)].types
        if len(said) == 1:
            return next(iter(said))
        types = {t: n for t, n in said.items() if t not in _UNTOLD} or said
        return min(types, key=lambda t: (-types[t], t)) if types else "THING"

    def name(self, key: str) -> str:
        """The fullest name: no acronym if there is another, written large, frequent, long."""
        return self._name_of(self._nodes[self.find(key)], key)

    def _name_of(self, node: _Node, key: str) -> str:
        names = node.names
        if node.preferred:
            return node.preferred
        return (
            min(names, key=lambda n: (is_acronym(n), -_large(n), -names[n], -len(n), n))
            if names
            else key.split(":", 1)[-1]
        )

    def identifier(self, key: str) -> str:
        return identifier("e", self.find(key))

    def entities(self, wanted: set[str]) -> tuple[Entity, ...]:
        """The entities behind these keys, sorted by name and id."""
        result = []
        for key in {self.find(k) for k in wanted}:
            node = self._nodes[key]
            name = self.name(key)
            code = key.removeprefix("place:") if key.startswith("place:") and country_code(name) else None
            code = code or (country_of_inhabitants(name) if self.type(key) == "NORP" else None)
            result.append(
                Entity(
                    id=self.identifier(key),
                    name=name,
                    type=self.type(key),
                    names=tuple(sorted(node.names)),
                    codes={**({"iso3166": code} if code else {}), **node.codes},
                    merges=tuple(_reasons(node, name)),
                    doubts=tuple(sorted(node.doubts)),
                    mentions=tuple(EntityMention(document=d, start=s, end=e) for d, s, e in sorted(node.mentions)),
                )
            )
        return tuple(sorted(result, key=lambda e: (e.name.casefold(), e.id)))


def _reasons(node: _Node, name: str) -> list[Merge]:
    """Why each other name means the same as `name`: the merge on the way to it, or else that it is the same words."""
    merges: dict[tuple[str, str], Merge] = {}
    explained, frontier = {name}, [name]
    while frontier:
        here = frontier.pop(0)
        for gone, kept, reason, score in node.merges:
            if here not in {gone, kept}:
                continue
            other = kept if gone == here else gone
            if other != here and (other not in explained or here == name):
                merges.setdefault((other, reason), Merge(name=other, reason=reason, score=score))
            if other not in explained:
                explained.add(other)
                frontier.append(other)
    for spelling in node.names:
        if spelling not in explained:
            merges[spelling, ""] = Merge(
                name=spelling, reason="the same words, in another order, form or case", score=0.95
            )
    return [merges[k] for k in sorted(merges)]


def _large(name: str) -> bool:
    significant = [w for w in name.split() if len(w) > 3]
    return bool(significant) and all(w[0].isupper() for w in significant)
