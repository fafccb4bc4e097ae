"""The examples in the documentation are what the program does."""

import doctest
import re
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


def test_every_promise_of_reliability_names_a_test_that_there_is() -> None:
    tests = Path(__file__).parent
    known = {
        name for path in tests.rglob("test_*.py") for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    page = (tests.parent / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"::(test_\w+)(…?)", page)
    assert named
    for name, is_beginning in named:
        assert name in known or (is_beginning and any(test.startswith(name) for test in known)), name
    for file in re.findall(r"tests/[\w/]+\.py", page):
        assert (tests.parent / file).exists()
