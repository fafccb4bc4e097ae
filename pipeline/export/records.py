"""What is exported: the lists of records, and the file that each list has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.records import Conflict, Corroboration, Document, Entity, Fact, Mention, Record


class Records(Protocol):
    """Anything that holds the lists of records that a run produces."""

    @property
    def documents(self) -> Sequence[Document]: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def entities(self) -> Sequence[Entity]: ...
    @property
    def facts(self) -> Sequence[Fact]: ...
    @property
    def conflicts(self) -> Sequence[Conflict]: ...
    @property
    def corroborations(self) -> Sequence[Corroboration]: ...


@dataclass(frozen=True)
class Extracted:
    """The records of one folder of output, in the order of its files."""

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()


LISTS: Mapping[str, type[Record]] = {
    "documents": Document,
    "mentions": Mention,
    "entities": Entity,
    "facts": Fact,
    "conflicts": Conflict,
    "corroborations": Corroboration,
}
"""Each list's name and the model of its records; its file is ``<name>.jsonl``."""
