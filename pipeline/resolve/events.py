"""Events: which words of which documents tell of one event.

An event that happens to something ("the sinking of the Norda") is told apart by that thing. Any other event is told apart by who and what
takes part, where and when. What two reports may differ in (the day, the toll) does not keep them apart, unless events of the type recur.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import DateValue, Occurrence, Span, Statement
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry
from pipeline.resolve.things import DescribedThings
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.event_types import EventType, EventTypes

# Two reports of an event without a theme may give dates that are this far apart, in days.
_FARTHEST_DAYS = 45
_FARTHEST_DAYS_OF_HARM = 3
_FEWEST_WORDS = 2
_MOST_SHARING = 300
# The domains of the types that happen to people.
_OF_PEOPLE = {"law", "people", "politics"}


@dataclass(frozen=True)
class _Told:
    """An event as one place tells it. `themes` are the keys of what it happens to, after all merges, as far as they are known; a bare noun
    ("the bill") that nothing explains is none. `named` are those that a name stands for here."""

    document: str
    number: int
    occurrence: Occurrence
    type: EventType
    themes: tuple[Key, ...]
    named: frozenset[Key]

    @property
    def date(self) -> DateValue | None:
        time = self.occurrence.time
        return time.literal if time is not None and isinstance(time.literal, DateValue) else None


@dataclass(frozen=True)
class _Scene:
    """All that one document tells of one event."""

    document: str
    type: EventType
    themes: frozenset[Key]
    named: frozenset[Key]
    nouns: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    between: frozenset[str]
    numbers: frozenset[int]
    dates: tuple[DateValue, ...]

    @classmethod
    def of(cls, tellings: Sequence[_Told]) -> "_Scene":
        """The scene of the tellings of one event in one document."""
        occurrences = [told.occurrence for told in tellings]
        return cls(
            document=tellings[0].document,
            type=tellings[0].type,
            themes=frozenset(key for told in tellings for key in told.themes),
            named=frozenset(key for told in tellings for key in told.named),
            nouns=frozenset(
                theme.described.head
                for o in occurrences
                for theme in o.themes
                if theme.described and theme.described.head
            ),
            names=frozenset(name for o in occurrences for name in o.names),
            words=frozenset(word for o in occurrences for word in o.words),
            between=frozenset(word for o in occurrences for word in o.between),
            numbers=frozenset(o.number for o in occurrences if o.number is not None),
            dates=tuple(told.date for told in tellings if told.date is not None),
        )


class _Cluster:
    """The tellings of one event in one document; `first` is the index of the first of them."""

    def __init__(self, first: int, told: _Told) -> None:
        self.first = first
        self._type = told.type
        self._themes: set[Key] = set()
        self._names: set[str] = set()
        self._between: set[str] = set()
        self._numbers: set[int | None] = set()
        self._dates: dict[str, DateValue] = {}
        self.add(told)

    def add(self, told: _Told) -> None:
        """Add the next telling."""
        occurrence = told.occurrence
        self._last = occurrence.span
        self._themes.update(told.themes)
        self._names.update(occurrence.names)
        self._between.update(occurrence.between)
        self._numbers |= {occurrence.number} - {None}
        if told.date is not None:
            self._dates.setdefault(told.date.edtf, told.date)

    def may_have(self, told: _Told) -> bool:
        """Whether another telling of the group is of the same event. Two dates are two events."""
        occurrence = told.occurrence
        overlaps = [_overlap_of(date, told.date) for date in self._dates.values()]
        if False in overlaps or _apart(self._numbers, {occurrence.number} - {None}):
            return False
        if self._themes and told.themes:
            return not self._themes.isdisjoint(told.themes) and not _apart(self._between, occurrence.between)
        shared = not self._names.isdisjoint(occurrence.names)
        alike = shared or not (self._names and occurrence.names)
        if occurrence.span != self._last and (told.type.recurs or self._type.recurs):
            return shared and True in overlaps
        return alike


class Events:
    """The events of all documents, as far as the vocabulary has their types; `matters` gives the number of the matter that each document is
    of. `key` gives the key of an event by its document and its number there."""

    def __init__(
        self,
        things: Sequence[DescribedThings],
        occurrences: Mapping[str, Sequence[Occurrence]],
        registry: Registry,
        types: EventTypes,
        matters: Mapping[str, int],
    ) -> None:
        self._registry = registry
        self._matters = matters
        self._types = types
        self._told: list[_Told] = []
        self._group: list[int] = []
        self._scenes: dict[int, _Scene] = {}
        self._members: dict[int, tuple[int, ...]] = {}
        self._keys: dict[tuple[str, int], Key] = {}
        self._main: dict[str, Key] = {}
        by_document = {t.document: t for t in things}
        for document in sorted(occurrences):
            for number, occurrence in enumerate(o for o in occurrences[document] if o.known):
                here = by_document[document]
                found = [(theme, here.key(theme)) for theme in occurrence.themes]
                themes = [(theme, registry.find(key)) for theme, key in found if key is not None]
                self._told.append(
                    _Told(
                        document,
                        number,
                        occurrence,
                        types.by_name[occurrence.type],
                        tuple(dict.fromkeys(k for _, k in themes if _is_distinct(k, types.by_name[occurrence.type]))),
                        frozenset(key for theme, key in themes if here.is_named(theme)),
                    )
                )
        self._by_place = {(told.document, told.number): told for told in self._told}
        self._join()
        self._register(by_document)

    def key(self, document: str, number: int) -> Key | None:
        """The key of an event; None if there is no such event."""
        return self._keys.get((document, number))

    def contradict(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        """Whether two events, each given by its document and its number there, cannot be one: they are of different types, happen to
        different things, are different ones of a series, or recur and have different dates."""
        a, b = _Scene.of([self._by_place[one]]), _Scene.of([self._by_place[other]])
        if a.type.group != b.type.group or _apart(a.numbers, b.numbers) or _apart(a.named, b.named):
            return True
        recurs = a.type.recurs or b.type.recurs
        return self._overlap(a, b) is False and (recurs or _days_apart(a, b) > _FARTHEST_DAYS)

    def bearing(self, statements: Mapping[str, Sequence[Statement]]) -> set[Key]:
        """The keys of the events that statements are about; `statements` are those of each document."""
        found = set()
        for document, of_document in statements.items():
            for statement in of_document:
                subject = statement.subject
                if subject.event is not None:
                    found.add(self.key(document, subject.event))
                elif subject.span is None and subject.types == ("EVENT",):
                    found.add(self.main(document))
        return {key for key in found if key is not None}

    def main(self, document: str) -> Key | None:
        """The key of the event that a document is about: the first that it tells of a type in which people come to harm, otherwise the
        first; None if it tells none."""
        return self._main.get(document)

    def mentions(self) -> Iterator[tuple[str, Span, Key]]:
        """Where each event is told: the document, the span of the word, and the key."""
        for told in self._told:
            yield told.document, told.occurrence.trigger, self._keys[told.document, told.number]

    # Joining

    def _join(self) -> None:
        """Unite tellings of one event, first inside each document, then across documents.

        Across documents, an event is joined only with the one event of another document that it can be: the only one that fits, or the
        only one of them with the same date. No event unites two that one document tells apart.
        """
        self._group = list(range(len(self._told)))
        by_document: dict[str, list[int]] = defaultdict(list)
        for index, told in enumerate(self._told):
            by_document[told.document].append(index)
        for members in by_document.values():
            by_group: dict[str, list[_Cluster]] = defaultdict(list)
            for index in members:
                told = self._told[index]
                of_group = by_group[told.type.group]
                cluster = next((c for c in of_group[: -_MOST_SHARING - 1 : -1] if c.may_have(told)), None)
                if cluster is None:
                    of_group.append(_Cluster(index, told))
                else:
                    self._unite(cluster.first, index)
                    cluster.add(told)
        self._scenes = self._merged_scenes()
        fitting: dict[tuple[int, str], set[int]] = defaultdict(set)
        for indexes in self._candidates():
            for position, index in enumerate(indexes):
                for other in indexes[:position]:
                    one, two = self._scenes[other], self._scenes[index]
                    if one.document != two.document and self._same_elsewhere(one, two):
                        fitting[other, two.document].add(index)
                        fitting[index, one.document].add(other)
        for (index, _), others in sorted(fitting.items()):
            best = self._only(index, others)
            if best is not None and self._only(best, fitting[best, self._scenes[index].document]) == index:
                self._unite_across(index, best)

    def _only(self, index: int, others: set[int]) -> int | None:
        """The one of several events that an event can be: the only one, or the only one with a date that agrees; None otherwise."""
        if len(others) == 1:
            return next(iter(others))
        agreeing = [o for o in sorted(others) if self._overlap(self._scenes[index], self._scenes[o]) is True]
        return agreeing[0] if len(agreeing) == 1 else None

    def _merged_scenes(self) -> dict[int, "_Scene"]:
        """All that each document tells of each of its events, by the number of the first telling."""
        members: dict[int, list[_Told]] = defaultdict(list)
        for index, told in enumerate(self._told):
            members[self._find(index)].append(told)
        return {index: _Scene.of(tellings) for index, tellings in members.items()}

    def _candidates(self) -> Iterator[list[int]]:
        """Events of one group that share a theme, a name, the noun of a theme, or a date, in order; very common words do not count."""
        blocks: dict[tuple[str, object], list[int]] = defaultdict(list)
        for index, scene in self._scenes.items():
            group = scene.type.group
            for key in dict.fromkeys((*scene.themes, *scene.names, *(f"noun {n}" for n in scene.nouns))):
                blocks[group, key].append(index)
            for date in scene.dates:
                blocks[group, f"date {date.edtf}"].append(index)
        for block in sorted(blocks, key=str):
            if 1 < len(blocks[block]) <= _MOST_SHARING:
                yield blocks[block]

    def _same_elsewhere(self, a: "_Scene", b: "_Scene") -> bool:
        """Whether two documents can tell one event."""
        named = a.named & b.themes or b.named & a.themes
        if self._matters[a.document] != self._matters[b.document] and not named:
            return False  # they tell of different things
        if a.type.group != b.type.group or _apart(a.numbers, b.numbers) or _apart(a.between, b.between):
            return False
        if bool(a.numbers) != bool(b.numbers) and max(a.numbers | b.numbers) > 1:
            return False
        # Somebody is appointed again and again; only the post tells which appointment is meant.
        told = [
            scene.between and scene.between & {*other.between, *other.names, *other.words}
            for scene, other in ((a, b), (b, a))
        ]
        unknown = bool(a.type.between) and not any(told)
        recurs = a.type.recurs or b.type.recurs or unknown
        overlap = self._overlap(a, b)
        if recurs and overlap is not True and not (a.type.lasts and overlap is None and self._alike(a, b)):
            return False
        if a.themes and b.themes:
            fewest = min(len(a.themes), len(b.themes)) if "both" in {a.type.theme, b.type.theme} else 1
            return len(a.themes & b.themes) >= fewest
        if a.type.lasts and (not recurs or overlap is None) and overlap is not False and a.names and a.names == b.names:
            return True  # two sieges of one town are rare
        if a.type.theme is not None and (a.themes or b.themes) and not (a.nouns & b.nouns):
            return False
        names, words = a.names & b.names, a.words & b.words
        farthest = _FARTHEST_DAYS_OF_HARM if a.type.harms else _FARTHEST_DAYS
        if overlap is False and (_days_apart(a, b) > farthest or not (words or len(names) >= _FEWEST_WORDS)):
            return False
        if a.type.theme is not None and not overlap:
            return bool(a.nouns & b.nouns) and (bool(names) or len(words) >= _FEWEST_WORDS)
        if names:
            return bool(words) or overlap is True or len(names) >= _FEWEST_WORDS
        return overlap is True and (len(words) >= _FEWEST_WORDS or (recurs and not (a.names and b.names)))

    def _alike(self, a: "_Scene", b: "_Scene") -> bool:
        """Whether all names around two events of one matter are the same, and are enough to tell them apart from others."""
        return (
            a.names == b.names
            and len(a.names) >= _FEWEST_WORDS
            and self._matters[a.document] == self._matters[b.document]
        )

    def _overlap(self, a: "_Scene", b: "_Scene") -> bool | None:
        """Whether the dates of two events can be one; None if one of them has none."""
        pairs = [_overlap_of(x, y) for x in a.dates for y in b.dates]
        return any(pairs) if pairs else None

    def _find(self, index: int) -> int:
        while self._group[index] != index:
            self._group[index] = index = self._group[self._group[index]]
        return index

    def _unite(self, first: int, second: int) -> None:
        a, b = sorted((self._find(first), self._find(second)))
        self._group[b] = a

    def _unite_across(self, first: int, second: int) -> None:
        """Unite two events of different documents, unless that unites two that one document tells apart."""
        a, b = self._find(first), self._find(second)
        ours, theirs = self._members_of(a), self._members_of(b)
        if a != b and all(self._may_unite(self._scenes[i], self._scenes[j]) for i in ours for j in theirs):
            self._unite(a, b)
            self._members[min(a, b)] = (*ours, *theirs)

    def _may_unite(self, one: "_Scene", other: "_Scene") -> bool:
        """Whether two events that a third may be can be one: they are of different documents and nothing speaks against it."""
        if one.document == other.document or _apart(one.themes, other.themes):
            return False
        return self._overlap(one, other) is not False or self._same_elsewhere(one, other)

    def _members_of(self, index: int) -> tuple[int, ...]:
        return self._members.get(index, (index,))

    # Entities

    def _register(self, things: dict[str, DescribedThings]) -> None:
        owners: dict[Key, int] = {}
        for index, told in enumerate(self._told):
            first = self._told[self._find(index)]
            key = Key("event", first.type.group, document=first.document, position=first.occurrence.trigger[0])
            if first.themes and not first.type.recurs and not first.occurrence.between:
                named = Key("event", f"{first.type.group} of {' and '.join(map(str, first.themes))}")
                # Two events of one thing that are told apart get keys of their own.
                if owners.setdefault(named, self._find(index)) == self._find(index):
                    key = named
            self._keys[told.document, told.number] = key
            position = (told.document, *told.occurrence.trigger)
            self._registry.add(
                key, self._name(first, things[first.document]), "EVENT", mention=position, is_name=told is first
            )
        harming: dict[str, Key] = {}
        first_key: dict[str, Key] = {}
        for told in self._told:
            key = self._keys[told.document, told.number]
            first_key.setdefault(told.document, key)
            if told.type.harms:
                harming.setdefault(told.document, key)
        self._main = first_key | harming

    def _name(self, told: _Told, things: DescribedThings) -> str:
        """A name for an event: its noun and its theme, or who and what takes part."""
        noun = told.type.nouns[0] if told.type.nouns else told.type.name.replace("_", " ")
        named = [self._registry.name(key) for key in told.themes if self._registry.known(key) is not None]
        if named:
            return f"{noun} of {' and '.join(named)}"
        occurrence = told.occurrence
        around = [
            *(things.as_written(n, occurrence.span) for n in occurrence.names[:3]),
            *(occurrence.words[:2] if not occurrence.names else ()),
        ]
        if around:
            return f"{noun} ({' '.join(around)})"
        return f"{noun} ({told.date.edtf})" if told.date is not None else noun


def _is_distinct(key: Key, type_: EventType) -> bool:
    """Whether a key says by itself which thing it means: neither a bare noun ("the bill") nor a family name alone. A vessel that sinks may
    have a name that looks like one."""
    of_people = type_.persons or type_.theme != "patient" or type_.domain in _OF_PEOPLE
    return key.document is None and not (key.kind == "person" and len(key.words) == 1 and of_people)


def _apart(a: Collection[object], b: Collection[object]) -> bool:
    """Whether two events have something that tells them apart, and not the same."""
    return bool(a) and bool(b) and not set(a) & set(b)


def _overlap_of(a: DateValue | None, b: DateValue | None) -> bool | None:
    """Whether two dates can be one; None if one of them is not known."""
    if a is None or b is None:
        return None
    starts, ends = (earliest(a.edtf), earliest(b.edtf)), (latest(a.edtf), latest(b.edtf))
    return not (
        (ends[0] is not None and starts[1] is not None and ends[0] < starts[1])
        or (ends[1] is not None and starts[0] is not None and ends[1] < starts[0])
    )


def _days_apart(a: _Scene, b: _Scene) -> int:
    """How many days lie between the nearest dates of two events; 0 if one has none."""
    starts = [(earliest(x.edtf), earliest(y.edtf)) for x in a.dates for y in b.dates]
    return min((abs(s - t) for s, t in starts if s is not None and t is not None), default=0)
