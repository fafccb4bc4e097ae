"""A document may itself tell a person apart from another of the same name."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The bishop Anna Berg was born in 1906.", True),
        ("An unrelated Anna Berg was born in 1871.", False),
        ("She is not to be confused with her aunt, the painter Anna Berg (1921-1999).", False),
        ("Anna Berg (born 1958) is unrelated to the painter.", True),  # it is the other who is told apart
    ],
)
def test_what_is_said_of_a_namesake_is_left_out(text: str, read: bool, pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    assert ("Anna Berg", "born") in {(f.subject.name, f.predicate) for f in facts} or not read
    assert read or not facts
