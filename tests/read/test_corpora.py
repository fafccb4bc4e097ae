"""Corpora: one document per line."""

from pathlib import Path

import pytest

from pipeline.read.content import Unreadable
from pipeline.read.corpora import read_corpus
from pipeline.records import Document


def _read(folder: Path, data: str | bytes, **defaults: object) -> list[Document]:
    path = folder / "c.jsonl"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return list(read_corpus(path, "sub/c.jsonl", defaults))


def test_records_are_documents_sorted_by_id(tmp_path: Path) -> None:
    documents = _read(
        tmp_path,
        '{"id": "b", "text": "Two\\r\\n", "title": "T", "date": "2001-02-03T00:00:00Z", "weight": 2, "label": 1}\r\n'
        "\n"
        '{"id": 10, "text": " One\U0001f600\u2028", "source": "S", "url": "u"}',
    )
    assert documents == [
        Document(id="sub/c.jsonl#10", text=" One\U0001f600\u2028", source="S", url="u"),
        Document(id="sub/c.jsonl#b", text="Two\r\n", title="T", date="2001-02-03", weight=2),
    ]


def test_sources_csv_supplies_what_a_record_lacks(tmp_path: Path) -> None:
    (document,) = _read(
        tmp_path, '{"id": "a", "text": "x", "title": "Mine", "date": null}', title="Theirs", date="1999"
    )
    assert (document.title, document.date) == ("Mine", "1999")


@pytest.mark.parametrize(
    ("line", "id_", "reason"),
    [
        ("not json", "line 2", "it is not JSON (Expecting value, column 1)"),
        ('{"id": "x", "text": "cut', "line 2", "it is not JSON"),
        ("[1]", "line 2", "it is not a JSON object"),
        ("[" * 100_000, "line 2", "its JSON is nested too deeply"),
        ('{"id": ' + "1" * 5000 + "}", "line 2", "too long a number"),
        ('{"text": "x"}', "line 2", "it lacks an 'id'"),
        ('{"id": null, "text": "x"}', "line 2", "it lacks an 'id'"),
        ('{"id": true, "text": "x"}', "line 2", "it lacks an 'id'"),
        ('{"id": "../../x", "text": "x"}', "line 2", "'..' as a part of its path"),
        ('{"id": "/x", "text": "x"}', "line 2", "absolute path"),
        ('{"id": "x\\ud800", "text": "x"}', "line 2", "not valid UTF-8"),
        ('{"id": "good", "text": "again"}', "line 2", "line 1 has the same id, 'good'"),
        ('{"id": "x"}', "x", "it lacks a 'text'"),
        ('{"id": "x", "text": ["y"]}', "x", "it lacks a 'text'"),
        ('{"id": "x", "text": " "}', "x", "its text contains no text"),
        ('{"id": "x", "text": "a\\u0000b"}', "x", "its text contains a NUL character at offset 1"),
        ('{"id": "x", "text": "ab\\ud800"}', "x", "its text contains half of a surrogate pair at offset 2"),
        ('{"id": "x", "text": "y", "date": "2001-02-30"}', "x", "the date is '2001-02-30'"),
        ('{"id": "x", "text": "y", "weight": -1}', "x", "the weight is -1"),
        ('{"id": "x", "text": "y", "title": 5}', "x", "the title is 5"),
        (b'{"id": "x", "text": "\xe9"}', "line 2", "it is not UTF-8: byte 21 of the line is 0xE9"),
    ],
)
def test_an_invalid_line_is_an_error_and_the_others_are_read(
    tmp_path: Path, line: str | bytes, id_: str, reason: str
) -> None:
    middle = line if isinstance(line, bytes) else line.encode()
    documents = _read(tmp_path, b'{"id": "good", "text": "G"}\n' + middle + b'\n{"id": "last", "text": "L"}\n')
    by_id = {document.id: document for document in documents}
    assert set(by_id) == {f"sub/c.jsonl#{name}" for name in ("good", "last", id_)}
    bad = by_id[f"sub/c.jsonl#{id_}"]
    assert bad.text == ""
    assert bad.error is not None
    assert bad.error.startswith("line 2 ")
    assert reason in bad.error
    assert by_id["sub/c.jsonl#good"] == Document(id="sub/c.jsonl#good", text="G")


def test_a_record_may_have_the_id_of_a_line(tmp_path: Path) -> None:
    documents = _read(tmp_path, '{"id": "line 2", "text": "x"}\nnot json\n')
    assert [document.id for document in documents] == ["sub/c.jsonl#line 2", "sub/c.jsonl#line 2'"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        ('{"id": "a", "text": "x"}'.encode("utf-16"), "is not UTF-8"),
        (b"\x00\x01", "is binary"),
    ],
)
def test_a_file_that_is_not_a_corpus_is_one_error(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        _read(tmp_path, data)


def test_a_byte_order_mark_is_not_part_of_the_first_record(tmp_path: Path) -> None:
    (document,) = _read(tmp_path, b'\xef\xbb\xbf{"id": "a", "text": "x"}')
    assert document.error is None
