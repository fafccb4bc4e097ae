"""An output folder, read back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.export import LoadError, load
from pipeline.records import Document, Fact, Result, TextValue


def test_what_was_written_is_read_back(out: Path, records: Result) -> None:
    assert load(out) == records


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    name=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_and_any_name_come_back(
    tmp_path: Path,
    text: str,
    name: str,
    records: Result,
    make_fact: Callable[..., Fact],
    write_folder: Callable[..., None],
) -> None:
    changed = {
        "documents": (Document(id="a", text=text, title=name),),
        "facts": (make_fact("f", TextValue(name=name)),),
    }
    records = records.model_copy(update=changed)
    write_folder(tmp_path / "out", records)
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
