"""Source texts."""

import hashlib
import re

from pydantic import Field, computed_field, field_validator

from pipeline.records.base import Record, Span
from pipeline.records.positions import LeftOut, Position, Unread
from pipeline.values.document_dates import read_document_date

MAIL_SUBJECT = "header Subject"
"""Where the title of a mail is stated."""
_WORD = re.compile(r"\w+|[^\w\s]")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


class Document(Record):
    """A source text with its metadata.

    All offsets refer to `text`. It is left out of the dumped line, because `extracted/text/` contains it.
    `date` is the day, month or year of writing, stored as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, whatever format it was given
    in. None means unknown; relative expressions ("last year") then stay unresolved. `weight` is the document's weight compared
    with other sources, by default 1. `error` says why the source could not be read; its text is then empty. `incomplete` says which
    part of the source is not in the text, and why; None means that all of it is. `encoding` is what the source seems to be encoded in;
    None means that it says so itself, or that it is UTF-8. `author` is who wrote it. `stated_in` says, of metadata that the source itself
    states, where it does so ("date": "meta article:published_time"). `unread` are parts of the text that are not read for facts.
    `left_out` is what stands on the pages of the source and is not in the text, such as running heads. `recognized` are the pages whose
    text was recognised in an image, with the errors that this makes.
    `positions` say where its pieces stand in the source, in order and without overlaps; they are left out of the dumped line.

    Raises `pydantic.ValidationError` for an empty id, an invalid date or a negative weight.
    """

    id: str = Field(min_length=1)
    text: str = Field(exclude=True, repr=False)
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    weight: float = Field(default=1.0, ge=0)
    error: str | None = None
    incomplete: str | None = None
    encoding: str | None = None
    author: str | None = None
    stated_in: dict[str, str] = {}
    unread: tuple[Unread, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    recognized: tuple[int, ...] = ()
    positions: tuple[Position, ...] = Field(default=(), exclude=True, repr=False)

    @property
    def topic(self) -> str | None:
        """The topic of the text: its title, without parentheses at the end. None if it has no title.

        The subject of a mail is its topic only if what the mail says names it, as it is written there.
        """
        topic = _BRACKET.sub("", self.title or "").strip() or None
        if topic is not None and self.stated_in.get("title") == MAIL_SUBJECT:
            unsaid = sum(self.text.count(topic, part.start, part.end) for part in self.unread)
            return topic if self.text.count(topic) > unsaid else None
        return topic

    def namings(self) -> list[Span]:
        """Where the text names its topic, in any case and with any spaces; empty without a topic."""
        words = _WORD.findall(self.topic or "")
        if not words:
            return []
        pattern = re.compile(r"\s*".join(map(re.escape, words)), re.IGNORECASE)
        return [found.span() for found in pattern.finditer(self.text)]

    @field_validator("date")
    @classmethod
    def _read_date(cls, date: str | None) -> str | None:
        return read_document_date(date) if date and date.strip() else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
