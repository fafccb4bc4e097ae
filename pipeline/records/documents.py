"""A source text."""

import hashlib
import re

from pydantic import Field, computed_field, field_validator

from pipeline.records.base import Record
from pipeline.values.document_dates import read_document_date

_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


class Document(Record):
    """One source text with what is known about it.

    `text` is what all offsets point into; it is left out of the dumped line, because `extracted/text/` holds it.
    `date` is the day, month or year of writing, kept as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY`` however it was noted; null
    means unknown, and relative expressions then stay unresolved. `weight` is how much its word counts
    beside other sources (1 unless said otherwise). `error` says why a source could not be read; its text is then empty.

    Raises `pydantic.ValidationError` for an empty id, a date that is none or a negative weight.
    """

    id: str = Field(min_length=1)
    text: str = Field(exclude=True, repr=False)
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    weight: float = Field(default=1.0, ge=0)
    error: str | None = None

    @property
    def topic(self) -> str | None:
        """What the text is about by its title: the title without what stands in brackets at its end; null without one."""
        return _BRACKET.sub("", self.title or "").strip() or None

    @field_validator("date")
    @classmethod
    def _read_date(cls, date: str | None) -> str | None:
        return read_document_date(date) if date and date.strip() else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
