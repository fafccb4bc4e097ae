"""The output folder: what it contains, how it is replaced, and where it may be."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.export import ExportError, check_target, load, write
from pipeline.export.folder import OURS
from pipeline.export.records import LISTS
from pipeline.records import Document, Entity, Result
from pipeline.vocabulary import Vocabulary

MANIFEST = {"factmill": "1.2.3"}
REPORTS = {"report.md": "# Report\n", "report.html": "<!doctype html>\n"}


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file in a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_there_and_nothing_else(out: Path) -> None:
    assert {entry.name for entry in out.iterdir()} == OURS
    assert {path for path in contents(out) if "/" in path} == {
        "text/a.txt.txt", "text/sub/c.jsonl#x/1.txt", *(f"schema/{name}.schema.json" for name in LISTS),
    }  # fmt: skip
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_lines_are_utf8_as_it_is_read(out: Path) -> None:
    assert "Malmö" in (out / "facts.jsonl").read_text(encoding="utf-8")


def test_a_run_that_found_nothing_has_all_files_too(tmp_path: Path, write_folder: Callable[..., None]) -> None:
    write_folder(tmp_path / "out", Result())
    assert {entry.name for entry in (tmp_path / "out").iterdir()} == OURS
    assert duckdb.sql(f"select count(*) from '{tmp_path}/out/facts.parquet'").fetchall() == [(0,)]


def test_two_runs_write_the_same_bytes(out: Path, tmp_path: Path, write_folder: Callable[..., None]) -> None:
    first = contents(out)
    write_folder(tmp_path / "elsewhere")
    assert contents(tmp_path / "elsewhere") == first
    write_folder(out)  # over an earlier run
    assert contents(out) == first


def test_what_is_not_ours_stays_and_what_is_stale_goes(
    out: Path, records: Result, write_folder: Callable[..., None]
) -> None:
    (out / "decisions.jsonl").write_text("{}\n")
    (out / ".gitkeep").touch()
    (out / "notes" / "deep").mkdir(parents=True)
    (out / "notes" / "deep" / "n.txt").write_text("mine")
    (out / "link").symlink_to("nowhere")
    (out / "text" / "old.txt").write_text("stale")
    (out / "text" / "a.txt.txt").write_text("stale")
    write_folder(out)
    assert (out / "decisions.jsonl").read_text() == "{}\n"
    assert (out / ".gitkeep").exists()
    assert (out / "notes" / "deep" / "n.txt").read_text() == "mine"
    assert os.readlink(out / "link") == "nowhere"
    assert not (out / "text" / "old.txt").exists()
    assert (out / "text" / "a.txt.txt").read_bytes() == records.documents[0].text.encode()
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_a_link_to_the_folder_stays_a_link(out: Path, tmp_path: Path, write_folder: Callable[..., None]) -> None:
    link = tmp_path / "latest"
    link.symlink_to(out)
    write_folder(link, Result())
    assert link.is_symlink()
    assert load(out) == Result()


def test_half_a_surrogate_pair_is_refused_with_its_file(tmp_path: Path, write_folder: Callable[..., None]) -> None:
    records = Result(documents=(Document(id="a", text="x"),), entities=(Entity(id="e", name="\ud800", type="ORG"),))
    with pytest.raises(ExportError, match=r"entities\.jsonl"):
        write_folder(tmp_path / "out", records)


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
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match=f"{tmp_path}/out is not writable"):
        check_target(tmp_path / "out")


def test_a_new_an_empty_and_an_own_folder_are_fine(
    out: Path, tmp_path: Path, write_folder: Callable[..., None]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".gitkeep").touch()
    for place in (tmp_path / "new" / "deep", tmp_path / "empty", tmp_path / "kept", out):
        check_target(place, tmp_path / "raw")
        write_folder(place)


def test_only_own_reports_and_a_manifest_with_the_version(
    tmp_path: Path, records: Result, vocabulary: Vocabulary
) -> None:
    with pytest.raises(ValueError, match=r"decisions\.jsonl"):
        write(tmp_path / "out", records, vocabulary, reports={"decisions.jsonl": ""}, manifest=MANIFEST)
    with pytest.raises(ValueError, match="factmill"):
        write(tmp_path / "out", records, vocabulary, reports=REPORTS, manifest={})


def test_the_manifest_has_the_hash_of_every_file(out: Path) -> None:
    hashes = json.loads((out / "manifest.json").read_text())["output"]
    assert hashes == {
        path: hashlib.sha256(content).hexdigest() for path, content in contents(out).items() if path != "manifest.json"
    }
