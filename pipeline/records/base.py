"""What every record shares."""

import functools
import hashlib
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""``(start, end)``: half-open, in Unicode code points of the document's text."""


class Record(BaseModel):
    """A frozen pydantic model. An unknown field is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _: Any) -> None:
        """Share with all records of the class the note of which fields were set: it takes more memory than the fields, and nothing
        here depends on it."""
        object.__setattr__(self, "__pydantic_fields_set__", _all_fields(type(self)))

    def __copy__(self) -> Self:
        copied = super().__copy__()
        object.__setattr__(copied, "__pydantic_fields_set__", _all_fields(type(self)))
        return copied

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """A record of values that were checked already, for where there are very many: it is made faster."""
        return cls.model_construct(_all_fields(cls), **fields)


@functools.cache
def _all_fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def identifier(prefix: str, *parts: object) -> str:
    """A short id made of content alone: ``prefix-`` and twelve hexadecimal digits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:12]}"
