"""The texts of the documents under `text/`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export import ExportError
from pipeline.export.texts import text_file
from pipeline.records import Document, Result


def test_texts_are_the_texts_to_the_character(out: Path, records: Result) -> None:
    assert (
        out / "text" / "a.txt.txt"
    ).read_bytes() == "The Pact of Lund\r\nwas signed on 3\u00a0May 1950.\n=cmd()".encode()
    assert (out / "text" / "sub" / "c.jsonl#x" / "1.txt").read_bytes() == "\ufeffOther\u2028text".encode()
    for fact in records.facts:
        for e in fact.evidence:
            text = (out / "text" / f"{e.document}.txt").read_bytes().decode()
            assert e.document != "a.txt" or text[e.start : e.end] == e.quote


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
def test_a_text_without_a_place_fails_before_anything_is_written(
    tmp_path: Path, document: str, reason: str, write_folder: Callable[..., None]
) -> None:
    records = Result(documents=(Document(id="a.txt", text="A"), Document(id=document, text="B")))
    with pytest.raises(ExportError, match=reason):
        write_folder(tmp_path / "out", records)
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1))
def test_no_document_id_leads_out_of_the_folder(document: str) -> None:
    folder = Path("/f/text")
    try:
        path = text_file(folder, document)
    except ValueError:
        return
    assert Path(os.path.normpath(path)).is_relative_to(folder)
