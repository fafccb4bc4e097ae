"""Which names can be ids of documents."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.identifiers import file_fault, free, record_fault, stand_in

GOOD = ["a.txt", "sub/a b.txt", "été (1).md", "100%.txt", "a..b.txt", "条約.txt"]


@pytest.mark.parametrize("name", GOOD)
def test_ordinary_names_are_ids(name: str) -> None:
    assert file_fault(name) is None


@pytest.mark.parametrize(
    ("name", "reason", "other_name"),
    [
        ("a#1.txt", "'#'", "a%231.txt"),  # it would read as record 1.txt of a corpus
        ("a\nb.txt", "control character", "a%0Ab.txt"),
        ("a\x1b[2J.txt", "control character", "a%1B%5B2J.txt"),  # it would clear the terminal that lists it
        ("a\u2028b.txt", "control character", "a%E2%80%A8b.txt"),
        ("a\udcffb.txt", "not valid UTF-8", "a%FFb.txt"),  # how Python hands over a byte that is no UTF-8
        (
            "é" * 126 + ".txt",
            "has a part longer than 251 bytes",
            ("%C3%A9" * 126)[:251],
        ),  # no room for the .txt of its text
    ],
)
def test_other_files_get_a_stand_in(name: str, reason: str, other_name: str) -> None:
    assert reason in (file_fault(name) or "")
    assert stand_in(name, ()) == other_name


@pytest.mark.parametrize("record", ["1", "train/12", "https://example.org/a?b=c#d", "a..b", "...", "ü"])
def test_ordinary_record_ids(record: str) -> None:
    assert record_fault(record) is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("", "is empty"),
        ("/etc/hosts", "absolute"),
        ("\\\\server\\share", "absolute"),
        ("../../a", "'..'"),
        ("a/..", "'..'"),
        ("a\\..\\b", "'..'"),  # a path on Windows
        ("./a", "'.'"),
        ("a\0b", "control character"),
        ("a\ud800", "not valid UTF-8"),
        ("x" * 252, "longer than"),
        ("x/" * 600, "longer than"),
    ],
)
def test_record_ids_that_no_file_could_be_called(record: str, reason: str) -> None:
    assert reason in (record_fault(record) or "")


@given(st.text())
def test_no_id_leads_out_of_the_folder(record: str) -> None:
    if record_fault(record) is None:
        assert not {".", ".."} & set(PurePosixPath(f"corpus.jsonl#{record}.txt").parts)


@given(st.text(min_size=1).filter(lambda name: not name.startswith("/")))
def test_a_stand_in_is_always_an_id(name: str) -> None:
    encodable = name.encode("utf-8", "replace").decode()
    assert file_fault(stand_in(encodable, ())) is None


def test_a_stand_in_is_never_another_files_name() -> None:
    assert stand_in("a#.txt", {"a%23.txt"}) == "a%23.txt'"
    assert free("a", {"a", "a'"}) == "a''"
