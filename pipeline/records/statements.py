"""A fact as read in one document, before its names are resolved to entities."""

from typing import Literal

from pipeline.records.annotations import Annotation
from pipeline.records.base import Record, Span
from pipeline.records.documents import Document
from pipeline.records.facts import Value


class Operand(Record):
    """A subject, value or qualifier that is not resolved yet.

    It is either in the text (`span`, and the index `mention` if the span is a mention), or a finished `literal` (a date, a number,
    words; `span` is where it was read), or left to the topic of the section; in that case all three are None. `types` are the entity types
    that it may have, best first; "any" allows all.

    `count` and `without` belong to a reference to some of what was named before: "six of them except A" has the count 6, and
    `without` holds the indexes of the mentions of the exceptions.
    """

    span: Span | None = None
    mention: int | None = None
    literal: Value | None = None
    types: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    count: int | None = None


class Statement(Record):
    """What one rule read at one place. `block` is the index of the block, `span` the quote, `rule` is ``<predicate>/<rule>``.

    `attributed_to` is the speaker whose words it reports, or None. `enumeration` is the same string for all statements of one enumeration,
    and None for a statement outside one. `closed` says that the enumeration is complete, `count` how many items the text gives for it.
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
    """A document with its annotation and its statements."""

    document: Document
    annotation: Annotation
    statements: tuple[Statement, ...]
