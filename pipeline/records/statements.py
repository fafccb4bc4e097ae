"""A fact as read in one document, before anyone knows which entities it is about."""

from typing import Literal

from pipeline.records.annotations import Annotation
from pipeline.records.base import Record, Span
from pipeline.records.documents import Document
from pipeline.records.facts import Value


class Operand(Record):
    """A subject, value or qualifier that still has to be resolved.

    Either it is said in the text (`span`, and `mention` where that is a mention), or it is a finished `literal`
    (a date, a number, words), or it is not said at all: then all three are null, and `types` say what could stand
    there, best first, for the section's topic to fill in.
    """

    span: Span | None = None
    mention: int | None = None
    literal: Value | None = None
    types: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    count: int | None = None


class Statement(Record):
    """What one rule read at one place. `span` is the quote; `rule` is ``<predicate>/<rule>``.

    `enumeration` is the same string for all statements of one enumeration and null outside one; `closed` says that the
    enumeration is complete; `count` is the number of items that the text itself gives for it.
    """

    document: str
    block: int
    predicate: str
    subject: Operand
    value: Operand
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    polarity: Literal["affirmed", "negated"] = "affirmed"
    certainty: Literal["asserted", "hedged", "planned", "reported"] = "asserted"
    attributed_to: Operand | None = None
    confidence: float
    span: Span
    rule: str
    enumeration: str | None = None
    closed: bool = False
    count: int | None = None


class Extraction(Record):
    """All that was read in one document."""

    document: Document
    annotation: Annotation
    statements: tuple[Statement, ...]
