"""A choice is one value with several readings: it agrees with each of them, and conflicts with a third."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline
from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Anna Berg was born in 1731 or 1734.", "Anna Berg was born in 1731.", []),
        ("Anna Berg was born in 1731 or 1734.", "Anna Berg was born on 3 May 1734.", []),
        ("Anna Berg was born in 1731 or 1734.", "Anna Berg was born in 1732.", ["born"]),  # between them
        ("Anna Berg was born in 1731 or 1734.", "Anna Berg was born in 1734 or in 1735.", []),  # they share one
        ("Anna Berg was born in either Lund or Malmö.", "Anna Berg was born in Malmö.", []),
        ("Anna Berg was born in either Lund or Malmö.", "Anna Berg was born in Ystad.", ["birth_place"]),
        ("The Norda tower is 12 or 14 metres high.", "The Norda tower is 14 metres high.", []),
        ("The Norda tower is 12 or 14 metres high.", "The Norda tower is 13 metres high.", ["height"]),
        (
            "The novel The Silent Harbour was written by Anna Berg or Nils Holm.",
            "Nils Holm wrote The Silent Harbour.",
            [],
        ),
        (
            "The novel The Silent Harbour was written by Anna Berg or Nils Holm.",
            "Olof Lind wrote The Silent Harbour.",
            ["author"],
        ),
    ],
)
def test_alternatives(a: str, b: str, expected: list[str], conflicts: Found) -> None:
    assert [p for _, p, _ in conflicts(a, b) if not p.startswith("open:")] == expected


@pytest.mark.parametrize(
    ("text", "predicate", "name", "readings"),
    [
        ("Anna Berg was born in 1731 or 1734.", "born", "1731 or 1734", 2),
        ("Anna Berg was born on 3 or 4 May 1734.", "born", "1734-05-03 or 1734-05-04", 2),
        ("Anna Berg was born in either Lund or Malmö.", "birth_place", "Lund or Malmö", 2),
        ("The Norda tower is 12 or 14 metres high.", "height", "12 or 14 metres", 2),
        ("Anna Berg was born in 1731.", "born", "1731", 0),
    ],
)
def test_nothing_of_a_choice_is_asserted_alone(
    text: str, predicate: str, name: str, readings: int, pipeline: Pipeline
) -> None:
    facts = [f for f in pipeline.run([Document(id="a.txt", text=text)]).facts if f.predicate == predicate]
    assert [(f.value.name, len(getattr(f.value, "readings", ()))) for f in facts] == [(name, readings)]
