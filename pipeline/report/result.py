"""What the report is made of."""

from typing import Protocol

from pipeline.records import Conflict, Corroboration, Document, Entity, Fact, Mention


class Result(Protocol):
    """The records of a run, whoever holds them: the run itself, or what was loaded from its folder."""

    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...
    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...
    @property
    def conflicts(self) -> tuple[Conflict, ...]: ...
    @property
    def corroborations(self) -> tuple[Corroboration, ...]: ...
