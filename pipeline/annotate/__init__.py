"""Annotate: from a document to its blocks, mentions, times and clauses. The only stage that knows spaCy."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.annotate.annotator import Annotator
    from pipeline.annotate.language import ModelError

__all__ = ["Annotator", "ModelError"]


def __getattr__(name: str) -> Any:
    # The times stand by themselves: whoever only wants them should not wait for the language library.
    if name == "Annotator":
        from pipeline.annotate.annotator import Annotator

        return Annotator
    if name == "ModelError":
        from pipeline.annotate.language import ModelError

        return ModelError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
