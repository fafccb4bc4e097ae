"""Names of documents and treaties: what they are about, what they establish, and the period that they are for."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("The Agreement on Fishing was signed.", "concerns", {"Fishing"}),
        (
            "The Agreement between Norway and Sweden on Fishing was signed.",
            "concerns",
            {"Fishing"},
        ),  # after the parties
        ("The Plan for the Protection of Fish was approved.", "concerns", {"Protection of Fish"}),
        ("The Treaty of Lund was signed.", "concerns", set()),
        ("They discussed the plan for every harbour.", "concerns", set()),  # no name
        ("The Charter of the Lund League was signed.", "establishes", {"Lund League"}),
        ("The Declaration of the Lund League was signed.", "establishes", set()),
        ("The Whaling Strategy for 1951-1955 was approved.", "period_covered", {"1951/1955"}),
        ("The Whaling Strategy (1951-1955) was approved.", "period_covered", {"1951/1955"}),
        ("The Whaling Strategy (1951) was approved.", "period_covered", set()),  # the date of the document
        ("The Whaling Strategy of 1951-1955 was approved.", "period_covered", set()),
    ],
)
def test_what_a_name_says(text: str, predicate: str, expected: set[str], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    assert {f.value.name for f in facts if f.predicate == predicate} == expected
