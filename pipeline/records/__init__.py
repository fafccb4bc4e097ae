"""The records that travel through the pipeline: frozen, comparable, picklable, and free of spaCy.

Public records (one line each in a file of ``extracted/``): `Document`, `Mention`, `Entity`, `Fact`, `Conflict`,
`Corroboration`. Between the stages: `Annotation` (what annotation saw) and `Statement` (what extraction read).
"""

from pipeline.records.annotations import Annotation, Argument, Block, Clause, Definition, Mention, Timex
from pipeline.records.base import Record, Span
from pipeline.records.conflicts import Conflict, Corroboration, Decision, Side, Suggestion
from pipeline.records.documents import Document
from pipeline.records.entities import Alias, Entity, EntityMention, Merge
from pipeline.records.facts import (
    DateValue,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    NumberValue,
    TextValue,
    Value,
)
from pipeline.records.results import Result
from pipeline.records.statements import Operand, Reading, Statement

__all__ = [
    "Alias",
    "Annotation",
    "Argument",
    "Block",
    "Clause",
    "Conflict",
    "Corroboration",
    "DateValue",
    "Decision",
    "Definition",
    "Document",
    "Entity",
    "EntityMention",
    "EntityRef",
    "EntityValue",
    "Evidence",
    "Fact",
    "Mention",
    "Merge",
    "NumberValue",
    "Operand",
    "Reading",
    "Record",
    "Result",
    "Side",
    "Span",
    "Statement",
    "Suggestion",
    "TextValue",
    "Timex",
    "Value",
]
