"""Archives: the documents inside them, and the limits that hold for whatever is packed."""

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest

from pipeline.read import Remarks, read_folder
from pipeline.records import Document
from pipeline.run import read_documents
from tests.writing import FORMATS, Block, label, mail, written, zipped

BLOCKS: list[Block] = [("heading", "Lund"), ("paragraph", "It is a town.")]


def texts(raw: Path, most: int | None = None) -> dict[str, str | None]:
    """The texts of the documents, or their errors in capitals of their first word."""
    return {d.id: d.text or f"ERROR {d.error}" for d in read_folder(raw, most=most)}


def test_the_files_in_an_archive_are_documents(tmp_path: Path) -> None:
    inner = zipped({"c.txt": "C"})
    (tmp_path / "sub").mkdir()
    files: dict[str, str | bytes] = {
        "a.txt": "A",
        "of 2021/b.md": "B",
        "of 2021/empty/": "",
        "in.zip": inner,
        "d.txt.gz": gzip.compress(b"D"),
        "m.eml": mail("M"),
        "c.jsonl": '{"id": "1", "text": "One"}\n',
        ".hidden/x.txt": "no",
        "__MACOSX/a.txt": "no",
        "~$a.docx": "no",
    }
    (tmp_path / "sub" / "x.zip").write_bytes(zipped(files))
    found = texts(tmp_path)
    assert found.pop("sub/x.zip/m.eml").endswith("\n\nM")  # type: ignore[union-attr]
    assert found == {
        "sub/x.zip/a.txt": "A",
        "sub/x.zip/of 2021/b.md": "B",
        "sub/x.zip/in.zip/c.txt": "C",
        "sub/x.zip/d.txt.gz": "D",
        "sub/x.zip/c.jsonl#1": "One",
    }


def test_a_bad_file_in_an_archive_costs_no_other(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": "A", "b.txt": "B " * 1000, "c.png": b"\x89PNG", "d.docx": b"PK no", "e.txt": ""}))
    start = data.index(b"b.txt") + 20
    data[start : start + 8] = b"\xff" * 8
    (tmp_path / "x.zip").write_bytes(data)
    found = texts(tmp_path)
    assert found.pop("x.zip/a.txt") == "A"
    assert {name: words.split(" ")[0] for name, words in found.items() if words} == dict.fromkeys(
        ["x.zip/b.txt", "x.zip/c.png", "x.zip/d.docx", "x.zip/e.txt"], "ERROR"
    )


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "a/../b.txt", "a#b.txt", "x" * 300 + ".txt"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({name: "A", "b.txt": "B"}))
    documents = read_folder(tmp_path)
    assert [d.text for d in documents if d.error is None] in (["B"], ["A", "B"])
    assert all(".." not in d.id.split("/") and not d.id.startswith("/") for d in documents)
    if name != "/etc/passwd.txt":  # which stays inside, below the archive's name
        (refused,) = (d for d in documents if d.error)
        assert "rename the file" in str(refused.error)


def _locked(data: bytes) -> bytes:
    """An archive whose files say that they are locked with a password."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            changed[place + offset] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.zip", b"", "not a valid .zip"),
        ("x.zip", b"PK\x03\x04 cut off", "not a valid .zip"),
        ("x.zip", zipped({"a.txt": "A"})[:-30], "not a valid .zip"),
        ("x.zip", zipped({}), "contains no files"),
        ("x.zip/a.txt", _locked(zipped({"a.txt": "A"})), "locked with a password"),
        ("x.zip/b.zip", zipped({"b.zip": b"PK no"}), "not a valid .zip"),
        ("x.txt.gz", b"", "is empty"),
        ("x.txt.gz", b"\x1f\x8b cut off", "not a valid .gz"),
        ("x.txt.gz", gzip.compress(b"text" * 100)[:-10], "not a valid .gz"),
        ("x.txt.gz", gzip.compress(b""), "is empty"),
        ("x.jsonl.gz", gzip.compress(b'{"id": 1}' * 100)[:-10], "not a valid .gz"),
        ("x.gz", gzip.compress(b"text"), "files without a suffix cannot be read"),
        ("x.png.gz", gzip.compress(b"text"), "files named *.png cannot be read"),
        ("x.mbox", b"", "contains no messages"),
        ("x.mbox", b"Dear all", "not a valid .mbox"),
    ],
    ids=label,
)
def test_says_why_an_archive_cannot_be_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name.split("/")[0]).write_bytes(data)
    (tmp_path / "a.txt").write_text("A")
    errors = {document.id: document.error for document in read_folder(tmp_path)}
    assert errors.pop("a.txt") is None
    assert list(errors) == [name]
    assert reason in str(errors[name])


@pytest.mark.parametrize(
    ("files", "most", "refused"),
    [
        ({"a.txt": "A", "b.txt": "x" * 2000}, 1000, {"x.zip/b.txt": "unpacks to 0.002 MB; raise --max-megabytes"}),
        ({f"{n}.txt": "x" * 900 for n in range(40)}, 1000, {"x.zip": "the archive unpacks to 0.036 MB; raise"}),
        ({f"{n}.txt": "" for n in range(10_001)}, 1000, {"x.zip": "more than 10,000 files; unpack it"}),
        ({"b.zip": zipped({"c.txt": "x" * 2000})}, 1000, {"x.zip/b.zip/c.txt": "unpacks to 0.002 MB"}),
    ],
    ids=label,
)
def test_what_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, files: dict[str, str | bytes], most: int, refused: dict[str, str]
) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(files))
    errors = {d.id: d.error for d in read_folder(tmp_path, most=most) if d.error}
    assert errors.keys() == refused.keys()
    assert all(reason in str(errors[name]) for name, reason in refused.items())


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": "A"})
    for _ in range(20):
        data = zipped({"x.zip": data, "b.txt": "B"})
    (tmp_path / "x.zip").write_bytes(data)
    documents = read_folder(tmp_path)
    assert sum(d.text == "B" for d in documents) == 8
    (error,) = (d.error for d in documents if d.error)
    assert "one in another too often; unpack it" in str(error)


def test_an_archive_that_lies_about_its_sizes_is_not_trusted(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": "x" * 1_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark)
        data[place + offset : place + offset + 4] = struct.pack("<I", 10)
    (tmp_path / "x.zip").write_bytes(data)
    (document,) = read_folder(tmp_path, most=1000)
    assert document.error is not None or len(document.text) <= 10


@pytest.mark.parametrize(
    "suffix", [".txt.gz", ".docx.gz", ".xlsx.gz", ".zip", ".docx", ".odt", ".epub", ".pptx", ".xlsx"]
)
def test_limits_hold_for_every_packed_format(tmp_path: Path, suffix: str) -> None:
    long: list[Block] = [("heading", "Lund"), *[("paragraph", "It is a town. " * 2000)] * 5]
    (tmp_path / f"a{suffix}").write_bytes(written(suffix, long))
    (tmp_path / "b.txt").write_text("B")
    documents = read_documents(tmp_path, Remarks(), workers=1, max_megabytes=0.02, max_seconds=60)
    assert documents[-1].text == "B"
    for document in documents[:-1]:
        assert document.error is not None or len(document.text) <= 20_000
        assert "raise --max-megabytes" in str(document.error or document.incomplete)


def test_of_a_long_packed_text_the_beginning_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"A first line.\nA second one." + b"\0" * 10_000_000))
    (document,) = read_folder(tmp_path, most=20)
    assert (document.text, document.error) == ("A first line.\n", None)
    assert "only the first" in str(document.incomplete)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_damaged_file_of_any_format_costs_no_other(tmp_path: Path, suffix: str, cut: float) -> None:
    data = written(suffix, BLOCKS)
    (tmp_path / f"a{suffix}").write_bytes(data[: int(len(data) * cut)])
    (tmp_path / f"b{suffix}").write_bytes(bytes(byte ^ 0x55 for byte in data))
    (tmp_path / f"c{suffix}").write_bytes(b"")
    (tmp_path / "z.txt").write_text("Z")
    documents = read_folder(tmp_path)
    by_file: dict[str, list[Document]] = {}
    for document in documents:
        by_file.setdefault(document.id[0], []).append(document)
    assert by_file["z"][0].text == "Z"
    assert [bool(d.error) for d in by_file["c"]] == [True]
    assert ";" in str(by_file["c"][0].error)  # with what to do
    for document in documents:
        assert bool(document.error) != bool(document.text)


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    separator = b"From ada@example.org Mon May  3 09:12:00 2021\n"
    message = mail("One.\nFrom here it goes on.\n\nFrom one to two in 2021 it grew.\n").replace(
        b"\nFrom here", b"\n>From here"
    )
    data = separator + message + b"\n" + separator + mail("Two.\n\nOn 2 May 2021, Per wrote:\n> Three.\n")
    (tmp_path / "x.mbox").write_bytes(data)
    found = {d.id: d.text.partition("\n\n")[2] for d in read_folder(tmp_path)}
    assert found == {
        "x.mbox/1.eml": "One.\nFrom here it goes on.\n\nFrom one to two in 2021 it grew.",
        "x.mbox/2.eml": "Two.",
        "x.mbox/2.eml/quoted.eml": "Three.",
    }


def test_what_sources_csv_says_of_an_archive_holds_for_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": "A", "b.txt": "B"}))
    (tmp_path / "sources.csv").write_text("file,source,date\nx.zip,The Archive,2001\nx.zip/b.txt,Per,\n")
    remarks = Remarks()
    found = {d.id: (d.source, d.date) for d in read_folder(tmp_path, remarks)}
    assert remarks.faults == []
    assert found == {"x.zip/a.txt": ("The Archive", "2001"), "x.zip/b.txt": ("Per", "2001")}


def test_an_archive_without_compression_is_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "A")
    (tmp_path / "x.zip").write_bytes(file.getvalue())
    assert texts(tmp_path) == {"x.zip/a.txt": "A"}
