"""A value that one document gives and another corrects is no difference of opinion, and the report says so."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline
from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("The Norda Hall opened in 1963.", "The Norda Hall opened in 1936, not in 1963.", ["b.txt corrects 1963 to 1936"]),
        ("The Norda Hall opened in 1936.", "The Norda Hall opened in 1936, not in 1963.", []),  # nobody said so
        ("The Norda Hall opened in 1958.", "The Norda Hall opened in 1936, not in 1963.", ["dates differ: 1958, 1936"]),
        # a third date is a difference of opinion
        ("The Norda tower is 14 metres high.", "The Norda tower is 41 metres high, not 14.", ["b.txt corrects 14 metres to 41 metres"]),
        ("The new hall in Lund cost 82 million kronor.",
         "On 1 May we wrote that the new hall in Lund cost 82 million kronor. The correct figure is 28 million.",
         ["b.txt corrects 82 million kronor to 28 million"]),
        ("The new hall in Lund cost 28 million kronor.",
         "On 1 May we wrote that the new hall in Lund cost 82 million kronor. The correct figure is 28 million.", []),
        ("The Norda fire killed nine people.",
         "An earlier version of this article said that the Norda fire killed nine people. The fire killed six.",
         ["b.txt corrects nine to six"]),
        ("Foxes robbed 37 percent of the plover nests near Lund.",
         'Erratum: on page 4, for "37 percent of the plover nests" read "73 percent of the plover nests".',
         ["b.txt corrects “37 percent of the plover nests” to “73 percent of the plover nests”"]),
        ("Foxes robbed 37 percent of the goose nests near Lund.",
         'Erratum: on page 4, for "37 percent of the plover nests" read "73 percent of the plover nests".', []),  # other nests
        ("The Norda Hall has 300 seats.", "The Norda Hall has 300 seats, not all of them with a view.", []),  # corrects nothing
    ],
)  # fmt: skip
def test_corrections(earlier: str, later: str, expected: list[str], conflicts: Found) -> None:
    assert [explanation for _, _, explanation in conflicts(earlier, later)] == expected


def test_the_correction_is_suggested(pipeline: Pipeline) -> None:
    texts = ["The Norda Hall opened in 1963.", "The Norda Hall opened in 1936, not in 1963."]
    (conflict,) = pipeline.run([Document(id=str(n), text=text) for n, text in enumerate(texts)]).conflicts
    assert conflict.suggestion is not None
    assert conflict.sides[conflict.suggestion.side].value.name == "1936"
