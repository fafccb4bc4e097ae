"""The annotation of a document: blocks, mentions with their times, and clauses."""

from typing import Literal

from pipeline.records.base import Record, Span
from pipeline.records.running_text import RunningText
from pipeline.values.dates import is_impossible


class Block(Record):
    """A unit of layout: lines that belong together. All offsets refer to the document's text.

    `body` is the text to be read: what follows a bullet or a label, without surrounding white space. `label` is the label of a
    field (``Member countries – …``), or None for other kinds. `section` is the number of the section, from 0; a heading, or a label
    that starts a new record, opens a section. `lead` is, for an item, the index of the block that introduces its list ("The aims
    are:"), or None. `cell` is the row and the column, both from 0, of a cell in a table of more than two columns, or None for other
    kinds; row 0 may be a header. Empty cells have no block.
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
    """The normalised form of a time expression: TIMEX3 `type` and `value` (ISO-TimeML), and the same in EDTF (ISO 8601-2) level 1.

    `edtf` is None for a duration or a set, and for a relative expression that cannot be resolved because the date of the document
    is unknown; `value` then has an X for each unknown digit. `readings` holds both readings in EDTF if day and month could be
    swapped; otherwise it is empty. A range ("1992–1999", "from March to May 1992") is two time expressions, as in TIMEX3; each of
    them has the whole range as `interval`, in EDTF.

    A day that the calendar does not have ("31 June 1950") is in the `value` as it is written; `edtf` is the part that can be right.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str | None = None
    readings: tuple[str, ...] = ()
    interval: str | None = None

    @property
    def impossible(self) -> bool:
        """Whether the words name a day that the calendar does not have."""
        return self.edtf is not None and is_impossible(self.value, self.edtf)


class Mention(Record):
    """A span that refers to an entity, a time or a quantity.

    `type` is an OntoNotes label or one of our own (TREATY, DOCUMENT, …). `kind` says how the mention refers: by a `name`, by a common
    `noun` phrase ("the treaty"), by a `pronoun`, by the word that tells an `event`, or not to an entity at all (`time`, `quantity`).
    `head` is the span of the head word, or None if it is unknown. `entity` is the id of the entity, or None if the mention is unresolved.
    `timex` is None unless the mention is a time.
    """

    document: str
    start: int
    end: int
    text: str
    type: str
    kind: Literal["name", "noun", "pronoun", "event", "time", "quantity"] = "name"
    head: Span | None = None
    plural: bool = False
    entity: str | None = None
    timex: Timex | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


class Argument(Record):
    """An argument of a clause: a phrase, its head word, and the mention of the head.

    Roles are logical: the subject of a passive has the role `object`, and its by-agent the role `subject`. `owner` is the possessor
    of the subject ("the seat of X is in Y"). Of a relational noun, `of` is the possessor and `is` the entity that it describes
    ("Z is the capital of X": Z has the role `is`, X the role `of`).

    `preposition` is the preposition before the phrase, or None. `nesting` is the number of other arguments between the phrase and
    the predicate word: 1 for X in "holds a degree from X". `owner_form` says how a possessor without a preposition is expressed: as
    a `possessor` ("its", "X's") or as a `modifier` before the noun ("the X chairman"). `edge` says that only the start or the end of
    a range of times is meant. `framing` says that the time belongs to an enclosing clause, during which this one happened.
    `mention` is an index into `Annotation.mentions`, or None if the head is not a mention. `phrase` is the whole phrase if the mention
    is a common noun with less than that ("a strong **League**"), otherwise None. `denied` says that the clause says the opposite of
    this argument ("all states but **Norway** signed", "Sweden, but not **Norway**, signed"). Each conjunct is an argument of its own.
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
    phrase: Span | None = None
    denied: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end


class Clause(Record):
    """A predicate word with its arguments. The word is a verb, a nominalisation of a verb, or a relational noun.

    `lemma` is the lemma of the verb, or the lemmas of the noun and its modifiers, in lower case ("secretary general"). `trigger` is
    the span of the predicate word, and `span` that of its sentence. `block` is an index into `Annotation.blocks`. `attributed_to` is
    the index of the mention to whom the statement is attributed, or None. `leads` says that the sentence ends in a colon and that
    the noun describes the items of the list after it.
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

    @property
    def affirmed(self) -> "Clause":
        """The clause without the arguments that it denies."""
        kept = tuple(a for a in self.arguments if not a.denied)
        return self if len(kept) == len(self.arguments) else self.model_copy(update={"arguments": kept})


class EventArgument(Record):
    """Who or what takes part in what a word tells: the head of its phrase, as a span and a lemma, and the index of the mention that it
    heads, None if it heads none. `role` is logical, as in a clause; `other` if the words leave it open."""

    role: Literal["subject", "object", "other"]
    head: Span
    lemma: str
    mention: int | None = None


class EventWord(Record):
    """A word that tells an event: a verb (`part` is "v"), a noun ("n") or an adjective for what something has come to ("a").

    `lemma` is in lower case, of a verb with its particle. `block` is an index into `Annotation.blocks`. Arguments are those that the
    parser attaches to the word, or to the verb that it is the object of.
    """

    start: int
    end: int
    lemma: str
    part: Literal["v", "n", "a"]
    block: int
    arguments: tuple[EventArgument, ...] = ()

    @property
    def span(self) -> Span:
        return self.start, self.end


class Definition(Record):
    """An abbreviation that the document defines: the spans of its long and its short form. `role` says that the short form is what a
    contract calls a party ("Norda Ltd (the “Supplier”)")."""

    long: Span
    short: Span
    role: bool = False


class Annotation(Record):
    """The annotation of a document. Mentions, clauses, definitions and event words are in the order of the
    text.

    All offsets are those of the running text; `running` is None if that is the document's text as written. `headline` says that the title
    of the document is a headline, which tells an event and names nothing.
    """

    document: str
    running: RunningText | None = None
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    definitions: tuple[Definition, ...] = ()
    headline: bool = False
    event_words: tuple[EventWord, ...] = ()
