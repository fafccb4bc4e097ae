"""The beginning of a text that is too long to be read whole."""

from typing import Any, TypeVar

from pipeline.read.content import Content
from pipeline.records import Document, Position, Unread

Placed = TypeVar("Placed", Position, Unread)


def beginning(source: Content | Document, most: int, why: str) -> dict[str, Any]:
    """The fields of a content or a document that change if no more than the first `most` characters of its text are read: whole lines of
    them or, if they are one line, whole words. `why` says so, as a sentence, and what to do."""
    text = source.text[:most]
    end = text.rfind("\n") + 1 or text.rfind(" ") + 1 or len(text)
    return {
        "text": text[:end],
        "incomplete": f"{source.incomplete}; {why}" if source.incomplete else why,
        "unread": _up_to(source.unread, end),
        "positions": _up_to(source.positions, end),
    }


def megabytes(size: int) -> str:
    """A size in bytes or characters, in words."""
    return f"{size / 1_000_000:,.3g} MB"


def _up_to(spans: tuple[Placed, ...], end: int) -> tuple[Placed, ...]:
    return tuple(s if s.end <= end else s.model_copy(update={"end": end}) for s in spans if s.start < end)
