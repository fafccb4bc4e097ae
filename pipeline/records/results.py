"""The results of a run."""

from pipeline.records.annotations import Mention
from pipeline.records.base import Record
from pipeline.records.conflicts import Change, Conflict, Copy, Corroboration
from pipeline.records.documents import Document
from pipeline.records.entities import Entity
from pipeline.records.facts import Fact


class Result(Record):
    """The records of a run. Each tuple is sorted like its file in `extracted/`."""

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    changes: tuple[Change, ...] = ()
    copies: tuple[Copy, ...] = ()
