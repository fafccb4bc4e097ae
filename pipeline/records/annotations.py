"""What annotation finds in one document: blocks, mentions with their times, clauses."""

from typing import Literal

from pipeline.records.base import Record, Span


class Block(Record):
    """A piece of layout: a run of lines that belong together. All offsets are document offsets.

    `body` is what there is to read: the text behind a bullet or a label, without white space around it.
    `label` is the label of a field (``Member countries – …``), null for other kinds. `section` numbers the sections
    of the document from 0; a heading, or a label that starts a new record, opens a section.
    `lead` is, for an item, the index of the block that introduces its list ("The aims are:"), or null.
    `cell` is row and column of a cell in a table of more than two columns, both from 0, null for other kinds; a table begins with
    its row 0, which may be a header. Empty cells are no blocks.
    """

    kind: Literal["heading", "paragraph", "item", "field", "row", "cell"]
    start: int
    end: int
    body: Span
    label: Span | None = None
    section: int = 0
    lead: int | None = None
    cell: tuple[int, int] | None = None


class Timex(Record):
    """A time expression read: TIMEX3 `type` and `value` (ISO-TimeML), and the same as EDTF (ISO 8601-2) level 1.

    `edtf` is null for a duration or a set, and for a relative expression without a date to read it against; its
    `value` then keeps what is known, with X for each unknown digit.
    `readings` holds both EDTF readings where day and month could be swapped, else nothing. A range ("1992–1999", "from
    March to May 1992") is two time expressions, as in TIMEX3: both ends of it carry the whole as `interval`, in EDTF.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str | None = None
    readings: tuple[str, ...] = ()
    interval: str | None = None


class Mention(Record):
    """A span that names an entity, a time or a quantity.

    `type` is an OntoNotes label or one of the schema's own (TREATY, DOCUMENT, …); `kind` says how it refers: by `name`,
    by a common `noun` phrase ("the treaty"), by a `pronoun`, or not to an entity at all (`time`, `quantity`).
    `entity` is the id of the entity it refers to, null when that is unknown. `head` is its head word.
    """

    document: str
    start: int
    end: int
    text: str
    type: str
    kind: Literal["name", "noun", "pronoun", "time", "quantity"] = "name"
    head: Span | None = None
    plural: bool = False
    entity: str | None = None
    timex: Timex | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


class Argument(Record):
    """One argument of a clause: a phrase, its head word, and the mention it is or holds.

    Roles are logical, not surface: the subject of a passive has role `object`, its by-agent role `subject`; `owner` is whose or
    of what the subject is ("the seat of X is in Y").
    `of` is the owner of a relational noun, `is` what it is said to be ("Z is the capital of X": is Z, of X).
    `preposition` is the preposition before the phrase, or None; `nesting` says how many other arguments stand between the
    phrase and the predicate word: 1 for X in "holds a degree from X". `owner_form`
    says how an owner without a preposition is expressed: as a `possessor`
    ("its", "X's") or as a `modifier` before the noun ("the X chairman"). `edge` says that, of a range of times, only the start or
    the end is meant; `framing`, that the time is that of a clause around this one, which happened within it.
    `mention` indexes `Annotation.mentions`; None if the head is no mention. Conjuncts are arguments of their own.
    """

    role: Literal["subject", "object", "complement", "oblique", "time", "place", "of", "is", "owner"]
    start: int
    end: int
    head: Span
    lemma: str
    preposition: str | None = None
    nesting: int = 0
    owner_form: Literal["possessor", "modifier"] | None = None
    edge: Literal["start", "end"] | None = None
    framing: bool = False
    mention: int | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


class Clause(Record):
    """One predicate word with its arguments: a verb, or a noun that says the same as a verb or names a relation.

    `lemma` is the verb's lemma, or the noun phrase's lemmas with its modifiers, lower case ("secretary general").
    `span` is the sentence that says it, `trigger` the predicate word. `attributed_to` indexes the mention
    of who is reported to say so. `leads` says that the sentence ends in a colon and the list behind it is what the noun is
    said of.
    """

    form: Literal["verb", "noun"]
    lemma: str
    trigger: Span
    span: Span
    block: int
    arguments: tuple[Argument, ...] = ()
    negated: bool = False
    certainty: Literal["asserted", "hedged", "planned", "reported"] = "asserted"
    attributed_to: int | None = None
    leads: bool = False


class Definition(Record):
    """An abbreviation that the document defines: the spans of its `long` and its `short` form."""

    long: Span
    short: Span


class Annotation(Record):
    """All that annotation says about one document. Mentions, clauses and definitions are in text order."""

    document: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    definitions: tuple[Definition, ...] = ()
