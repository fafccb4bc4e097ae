"""Names in a text that mean what its title names."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        ("Anna Berg", "She moved to Lund. Anna Maria Berg was born in 1950.", True),  # a fuller name
        ("Anna Maria Berg", "She moved to Lund. Anna Berg was born in 1950.", True),
        ("Anna Berg", "She moved to Lund. Olof Berg was born in 1950.", False),  # another given name
        ("Lund League", "Olof League was born in 1950.", False),  # the title names no person
    ],
)
def test_a_name_means_what_the_title_names(title: str, text: str, same: bool, pipeline: Pipeline) -> None:
    texts = {"a": text, "b": "She was born in 1960."}
    facts = pipeline.run([Document(id=name, text=words, title=title) for name, words in texts.items()]).facts
    born = {f.evidence[0].document: f.subject.entity for f in facts if f.predicate == "born"}
    assert (born.get("a") == born.get("b")) == same
