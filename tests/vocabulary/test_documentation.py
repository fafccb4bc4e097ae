"""docs/rules.md: its examples work, and it explains every key, shape and role."""

import re
from pathlib import Path
from typing import get_args

import pytest

from pipeline.run import Pipeline
from pipeline.trials import check_rules
from pipeline.vocabulary.predicates import Predicate, added_predicates
from pipeline.vocabulary.rules import Role, Rule, Slot
from pipeline.vocabulary.shapes import load_shared

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The predicate files that the page shows."""
    for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL):
        name = re.search(r'^name = "(\w+)"', text)
        assert name
        (tmp_path / f"{name[1]}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.model
def test_the_files_that_it_shows_read_their_examples(folder: Path) -> None:
    added = added_predicates(folder)
    assert [p.name for p in added] == ["founded_by", "illustrator"]
    assert list(check_rules(added, Pipeline(rules=folder))) == []


@pytest.mark.parametrize(
    "names",
    [
        Predicate.model_fields.keys() - {"rules"},
        Rule.model_fields.keys() - {"name"},
        Slot.model_fields.keys(),
        get_args(Role),
        load_shared().shapes.keys(),
    ],
    ids=["predicate", "rule", "slot", "role", "shape"],
)
def test_it_explains_every_name(names: set[str]) -> None:
    assert {name for name in names if not re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", PAGE)} == set()
