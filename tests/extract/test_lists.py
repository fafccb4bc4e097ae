"""Bulleted lists that a noun introduces. No model needed."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.lists import read_lists

AIMS = "The main aims of the [Lund League]{ORG} are:\n• to build a hall,\n• to sell boats."
MEMBERS = "The members are:\n• [Norway]{GPE}\n• [Sweden]{GPE}, a kingdom of [Norden]{LOC}\n• others"


def lead(lemma: str, trigger: str, **arguments: str) -> dict[str, Any]:
    return {"lemma": lemma, "trigger": trigger, "form": "noun", "leads": True, "arguments": arguments}


@pytest.mark.parametrize(
    ("marked", "introduction", "expected"),
    [
        (
            AIMS,
            lead("main aim", "main aims", of="Lund League"),
            {"Lund League | objective | to build a hall", "Lund League | objective | to sell boats"},
        ),  # a modifier before the noun
        (AIMS, lead("aim", "aims"), {"- | objective | to build a hall", "- | objective | to sell boats"}),  # no owner
        (MEMBERS, lead("member", "members"), {"- | member | Norway", "- | member | Sweden"}),  # the first name of each item
        (AIMS, lead("hall", "hall"), set()),  # a noun without rules
        (AIMS, lead("aim", "aims") | {"leads": False}, set()),  # it introduces no list
    ],
)  # fmt: skip
def test_lists(marked: str, introduction: dict[str, Any], expected: set[str], read: Callable, lines: Callable) -> None:
    reading = read(marked, clauses=[introduction])
    assert lines(reading, read_lists(reading)) == expected


def test_the_items_are_one_enumeration(read: Callable) -> None:
    statements = read_lists(read(AIMS, clauses=[lead("aim", "aims")]))
    assert len({s.enumeration for s in statements}) == 1
