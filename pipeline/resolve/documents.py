"""A document while it is resolved: what was extracted from it, and the keys of its mentions."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Annotation, Document, Extraction, Mention, Statement
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Position, Registry


@dataclass(frozen=True)
class KeyedDocument:
    """An extraction. `keys` maps the index of each mention whose entity is known so far to its key."""

    extraction: Extraction
    keys: dict[int, Key]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.extraction.document.id

    @property
    def document(self) -> Document:
        """The document as read."""
        return self.extraction.document

    @property
    def text(self) -> str:
        """The document's text."""
        return self.extraction.document.text

    @property
    def topic(self) -> str | None:
        """What its title names; None without a title, and for a headline."""
        return None if self.annotation.headline else self.document.topic

    @property
    def annotation(self) -> Annotation:
        """What annotation found in it."""
        return self.extraction.annotation

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Its mentions, in text order."""
        return self.extraction.annotation.mentions

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What rules read in it."""
        return self.extraction.statements

    def keyed_mentions(self) -> list[tuple[int, Mention, Key]]:
        """The mentions with a key, each with its index and its key, in text order."""
        mentions = self.mentions
        return [(index, mentions[index], key) for index, key in sorted(self.keys.items())]

    def position(self, index: int) -> Position:
        """The place of a mention."""
        mention = self.mentions[index]
        return self.id, mention.start, mention.end


def merged_keys(documents: Iterable[KeyedDocument], registry: Registry) -> set[Key]:
    """The keys, after all merges, of what the documents mention."""
    return {registry.find(key) for document in documents for key in document.keys.values()}
