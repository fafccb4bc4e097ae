"""The registry of entities: names are entered under keys, and keys are merged when there is a reason."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.records import Entity, EntityMention, Merge
from pipeline.records.base import identifier
from pipeline.resolve.keys import Key
from pipeline.resolve.names import NameForms, is_acronym
from pipeline.vocabulary.places import country_code, country_of_inhabitants

Position = tuple[str, int, int]
"""The place of a mention: document, start, end."""

# A type that the head noun of a name states weighs more than the model's guess.
_STATED_WEIGHT = 3
# Types without information: of things that are only defined, and of things that only a pronoun refers to.
_VAGUE_TYPES = {"TERM", "THING"}


_Naming = tuple[str, str, int]
"""The plain name that a mention gives an entity, the type that it supports, and the weight of that support."""


@dataclass
class _Node:
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    mentions: dict[Position, _Naming | None] = field(default_factory=dict)
    merges: list[tuple[str, str, str, float]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    preferred: str | None = None
    main: str | None = None
    """The main name, once it has been looked up and as long as the names are the same."""


class Registry:
    """All entities of a run. The registry grows while names are entered and linked; `entities` then gives the result.

    `forms` compares names; `scores` holds the score of each reason to merge. `changes` is how often a key has come to mean something else,
    or its type has changed.
    """

    def __init__(self, forms: NameForms) -> None:
        self.forms = forms
        self.scores = forms.lexicon.resolve.scores
        self._nodes: dict[Key, _Node] = {}
        self._parents: dict[Key, Key] = {}
        self._identifiers: dict[Key, str] = {}
        self._apart: list[tuple[Key, Key]] = []
        self._recalled: dict[Key, str] = {}
        self.changes = 0

    def add(
        self,
        key: Key,
        name: str,
        type_: str,
        *,
        type_stated: bool = False,
        mention: Position | None = None,
        is_name: bool = True,
    ) -> None:
        """Enter a mention under a key. `type_stated` says that the name itself states the type, `is_name` that the words are a name, not a
        pronoun or a common noun."""
        key = self.find(key)
        node = self._nodes.setdefault(key, _Node())
        naming = (self.forms.plain(name), type_, _STATED_WEIGHT if type_stated else 1) if is_name else None
        if naming is not None:
            before = self.type(key) if node.types else type_
            node.names[naming[0]] += 1
            node.main = None
            node.types[type_] += naming[2]
            self.changes += self.type(key) != before
        if mention is not None:
            node.mentions[mention] = naming

    @property
    def size(self) -> int:
        """The number of entities."""
        return len(self._nodes)

    def recall(self, key: Key, entity: Entity) -> None:
        """Enter an entity of an earlier run under a key of its own. It keeps its id and its name, and is never merged with another entity
        of that run."""
        self._nodes[key] = _Node(
            names=Counter(entity.names or (entity.name,)), types=Counter([entity.type]), preferred=entity.name
        )
        self._recalled[key] = entity.id
        self.changes += 1

    def is_of_one_document(self, key: Key, document: str) -> bool:
        """Whether all mentions of an entity are in one document."""
        return all(position[0] == document for position in self._nodes[self.find(key)].mentions)

    def split(self, key: Key, own: Key, mentions: Iterable[Position]) -> None:
        """Take mentions out of an entity and enter them under a key of their `own`, because the same words mean another thing there."""
        node, split = self._nodes[self.find(key)], self._nodes.setdefault(own, _Node())
        for position in mentions:
            naming = node.mentions.pop(position, None)
            split.mentions[position] = naming
            if naming is not None:
                name, type_, weight = naming
                node.names[name] -= 1
                node.types[type_] -= weight
                split.names[name] += 1
                split.types[type_] += weight
        node.names, node.types = +node.names, +node.types
        node.main = split.main = None
        self.changes += 1

    def find(self, key: Key) -> Key:
        """The key that stands for a key after all merges."""
        passed = []
        while (parent := self._parents.get(key)) is not None:
            passed.append(key)
            key = parent
        for merged in passed[:-1]:
            self._parents[merged] = key
        return key

    def known(self, key: Key) -> Key | None:
        """The key that stands for a key, or None if nothing was entered under it."""
        found = self.find(key)
        return found if found in self._nodes else None

    def keep_apart(self, one: Key, other: Key) -> None:
        """Never merge two keys."""
        self._apart.append((one, other))

    def doubt(self, key: Key, sentence: str) -> None:
        """Record what was left open about an entity."""
        self._nodes[self.find(key)].doubts.add(sentence)

    def prefer(self, key: Key, name: str) -> None:
        """Prefer one of the names of an entity. A name that it does not have has no effect."""
        node, folded = self._nodes[self.find(key)], self.forms.folded
        node.main = None
        node.preferred = next((n for n in sorted(node.names) if folded(n) == folded(name)), node.preferred)

    def code(self, key: Key, codes: Mapping[str, str]) -> None:
        """Add identifiers that others use for an entity."""
        self._nodes[self.find(key)].codes.update(codes)

    def merge(self, key: Key, into: Key, name: str, reason: str, score: float) -> None:
        """Merge two keys that mean the same thing. `name` is the name that `reason` is about, and `score` says how sure it is (0 to 1).

        Nothing happens if they are already merged, must be kept apart, or are two entities of an earlier run.
        """
        key, into = self.find(key), self.find(into)
        if key == into or any({self.find(a), self.find(b)} == {key, into} for a, b in self._apart):
            return
        if key in self._recalled:
            if into in self._recalled:
                return
            self._recalled[into] = self._recalled.pop(key)
        gone, kept = self._nodes.pop(key, _Node()), self._nodes.setdefault(into, _Node())
        merge = (self.forms.plain(name), self._name_of(kept, into), reason, score)
        kept.main = None
        kept.names.update(gone.names)
        # The fuller name decides the type: "Berg" is not an organisation if it is short for Anna Berg.
        kept.types = kept.types if set(kept.types) - _VAGUE_TYPES else gone.types or kept.types
        kept.mentions.update(gone.mentions)
        kept.doubts |= gone.doubts
        kept.codes.update(gone.codes)
        kept.merges += [*gone.merges, merge]
        kept.preferred = kept.preferred or gone.preferred
        self._parents[key] = into
        self.changes += 1

    def names(self, key: Key) -> Counter[str]:
        """The names of an entity as written, with the frequency of each."""
        return self._nodes[self.find(key)].names

    def type(self, key: Key) -> str:
        """The type that most names of an entity support."""
        types = self._nodes[self.find(key)].types
        if len(types) == 1:
            return next(iter(types))
        types = Counter({t: n for t, n in types.items() if t not in _VAGUE_TYPES}) or types
        return min(types, key=lambda t: (-types[t], t)) if types else "THING"

    def name(self, key: Key) -> str:
        """The main name of an entity: the preferred one, otherwise the fullest (no acronym if possible, capitalised, a full
        name of a person, frequent, long)."""
        key = self.find(key)
        return self._name_of(self._nodes[key], key)

    def _name_of(self, node: _Node, key: Key) -> str:
        names = node.names
        if node.preferred:
            return node.preferred
        if len(names) < 2:
            return next(iter(names), key.name)
        if node.main is None:
            read = self.forms.people.read
            part = {n: key.kind == "person" and not read(n).is_full for n in names}
            node.main = min(names, key=lambda n: (is_acronym(n), -_is_capitalised(n), part[n], -names[n], -len(n), n))
        return node.main

    def identifier(self, key: Key) -> str:
        """The id of an entity."""
        key = self.find(key)
        found = self._recalled.get(key) or self._identifiers.get(key)
        if found is None:
            found = self._identifiers[key] = identifier("e", key)
        return found

    def entities(self, keys: Iterable[Key]) -> tuple[Entity, ...]:
        """The entities that these keys stand for, sorted by name and id."""
        entities = [self._entity(key) for key in {self.find(key) for key in keys}]
        return tuple(sorted(entities, key=lambda e: (e.name.casefold(), e.id)))

    def _entity(self, key: Key) -> Entity:
        node, name, type_ = self._nodes[key], self.name(key), self.type(key)
        code = key.name if key.is_unscoped("place") and country_code(name) else None
        if code is None and type_ == "NORP":
            code = country_of_inhabitants(name)
        return Entity(
            id=self.identifier(key),
            name=name,
            type=type_,
            names=tuple(sorted(node.names)),
            codes={**({"iso3166": code} if code else {}), **node.codes},
            merges=tuple(self._reasons(node, name)),
            doubts=tuple(sorted(node.doubts)),
            mentions=tuple(EntityMention(document=d, start=s, end=e) for d, s, e in sorted(node.mentions)),
        )

    def _reasons(self, node: _Node, name: str) -> list[Merge]:
        """Why each other name of an entity means the same as `name`: the merges on the way to it; otherwise, that it has the same words."""
        merges: dict[tuple[str, str], Merge] = {}
        of_name: dict[str, list[tuple[str, str, str, float]]] = defaultdict(list)
        for merge in node.merges:
            for one in {*merge[:2]}:
                of_name[one].append(merge)
        explained, frontier = {name}, deque([name])
        while frontier:
            here = frontier.popleft()
            for gone, kept, reason, score in of_name[here]:
                other = kept if gone == here else gone
                if other != here and (other not in explained or here == name):
                    merges.setdefault((other, reason), Merge(name=other, reason=reason, score=score))
                if other not in explained:
                    explained.add(other)
                    frontier.append(other)
        for spelling in node.names:
            if spelling not in explained:
                reason = "the same words, in another order, form or case"
                merges[spelling, ""] = Merge(name=spelling, reason=reason, score=self.scores.same_words)
        return [merges[k] for k in sorted(merges)]


def _is_capitalised(name: str) -> bool:
    long_words = [word for word in name.split() if len(word) > 3]
    return bool(long_words) and all(word[0].isupper() for word in long_words)
