"""The texts of the documents under `text/`."""

import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export import load
from pipeline.export.texts import text_files
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
    ("document", "file"),
    [
        ("003.txt", "003.txt.txt"),
        ("sub/Été (1).md", "sub/Été (1).md.txt"),
        ("c.jsonl#a b/1", "c.jsonl#a b/1.txt"),
        ("100%.txt", "100%.txt.txt"),
        # what Windows forbids
        ("c.jsonl#https://x.org/a?b=c", "c.jsonl#https%3A/%00/x.org/a%3Fb=c.txt"),
        ('a<b>|"c"*', "a%3Cb%3E%7C%22c%22%2A.txt"),
        ("a\\b", "a%5Cb.txt"),
        ("aux/con.txt", "%61ux/%63on.txt.txt"),  # names of devices
        ("auxiliary/contents", "auxiliary/contents.txt"),
        ("dir./end ", "dir%2E/end .txt"),  # dots and spaces at the end of a folder's name are dropped there
        # what no system stores, or what would mean another place
        ("a\0b\n", "a%00b%0A.txt"),
        ("../a/./b", "%2E%2E/a/%2E/b.txt"),
        ("/etc", "%00/etc.txt"),
        # what looks encoded already
        ("a%3Ab", "a%253Ab.txt"),
        # too long for a name
        ("x" * 300, "x" * 242 + "~0d4e2ca9.txt"),
    ],
)
def test_the_file_of_a_text(document: str, file: str) -> None:
    assert text_files([document]) == {document: file}


@pytest.mark.parametrize(
    "ids",
    [
        ("A.txt", "a.txt"),  # one file where case is ignored
        ("\u00e9", "e\u0301"),  # one where Unicode is normalised
        ("a", "a.txt/b"),  # a file and a folder
        ("a.txt/b", "a"),
        ("Dir/a", "dir.txt", "dir/a"),
        ("a//b", "a/%00/b", "a/\0/b"),
    ],
)
def test_no_two_texts_share_a_file_on_any_system(ids: tuple[str, ...]) -> None:
    files = text_files(ids)
    assert list(files) == list(ids)
    assert files[ids[0]] == text_files(ids[:1])[ids[0]], "the first keeps its name"
    _check(files)


@given(st.lists(st.text(st.sampled_from("aAé/.\\%: 0\0"), min_size=1), unique=True))
def test_all_ids_have_valid_files_of_their_own(ids: list[str]) -> None:
    _check(text_files(ids))


@given(st.lists(st.text(min_size=1), unique=True))
def test_all_characters_are_possible(ids: list[str]) -> None:
    _check(text_files(ids))


def _check(files: dict[str, str]) -> None:
    seen: set[str] = set()
    folders: set[str] = set()
    for path in files.values():
        assert os.path.normpath(path) == path
        assert not path.startswith("/")
        for part in path.split("/"):
            assert len(part.encode()) <= 255
            assert not set(part) & set('<>:"|?*\\')
            assert part.isprintable() or unicodedata.category(next(c for c in part if not c.isprintable())) != "Cc"
        key = unicodedata.normalize("NFC", path.casefold())
        assert key not in seen
        seen.add(key)
        parts = key.split("/")
        folders.update("/".join(parts[:n]) for n in range(1, len(parts)))
    assert seen.isdisjoint(folders)


@pytest.mark.parametrize("other", ["a.TXT", "a.txt.txt/b", "b:c", "x" * 300, "/tmp/a", "a/../../b"])
def test_every_text_is_found_again(tmp_path: Path, other: str, write_folder: Callable[..., None]) -> None:
    records = Result(documents=(Document(id="a.txt", text="A"), Document(id=other, text="B")))
    write_folder(tmp_path / "out", records)
    assert load(tmp_path / "out").documents == records.documents
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert (tmp_path / "out" / "text" / manifest["texts"][other]).read_text() == "B"
    assert (tmp_path / "out" / "text" / "a.txt.txt").read_text() == "A"
