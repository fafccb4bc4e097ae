"""The loader of predicate files: what it takes, and what it refuses with the file and the reason. No model needed."""

from pathlib import Path

import pytest

from pipeline.vocabulary.predicates import RuleError, load_predicates, read_predicate

GOOD = """
name = "toasted"
meaning = "Who toasted it."
subject = ["TREATY"]
value = "entity"
cardinality = "many"

[[rules]]
name = "verb"
verb = ["toast"]
subject = "object"
value = "subject"
examples = [{ text = "Norway toasted the Treaty of Lund.", facts = ["Treaty of Lund | Norway"] }]
counter_examples = ["Norway roasted the Treaty of Lund."]
"""


def write(folder: Path, text: str, name: str = "toasted.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_loads(tmp_path: Path) -> None:
    assert read_predicate(write(tmp_path, GOOD)).rules[0].verb == ("toast",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('value = "subject"', 'valeu = "subject"', "valeu"),  # a misspelt key is no key
        (
            'examples = [{ text = "Norway toasted the Treaty of Lund.", facts = ["Treaty of Lund | Norway"] }]',
            "",
            "examples",
        ),
        ('counter_examples = ["Norway roasted the Treaty of Lund."]', "counter_examples = []", "counter_examples"),
        ('cardinality = "many"', 'cardinality = "some"', "cardinality"),
        ('verb = ["toast"]', 'verb = ["toast"]\nnoun = ["toast"]', "exactly one of"),
        ('name = "toasted"', 'name = "toast"', "one name"),
        ("[[rules]]", "[[rules", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(old: str, new: str, reason: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=reason) as error:
        read_predicate(write(tmp_path, GOOD.replace(old, new, 1)))
    assert "toasted.toml" in str(error.value)


def test_the_shipped_predicates_refer_to_each_other() -> None:
    predicates = load_predicates()
    assert all(later in predicates for p in predicates.values() for later in p.before)
    assert list(predicates) == sorted(predicates)
