"""A fact as read in one document, before its names are resolved to entities."""

from typing import Literal

from pipeline.records.annotations import Annotation, EventArgument
from pipeline.records.base import Record, Span
from pipeline.records.documents import Document
from pipeline.records.facts import Value


class Description(Record):
    """A thing as a common noun and the words around it describe it: "the old carpet mill in Lund".

    `head` is the noun as a lemma in lower case ("mill"), empty if the phrase has none. `names` are the capitalised words before or right
    after it, `anchors` those of its place or owner ("lund"), `words` its other words with a meaning of their own ("old", "carpet"); all
    are in lower case, in the order of the text. `definite` says that the
    phrase refers to a thing as known ("the", "this", a possessor), `indefinite` that it introduces one ("a", "another", a number).
    """

    head: str = ""
    names: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    definite: bool = False
    indefinite: bool = False


class Operand(Record):
    """A subject, value or qualifier that is not resolved yet.

    It is either in the text (`span`, and the index `mention` if the span is a mention), or a finished `literal` (a date, a number,
    words; `span` is where it was read), or left to the topic of the section; in that case all three are None. `types` are the entity types
    that it may have, best first; "any" allows all.

    `described` is how a phrase that is no mention describes a thing. `event` is the index of an event in `Extraction.occurrences`.

    `count` and `without` belong to a reference to some of what was named before: "six of them except A" has the count 6, and
    `without` holds the indexes of the mentions of the exceptions. `alternatives` are the other things of a choice: "Lund or *Malmö*".
    """

    span: Span | None = None
    mention: int | None = None
    literal: Value | None = None
    described: Description | None = None
    event: int | None = None
    types: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    count: int | None = None
    alternatives: tuple["Operand", ...] = ()


class Statement(Record):
    """What one rule read at one place. `block` is the index of the block, `span` the quote, `rule` is ``<predicate>/<rule>``.

    `attributed_to` is the speaker whose words it reports, or None. `enumeration` is the same string for all statements of one enumeration,
    and None for a statement outside one. `closed` says that the enumeration is complete, `count` how many items the text gives for it.
    `corrects` is the value that the text gives as wrong in its place, or None.
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
    corrects: Operand | None = None


class Occurrence(Record):
    """An event as one place of a document tells it.

    `type` is the name of its event type in the vocabulary, or the lemma of the word that tells it if the vocabulary does not have it
    (`known` is then False). `trigger` is the span of that word, `span` that of the sentence. `themes` are what the event happens to, if
    the event type is told apart by it: one thing, or the two of a wedding; `names` and `words` are the words of all who and what takes
    part and of its place, in lower case. `time` is its date, `place` where it was, and `agent` who did it, each None if that is not told.
    `number` distinguishes the first from the second of a series. `between` are the words of what distinguishes events of one theme
    ("elected as *president*"), in lower case. `certainty` and `negated` are those of the clause that tells it.

    `lemma` is the word that tells it, `part` its part of speech ("v", "n" or "a"), and `participants` are who and what takes part in it as
    the tree of the sentence has them; empty if a label tells it.
    """

    type: str
    known: bool
    lemma: str = ""
    part: Literal["v", "n", "a"] = "n"
    participants: tuple[EventArgument, ...] = ()
    trigger: Span
    span: Span
    block: int
    themes: tuple[Operand, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    time: Operand | None = None
    place: Operand | None = None
    agent: Operand | None = None
    between: tuple[str, ...] = ()
    number: int | None = None
    certainty: Literal["asserted", "hedged", "planned", "reported"] = "asserted"
    negated: bool = False


class Extraction(Record):
    """A document with its annotation, its statements, the events that it tells (those whose types the vocabulary has, in the order of
    the text, then the others), the thing that it is about (`topic`), None if its words do not say, and the one contract that it is or
    speaks of (`contract`), None if there is none or there are several."""

    document: Document
    annotation: Annotation
    statements: tuple[Statement, ...]
    occurrences: tuple[Occurrence, ...] = ()
    topic: Operand | None = None
    contract: Operand | None = None
