"""Structured facts with their provenance.

Two values that mean the same have the same `identity`, however they are written ("three" and "3").
"""

import unicodedata
from typing import Annotated, Literal

from pydantic import Field

from pipeline.records.base import Record, Span
from pipeline.records.positions import Box
from pipeline.values.dates import is_impossible


def same_words(words: str) -> str:
    """A normalised form of words. It is the same for words that differ only in case, spaces and compatibility forms."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


class EntityRef(Record):
    """A reference to an entity: its id, its name and its type."""

    entity: str
    name: str
    type: str


class DateValue(Record):
    """A date or an interval of dates, in EDTF level 1.

    `readings` are the possible dates, in EDTF, if there are several; otherwise it is empty. `extent` says, of the time of a state,
    whether the interval is the whole of it (`whole`, "its chairmanship in 2017") or contains some part of it (`within`). It is
    None for the date of an event.

    If the text names a day that the calendar does not have, `name` is the date as it is written ("1950-06-31"), and `edtf` the part of
    it that can be right.
    """

    type: Literal["date"] = "date"
    name: str
    edtf: str
    readings: tuple[str, ...] = ()
    extent: Literal["whole", "within"] | None = None

    @property
    def identity(self) -> str:
        """The date in EDTF, with its readings."""
        return ":".join(["date", self.name if self.impossible else self.edtf, *self.readings])

    @property
    def impossible(self) -> bool:
        """Whether the text names a day that the calendar does not have."""
        return is_impossible(self.name, self.edtf)


class EntityValue(Record):
    """An entity as a value.

    `readings` are the ids of the possible entities if the text leaves a choice ("Lund or Malmö"); otherwise it is empty. `entity` is then
    the first of them, which is not asserted alone.
    """

    type: Literal["entity"] = "entity"
    name: str
    entity: str
    readings: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """The id of the entity with its readings, which is stable only within a run."""
        return ":".join(["entity", *(self.readings or (self.entity,))])


class NumberValue(Record):
    """A quantity. `amount` is in `unit`, or a plain count if `unit` is None.

    `low` and `high` are bounds, in the same unit, if the amount is rounded or a range; one of them is None if the text gives only
    one bound ("more than 5"), and both are None if the amount is exact. `readings` are the possible amounts, sorted, if the text leaves a
    choice ("12 or 14"); otherwise it is empty.
    """

    type: Literal["number"] = "number"
    name: str
    amount: float
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    readings: tuple[float, ...] = ()

    @property
    def identity(self) -> str:
        """The amount with its unit and bounds."""
        bounds = "" if self.low is None and self.high is None else f":{self.low!r}:{self.high!r}"
        return ":".join([f"number:{self.amount!r}:{self.unit or ''}{bounds}", *map(repr, self.readings)])


class TextValue(Record):
    """Words as written in the text."""

    type: Literal["text"] = "text"
    name: str

    @property
    def identity(self) -> str:
        """The words, regardless of case and spaces."""
        return f"text:{same_words(self.name)}"


Value = Annotated[DateValue | EntityValue | NumberValue | TextValue, Field(discriminator="type")]


def _is_unknown(value: object) -> bool:
    return value is None


class Evidence(Record):
    """The place in a document that states a fact. ``text[start:end] == quote`` always holds.

    `subject` and `value` are spans inside ``[start, end)``, in offsets of the document, or None if the quote does not contain them
    (a subject taken from a heading). `rule` is ``<predicate>/<rule>``. `enumeration` is the id of the list that states the fact,
    the same for all its items, or None outside a list. `closed` says that the list is complete; `count` is the number of items
    that the text itself states, or None. `corrects` is the value that the text gives as wrong in place of this one, or None.

    The fields from `page` on say where it stands in the source, as in a `Position`; those that are None are left out of the dumped line.
    """

    document: str
    start: int
    end: int
    quote: str
    subject: Span | None = None
    value: Span | None = None
    rule: str
    enumeration: str | None = None
    closed: bool = False
    count: int | None = None
    corrects: Value | None = None
    page: int | None = Field(default=None, exclude_if=_is_unknown)
    box: Box | None = Field(default=None, exclude_if=_is_unknown)
    sheet: str | None = Field(default=None, exclude_if=_is_unknown)
    cell: str | None = Field(default=None, exclude_if=_is_unknown)
    slide: int | None = Field(default=None, exclude_if=_is_unknown)
    row: int | None = Field(default=None, exclude_if=_is_unknown)
    header: str | None = Field(default=None, exclude_if=_is_unknown)
    heading: tuple[str, ...] | None = Field(default=None, exclude_if=_is_unknown)


class Fact(Record):
    """A subject, a predicate and a value, with qualifiers and evidence.

    `qualifiers` maps a name to its values; the qualifier `time` bounds when the fact held, as an EDTF interval. `attributed_to` is
    the source to which the document attributes the statement, or None if the document asserts it itself. `confidence` is between
    0 and 1.
    """

    id: str
    subject: EntityRef
    predicate: str
    value: Value
    qualifiers: dict[str, tuple[Value, ...]] = {}
    polarity: Literal["affirmed", "negated"] = "affirmed"
    certainty: Literal["asserted", "hedged", "planned", "reported"] = "asserted"
    attributed_to: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
