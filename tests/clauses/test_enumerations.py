"""Enumerations: the items of a list in a sentence."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def items(text: str, pipeline: Pipeline) -> list[str]:
    """What the text lists as the members of something."""
    clauses = pipeline.annotate(Document(id="a", text=text)).clauses
    listing = (c for c in clauses if c.form == "noun" and c.lemma.split()[-1] == "member")
    return [text[slice(*a.span)] for c in listing for a in c.arguments if a.role == "is"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The members are Norway, Sweden and Finland.", ["Norway", "Sweden", "Finland"]),
        ("The members include Norway, Sweden, and Finland.", ["Norway", "Sweden", "Finland"]),  # a serial comma
        ("The members are Norway; Sweden; Finland.", ["Norway", "Sweden", "Finland"]),  # semicolons
        ("The members are Norway (since 1950), Sweden and Finland.", ["Norway (since 1950)", "Sweden", "Finland"]),
        ("The members are Norway (1950, 1960) and Sweden.", ["Norway (1950, 1960)", "Sweden"]),  # commas in brackets
        ("The members are the following: Norway, Sweden and Finland.", ["Norway", "Sweden", "Finland"]),  # pointing
        ("The members are Trinidad and Tobago, Norway and Sweden.", ["Trinidad and Tobago", "Norway", "Sweden"]),
        ("The members iclude Norway, Sweden and Finland.", ["Norway", "Sweden", "Finland"]),  # one letter is missing
        (
            "The members are states, such as Norway and Sweden, the observers and a bank.",
            ["states, such as Norway and Sweden", "the observers", "a bank"],
        ),  # examples stay with what they are examples of, up to the next article
        ("The members met in Norway, Sweden and Finland.", []),  # no list of members
    ],
)
def test_items(text: str, expected: list[str], pipeline: Pipeline) -> None:
    assert items(text, pipeline) == expected
