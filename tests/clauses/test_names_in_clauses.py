"""The names that clauses are read with, found by their head nouns."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "The Charter of the Lund League was signed.",
            [("Charter of the Lund League", "DOCUMENT"), ("Lund League", "ORG")],
        ),
        ("The contract on fishing rights was signed.", [("contract on fishing rights", "TREATY")]),
        ("The council of ministers met.", [("council of ministers", "ORG")]),
        ("They created the Fund for the Victims of War.", [("Fund for the Victims of War", "ORG")]),
        ("• Norway", [("Norway", "GPE")]),
        ("They met in Trinidad\nand Tobago.", [("Trinidad and Tobago", "GPE")]),
        ("The Lund League (LL) met.", [("Lund League", "ORG"), ("LL", "ORG")]),
    ],
)
def test_names_are_found_by_their_heads(text: str, mentions: list[tuple[str, str]], pipeline: Pipeline) -> None:
    assert [
        (m.text, m.type) for m in pipeline.annotate(Document(id="a", text=text)).mentions if m.kind == "name"
    ] == mentions
