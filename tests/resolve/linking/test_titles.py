"""What the title of a document names."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # a title that looks like the name of a person, of a text that says "he" of somebody else
        ("Silent Harbour", "Silent Harbour is an album, released in 1999. Olof Lind said that he liked it.", ("Silent Harbour", "WORK_OF_ART")),
        ("Anna Berg", "Berg was born in 1950. She lives in Oslo.", ("Anna Berg", "PERSON")),
    ],
)  # fmt: skip
def test_the_type_of_what_a_title_names(title: str, text: str, expected: tuple[str, str], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text, title=title)]).facts
    assert expected in {(f.subject.name, f.subject.type) for f in facts if f.predicate in {"published", "born"}}
