"""What every record shares."""

import hashlib

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""``(start, end)``: half-open, in Unicode code points of the document's text."""


class Record(BaseModel):
    """A frozen pydantic model. An unknown field is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def identifier(prefix: str, *parts: object) -> str:
    """A short id made of content alone: ``prefix-`` and twelve hexadecimal digits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:12]}"
