"""Factmill: facts from texts, with provenance to the character, and the conflicts between them.

from pipeline import Document, Pipeline

result = Pipeline().run([Document(id="a", text="The Treaty of Lund was signed on 3 May 1950.")])
result.documents, result.mentions, result.entities, result.facts, result.conflicts
result.check("The Treaty of Lund was signed in June 1950.").verdict

`find_times` reads time expressions by itself, without a language model.
"""

from typing import TYPE_CHECKING, Any

from pipeline.records import CheckedClaim, Conflict, Corroboration, Document, Entity, Evidence, Fact, Mention, Result

if TYPE_CHECKING:
    from pipeline.run import Pipeline
    from pipeline.times import TimeExpression, find_times

__version__ = "0.1.0"
__all__ = [
    "CheckedClaim",
    "Conflict",
    "Corroboration",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "Mention",
    "Pipeline",
    "Result",
    "TimeExpression",
    "find_times",
]


def __getattr__(name: str) -> Any:
    # The run imports the language library; a user who only wants the records or `--help` should not wait for it.
    if name == "Pipeline":
        from pipeline.run import Pipeline

        return Pipeline
    if name in {"TimeExpression", "find_times"}:
        from pipeline import times

        return getattr(times, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
