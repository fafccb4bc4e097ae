"""The loader of predicate files: what it takes, and what it refuses with the file, the line and the reason. No model needed."""

from pathlib import Path

import pytest

from pipeline.vocabulary.predicates import Predicate, RuleError, load_predicates, read_predicate
from pipeline.vocabulary.shapes import load_shared

SHARED = load_shared()

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
    assert read_predicate(write(tmp_path, GOOD), SHARED).rules[0].verb == ("toast",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('value = "subject"', 'valeu = "subject"', "valeu"),  # a misspelt key is not a key
        (
            'examples = [{ text = "Norway toasted the Treaty of Lund.", facts = ["Treaty of Lund | Norway"] }]',
            "",
            "examples",
        ),
        ('counter_examples = ["Norway roasted the Treaty of Lund."]', "counter_examples = []", "counter_examples"),
        ('cardinality = "many"', 'cardinality = "some"', "cardinality"),
        ('verb = ["toast"]', 'verb = ["toast"]\nnoun = ["toast"]', "exactly one of"),
        ('name = "toasted"', 'name = "toast"', "a file must be named after its predicate"),
        ("[[rules]]", "[[rules", "not valid TOML"),
        ('value = "subject"', 'valeu = "subject"', "line 12: rules.0.valeu: there is no such key"),
        ('verb = ["toast"]', 'verb = "toast"', "line 10: rules.0.verb: this must be a list"),
        ('meaning = "Who toasted it."', "", "line 1: meaning: this key is missing"),
        ('name = "toasted"', 'name = "toast"', "line 2: name"),
        ('verb = ["toast"]', 'verb = ["@toasts"]', "line 10: rules.0.verb: no word list is named '@toasts'"),
        ('verb = ["toast"]', 'noun = ["@PERSN"]', "line 10: rules.0.noun: no word list is named '@PERSN'"),
        ('cardinality = "many"', 'cardinality = "many"\nshape = "agnet"', "line 7: shape: no shape is named 'agnet'"),
        ('cardinality = "many"', 'cardinality = "many"\nsymmetric = true', "line 7: symmetric: there is no such key"),
        ('cardinality = "many"', 'cardinality = "many"\nbegins = true', 'line 7: begins: .*value = "date"'),
        ('cardinality = "many"', 'cardinality = "many"\nends = true', 'line 7: ends: .*value = "date"'),
        ('cardinality = "many"', 'cardinality = "many"\noccurs = true', 'line 7: occurs: .*value = "date"'),
        ('cardinality = "many"', 'cardinality = "many"\nbefore = ["died"]', 'line 7: before: .*value = "date"'),
        ('cardinality = "many"', 'cardinality = "many"\ncounts = "member"', 'line 7: counts: .*value = "number"'),
        ('cardinality = "many"', 'cardinality = "many"\nabbreviates = true', 'line 7: abbreviates: .*value = "text"'),
        ('value = "entity"', 'value = "text"\npart = true', 'line 6: part: .*value = "entity"'),
        ('value = "entity"', 'value = "text"\nlies_in = true', 'line 6: lies_in: .*value = "entity"'),
        ('value = "entity"', 'value = "text"\ninverse = "hosted"', 'line 6: inverse: .*value = "entity"'),
        ('value = "entity"', 'value = "date"\nbegins = true\nends = true', "line 7: ends: a predicate has at most one"),
        (
            'value = "entity"',
            'value = "date"\nbegins = true\noccurs = true',
            "line 7: occurs: a predicate has at most one",
        ),
        (
            'value = "entity"',
            'value = "date"\nends = true\noccurs = true',
            "line 7: occurs: a predicate has at most one",
        ),
        (GOOD[GOOD.index("[[") :], 2 * GOOD[GOOD.index("[[") :], "several rules are named verb"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(old: str, new: str, reason: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=reason) as error:
        read_predicate(write(tmp_path, GOOD.replace(old, new, 1)), SHARED)
    assert "toasted.toml" in str(error.value)


def test_the_shipped_predicates_refer_to_each_other() -> None:
    predicates = load_predicates()
    assert all(later in predicates for p in predicates.values() for later in p.before)
    assert list(predicates) == sorted(predicates)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "toasted.toml").write_bytes(GOOD.replace("Lund", "Lünd").encode("latin-1"))
    with pytest.raises(RuleError, match="not UTF-8 text"):
        read_predicate(tmp_path / "toasted.toml", SHARED)


def test_a_predicate_like_others_takes_its_shape(tmp_path: Path) -> None:
    short = GOOD.replace('value = "entity"\ncardinality = "many"', 'shape = "agent"', 1)
    short = short.replace('subject = "object"\nvalue = "subject"\n', "confidence = 0.9\n", 1)
    assert len(short) < len(GOOD)
    assert read_predicate(write(tmp_path, short), SHARED) == read_predicate(write(tmp_path, GOOD), SHARED)


def test_a_predicate_that_is_its_own_inverse_is_symmetric(tmp_path: Path) -> None:
    def read(inverse: str) -> Predicate:
        return read_predicate(
            write(tmp_path, GOOD.replace("[[rules]]", f'inverse = "{inverse}"\n[[rules]]', 1)), SHARED
        )

    assert read("toasted").symmetric
    assert not read("toasts").symmetric
    assert {p.name for p in load_predicates().values() if p.symmetric} == {"cooperates_with", "sibling", "spouse"}


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ('inverse = "toasts"', None),  # a name for the reverse relation, which is not a predicate
        ('inverse = "spouse"', "line 7: inverse: spouse must name toasted as its inverse"),
        ('value = "number"\ncounts = "member"', None),
        ('value = "number"\ncounts = "membre"', "line 7: counts: no predicate is named 'membre'"),
        ('value = "date"\nbefore = ["died"]', None),
        ('value = "date"\nbefore = ["died", "dead"]', "line 7: before: no predicate is named 'dead'"),
        ('value = "date"\nbefore = ["spouse"]', "line 7: before: the value of spouse is not a date"),
    ],
)
def test_predicates_refer_to_predicates(keys: str, reason: str | None, tmp_path: Path) -> None:
    text = GOOD.replace('value = "entity"\n', "", 1) if keys.startswith("value") else GOOD
    write(tmp_path, text.replace("[[rules]]", f"{keys}\n[[rules]]", 1).replace("\n\n", "\n", 1))
    if reason is None:
        assert "toasted" in load_predicates(tmp_path)
    else:
        with pytest.raises(RuleError, match=f"toasted.toml: {reason}"):
            load_predicates(tmp_path)


def test_two_predicates_may_be_the_inverse_of_each_other(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("[[rules]]", 'inverse = "toasts"\n[[rules]]', 1))
    other = GOOD.replace('name = "toasted"', 'name = "toasts"', 1)
    write(tmp_path, other.replace("[[rules]]", 'inverse = "toasted"\n[[rules]]', 1), "toasts.toml")
    assert load_predicates(tmp_path)["toasts"].inverse == "toasted"


def test_the_folder_of_predicates_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="is not a folder"):
        load_predicates(tmp_path / "nothing")
