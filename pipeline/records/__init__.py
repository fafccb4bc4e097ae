"""The records that travel through the pipeline. They are frozen, comparable, picklable and independent of spaCy.

Public records, one per line in a file of ``extracted/``: `Document`, `Mention`, `Entity`, `Fact`, `Conflict`, `Corroboration`,
`Change`, `Copy`. What these say about a claim: `CheckedClaim`. Input from users: `Alias`, `Review`. Between the stages: `Annotation` (the
result of annotation) and `Statement` (the result of extraction).
"""

from pipeline.records.annotations import (
    Annotation,
    Argument,
    Block,
    Clause,
    Definition,
    EventArgument,
    EventWord,
    Mention,
    Timex,
)
from pipeline.records.base import Record, Span
from pipeline.records.checks import Answer, CheckedClaim, CheckedFact, Finding, Stance
from pipeline.records.conflicts import (
    SEVERITIES,
    Change,
    Conflict,
    Copy,
    Corroboration,
    Decision,
    Passage,
    Review,
    ReviewedSide,
    Severity,
    Side,
    Stage,
    Suggestion,
    Verdict,
)
from pipeline.records.documents import MAIL_SUBJECT, Document
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
from pipeline.records.positions import HEADINGS, Box, LeftOut, Position, Positions, Unread
from pipeline.records.results import Result
from pipeline.records.running_text import RunningText
from pipeline.records.statements import Description, Extraction, Occurrence, Operand, Statement

__all__ = [
    "HEADINGS",
    "MAIL_SUBJECT",
    "SEVERITIES",
    "Alias",
    "Annotation",
    "Answer",
    "Argument",
    "Block",
    "Box",
    "Change",
    "CheckedClaim",
    "CheckedFact",
    "Clause",
    "Conflict",
    "Copy",
    "Corroboration",
    "DateValue",
    "Decision",
    "Definition",
    "Description",
    "Document",
    "Entity",
    "EntityMention",
    "EntityRef",
    "EntityValue",
    "EventArgument",
    "EventWord",
    "Evidence",
    "Extraction",
    "Fact",
    "Finding",
    "LeftOut",
    "Mention",
    "Merge",
    "NumberValue",
    "Occurrence",
    "Operand",
    "Passage",
    "Position",
    "Positions",
    "Record",
    "Result",
    "Review",
    "ReviewedSide",
    "RunningText",
    "Severity",
    "Side",
    "Span",
    "Stage",
    "Stance",
    "Statement",
    "Suggestion",
    "TextValue",
    "Timex",
    "Unread",
    "Value",
    "Verdict",
]
