"""All events: which words tell one event, whether the vocabulary has a type for it or not.

Events of the vocabulary's types are joined before this, by their themes, places and dates. Here every word that tells an event gets an
entity, and words that can mean the same are joined if enough speaks for it: within a document, then between documents of one matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import Span
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.event_evidence import likeness, reasons
from pipeline.resolve.events import Events
from pipeline.resolve.keys import Key
from pipeline.resolve.linkage import join_alike
from pipeline.resolve.registry import Position, Registry
from pipeline.resolve.told import Teller, Telling
from pipeline.vocabulary import Vocabulary

# A telling is compared with this many events at most, those joined last, and with this many tellings of each.
_MOST_EVENTS = 60
# The same inside one document.
_MOST_EVENTS_HERE = 100
_MOST_TELLINGS = 5
# A name of an event says at most this many of those who and what takes part.
_MOST_LABELS = 3
# How sure a join is, at least and at most.
_LEAST_SURE, _SUREST = 0.6, 0.95


@dataclass
class _Typed:
    """What tellings that the vocabulary has a type for say together: the keys of those that have facts, their documents, the names around
    them, and the first of them."""

    with_facts: set[Key] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    first: list[Telling] = field(default_factory=list)

    def add(self, other: "_Typed") -> None:
        """Add later tellings."""
        self.with_facts |= other.with_facts
        self.documents |= other.documents
        self.names |= other.names
        self.first += other.first[: _MOST_TELLINGS - len(self.first)]


@dataclass
class _Event:
    """An event of one document: its tellings, in the order of the text, with what they can mean and what those with a type say, and its key
    if the vocabulary has a type for it."""

    number: int
    tellings: list[Telling] = field(default_factory=list)
    meanings: frozenset[str] = frozenset()
    typed: _Typed = field(default_factory=_Typed)
    known: Key | None = None

    def add(self, telling: Telling, typed: _Typed, known: Key | None) -> None:
        """Add a telling; `known` is the key that it has if the vocabulary has its type."""
        self.tellings.append(telling)
        self.typed.add(typed)
        self.meanings |= telling.meanings
        self.known = self.known or known


class EventLinks:
    """The entities of all words that tell events, joined in the registry. `events` are those of the vocabulary's types, which are entered
    already; `matters` gives the number of the matter that each document is of."""

    def __init__(
        self,
        coreferences: Sequence[Coreference],
        events: Events,
        matters: Mapping[str, int],
        registry: Registry,
        vocabulary: Vocabulary,
    ) -> None:
        self._events = events
        self._registry = registry
        self._words = vocabulary.event_words
        self._keys: dict[tuple[str, Span], Key] = {}
        self._bearing = events.bearing({c.document.id: c.document.statements for c in coreferences})
        by_matter: dict[int, list[_Event]] = defaultdict(list)
        for coreference in coreferences:
            tellings = list(Teller(coreference, registry, vocabulary).tellings())
            by_matter[matters[coreference.document.id]] += self._within(tellings)
        for of_matter in by_matter.values():
            for group in self._across(of_matter):
                self._register(group)

    def mentions(self) -> Iterator[tuple[str, Span, Key]]:
        """Where each event is told: the document, the span of the word, and the key."""
        for (document, span), key in self._keys.items():
            yield document, span, key

    # Joining

    def _within(self, tellings: Sequence[Telling]) -> list[_Event]:
        """The events of one document."""
        events: list[_Event] = []
        by_meaning: dict[str, list[int]] = defaultdict(list)
        by_key: dict[Key, _Event] = {}
        for telling in sorted(tellings, key=lambda t: t.occurrence.trigger):
            known, typed = self._key(telling), self._typed(telling)
            event = by_key.get(known) if known is not None else None
            alike = [events[n] for m in sorted(telling.meanings) for n in by_meaning[m][-_MOST_EVENTS_HERE:]]
            event = event or self._best(telling, typed, alike)
            if event is None:
                event = _Event(len(events))
                events.append(event)
            for meaning in telling.meanings - event.meanings:
                by_meaning[meaning].append(event.number)
            event.add(telling, typed, known)
            if known is not None:
                by_key[known] = event
        return events

    def _best(self, telling: Telling, typed: _Typed, events: Sequence[_Event]) -> _Event | None:
        """The event that a telling is of: that for which most speaks on average; None if there is none for which enough does."""
        best: tuple[float, _Event] | None = None
        for event in {id(e): e for e in events}.values():
            score = self._likeness(event.tellings, [telling])
            if score is None or score < 0 or self._are_apart(event.typed, typed):
                continue
            if best is None or score > best[0]:
                best = score, event
        return best[1] if best is not None else None

    def _across(self, events: Sequence[_Event]) -> list[list[_Event]]:
        """The events of the documents of one matter, in groups that are one event each."""
        groups = join_alike(
            len(events),
            self._pairs(events),
            least=0.0,
            unlike=self._words.words.evidence.unlike,
            apart=lambda a, b: self._are_apart(_together(events, a), _together(events, b)),
        )
        found: dict[int, list[_Event]] = {}
        for event, group in zip(events, groups, strict=True):
            found.setdefault(group, []).append(event)
        return list(found.values())

    def _pairs(self, events: Sequence[_Event]) -> Iterator[tuple[int, int, float]]:
        """The pairs of events of two documents that can mean the same, with what speaks for their being one."""
        by_meaning: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            meanings = sorted({meaning for telling in event.tellings for meaning in telling.meanings})
            for other in sorted({i for m in meanings for i in by_meaning[m][-_MOST_EVENTS:]}):
                if events[other].tellings[0].document != event.tellings[0].document:
                    score = self._likeness(events[other].tellings, event.tellings)
                    if score is not None:
                        yield other, number, score
            for meaning in meanings:
                by_meaning[meaning].append(number)

    def _likeness(self, some: Sequence[Telling], others: Sequence[Telling]) -> float | None:
        """How much speaks on average for tellings being of one event; None if none of them can mean the same."""
        scores = [
            likeness(a, b, self._words)
            for a in some[:_MOST_TELLINGS]
            for b in others[:_MOST_TELLINGS]
            if not a.meanings.isdisjoint(b.meanings)
        ]
        return sum(scores) / len(scores) if scores else None

    def _are_apart(self, some: "_Typed", others: "_Typed") -> bool:
        """Whether events of the vocabulary's types are two: they contradict each other, or all names around them are different. Two that
        have facts were compared more strictly before, and stay as they are: if they were one, their facts would contradict each other."""
        if len(some.with_facts | others.with_facts) > 1:
            return True
        elsewhere = some.documents.isdisjoint(others.documents)
        if elsewhere and some.names and others.names and some.names.isdisjoint(others.names):
            return True
        return any(
            self._events.contradict((a.document, a.number), (b.document, b.number))
            for a in some.first
            for b in others.first
        )

    def _typed(self, telling: Telling) -> _Typed:
        """What a telling says if the vocabulary has its type; nothing otherwise."""
        if not telling.occurrence.known:
            return _Typed()
        key = self._key(telling)
        with_facts = {key} if key is not None and key in self._bearing else set()
        return _Typed(with_facts, {telling.document}, set(telling.occurrence.names), [telling])

    # Entities

    def _key(self, telling: Telling) -> Key | None:
        """The key of a telling that the vocabulary has a type for; None for others."""
        return self._events.key(telling.document, telling.number) if telling.occurrence.known else None

    def _register(self, events: Sequence[_Event]) -> None:
        """Enter one event, told in one document or in several, with the reason for each join."""
        main = next((event for event in events if event.known is not None), events[0])
        first = main.tellings[0]
        registry, key = self._registry, main.known
        if key is None:
            key = _new_key(first)
            registry.add(key, _name(first), "EVENT", mention=_position(first))
        registry.prefer(key, registry.name(key))
        for event in (main, *(e for e in events if e is not main)):
            for telling in event.tellings:
                self._keys[telling.document, telling.occurrence.trigger] = key
                own = self._key(telling)
                if own is None and telling is not first:
                    own = _new_key(telling)
                    registry.add(own, _word(telling), "EVENT", mention=_position(telling))
                if own is not None and registry.find(own) != registry.find(key):
                    self._merge(own, key, event.tellings if event is main else main.tellings, telling)

    def _merge(self, own: Key, key: Key, tellings: Sequence[Telling], telling: Telling) -> None:
        """Join the key of a telling to that of its event, with what it has most in common with one of the event's tellings."""
        others = [other for other in tellings[:_MOST_TELLINGS] if other is not telling]
        scores = [likeness(other, telling, self._words) for other in others]
        best = max(scores, default=0.0)
        said = reasons(others[scores.index(best)], telling) if others else ["they are told as one"]
        sure = round(min(_SUREST, _LEAST_SURE + max(best, 0.0) / 10), 2)
        self._registry.merge(own, key, self._registry.name(own), ", ".join(said), sure)


def _together(events: Sequence[_Event], numbers: Iterable[int]) -> _Typed:
    typed = _Typed()
    for number in numbers:
        typed.add(events[number].typed)
    return typed


def _new_key(telling: Telling) -> Key:
    return Key("event", telling.verb, document=telling.document, position=telling.occurrence.trigger[0])


def _position(telling: Telling) -> Position:
    return telling.document, *telling.occurrence.trigger


def _word(telling: Telling) -> str:
    return telling.occurrence.lemma or telling.occurrence.type


def _name(telling: Telling) -> str:
    """A name for an event: its word, and who and what takes part."""
    around = telling.labels[:_MOST_LABELS]
    return f"{_word(telling)} ({', '.join(around)})" if around else _word(telling)
