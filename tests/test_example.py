"""The committed `extracted/` is what the program writes today. A run with unreadable files reads the others."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "extracted"
# These files depend on the versions of libraries, which the lock file pins, and not only on the program.
VERSIONED = {"manifest.json", "facts.parquet"}


def extract(raw: Path, out: Path) -> Result:
    return CliRunner().invoke(app, ["extract", str(raw), str(out)], catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_committed_example_is_what_the_program_writes(tmp_path: Path) -> None:
    assert extract(ROOT / "raw", tmp_path / "out").exit_code == 0
    written, committed = files(tmp_path / "out"), files(EXAMPLE)
    assert set(written) == set(committed)
    stale = [name for name in sorted(written) if name not in VERSIONED and written[name] != committed[name]]
    assert stale == [], "run `make extract`, read the difference, and commit it"


def test_every_line_validates_against_its_schema() -> None:
    for schema_file in sorted((EXAMPLE / "schema").glob("*.schema.json")):
        schema = json.loads(schema_file.read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for line in lines(EXAMPLE / schema_file.name.replace(".schema.json", ".jsonl")):
            validator.validate(line)


def test_unreadable_files_do_not_stop_the_others(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "good.txt").write_text("The Treaty of Lund was signed on 3 May 1950.", encoding="utf-8")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "latin.txt").write_bytes("Münster".encode("latin-1"))
    (raw / "binary.txt").write_bytes(b"\x00\x01\x02")
    (raw / "broken.pdf").write_bytes(b"%PDF-nothing")
    (raw / "corpus.jsonl").write_text(
        '{"id": "1", "text": "Norway signed the Treaty of Lund on 4 May 1950.", "date": "1950-06-01"}\nno json\n',
        encoding="utf-8",
    )
    done = extract(raw, out)
    assert done.exit_code == 4
    documents = {str(d["id"]): d["error"] for d in lines(out / "documents.jsonl")}
    read = {name for name, error in documents.items() if error is None}
    assert read == {"good.txt", "corpus.jsonl#1"}
    assert len(documents) == 7
    assert all(f"{name}: {error}" in done.stderr for name, error in documents.items() if error is not None)
    conflicts = lines(out / "conflicts.jsonl")
    assert [[side["value"]["edtf"] for side in c["sides"]] for c in conflicts] == [["1950-05-04", "1950-05-03"]]
