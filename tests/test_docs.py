"""What the documentation shows is what the program does."""

import doctest
from pathlib import Path

import pytest

DOCS = sorted((Path(__file__).parents[1] / "docs").glob("*.md"))


@pytest.mark.parametrize("page", [p for p in DOCS if ">>>" in p.read_text(encoding="utf-8")], ids=lambda p: p.name)
def test_examples(page: Path) -> None:
    done = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert done.attempted
    assert not done.failed
