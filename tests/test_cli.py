"""The command line: what it prints, where, and its exit codes. The run itself is a fake."""

import json
import re
import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from typer.testing import Result as Invocation

from pipeline.cli import app
from pipeline.export import open_output
from pipeline.parse.model import ModelError
from pipeline.reconcile import Reconciliation
from pipeline.records import (
    Alias,
    Conflict,
    Decision,
    Document,
    EntityRef,
    Evidence,
    Fact,
    Result,
    Review,
    Side,
    TextValue,
)
from pipeline.run import read_documents
from pipeline.vocabulary import Vocabulary, load_vocabulary

LUND = EntityRef(entity="e-1", name="Pact of Lund", type="TREATY")
VALUE = TextValue(name="v")


def _fact(document: str) -> Fact:
    evidence = (Evidence(document=document, start=0, end=1, quote="v", rule="r"),)
    return Fact(id="f-1", subject=LUND, predicate="signed", value=VALUE, confidence=1, evidence=evidence)


def _conflict(severity: str, decision: Decision | None) -> Conflict:
    sides = (Side(value=VALUE, facts=("f-1",), documents=("a.txt",)),)
    return Conflict(
        id=f"c-{severity}", kind="value", severity=severity, subject=LUND, predicate="signed", sides=sides,
        explanation="x", decision=decision,
    )  # fmt: skip


class _FakeRun(types.ModuleType):
    """Stands in for `pipeline.run`: one fact, and the conflicts that a test asks for."""

    def __init__(self) -> None:
        super().__init__("pipeline.run")
        self.severities: tuple[str, ...] = ()
        self.error: BaseException | None = None
        self.asked: dict[str, Any] = {}
        self.reviews: Sequence[Review] = ()

    read_documents = staticmethod(read_documents)

    def Pipeline(self, **asked: Any) -> "_FakeRun":  # noqa: N802 - the class that it replaces
        if self.error:
            raise self.error
        self.asked = asked
        return self

    @property
    def model(self) -> tuple[str, str]:
        return "fake_model", "1.0"

    @property
    def vocabulary(self) -> Vocabulary:
        return load_vocabulary(self.asked["rules"])

    def run(
        self,
        documents: Iterable[Document],
        progress: Callable[[int, int], None] | None,
        reviews: Sequence[Review],
        aliases: Sequence[Alias],
    ) -> Result:
        documents = tuple(documents)
        self.asked["progress"] = progress
        if progress:
            progress(1, 1)
        facts = (_fact(documents[0].id),)
        return Result(
            documents=documents, facts=facts, conflicts=self.reconcile_facts(facts, None, (), reviews).conflicts
        )

    def reconcile_facts(
        self, facts: Iterable[Fact], vocabulary: object, documents: Iterable[Document], reviews: Sequence[Review]
    ) -> Reconciliation:
        self.reviews = reviews
        decided = {review.conflict: review.decision for review in reviews}
        return Reconciliation(tuple(_conflict(s, decided.get(f"c-{s}")) for s in self.severities), (), (), ())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> _FakeRun:
    fake = _FakeRun()
    report: Any = types.ModuleType("pipeline.report")
    report.render_markdown = lambda result, texts, vocabulary: f"# {len(texts)} texts\n"
    report.render_html = lambda result, texts, vocabulary, links: "<!doctype html>"
    report.explain = lambda id_, result, texts, vocabulary: (
        f"{id_}: \x1b[31m{texts}" if id_ == result.facts[0].id else None
    )
    monkeypatch.setitem(sys.modules, "pipeline.run", fake)
    monkeypatch.setitem(sys.modules, "pipeline.report", report)
    return fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one document in `raw/`."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("The Pact of Lund.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def factmill(*arguments: str) -> Invocation:
    return CliRunner().invoke(app, arguments, prog_name="factmill")


# --- the program


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("reconcile", "--help")])
def test_help_lists_the_exit_codes(arguments: tuple[str, ...]) -> None:
    done = factmill(*arguments)
    assert done.exit_code == 0
    assert re.findall(r"^ +(\d)  ", done.stdout, re.MULTILINE) == ["0", "1", "2", "3", "4"]


def test_python_m_pipeline_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "pipeline", "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"factmill \d+\.\d+\.\d+\S*\n", done.stdout)
    assert done.stdout == factmill("--version").stdout


@pytest.mark.parametrize(
    "arguments",
    [("no-such-command",), ("extract", "--workers", "0"), ("extract", "a", "b", "c"), ("reconcile",), ("explain",)],
)
def test_a_wrong_command_line_exits_2(arguments: tuple[str, ...]) -> None:
    assert factmill(*arguments).exit_code == 2


# --- times


def test_times_prints_what_it_finds(folder: Path) -> None:
    done = factmill("times", "Signed on 15 May 1992, in force from 1994 to 1999.", "--written", "2004-06-15")
    assert done.stdout.splitlines() == [
        "start\tend\ttype\tvalue\tedtf\ttext",
        "10\t21\tDATE\t1992-05-15\t1992-05-15\t15 May 1992",
        "37\t41\tDATE\t1994\t1994/1999\t1994",
        "45\t49\tDATE\t1999\t1994/1999\t1999",
    ]


def test_times_reads_a_file_and_stdin(folder: Path) -> None:
    (folder / "a.txt").write_text("It met\nlast year.")
    read = factmill("times", "a.txt", "--written", "3 June 2004")
    assert read.stdout.splitlines()[1] == "7\t16\tDATE\t2003\t2003\tlast year"
    piped = CliRunner().invoke(app, ["times", "-", "--written", "2004", "--json"], input="last year")
    assert json.loads(piped.stdout)["timex"]["value"] == "2003"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("times", "a.exe"), "a.exe: files named *.exe cannot be read"),
        (("times", "last year", "--written", "soon"), "--written: the date of a document must be"),
    ],
)
def test_times_says_why_it_cannot_read(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "a.exe").write_bytes(b"x")
    done = factmill(*arguments)
    assert (done.exit_code, message in done.stderr) == (1, True)


# --- extract


def test_extract_writes_and_says_where_to_look(folder: Path, run: _FakeRun) -> None:
    run.severities = ("high", "low", "low")
    done = factmill("extract")
    assert (done.exit_code, done.stderr) == (0, "")  # conflicts are not a failure; no progress in a pipe
    assert done.stdout == (
        "1 document, 1 fact, 3 conflicts (1 high, 2 low)\n"
        "Read extracted/report.html or extracted/report.md; the records are in extracted/*.jsonl\n"
    )
    assert (folder / "extracted" / "report.md").read_text() == "# 1 texts\n"
    manifest = json.loads((folder / "extracted" / "manifest.json").read_text())
    assert manifest["model"] == {"name": "fake_model", "version": "1.0"}
    assert list(manifest["input"]) == ["a.txt"]
    assert run.asked == {"model": None, "workers": None, "rules": None, "max_seconds": 600, "progress": None}


def test_extract_takes_folders_and_options(folder: Path, run: _FakeRun) -> None:
    (folder / "raw").rename(folder / "texts")
    done = factmill(
        "extract", "texts", "out/deep", "--model", "other", "--workers", "2", "--max-seconds", "9.5", "--quiet"
    )
    assert (done.exit_code, done.stdout) == (0, "")
    assert (folder / "out" / "deep" / "facts.csv").exists()
    assert run.asked == {"model": "other", "workers": 2, "rules": None, "max_seconds": 9.5, "progress": None}


@pytest.mark.parametrize(("options", "shown"), [((), True), (("--quiet",), False)])
def test_progress_is_for_a_terminal(
    folder: Path, run: _FakeRun, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], shown: bool
) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    assert factmill("extract", *options).exit_code == 0
    assert (run.asked["progress"] is not None) == shown


def test_unreadable_files_are_reported_and_skipped(folder: Path, run: _FakeRun) -> None:
    (folder / "raw" / "bad.txt").write_bytes(b"\xe9")
    (folder / "raw" / "sources.csv").write_text("file,date\nz.txt,2001\n")
    done = factmill("extract")
    assert done.exit_code == 4
    assert "sources.csv, line 2: there is no file 'z.txt'" in done.stderr
    assert "bad.txt: the file is not UTF-8: byte 0" in done.stderr
    assert done.stdout.startswith("1 document (1 more could not be read), 1 fact, 0 conflicts\n")
    lines = (folder / "extracted" / "documents.jsonl").read_text().splitlines()
    assert [json.loads(line)["error"] is None for line in lines] == [True, False]


@pytest.mark.parametrize(
    ("file", "content", "code", "message"),
    [
        ("sources.csv", "file,date\nz.txt,2001\n", 4, "sources.csv, line 2: there is no file 'z.txt'"),
        ("aliases.csv", "name,same_as\nA,B\nB,A\n", 4, "aliases.csv, line 3 is skipped: 'A' is called 'B'"),
        ("sources.csv", "file,mine\na.txt,x\n", 0, "the column 'mine' is ignored"),  # nothing is lost
    ],
)
def test_a_wrong_row_of_a_side_file_counts_like_an_unreadable_file(
    folder: Path, run: _FakeRun, file: str, content: str, code: int, message: str
) -> None:
    (folder / "raw" / file).write_text(content)
    done = factmill("extract")
    assert (done.exit_code, message in done.stderr) == (code, True)


def test_a_document_that_is_read_in_part_counts_like_an_unreadable_file(folder: Path, run: _FakeRun) -> None:
    (folder / "raw" / "a.txt").write_text("The Pact of Lund.\n" * 100)
    done = factmill("extract", "--max-megabytes", "0.001")
    assert done.exit_code == 4
    assert done.stderr == "a.txt: only the first 0.001 MB of its text are read; raise --max-megabytes to read more\n"
    assert len((folder / "extracted" / "text" / "a.txt.txt").read_text()) == 990


@pytest.mark.parametrize(
    ("severities", "decided", "bad_file", "code"),
    [
        (("low",), False, False, 3),
        ((), False, False, 0),
        (("low",), True, False, 0),  # a reviewer has decided
        (("low",), False, True, 4),  # the unreadable file may contain more conflicts
    ],
)
def test_fail_on_conflict(
    folder: Path, run: _FakeRun, severities: tuple[str, ...], decided: bool, bad_file: bool, code: int
) -> None:
    run.severities = severities
    assert factmill("extract").exit_code == 0
    if decided:
        conflicts = folder / "extracted" / "conflicts.jsonl"
        conflicts.write_text(_conflict("low", Decision(verdict="unsure")).model_dump_json() + "\n")
    if bad_file:
        (folder / "raw" / "bad.txt").write_bytes(b"\xe9")
    assert factmill("extract", "--fail-on-conflict").exit_code == code


def test_decisions_are_kept_across_runs(folder: Path, run: _FakeRun) -> None:
    run.severities = ("high",)
    factmill("extract")
    conflicts = folder / "extracted" / "conflicts.jsonl"
    decided = _conflict("high", Decision(verdict="both", note="two signings", by="N")).model_dump_json() + "\n"
    conflicts.write_text(decided)
    factmill("extract")
    factmill("extract")
    assert conflicts.read_text() == decided


def test_what_is_decided_on_the_command_line_holds_in_the_next_run(folder: Path, run: _FakeRun) -> None:
    run.severities = ("high",)
    factmill("extract")
    done = factmill("decide", "c-high", "side", "--side", "1", "--note", "checked", "--by", "N")
    assert done.exit_code == 0, done.stderr
    (review,) = (folder / "extracted" / "decisions.jsonl").read_text().splitlines()
    assert json.loads(review)["sides"][0]["quotes"] == ["v"]
    factmill("extract")
    conflict = json.loads((folder / "extracted" / "conflicts.jsonl").read_text())
    assert (conflict["decision"]["side"], conflict["decision"]["note"]) == (0, "checked")
    assert factmill("decide", "c-high", "unsure").exit_code == 0
    assert len((folder / "extracted" / "decisions.jsonl").read_text().splitlines()) == 2, "nothing is deleted"
    factmill("extract")
    assert [one.decision.verdict for one in run.reviews] == ["unsure"], "the last word counts"
    assert factmill("decide", "c-high", "both", "--decisions", "elsewhere.jsonl").exit_code == 0
    assert factmill("extract", "--decisions", "elsewhere.jsonl", "--fail-on-conflict").exit_code == 0
    assert run.reviews[0].decision.verdict == "both"


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("c-none", "both"), 1, "no conflict in extracted has the id 'c-none'"),
        (("c-high", "side", "--side", "2"), 1, "c-high has only 1 side"),
        (("c-high", "side"), 2, "use --side N together with the verdict side"),
        (("c-high", "both", "--side", "1"), 2, "use --side N together with the verdict side"),
        (("c-high", "maybe"), 2, "maybe"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(
    folder: Path, run: _FakeRun, arguments: tuple[str, ...], code: int, reason: str
) -> None:
    run.severities = ("high",)
    factmill("extract")
    done = factmill("decide", *arguments)
    assert done.exit_code == code
    assert reason in " ".join(done.stderr.replace("│", " ").split())
    assert not (folder / "extracted" / "decisions.jsonl").exists()


def test_a_file_of_decisions_that_is_missing_or_broken_stops_the_run(folder: Path, run: _FakeRun) -> None:
    assert factmill("extract", "--decisions", "none.jsonl").exit_code == 1
    (folder / "cut.jsonl").write_text('{"conflict": "c-1"}\n')
    done = factmill("extract", "--decisions", "cut.jsonl")
    assert (done.exit_code, "cut.jsonl, line 1" in done.stderr) == (1, True)
    assert not (folder / "extracted").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("missing",), "missing does not exist; create it and put documents into it"),
        (("raw/a.txt",), "raw/a.txt is not a folder"),
        (("empty",), "empty contains no documents"),
        (("raw", "raw/out"), "contains the other"),
        (("raw", "photos"), "did not write; name another folder"),
    ],
)
def test_a_run_that_cannot_start_exits_1_with_the_reason(
    folder: Path, run: _FakeRun, arguments: tuple[str, ...], reason: str
) -> None:
    (folder / "empty").mkdir()
    (folder / "photos").mkdir()
    (folder / "photos" / "p.jpg").touch()
    done = factmill("extract", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("factmill: ")
    assert reason in done.stderr
    assert not run.asked  # the reason is found before the model is loaded


@pytest.mark.parametrize(
    "error", [ModelError("no model 'x'; install it"), OSError(28, "No space left on device", "extracted")]
)
def test_an_error_that_the_user_can_fix_is_a_message(folder: Path, run: _FakeRun, error: Exception) -> None:
    run.error = error
    done = factmill("extract")
    assert done.exit_code == 1
    assert done.stderr in (
        "factmill: no model 'x'; install it\n",
        "factmill: extracted: No space left on device; make room on the disk, or name a folder on another one\n",
    )
    assert not (folder / "extracted").exists()


def test_a_bug_keeps_its_traceback(folder: Path, run: _FakeRun) -> None:
    run.error = ZeroDivisionError("bug")
    done = factmill("extract")
    assert done.exit_code == 1
    assert isinstance(done.exception, ZeroDivisionError)


# --- reconcile


def test_reconcile_writes_the_claims_as_facts(folder: Path, run: _FakeRun) -> None:
    (folder / "claims.csv").write_text(
        "subject,predicate,value,source\nLund,population,90000,b\nLund,population,91000,a\n"
    )
    run.severities = ("medium",)
    done = factmill("reconcile", "claims.csv", "out")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("2 documents, 2 facts, 1 conflict (1 medium)\n")

    def names(file: str, key: str) -> list[str]:
        return [json.loads(line)[key] for line in (folder / "out" / f"{file}.jsonl").read_text().splitlines()]

    assert names("documents", "id") == ["a", "b"]
    assert names("entities", "name") == ["Lund"]
    assert names("facts", "predicate") == ["population", "population"]
    assert names("conflicts", "id") == ["c-medium"]
    manifest = json.loads((folder / "out" / "manifest.json").read_text())
    assert (manifest["model"], list(manifest["input"])) == (None, ["claims.csv"])
    assert factmill("reconcile", "out/facts.jsonl", "again").exit_code == 0
    assert (folder / "again" / "facts.jsonl").read_bytes() == (folder / "out" / "facts.jsonl").read_bytes()
    assert factmill("reconcile", "claims.csv", "out", "--fail-on-conflict", "--quiet").exit_code == 3


def test_an_invalid_claim_is_reported_and_skipped(folder: Path, run: _FakeRun) -> None:
    (folder / "claims.csv").write_text("subject,predicate,value,source\nLund,population,1,a\nLund,population,,a\n")
    done = factmill("reconcile", "claims.csv")
    assert done.exit_code == 4
    assert done.stderr == "claims.csv, line 3: value is empty; fill it in\n"
    assert (folder / "extracted" / "facts.jsonl").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("missing.csv", None, "missing.csv cannot be opened"),
        ("claims.csv", "subject,value\n", "columns missing from the first line: predicate; add them"),
        ("claims.csv", "subject,predicate,value,source\n", "contains no claims"),
        ("claims.csv", "subject,predicate,value,source\nLund,population,,a\n", "line 2: value is empty"),
    ],
)
def test_claims_that_cannot_be_used_exit_1(
    folder: Path, run: _FakeRun, name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (folder / name).write_text(text)
    done = factmill("reconcile", name)
    assert done.exit_code == 1
    assert reason in done.stderr
    assert not (folder / "extracted").exists()


# --- explain


def test_explain_prints_and_a_document_cannot_steer_the_terminal(folder: Path, run: _FakeRun) -> None:
    factmill("extract")
    done = factmill("explain", "f-1")
    assert done.exit_code == 0
    assert done.stdout == "f-1: \ufffd[31m{'a.txt': 'The Pact of Lund.'}\n"


def test_explain_of_something_unknown_exits_1(folder: Path, run: _FakeRun) -> None:
    assert "run `factmill extract` first" in factmill("explain", "f-1").stderr
    factmill("extract")
    done = factmill("explain", "f-2")
    assert done.exit_code == 1
    assert "no fact, conflict or entity in extracted has the id 'f-2'" in done.stderr


# --- the folder


def test_verify_says_what_is_wrong(folder: Path, run: _FakeRun) -> None:
    assert "manifest.json is missing; run `factmill extract` first" in factmill("verify").stderr
    factmill("extract")
    (folder / "extracted" / "report.md").write_text("changed")
    done = factmill("verify")
    assert done.exit_code == 1
    assert done.stderr == (
        "report.md: the file was changed after the run\n"
        "factmill: extracted has 1 problem; run `factmill extract` again\n"
    )


@pytest.mark.parametrize("command", [("extract",), ("reconcile", "claims.csv"), ("decide", "c-high", "both")])
def test_a_command_does_not_wait_if_it_is_told_not_to(folder: Path, run: _FakeRun, command: tuple[str, ...]) -> None:
    (folder / "claims.csv").write_text("subject,predicate,value,source\nLund,population,90000,b\n")
    run.severities = ("high",)
    factmill("extract")
    with open_output(folder / "extracted", work="factmill extract"):
        done = factmill(*command, "--no-wait")
    assert done.exit_code == 1
    assert re.search(
        r"extracted is in use by factmill extract, process \d+ on .*; try again when it has ended", done.stderr
    )


def test_ctrl_c_ends_with_130_and_a_word(folder: Path, run: _FakeRun) -> None:
    factmill("extract")
    before = (folder / "extracted" / "manifest.json").read_bytes()
    run.error = KeyboardInterrupt()
    done = factmill("extract")
    assert (done.exit_code, done.stderr) == (130, "factmill: stopped\n")
    assert (folder / "extracted" / "manifest.json").read_bytes() == before
