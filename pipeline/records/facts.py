"""A structured fact with its provenance.

The `identity` of a value is what two values share that say the same, however they are written ("three" and "3").
"""

import unicodedata
from typing import Annotated, Literal

from pydantic import Field

from pipeline.records.base import Record, Span


def same_words(words: str) -> str:
    """What words share that are the same but for case, spaces and compatibility forms."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


class EntityRef(Record):
    """An entity by id, with its readable name and its type."""

    entity: str
    name: str
    type: str


class DateValue(Record):
    """A date or an interval of dates, as EDTF level 1. `extent` says whether a bound on a state is all of it (`whole`,
    "its chairmanship in 2017") or only some time in it (`within`); null for the date of an event."""

    type: Literal["date"] = "date"
    name: str
    edtf: str
    readings: tuple[str, ...] = ()
    extent: Literal["whole", "within"] | None = None

    @property
    def identity(self) -> str:
        """Its EDTF, with what else it may mean."""
        return ":".join(["date", self.edtf, *self.readings])


class EntityValue(Record):
    """An entity as value."""

    type: Literal["entity"] = "entity"
    name: str
    entity: str

    @property
    def identity(self) -> str:
        """The entity's id, which is of one run."""
        return f"entity:{self.entity}"


class NumberValue(Record):
    """A quantity. `amount` is in `unit` (null: a plain count); `low` and `high` bound it where it is rounded or a range; only one
    of them where only one bound is said ("more than 5")."""

    type: Literal["number"] = "number"
    name: str
    amount: float
    unit: str | None = None
    low: float | None = None
    high: float | None = None

    @property
    def identity(self) -> str:
        """The amount with its unit and bounds."""
        bounds = "" if self.low is None and self.high is None else f":{self.low!r}:{self.high!r}"
        return f"number:{self.amount!r}:{self.unit or ''}{bounds}"


class TextValue(Record):
    """Words as they stand in the text."""

    type: Literal["text"] = "text"
    name: str

    @property
    def identity(self) -> str:
        """The words, whatever their case and the space between them."""
        return f"text:{same_words(self.name)}"


Value = Annotated[DateValue | EntityValue | NumberValue | TextValue, Field(discriminator="type")]


class Evidence(Record):
    """Where a document says it. ``text[start:end] == quote`` always.

    `subject` and `value` are spans inside ``[start, end)``; null where the text does not say it there (a subject taken
    from a heading). `rule` is ``<predicate>/<rule>``. `enumeration` is the same id for all that one list says and null
    outside a list; `closed` says that the list is complete, `count` how many things the text itself says it has.
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


class Fact(Record):
    """Subject, predicate, value, qualifiers, and the evidence for it.

    `qualifiers` maps a name to its values; `time` bounds when the fact held, as an EDTF interval. `attributed_to` is
    whose words it is, null for the document's own. `confidence` is between 0 and 1.
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
