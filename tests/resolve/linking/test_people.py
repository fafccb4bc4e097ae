"""People across documents: a family name or initials that their own document does not explain."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


@pytest.mark.parametrize(
    ("texts", "short", "found"),
    [
        (
            ["Anna Berg was born in 1950.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Anna Berg", "Berg"},
        ),  # the only one of the corpus
        (
            ["Anna Berg was born in 1950.", "Olof Berg was born in 1940.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Berg"},
        ),  # two of the corpus
        (
            ["Anna Maria Berg was born in 1950.", "A. M. Berg joined the Lund League in 1970."],
            "A. M. Berg",
            {"A. M. Berg", "Anna Maria Berg"},
        ),  # initials
        (
            ["Anna Berg was born in 1950.", "O. Berg joined the Lund League in 1970."],
            "O. Berg",
            {"O. Berg"},
        ),  # another initial
        (
            ["Anna Berg was born in 1950.", "Anna joined the Lund League in 1970."],
            "Anna",
            {"Anna"},
        ),  # a given name does not identify one person
    ],
)
def test_a_part_of_a_name_is_looked_up_in_the_corpus(
    texts: list[str], short: str, found: set[str], pipeline: Pipeline
) -> None:
    (entity,) = entities(run(pipeline, *texts), short)
    assert set(entity.names) == found
