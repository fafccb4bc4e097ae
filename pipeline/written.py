"""From what was read in running texts back to the texts as written."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pipeline.records import (
    Document,
    Entity,
    EntityMention,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Positions,
    RunningText,
    Span,
)
from pipeline.resolve import Resolution

Placed = TypeVar("Placed", Mention, EntityMention, Evidence)


def as_written(resolution: Resolution, extractions: Iterable[Extraction], documents: Iterable[Document]) -> Resolution:
    """What was resolved, with offsets and quotes of the texts as written in place of those of the running texts, and with the positions of
    the evidence in the sources."""
    documents = tuple(documents)
    moved = _moved(resolution, extractions, documents)
    positions = {document.id: Positions(document.positions) for document in documents if document.positions}
    if not positions:
        return moved
    return moved._replace(facts=tuple(_positioned(fact, positions) for fact in moved.facts))


def _positioned(fact: Fact, positions: Mapping[str, Positions]) -> Fact:
    """The fact, with the positions of its evidence."""
    evidence = tuple(
        e.model_copy(update=positions[e.document].of((e.start, e.end), e.value)) if e.document in positions else e
        for e in fact.evidence
    )
    return fact.model_copy(update={"evidence": evidence})


def _moved(resolution: Resolution, extractions: Iterable[Extraction], documents: Iterable[Document]) -> Resolution:
    """What was resolved, with offsets and quotes of the texts as written."""
    running = {e.document.id: e.annotation.running for e in extractions if e.annotation.running is not None}
    if not running:
        return resolution
    places = _Places(running, {document.id: document.text for document in documents if document.id in running})
    return Resolution(
        entities=tuple(map(places.of_entity, resolution.entities)),
        mentions=tuple(map(places.of_mention, resolution.mentions)),
        facts=tuple(map(places.of_fact, resolution.facts)),
    )


class _Places:
    """The places of records in the texts as written. A record that is in no running text stays as it is."""

    def __init__(self, running: Mapping[str, RunningText], texts: Mapping[str, str]) -> None:
        self._running = running
        self._texts = texts

    def of_mention(self, mention: Mention) -> Mention:
        return self._moved(mention, words="text", inside=("head",))

    def of_entity(self, entity: Entity) -> Entity:
        mentions = tuple(map(self._moved, entity.mentions))
        return entity if mentions == entity.mentions else entity.model_copy(update={"mentions": mentions})

    def of_fact(self, fact: Fact) -> Fact:
        evidence = tuple(self._moved(e, words="quote", inside=("subject", "value")) for e in fact.evidence)
        return fact if evidence == fact.evidence else fact.model_copy(update={"evidence": evidence})

    def _moved(self, record: Placed, words: str | None = None, inside: Iterable[str] = ()) -> Placed:
        """The record at its place as written. `words` is the field with the text of the place, `inside` are those with spans in it."""
        running = self._running.get(record.document)
        if running is None:
            return record
        start, end = running.written((record.start, record.end))
        moved: dict[str, object] = {"start": start, "end": end}
        if words is not None:
            moved[words] = self._texts[record.document][start:end]
        for name in inside:
            span: Span | None = getattr(record, name)
            moved[name] = None if span is None else running.written(span)
        return record.model_copy(update=moved)
