"""`manifest.json`."""

import hashlib
import json
from pathlib import Path

from pipeline.export import describe_run, write
from pipeline.records import Result
from pipeline.vocabulary import Vocabulary

REPORTS = {"report.md": "# Report\n", "report.html": "<!doctype html>\n"}


def test_the_manifest_lists_the_rules_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "signed.toml").write_bytes(b"x")
    manifest = describe_run(version="1.2.3", inputs={}, rules=tmp_path / "rules")
    assert manifest["rules"]["--rules/signed.toml"] == hashlib.sha256(b"x").hexdigest()
    assert (manifest["model"], manifest["spacy"]) == (None, None)


def test_the_manifest_says_what_made_the_output(tmp_path: Path, records: Result, vocabulary: Vocabulary) -> None:
    manifest = describe_run(version="1.2.3", model=("some_model", "4.5"), inputs={"a.txt": "00ff"})
    write(tmp_path / "out", records, vocabulary, reports=REPORTS, manifest=manifest)
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
