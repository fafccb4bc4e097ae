"""The output folder."""

import csv
import dataclasses
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.export import (
    DECISIONS,
    ExportError,
    LoadError,
    add_review,
    check_target,
    describe_run,
    load,
    load_reviews,
    write,
)
from pipeline.export.folder import OURS
from pipeline.export.records import LISTS, UsedPredicate, records_to_write, used_predicates
from pipeline.export.texts import text_file
from pipeline.records import (
    Conflict,
    Corroboration,
    DateValue,
    Decision,
    Document,
    Entity,
    EntityMention,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    Merge,
    NumberValue,
    Result,
    Side,
    Suggestion,
    TextValue,
    Timex,
    Value,
)
from pipeline.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
TEXT = "The Pact of Lund\r\nwas signed on 3\u00a0May 1950.\n=cmd()"
LUND = EntityRef(entity="e-1", name="Pact of Lund", type="TREATY")
MANIFEST = {"factmill": "1.2.3"}
REPORTS = {"report.md": "# Report\n", "report.html": "<!doctype html>\n"}


def _fact(id_: str, value: Value, document: str = "a.txt", **more: Any) -> Fact:
    evidence = Evidence(document=document, start=4, end=16, quote=TEXT[4:16], subject=(4, 16), rule="signed/verb")
    return Fact(
        **{"id": id_, "subject": LUND, "predicate": "signed", "value": value, "confidence": 0.9} | more,
        evidence=(evidence,),
    )


DATE = DateValue(name="3 May 1950", edtf="1950-05-03")
RECORDS = Result(
    documents=(
        Document(id="a.txt", text=TEXT, title="Ä", date="2001", weight=0.5),
        Document(id="b.txt", text="", error="the file is empty"),
        Document(id="sub/c.jsonl#x/1", text="\ufeffOther\u2028text"),
    ),
    mentions=(
        Mention(document="a.txt", start=4, end=16, text=TEXT[4:16], type="TREATY", head=(4, 8), entity="e-1"),
        Mention(
            document="a.txt",
            start=32,
            end=42,
            text=TEXT[32:42],
            type="DATE",
            kind="time",
            timex=Timex(type="DATE", value="1950-05-03", edtf="1950-05-03"),
        ),
    ),
    entities=(
        Entity(
            id="e-1",
            name="Pact of Lund",
            type="TREATY",
            names=("Lund Pact", "Pact of Lund"),
            codes={"x": "1"},
            merges=(Merge(name="Lund Pact", reason="same words", score=0.9),),
            mentions=(EntityMention(document="a.txt", start=4, end=16),),
        ),
    ),
    facts=(
        _fact(
            "f-1",
            DATE,
            qualifiers={"place": (EntityValue(name="Lund", entity="e-2"), TextValue(name="Malmö")), "time": (DATE,)},
        ),
        _fact("f-2", NumberValue(name="-5 km", amount=-5, unit="km", low=-6.5), document="sub/c.jsonl#x/1"),
        _fact("f-3", EntityValue(name="=SUM(A1)", entity="e-2"), attributed_to="@someone"),
        _fact("f-4", TextValue(name='two\nlines, "quoted"'), polarity="negated", certainty="reported"),
    ),
    conflicts=(
        Conflict(
            id="c-1",
            kind="value",
            severity="high",
            subject=LUND,
            predicate="signed",
            sides=(
                Side(value=DATE, facts=("f-1",), documents=("a.txt",)),
                Side(value=DATE, facts=("f-2",), documents=("b.txt",)),
            ),
            explanation="days differ",
            suggestion=Suggestion(side=0, score=0.8, reasons=("two sources",)),
            decision=Decision(verdict="side", side=0, by="N"),
        ),
    ),
    corroborations=(
        Corroboration(id="k-1", facts=("f-1", "f-2"), documents=("a.txt", "b.txt"), sources=2, explanation="same"),
    ),
)


def _write(out: Path, records: Result = RECORDS) -> None:
    write(out, records, VOCABULARY, reports=REPORTS, manifest=MANIFEST)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder of output as a run leaves it."""
    _write(tmp_path / "out")
    return tmp_path / "out"


# --- the files


def test_all_files_are_there_and_nothing_else(out: Path) -> None:
    assert {entry.name for entry in out.iterdir()} == OURS
    assert {path for path in _contents(out) if "/" in path} == {
        "text/a.txt.txt", "text/sub/c.jsonl#x/1.txt", *(f"schema/{name}.schema.json" for name in LISTS),
    }  # fmt: skip
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("name", LISTS)
def test_each_line_is_its_model_and_fits_its_schema(out: Path, name: str) -> None:
    schema = json.loads((out / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    lines = [json.loads(line) for line in (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    records = records_to_write(RECORDS, VOCABULARY)[name]
    assert lines == [record.model_dump(mode="json") for record in records]
    assert [list(line) for line in lines] == [list(record.model_dump()) for record in records]
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(line)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(line | {"unknown": 1})


def test_lines_are_utf8_as_it_is_read(out: Path) -> None:
    assert "Malmö" in (out / "facts.jsonl").read_text(encoding="utf-8")


def test_texts_are_the_texts_to_the_character(out: Path) -> None:
    assert (out / "text" / "a.txt.txt").read_bytes() == TEXT.encode()
    assert (out / "text" / "sub" / "c.jsonl#x" / "1.txt").read_bytes() == "\ufeffOther\u2028text".encode()
    for fact in RECORDS.facts:
        for e in fact.evidence:
            text = (out / "text" / f"{e.document}.txt").read_bytes().decode()
            assert e.document != "a.txt" or text[e.start : e.end] == e.quote


def test_facts_csv_has_a_row_for_each_fact_and_evidence(out: Path) -> None:
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["id"] for row in rows] == ["f-1", "f-2", "f-3", "f-4"]
    assert rows[0] == {
        "id": "f-1", "subject": "Pact of Lund", "subject_type": "TREATY", "subject_entity": "e-1",
        "predicate": "signed", "value": "3 May 1950", "value_type": "date", "value_entity": "", "edtf": "1950-05-03",
        "amount": "", "unit": "", "low": "", "high": "", "qualifiers": "place: Lund, Malmö; time: 3 May 1950",
        "polarity": "affirmed", "certainty": "asserted", "attributed_to": "", "confidence": "0.9",
        "document": "a.txt", "start": "4", "end": "16", "quote": "Pact of Lund", "rule": "signed/verb",
    }  # fmt: skip
    assert (rows[1]["amount"], rows[1]["unit"], rows[1]["low"]) == ("-5.0", "km", "-6.5")
    assert rows[3]["value"] == 'two\nlines, "quoted"'


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("1\r\n2\r3\n4", "1\r\n2\r3\n4"),  # line ends inside a cell stay inside it
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),  # a spreadsheet may read the wide form as the narrow one
        ("1=1", "1=1"),
        ("'=1", "'=1"),  # inert already
        (" =1", " =1"),
    ],
)
def test_no_cell_of_facts_csv_is_a_formula(tmp_path: Path, words: str, cell: str) -> None:
    fact = _fact("f-1", TextValue(name=words))
    _write(tmp_path / "out", RECORDS.model_copy(update={"facts": (fact,)}))
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["value"] == cell
    query = f"select value from '{tmp_path}/out/facts.parquet'"
    assert duckdb.sql(query).fetchall() == [(words,)]  # no spreadsheet, no guard


def test_facts_parquet_is_typed_and_holds_the_same_rows(out: Path) -> None:
    table = duckdb.sql(f"select * from '{out}/facts.parquet'")
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert (types["amount"], types["start"], types["quote"]) == ("DOUBLE", "BIGINT", "VARCHAR")
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == table.columns
    assert [row[header.index("quote")] for row in rows] == [row[0] for row in table.select("quote").fetchall()]
    assert table.filter("amount < 0").select("id, low, high, edtf").fetchall() == [("f-2", -6.5, None, None)]


def test_a_run_that_found_nothing_has_all_files_too(tmp_path: Path) -> None:
    _write(tmp_path / "out", Result())
    assert {entry.name for entry in (tmp_path / "out").iterdir()} == OURS
    assert duckdb.sql(f"select count(*) from '{tmp_path}/out/facts.parquet'").fetchall() == [(0,)]


def _about(predicate: str, value: Value = DATE) -> Fact:
    return _fact(f"f-{predicate}", value, predicate=predicate)


@pytest.mark.parametrize(
    ("predicates", "expected"),
    [
        (("spouse", "founded", "founded"), ["founded", "spouse"]),  # each once, sorted by name
        (("open:sell_copy", "price", "signed"), ["signed"]),  # the vocabulary lacks the others
        ((), []),
    ],
)
def test_the_predicates_of_the_facts_are_listed(predicates: tuple[str, ...], expected: list[str]) -> None:
    assert [p.name for p in used_predicates(map(_about, predicates), VOCABULARY)] == expected


def test_a_listed_predicate_says_what_the_vocabulary_says(vocabulary: Vocabulary) -> None:
    known = vocabulary.predicates["spouse"].model_copy(
        update={"meaning": "Who somebody is married to.", "wikidata": ("P26",), "inverse": "spouse"}
    )
    own = dataclasses.replace(vocabulary, predicates={"spouse": known})
    assert used_predicates([_about("spouse")], own) == (
        UsedPredicate(
            name="spouse",
            meaning="Who somebody is married to.",
            wikidata=("P26",),
            cardinality=known.cardinality,
            inverse="spouse",
        ),
    )


def test_the_files_carry_the_wikidata_properties(out: Path) -> None:
    _write(out, RECORDS.model_copy(update={"facts": (_about("founded"),)}))
    (line,) = (out / "predicates.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["name"], json.loads(line)["wikidata"]) == ("founded", ["P571"])


def test_the_manifest_lists_the_rules_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "signed.toml").write_bytes(b"x")
    manifest = describe_run(version="1.2.3", inputs={}, rules=tmp_path / "rules")
    assert manifest["rules"]["--rules/signed.toml"] == hashlib.sha256(b"x").hexdigest()
    assert (manifest["model"], manifest["spacy"]) == (None, None)


def test_the_manifest_says_what_made_the_output(tmp_path: Path) -> None:
    manifest = describe_run(version="1.2.3", model=("some_model", "4.5"), inputs={"a.txt": "00ff"})
    write(tmp_path / "out", RECORDS, VOCABULARY, reports=REPORTS, manifest=manifest)
    saved = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert saved["factmill"] == "1.2.3"
    assert saved["model"] == {"name": "some_model", "version": "4.5"}
    assert saved["input"] == {"a.txt": "00ff"}
    assert saved["counts"] == {
        "documents": 3, "mentions": 2, "entities": 1, "facts": 4, "conflicts": 1, "corroborations": 1,
        "changes": 0, "copies": 0, "predicates": 1,
    }  # fmt: skip
    assert list(saved["rules"]) == sorted(saved["rules"])
    assert len(saved["rules"]["predicates/signed.toml"]) == 64
    assert str(tmp_path) not in json.dumps(saved)


def test_two_runs_write_the_same_bytes(out: Path, tmp_path: Path) -> None:
    first = _contents(out)
    _write(tmp_path / "elsewhere")
    assert _contents(tmp_path / "elsewhere") == first
    _write(out)  # over an earlier run
    assert _contents(out) == first


# --- the swap


def test_what_is_not_ours_stays_and_what_is_stale_goes(out: Path) -> None:
    (out / "decisions.jsonl").write_text("{}\n")
    (out / ".gitkeep").touch()
    (out / "notes" / "deep").mkdir(parents=True)
    (out / "notes" / "deep" / "n.txt").write_text("mine")
    (out / "link").symlink_to("nowhere")
    (out / "text" / "old.txt").write_text("stale")
    (out / "text" / "a.txt.txt").write_text("stale")
    _write(out)
    assert (out / "decisions.jsonl").read_text() == "{}\n"
    assert (out / ".gitkeep").exists()
    assert (out / "notes" / "deep" / "n.txt").read_text() == "mine"
    assert os.readlink(out / "link") == "nowhere"
    assert not (out / "text" / "old.txt").exists()
    assert (out / "text" / "a.txt.txt").read_bytes() == TEXT.encode()
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_files_of_others_stay_without_hard_links_too(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no hard links here")

    (out / "decisions.jsonl").write_text("{}\n")
    monkeypatch.setattr(os, "link", refuse)
    _write(out)
    assert (out / "decisions.jsonl").read_text() == "{}\n"


@pytest.mark.parametrize("step", ["write_csv", "write_parquet", "schemas", "_write_texts", "_keep_others", "_swap"])
def test_a_failure_on_the_way_leaves_the_old_output_whole(
    out: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    before = _contents(out)
    monkeypatch.setattr(f"pipeline.export.folder.{step}", fail)
    with pytest.raises(OSError, match="No space left"):
        _write(out, Result())
    assert _contents(out) == before
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_a_swap_that_fails_half_way_is_taken_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename: Callable[[Path, Path], Path] = Path.rename

    def fail_on_new(path: Path, target: Path) -> Path:
        if "-new-" in path.name:
            raise OSError("no")
        return rename(path, target)

    before = _contents(out)
    monkeypatch.setattr(Path, "rename", fail_on_new)
    with pytest.raises(OSError, match="no"):
        _write(out, Result())
    assert _contents(out) == before
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_a_run_killed_inside_the_swap_is_mended_by_the_next(out: Path) -> None:
    (out / "decisions.jsonl").write_text("{}\n")
    out.rename(out.with_name(".out.factmill-previous"))
    _write(out)
    assert (out / "decisions.jsonl").read_text() == "{}\n"
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_a_link_to_the_folder_stays_a_link(out: Path, tmp_path: Path) -> None:
    link = tmp_path / "latest"
    link.symlink_to(out)
    _write(link, Result())
    assert link.is_symlink()
    assert load(out) == Result()


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("../a", "not a path inside a folder"),
        ("/tmp/a", "not a path inside a folder"),
        ("a/../../b", "not a path inside a folder"),
        ("a\0b", "not a path inside a folder"),
        ("a.txt.txt/b", "File exists"),  # the text of a.txt is a file there
        ("x" * 300, "File name too long"),
    ],
)
def test_a_text_without_a_place_fails_before_anything_is_written(tmp_path: Path, document: str, reason: str) -> None:
    records = Result(documents=(Document(id="a.txt", text="A"), Document(id=document, text="B")))
    with pytest.raises(ExportError, match=reason):
        _write(tmp_path / "out", records)
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1))
def test_no_document_id_leads_out_of_the_folder(document: str) -> None:
    folder = Path("/f/text")
    try:
        path = text_file(folder, document)
    except ValueError:
        return
    assert Path(os.path.normpath(path)).is_relative_to(folder)


def test_half_a_surrogate_pair_is_refused_with_its_file(tmp_path: Path) -> None:
    records = Result(documents=(Document(id="a", text="x"),), entities=(Entity(id="e", name="\ud800", type="ORG"),))
    with pytest.raises(ExportError, match=r"entities\.jsonl"):
        _write(tmp_path / "out", records)


# --- where to write


def test_a_place_that_would_swallow_or_spoil_something_is_refused(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "p.jpg").write_text("x")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_text('{"name": "a web page\'s"}')
    for out, reason in [
        (raw, "contains the other"),
        (raw / "extracted", "contains the other"),
        (tmp_path, "contains the other"),
        (tmp_path / "file", "is a file"),
        (tmp_path / "photos", "did not write"),
        (tmp_path / "site", "did not write"),
        (Path("/proc"), "mount point"),
    ]:
        with pytest.raises(ExportError, match=reason):
            check_target(out, raw)
    assert (tmp_path / "photos" / "p.jpg").exists()


def test_a_parent_that_may_not_be_written_to_is_found_out_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, who may write anywhere
    with pytest.raises(ExportError, match="is not writable"):
        check_target(tmp_path / "new" / "out")


def test_a_new_an_empty_and_an_own_folder_are_fine(out: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".gitkeep").touch()
    for place in (tmp_path / "new" / "deep", tmp_path / "empty", tmp_path / "kept", out):
        check_target(place, tmp_path / "raw")
        _write(place)


def test_only_own_reports_and_a_manifest_with_the_version(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"decisions\.jsonl"):
        write(tmp_path / "out", RECORDS, VOCABULARY, reports={"decisions.jsonl": ""}, manifest=MANIFEST)
    with pytest.raises(ValueError, match="factmill"):
        write(tmp_path / "out", RECORDS, VOCABULARY, reports=REPORTS, manifest={})


# --- and back


def test_what_was_written_is_read_back(out: Path) -> None:
    assert load(out) == RECORDS


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    name=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_and_any_name_come_back(tmp_path: Path, text: str, name: str) -> None:
    told = {"documents": (Document(id="a", text=text, title=name),), "facts": (_fact("f", TextValue(name=name)),)}
    records = RECORDS.model_copy(update=told)
    _write(tmp_path / "out", records)
    assert load(tmp_path / "out") == records


@pytest.mark.parametrize(
    ("file", "data", "reason"),
    [
        ("facts.jsonl", None, r"facts\.jsonl cannot be read .*; run `factmill extract`"),
        ("facts.jsonl", b"{}\n", r"facts\.jsonl, line 1: Field required"),
        ("conflicts.jsonl", b"cut", r"conflicts\.jsonl, line 1: Invalid JSON"),
        ("documents.jsonl", b"cut", r"documents\.jsonl, line 1: not a record"),
        ("documents.jsonl", b"[1]", r"documents\.jsonl, line 1: not a record"),
        ("entities.jsonl", b"\xff", r"entities\.jsonl, line 1: not a record"),
        ("text/a.txt.txt", None, r"a\.txt\.txt cannot be read"),
        ("text/a.txt.txt", b"changed", r"a\.txt\.txt was changed after the run"),
    ],
)
def test_says_which_file_is_not_as_it_was_written(out: Path, file: str, data: bytes | None, reason: str) -> None:
    if data is None:
        (out / file).unlink()
    else:
        (out / file).write_bytes(data)
    with pytest.raises(LoadError, match=reason):
        load(out)


def test_decisions_are_read_from_the_conflicts_of_an_earlier_run(out: Path, tmp_path: Path) -> None:
    (review,) = load_reviews(out)
    assert (review.conflict, review.decision) == ("c-1", Decision(verdict="side", side=0, by="N"))
    assert load_reviews(tmp_path / "none") == ()
    (out / "conflicts.jsonl").write_text("cut")
    with pytest.raises(LoadError):
        load_reviews(out)  # rather than lose what somebody decided


def test_the_file_of_decisions_goes_before_the_conflicts(out: Path) -> None:
    (review,) = load_reviews(out)
    later = review.model_copy(update={"decision": Decision(verdict="unsure")})
    add_review(review, out / DECISIONS)
    add_review(later, out / DECISIONS)
    assert load_reviews(out) == (later,)
    assert sorted(p.name for p in out.glob(".*")) == [], "nothing half-written is left"
    (out / DECISIONS).write_text("cut")
    with pytest.raises(LoadError, match=r"decisions\.jsonl, line 1"):
        add_review(review, out / DECISIONS)
    assert (out / DECISIONS).read_text() == "cut"
