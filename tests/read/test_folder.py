"""A folder of sources."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.read import Remarks, input_hashes, read_folder
from pipeline.records import Document, Position


def _errors(raw: Path) -> dict[str, str | None]:
    return {document.id: document.error for document in read_folder(raw)}


def test_every_file_is_a_document_sorted_by_id(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text("B")
    (tmp_path / "sub" / "a.md").write_text("# A")
    (tmp_path / "c.html").write_text("<title>C</title><p>See")
    (tmp_path / "d.jsonl").write_text('{"id": "2", "text": "D2"}\n{"id": "1", "text": "D1"}')
    (tmp_path / "d.jsonl!.txt").write_text("D!")  # '!' sorts before '#'
    (tmp_path / "d.jsonl-.txt").write_text("D-")
    documents = list(read_folder(tmp_path))
    assert documents == [
        Document(id="b.txt", text="B"),
        Document(id="c.html", text="See", title="C", stated_in={"title": "title element"}),
        Document(id="d.jsonl!.txt", text="D!"),
        Document(id="d.jsonl#1", text="D1"),
        Document(id="d.jsonl#2", text="D2"),
        Document(id="d.jsonl-.txt", text="D-"),
        Document(id="sub/a.md", text="# A", positions=(Position(start=0, end=3, heading=("A",)),)),
    ]
    assert [d.id for d in documents] == sorted(d.id for d in documents)


def test_files_that_are_not_sources(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    for name in (".gitkeep", ".git/x.txt", "~$a.docx", "README.md", "aliases.csv", "sub/.DS_Store"):
        (tmp_path / name).write_text("x")
    (tmp_path / "sub" / "README.md").write_text("x")  # in a subfolder it is a document
    assert _errors(tmp_path) == {"sub/README.md": None}


def test_sources_csv_says_more_about_files_and_corpora(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>Own</title>A")
    (tmp_path / "c.jsonl").write_text('{"id": "1", "text": "x"}')
    (tmp_path / "sources.csv").write_text("file,title,date\na.html,Given,2001\nc.jsonl,,1999\nz.txt,,\n")
    remarks = Remarks()
    documents = list(read_folder(tmp_path, remarks))
    assert [(d.id, d.title, d.date) for d in documents] == [("a.html", "Given", "2001"), ("c.jsonl#1", None, "1999")]
    assert len(remarks.faults) == 1
    assert "'z.txt'" in remarks.faults[0]


def test_bad_files_are_errors_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes(b"\xe9")
    (tmp_path / "binary.txt").write_bytes(b"\0")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF")
    (tmp_path / "broken.docx").write_bytes(b"PK")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "a#b.txt").write_text("x")
    (tmp_path / "z.txt").write_text("Z")
    os.mkfifo(tmp_path / "pipe.txt")  # opening it would block for ever
    (tmp_path / os.fsdecode(b"n\xff.txt")).write_text("x")
    documents = list(read_folder(tmp_path))
    assert [d.id for d in documents if d.error is None] == ["a.txt", "z.txt"]
    assert all(d.text == "" for d in documents if d.error)
    assert {d.id for d in documents if d.error} == {
        "empty.txt", "latin.txt", "binary.txt", "broken.pdf", "broken.docx", "picture.png", "none.jsonl", "a%23b.txt",
        "pipe.txt", "n%FF.txt",
    }  # fmt: skip


def test_a_file_that_may_not_be_opened_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "c.jsonl").write_text('{"id": "1", "text": "x"}')

    def refuse(path: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # the tests may run as root, whom no permission stops
    monkeypatch.setattr(Path, "open", refuse)
    message = "the file cannot be opened (Permission denied); check its permissions"
    assert _errors(tmp_path) == {"a.txt": message, "c.jsonl": message}  # and no path of this machine in it
    assert input_hashes(tmp_path) == {}


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "sub").mkdir(parents=True)
    (raw / "sub" / "a.txt").write_text("A")
    (tmp_path / "secret.txt").write_text("S")
    (raw / "inside.txt").symlink_to("sub/a.txt")
    (raw / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "nowhere.txt").symlink_to("gone.txt")
    (raw / "loop").symlink_to(raw)
    (raw / "up").symlink_to(tmp_path)
    (raw / "sources.csv").symlink_to(tmp_path / "secret.txt")
    remarks = Remarks()
    errors = {d.id: d.error for d in read_folder(raw, remarks)}
    assert sorted(errors) == ["inside.txt", "loop", "nowhere.txt", "outside.txt", "sub/a.txt", "up"]
    assert [id_ for id_, error in errors.items() if error is None] == ["inside.txt", "sub/a.txt"]
    assert "leads out of the folder" in (errors["outside.txt"] or "")
    assert "the link is broken" in (errors["nowhere.txt"] or "")
    assert "links to folders" in (errors["loop"] or "")
    assert "leads out of the folder" in remarks.faults[0]
    assert sorted(input_hashes(raw)) == ["inside.txt", "sub/a.txt"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('{"id": "1", "text": "Short."}', True),
        ('{"id": "1", "text": "Short."}'.ljust(60), True),  # as long as a line may be
        ('{"id": "1", "text": "Short."}'.ljust(61), False),
        ('{"id": "1", "text": "' + "x" * 5000 + '"}', False),
    ],
)
@pytest.mark.parametrize("end", ["\n", ""])
def test_a_record_that_is_too_long_is_skipped_without_reading_it(
    tmp_path: Path, line: str, read: bool, end: str
) -> None:
    (tmp_path / "c.jsonl").write_text('{"id": "0", "text": "Before."}\n' + line + end)
    documents = {d.id: d.error for d in read_folder(tmp_path, most=60)}
    assert documents["c.jsonl#0"] is None
    if read:
        assert documents["c.jsonl#1"] is None
    else:
        assert "longer than 60 bytes; raise --max-megabytes" in (documents["c.jsonl#line 2"] or "")


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_a_path_that_is_not_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(NotADirectoryError, match=f"{name} is not a folder"):
        list(read_folder(tmp_path / name))


def test_hashes_of_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B")
    (tmp_path / "a.txt").write_bytes(b"\xe9")  # an unreadable file is an input too
    (tmp_path / "sources.csv").write_text("file\n")
    hashes = input_hashes(tmp_path)
    assert list(hashes) == ["a.txt", "b.txt", "sources.csv"]
    assert hashes["b.txt"] == hashlib.sha256(b"B").hexdigest()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".jsonl", ".x"]))
def test_no_bytes_stop_the_reading(tmp_path: Path, data: bytes, suffix: str) -> None:
    raw = tmp_path / suffix[1:]
    raw.mkdir(exist_ok=True)
    (raw / f"a{suffix}").write_bytes(data)
    documents = list(read_folder(raw))
    assert documents
    for document in documents:
        assert (document.error is None) == bool(document.text)
        document.text.encode()
