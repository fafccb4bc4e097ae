"""Trials of rules: a folder of the user's, a rule that fails, and why a rule does not fire."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.records import Document
from pipeline.run import Pipeline
from pipeline.trials import check_rule, try_text
from pipeline.vocabulary.predicates import load_predicates

ADDED = """name = "founded_by"

[[rules]]
name = "dreamt"
verb = ["dream"]
subject = "object"
value = "subject"
examples = [{ text = "Anna Berg dreamt up the Lund League.", facts = ["Lund League | Anna Berg"] }]
counter_examples = ["Anna Berg dreamt of the Lund League."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "founded_by.toml").write_text(ADDED, encoding="utf-8")
    return tmp_path


def test_a_folder_of_rules_adds_to_a_shipped_predicate(folder: Path) -> None:
    shipped, known = load_predicates()["founded_by"], load_predicates(folder)["founded_by"]
    assert [r.name for r in known.rules] == [*(r.name for r in shipped.rules), "dreamt"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('verb = ["dream"]', 'verb = "dream"', "founded_by.toml: line 5: rules.0.verb"),  # a wrong value, with its line
        ("[[rules]]", 'meaning = "x"\n[[rules]]', "founded_by ships with the program"),  # it only adds rules
        ('"dreamt"', '"verb"', "already has rules named verb"),  # two rules of one name
        ("examples = [{", "exampels = [{", "rules.0.exampels"),  # a misspelt key
    ],
)
def test_a_wrong_file_is_refused_with_its_line(folder: Path, old: str, new: str, message: str) -> None:
    (folder / "founded_by.toml").write_text(ADDED.replace(old, new, 1), encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "--rules", str(folder)])
    assert result.exit_code == 1
    assert message in result.output


def test_predicates_are_listed_and_shown() -> None:
    listed = CliRunner().invoke(app, ["rules"])
    assert listed.exit_code == 0
    assert all(name in listed.output for name in load_predicates())
    shown = CliRunner().invoke(app, ["rules", "founded"])
    assert "the verb “found”" in shown.output
    assert "not " in shown.output


def test_an_unknown_predicate_is_no_predicate() -> None:
    result = CliRunner().invoke(app, ["rules", "foundet"])
    assert result.exit_code == 1
    assert "no predicate is named foundet" in result.output


@pytest.mark.model
def test_a_rule_that_does_not_do_what_it_says_is_told(pipeline: Pipeline) -> None:
    founded = load_predicates()["founded"]
    rule = founded.rules[0].model_copy(update={"counter_examples": ("The Lund League was founded in 1950.",)})
    (failure,) = check_rule(founded.model_copy(update={"rules": (rule,)}), rule, pipeline)
    assert failure.reason == "reads Lund League | 1950 but should read nothing"


@pytest.mark.model
def test_the_rules_of_a_folder_are_read(folder: Path) -> None:
    pipeline = Pipeline(rules=folder)
    result = pipeline.run([Document(id="a", text="Anna Berg dreamt up the Lund League.")])
    assert [(f.subject.name, f.predicate, f.value.name) for f in result.facts] == [
        ("Lund League", "founded_by", "Anna Berg")
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Anna Berg founded the Lund League.",
            "founded/verb, at “founded”: the clause has no value (time)",
        ),
        (
            "Anna Berg is the former chair of the Lund League.",
            "chair/noun, at “former chair”: “former” rules it out",
        ),  # the modifier
        (
            "Norway was born in 1950.",
            "born/verb, at “born”: the subject (object) is “Norway” (GPE); the rule takes PERSON",
        ),
        (
            "The treaty entered into talks in 1950.",
            "entered_into_force/into-force, at “entered”: no “into” followed by force, effect or operation",
        ),
    ],
)
def test_why_a_rule_does_not_fire_is_told(text: str, line: str, pipeline: Pipeline) -> None:
    assert any(said.strip().startswith(line) for said in try_text(text, pipeline)), "\n".join(try_text(text, pipeline))


@pytest.mark.model
def test_the_rules_that_a_folder_adds_are_checked(folder: Path) -> None:
    result = CliRunner().invoke(app, ["rules", "--rules", str(folder), "--check"])
    assert result.exit_code == 0
    assert "1 rule checked, 0 failures" in result.output
    wrong = folder / "wrong"
    wrong.mkdir()
    turned = ADDED.replace('subject = "object"', 'subject = "subject"').replace('value = "subject"', 'value = "object"')
    (wrong / "founded_by.toml").write_text(turned, encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "--rules", str(wrong), "--check"])
    assert result.exit_code == 1
    assert "founded_by/dreamt reads" in result.output
