"""Events: which words of which documents tell of one event.

An event that happens to something ("the sinking of the Norda") is told apart by that thing. Any other event is told apart by who and what
takes part, where and when. What two reports may differ in (the day, the toll) does not keep them apart, unless events of the type recur.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import DateValue, Occurrence, Span, Statement
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry
from pipeline.resolve.things import DescribedThings
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.event_types import EventType, EventTypes

# Two reports of an event without a theme may give dates that are this far apart, in days.
_FARTHEST_DAYS = 45
_FEWEST_WORDS = 2
_MOST_SHARING = 300


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


class Events:
    """The events of all documents, as far as the vocabulary has their types; `matters` gives the number of the matter that each document is
    of. `key` gives the key of an event by its document and its number there."""

    def __init__(
        self,
        things: Sequence[DescribedThings],
        occurrences: dict[str, Sequence[Occurrence]],
        registry: Registry,
        types: EventTypes,
        matters: Mapping[str, int],
    ) -> None:
        self._registry = registry
        self._matters = matters
        self._types = types
        self._told: list[_Told] = []
        self._group: list[int] = []
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
                        tuple(dict.fromkeys(key for _, key in themes if key.document is None)),
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
        a, b = self._by_place[one], self._by_place[other]
        if a.type.group != b.type.group:
            return True
        x, y = a.occurrence, b.occurrence
        if x.number is not None and y.number is not None and x.number != y.number:
            return True
        if a.named and b.named and not a.named & b.named:
            return True
        return self._overlap(a, b) is False and (a.type.recurs or b.type.recurs or _days_apart(a, b) > _FARTHEST_DAYS)

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
        self._group = list(range(len(self._told)))
        by_document: dict[str, list[int]] = defaultdict(list)
        for index, told in enumerate(self._told):
            by_document[told.document].append(index)
        for members in by_document.values():
            for position, index in enumerate(members):
                for other in reversed(members[:position]):
                    if self._same(self._told[other], self._told[index], here=True):
                        self._unite(other, index)
                        break
        for indexes in self._candidates():
            for position, index in enumerate(indexes):
                for other in indexes[:position]:
                    if self._told[other].document != self._told[index].document and self._find(other) != self._find(
                        index
                    ):
                        if self._same(self._told[other], self._told[index], here=False):
                            self._unite(other, index)

    def _candidates(self) -> Iterator[list[int]]:
        """Events of one group that share a theme, a name or a date, in order; very common words do not count."""
        blocks: dict[tuple[str, object], list[int]] = defaultdict(list)
        for index, told in enumerate(self._told):
            group = told.type.group
            for theme in told.themes:
                blocks[group, theme].append(index)
            for name in dict.fromkeys(told.occurrence.names):
                blocks[group, name].append(index)
            if told.date is not None:
                blocks[group, told.date.edtf].append(index)
        for block in sorted(blocks, key=str):
            if 1 < len(blocks[block]) <= _MOST_SHARING:
                yield blocks[block]

    def _same(self, a: _Told, b: _Told, *, here: bool) -> bool:
        """Whether two tellings can be of one event; `here` says that they are in one document."""
        if a.type.group != b.type.group or not (here or self._are_of_one_matter(a, b)):
            return False
        x, y = a.occurrence, b.occurrence
        if x.number is not None and y.number is not None and x.number != y.number:
            return False
        if (x.number is None) != (y.number is None) and not here and (x.number or y.number or 0) > 1:
            return False
        recurs = a.type.recurs or b.type.recurs
        if a.themes and b.themes:
            shared = set(a.themes) & set(b.themes)
            fewest = min(len(a.themes), len(b.themes)) if "both" in {a.type.theme, b.type.theme} else 1
            if len(shared) < fewest or (x.between and y.between and not set(x.between) & set(y.between)):
                return False
            overlap = self._overlap(a, b)
            return not recurs or (overlap is not False if here else overlap is True)
        return self._same_scene(a, b, recurs=recurs, here=here)

    def _are_of_one_matter(self, a: _Told, b: _Told) -> bool:
        """Whether two documents tell of the same things, or both name the thing to which an event happens."""
        if self._matters[a.document] == self._matters[b.document]:
            return True
        return bool(a.named & b.named)

    def _same_scene(self, a: _Told, b: _Told, *, recurs: bool, here: bool) -> bool:
        x, y = a.occurrence, b.occurrence
        names = set(x.names) & set(y.names)
        words = set(x.words) & set(y.words)
        dates = self._overlap(a, b)
        if dates is False and (recurs or _days_apart(a, b) > _FARTHEST_DAYS):
            return False
        if here:
            return bool(names or words) or not (x.names and y.names)
        if recurs and dates is not True:
            return False
        if names:
            return bool(words) or dates is True or len(names) >= _FEWEST_WORDS
        if dates is True:
            return len(words) >= _FEWEST_WORDS or (recurs and not (x.names and y.names))
        return False

    def _overlap(self, a: _Told, b: _Told) -> bool | None:
        """Whether the dates of two tellings can be one; None if one of them has none."""
        if a.date is None or b.date is None:
            return None
        starts, ends = (earliest(a.date.edtf), earliest(b.date.edtf)), (latest(a.date.edtf), latest(b.date.edtf))
        return not (
            (ends[0] is not None and starts[1] is not None and ends[0] < starts[1])
            or (ends[1] is not None and starts[0] is not None and ends[1] < starts[0])
        )

    def _find(self, index: int) -> int:
        while self._group[index] != index:
            index = self._group[index]
        return index

    def _unite(self, first: int, second: int) -> None:
        a, b = sorted((self._find(first), self._find(second)))
        self._group[b] = a

    # Entities

    def _register(self, things: dict[str, DescribedThings]) -> None:
        for index, told in enumerate(self._told):
            first = self._told[self._find(index)]
            key = Key("event", first.type.group, document=first.document, position=first.occurrence.trigger[0])
            if first.themes and not first.type.recurs and not first.occurrence.between:
                key = Key("event", f"{first.type.group} of {' and '.join(map(str, first.themes))}")
            self._keys[told.document, told.number] = key
            position = (told.document, *told.occurrence.trigger)
            self._registry.add(key, self._name(first), "EVENT", mention=position, is_name=told is first)
        harming: dict[str, Key] = {}
        first_key: dict[str, Key] = {}
        for told in self._told:
            key = self._keys[told.document, told.number]
            first_key.setdefault(told.document, key)
            if told.type.harms:
                harming.setdefault(told.document, key)
        self._main = first_key | harming

    def _name(self, told: _Told) -> str:
        """A name for an event: its noun and its theme, or who and what takes part."""
        noun = told.type.nouns[0] if told.type.nouns else told.type.name.replace("_", " ")
        named = [self._registry.name(key) for key in told.themes if self._registry.known(key) is not None]
        if named:
            return f"{noun} of {' and '.join(named)}"
        occurrence = told.occurrence
        around = [
            *(n.capitalize() for n in occurrence.names[:3]),
            *(occurrence.words[:2] if not occurrence.names else ()),
        ]
        if around:
            return f"{noun} ({' '.join(around)})"
        return f"{noun} ({told.date.edtf})" if told.date is not None else noun


def _days_apart(a: _Told, b: _Told) -> int:
    """How many days lie between the dates of two tellings."""
    if a.date is None or b.date is None:
        return 0
    starts = earliest(a.date.edtf), earliest(b.date.edtf)
    return abs(starts[0] - starts[1]) if starts[0] is not None and starts[1] is not None else 0
