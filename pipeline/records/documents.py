"""A source text."""

import hashlib
import re

from pydantic import Field, computed_field, field_validator

from pipeline.records.base import Record

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Document(Record):
    """One source text with what is known about it.

    `text` is what all offsets point into; it is left out of the dumped line, because `extracted/text/` holds it.
    `date` is the day, month or year of writing (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``; a time of day after it is cut
    off); null means unknown, and relative expressions then stay unresolved. `weight` is how much its word counts
    beside other sources (1 unless said otherwise). `error` says why a source could not be read; its text is then empty.

    Raises `pydantic.ValidationError` for an empty id, a date of another form or a negative weight.
    """

    id: str = Field(min_length=1)
    text: str = Field(exclude=True, repr=False)
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    weight: float = Field(default=1.0, ge=0)
    error: str | None = None

    @field_validator("date")
    @classmethod
    def _cut_time_of_day(cls, date: str | None) -> str | None:
        if not date:
            return None
        day = re.split(r"[T ]", date.strip(), maxsplit=1)[0]
        if not _DATE.fullmatch(day):
            raise ValueError(f"a document's date is YYYY, YYYY-MM or YYYY-MM-DD, not {date!r}")
        return day

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
