"""The examples in the documentation are what the program does."""

import doctest
from pathlib import Path

import pytest

from pipeline.values.comparison import LEVELS

DOCS = sorted((Path(__file__).parents[1] / "docs").glob("*.md"))


@pytest.mark.parametrize("page", [p for p in DOCS if ">>>" in p.read_text(encoding="utf-8")], ids=lambda p: p.name)
def test_examples(page: Path) -> None:
    done = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert done.attempted
    assert not done.failed


def test_the_levels_of_comparison_are_those_of_the_program() -> None:
    page = (Path(__file__).parents[1] / "docs" / "conflicts.md").read_text(encoding="utf-8")
    agree = {True: "yes", False: "no", None: "not known"}
    for level in LEVELS.values():
        assert f"| {level.name} | {agree[level.agrees]} | {level.meaning} |\n" in page
