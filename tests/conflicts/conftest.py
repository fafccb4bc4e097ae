"""What texts contradict, from raw text to conflict."""

from collections.abc import Callable, Sequence

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

Found = Callable[..., Sequence[tuple[str, str, str]]]
"""Takes texts, one a document, and returns the kind, the predicate and the explanation of each conflict of medium severity or above."""


@pytest.fixture
def conflicts(pipeline: Pipeline) -> Found:
    """The conflicts that a reviewer is shown first."""

    def find(*texts: str, dates: Sequence[str | None] = ()) -> Sequence[tuple[str, str, str]]:
        dated = [*dates, *[None] * (len(texts) - len(dates))]
        documents = [
            Document(id=f"{'abcdef'[number]}.txt", text=text, date=date)
            for number, (text, date) in enumerate(zip(texts, dated, strict=True))
        ]
        return [(c.kind, c.predicate, c.explanation) for c in pipeline.run(documents).conflicts if c.severity != "low"]

    return find
