"""The base of all records."""

import functools
import hashlib
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""``(start, end)``: half-open, in Unicode code points of the document's text."""


class Record(BaseModel):
    """A frozen pydantic model. Unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _: Any) -> None:
        """Replaces pydantic's set of the fields that were set with one set for all records of the class. A set for each record would take
        more memory than the fields themselves, and nothing depends on it."""
        object.__setattr__(self, "__pydantic_fields_set__", _all_fields(type(self)))

    def __copy__(self) -> Self:
        copied = super().__copy__()
        object.__setattr__(copied, "__pydantic_fields_set__", _all_fields(type(self)))
        return copied

    @classmethod
    def unchecked(cls, **fields: Any) -> Self:
        """A record of values that are known to be valid. Skips validation, for speed when there are very many records."""
        return cls.model_construct(_all_fields(cls), **fields)


@functools.cache
def _all_fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def identifier(prefix: str, *parts: object) -> str:
    """A short id that depends on the content only: the prefix, a hyphen, and twelve hexadecimal digits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:12]}"
