"""All events: which words tell one event, whether the vocabulary has a type for it or not.

Events of the vocabulary's types are joined before this, by their themes, places and dates. Here every word that tells an event gets an
entity, and words that can mean the same are joined if enough speaks for it: within a document, then between documents of one matter.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import Span
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.event_evidence import Verdict, compare
from pipeline.resolve.events import Events
from pipeline.resolve.keys import Key
from pipeline.resolve.linkage import join_alike
from pipeline.resolve.registry import Registry
from pipeline.resolve.told import Teller, Telling
from pipeline.vocabulary import Vocabulary

# A telling is compared with this many events at most, those joined last, and with this many tellings of each.
_MOST_EVENTS = 60
_MOST_TELLINGS = 5


@dataclass
class _Event:
    """An event: its tellings, in the order in which they were joined."""

    key: Key
    tellings: list[Telling] = field(default_factory=list)


class EventLinks:
    """The entities of all words that tell events, joined in the registry."""

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
        tellings = [list(Teller(coreference, registry, vocabulary).tellings()) for coreference in coreferences]
        by_matter: dict[int, list[_Event]] = defaultdict(list)
        for of_document in tellings:
            if of_document:
                by_matter[matters[of_document[0].document]] += self._within(of_document)
        for told in by_matter.values():
            self._across(told)

    def mentions(self) -> Iterator[tuple[str, Span, Key]]:
        """Where each event is told: the document, the span of the word, and the key."""
        for (document, span), key in self._keys.items():
            yield document, span, key

    def _within(self, tellings: Sequence[Telling]) -> list[_Event]:
        """The events of one document."""
        events: list[_Event] = []
        by_meaning: dict[str, list[_Event]] = defaultdict(list)
        by_key: dict[Key, _Event] = {}
        for telling in sorted(tellings, key=lambda t: t.occurrence.trigger):
            known = self._events.key(telling.document, telling.number)
            event = by_key.get(known) if known is not None else None
            if event is None:
                event = self._best([telling], (e for m in telling.meanings for e in by_meaning[m]))
            if event is None:
                event = _Event(known or self._enter(telling))
                events.append(event)
            elif known is not None and self._registry.find(event.key) != self._registry.find(known):
                self._merge(known, event, compare(event.tellings[0], telling, self._words))
            if known is not None:
                by_key[known] = event
            self._add(event, telling)
            for meaning in telling.meanings:
                if not any(e is event for e in by_meaning[meaning]):
                    by_meaning[meaning].append(event)
        return events

    def _across(self, events: Sequence[_Event]) -> None:
        """Join the events that several documents of one matter tell."""
        groups = join_alike(
            len(events),
            self._pairs(events),
            least=0.0,
            unlike=self._words.words.evidence.unlike,
            apart=lambda a, b: any(self._are_apart(events[i], events[j].tellings) for i in a for j in b),
        )
        for number, group in enumerate(groups):
            if number != group:
                verdicts = (compare(a, b, self._words) for a in events[group].tellings for b in events[number].tellings)
                self._merge(events[number].key, events[group], max(verdicts))

    def _pairs(self, events: Sequence[_Event]) -> Iterator[tuple[int, int, float]]:
        """The pairs of events of two documents that can mean the same, with what speaks for their being one."""
        by_meaning: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            meanings = sorted({meaning for telling in event.tellings for meaning in telling.meanings})
            for other in sorted({i for m in meanings for i in by_meaning[m][-_MOST_EVENTS:]}):
                if events[other].tellings[0].document != event.tellings[0].document:
                    score = self._likeness(events[other], event.tellings)
                    if score is not None:
                        yield other, number, score
            for meaning in meanings:
                by_meaning[meaning].append(number)

    def _likeness(self, event: _Event, tellings: Sequence[Telling]) -> float | None:
        """How much speaks on average for tellings being of an event; None if none of them can mean the same."""
        scores = [
            compare(a, b, self._words).score
            for a in event.tellings[:_MOST_TELLINGS]
            for b in tellings[:_MOST_TELLINGS]
            if a.meanings & b.meanings
        ]
        return sum(scores) / len(scores) if scores else None

    def _best(self, tellings: Sequence[Telling], events: Iterator[_Event]) -> _Event | None:
        """The event that tellings are of, as far as something speaks for it: that for which most does on average; None if there is none."""
        best: tuple[float, _Event] | None = None
        for event in {id(e): e for e in events}.values():
            average = self._likeness(event, tellings)
            if average is None or self._are_apart(event, tellings):
                continue
            if average >= 0 and (best is None or average > best[0]):
                best = average, event
        return best[1] if best is not None else None

    def _are_apart(self, event: _Event, tellings: Sequence[Telling]) -> bool:
        """Whether events of the vocabulary's types contradict each other, so that they are two."""
        return any(
            a.occurrence.known
            and b.occurrence.known
            and self._events.contradict((a.document, a.number), (b.document, b.number))
            for a in event.tellings[:_MOST_TELLINGS]
            for b in tellings
        )

    # Entities

    def _enter(self, telling: Telling) -> Key:
        return Key("event", telling.verb, document=telling.document, position=telling.occurrence.trigger[0])

    def _add(self, event: _Event, telling: Telling) -> None:
        occurrence = telling.occurrence
        self._keys[telling.document, occurrence.trigger] = event.key
        if self._events.key(telling.document, telling.number) is None:
            position = (telling.document, *occurrence.trigger)
            is_first = not event.tellings
            self._registry.add(event.key, self._name(telling), "EVENT", mention=position, is_name=is_first)
        event.tellings.append(telling)

    def _merge(self, key: Key, event: _Event, verdict: Verdict) -> None:
        score = min(0.95, 0.6 + max(verdict.score, 0.0) / 10)
        self._registry.merge(key, event.key, self._registry.name(key), ", ".join(verdict.reasons), round(score, 2))

    def _name(self, telling: Telling) -> str:
        """A name for an event: its word, and who and what takes part."""
        occurrence = telling.occurrence
        around = telling.labels[:3]
        word = occurrence.lemma or occurrence.type
        return f"{word} ({', '.join(around)})" if around else word
