"""A user's own predicates, in `Pipeline` and in every command that takes `--rules`."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.records import DateValue, EntityRef, Evidence, Fact
from pipeline.run import Pipeline, reconcile_facts
from pipeline.vocabulary import load_vocabulary

OPENED = """name = "boathouse_opened"
meaning = "The day on which a rowing club opened its boathouse."
wikidata = ["P1619"]
subject = ["ORG"]
value = "date"
cardinality = "one"

[[rules]]
name = "label"
label = ["Boathouse"]
examples = [{ text = "Lund Rowing Club\\n\\nBoathouse: 3 May 1950\\n", facts = ["Lund Rowing Club | 1950-05-03"] }]
counter_examples = ["Lund Rowing Club\\n\\nHarbour: 3 May 1950\\n"]
"""
CLUB = EntityRef(entity="e-1", name="Lund Rowing Club", type="ORG")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with rules and two sources that differ in a value."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "boathouse_opened.toml").write_text(OPENED, encoding="utf-8")
    (tmp_path / "claims.csv").write_text(
        "subject,predicate,value,source\nLund Rowing Club,boathouse_opened,3 May 1950,a\nLund Rowing Club,boathouse_opened,1951,b\n"
    )
    (tmp_path / "raw").mkdir()
    for name, day in (("a", "3 May 1950"), ("b", "4 May 1951")):
        (tmp_path / "raw" / f"{name}.txt").write_text(f"Lund Rowing Club\n\nBoathouse: {day}\n", encoding="utf-8")
    return tmp_path


def fact(id_: str, edtf: str) -> Fact:
    evidence = (Evidence(document=f"{id_}.txt", start=0, end=len(edtf), quote=edtf, rule="claim/csv"),)
    return Fact(
        id=id_, subject=CLUB, predicate="boathouse_opened", value=DateValue(name=edtf, edtf=edtf), confidence=1, evidence=evidence
    )  # fmt: skip


def factmill(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="factmill", catch_exceptions=False)


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


FACTS = (fact("f-1", "1950-05-03"), fact("f-2", "1951"))


@pytest.mark.parametrize(("rules", "conflicts"), [(None, 0), (Path("rules"), 1)])
def test_facts_are_compared_by_the_cardinality_of_an_own_predicate(
    folder: Path, rules: Path | None, conflicts: int
) -> None:
    assert len(reconcile_facts(FACTS, load_vocabulary(rules)).conflicts) == conflicts


@pytest.mark.model
def test_a_pipeline_reconciles_by_its_own_rules(folder: Path, pipeline: Pipeline) -> None:
    (conflict,) = Pipeline(rules=folder / "rules").reconcile(FACTS)
    assert (conflict.kind, conflict.predicate) == ("value", "boathouse_opened")
    assert {side.value.name for side in conflict.sides} == {"1950-05-03", "1951"}
    assert pipeline.reconcile(FACTS) == ()


def test_reconcile_takes_rules_and_the_manifest_names_them(folder: Path) -> None:
    done = factmill("reconcile", "claims.csv", "out", "--rules", "rules")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [c["predicate"] for c in lines("out/conflicts.jsonl")] == ["boathouse_opened"]
    assert "--rules/boathouse_opened.toml" in json.loads(Path("out/manifest.json").read_text())["rules"]
    assert [(p["name"], p["wikidata"]) for p in lines("out/predicates.jsonl")] == [("boathouse_opened", ["P1619"])]
    for report in ("out/report.md", "out/report.html"):
        text = Path(report).read_text(encoding="utf-8")
        assert "The day on which a rowing club opened its boathouse." in text
        assert "P1619" in text
    assert factmill("reconcile", "claims.csv", "out", "--fail-on-conflict").exit_code == 0, "without them, no conflict"
    assert not any("boathouse_opened" in name for name in json.loads(Path("out/manifest.json").read_text())["rules"])


@pytest.mark.parametrize(("rules", "types"), [((), {"date", "number"}), (("--rules", "rules"), {"date"})])
def test_claims_are_read_by_own_rules(folder: Path, rules: tuple[str, ...], types: set[str]) -> None:
    factmill("reconcile", "claims.csv", "out", *rules)
    assert {fact["value"]["type"] for fact in lines("out/facts.jsonl")} == types


def test_explain_knows_the_meaning_of_an_own_predicate(folder: Path) -> None:
    factmill("reconcile", "claims.csv", "out", "--rules", "rules")
    (conflict,) = (str(c["id"]) for c in lines("out/conflicts.jsonl"))
    assert (
        "boathouse opened: The day on which a rowing club opened its boathouse."
        in factmill("explain", conflict, "out", "--rules", "rules").stdout
    )


@pytest.mark.model
def test_extract_reads_by_own_rules_and_explains_them(folder: Path) -> None:
    assert factmill("extract", "raw", "out", "--rules", "rules").exit_code == 0
    facts = [f for f in lines("out/facts.jsonl") if f["predicate"] == "boathouse_opened"]
    assert len(facts) == 2
    assert [c["predicate"] for c in lines("out/conflicts.jsonl")] == ["boathouse_opened"]
    explained = factmill("explain", str(facts[0]["id"]), "out", "--rules", "rules").stdout
    assert "boathouse opened: The day on which a rowing club opened its boathouse." in explained
    assert "rule boathouse_opened/label: a field labelled “Boathouse”" in explained


@pytest.mark.parametrize("command", [("extract", "raw"), ("reconcile", "claims.csv")])
def test_a_folder_of_rules_that_is_missing_stops_the_command(folder: Path, command: tuple[str, ...]) -> None:
    done = factmill(*command, "out", "--rules", "none")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("factmill: none is")
    assert not Path("out").exists()
