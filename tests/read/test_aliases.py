"""`aliases.csv`: its rows, and what is said about those that are skipped."""

from pathlib import Path

import pytest

from pipeline.read import Remarks, input_hashes, read_folder, read_names
from pipeline.read.aliases import read_aliases
from pipeline.records import Alias


def _read(data: bytes) -> tuple[tuple[Alias, ...], Remarks]:
    remarks = Remarks()
    return read_aliases(data, remarks), remarks


def test_rows_become_aliases() -> None:
    data = b"Name,same_as,different_from,code\n LSL , Lund  Sea League,,\nLund,,Oslo,wikidata:Q1\n\n"
    assert _read(data) == (
        (
            Alias(name="LSL", same_as="Lund Sea League", where="aliases.csv, line 2"),
            Alias(name="Lund", different_from="Oslo", codes={"wikidata": "Q1"}, where="aliases.csv, line 3"),
        ),
        Remarks(),
    )


@pytest.mark.parametrize(
    ("data", "aliases", "fault"),
    [
        (b"", 0, "its first line lacks the column 'name'"),
        (b"file,same_as\na,b\n", 0, "its first line lacks the column 'name'"),
        (b"name,same_as\na,\nb,c\n", 1, "line 2 is skipped: it needs a name and one of same_as"),
        (b"name,same_as\n,b\n", 0, "line 2 is skipped"),
        (b"name,code\na,Q42\n", 0, "a code consists of a scheme and a value"),
        (b'name,same_as\na,b\n"c,d\n', 1, "not valid CSV"),
    ],
)
def test_a_row_that_is_skipped_is_a_fault_with_its_line(data: bytes, aliases: int, fault: str) -> None:
    found, remarks = _read(data)
    assert len(found) == aliases
    (said,) = remarks.faults
    assert fault in said


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        # a row against itself
        ("Lund,Lund,,", "a name cannot be an alias of itself"),
        ("Lund,,LUND,", "'Lund' and 'LUND' are one thing"),
        ("LSL,Lund League,Lund League,", "'LSL' and 'Lund League' are one thing"),
        # a circle: which name is preferred?
        ("A,B,,\nB,A,,", "line 3 is skipped: 'A' is called 'B' according to line 2"),
        ("A,B,,\nB,C,,\nC,A,,", "line 4 is skipped: 'A' is called 'C' according to lines 2, 3"),
        # one thing and two things
        ("A,B,,\nB,,a,", "line 3 is skipped: 'B' and 'a' are one thing according to line 2"),
        ("A,,B,\nA,B,,", "line 3 is skipped: 'A' and 'B' are two things according to line 2"),
        ("A,B,,\nC,B,,\nA,,C,", "line 4 is skipped: 'A' and 'C' are one thing according to lines 2, 3"),
        ("A,,C,\nA,B,,\nB,C,,", "line 4 is skipped: 'B' and 'C' are two things according to lines 2, 3"),
        # two codes of one scheme
        ("A,,,w:1\nA,,,w:2", "line 3 is skipped: the w code of 'A' is '1' according to line 2"),
        ("A,B,,w:1\nB,,,w:2", "line 3 is skipped: the w code of 'B' is '1' according to line 2"),
    ],
)
def test_a_row_that_contradicts_those_above_is_skipped_with_their_lines(rows: str, fault: str) -> None:
    found, remarks = _read(f"name,same_as,different_from,code\n{rows}\n".encode())
    assert len(found) == rows.count("\n"), "only the last row is skipped"
    (said,) = remarks.faults
    assert fault in said


@pytest.mark.parametrize(
    "rows",
    [
        "A,B,,\nC,B,,\nD,A,,",  # several names of one thing, over steps
        "A,B,,w:1\nB,,,w:1\nB,,,v:2",  # the same code twice, and one of another scheme
        "A,,B,\nB,,C,\nA,,C,",  # three things
        "IBM,Ibm,,",  # how the name is written
    ],
)
def test_rows_that_go_together_are_all_used(rows: str) -> None:
    found, remarks = _read(f"name,same_as,different_from,code\n{rows}\n".encode())
    assert remarks == Remarks()
    assert len(found) == rows.count("\n") + 1


def test_a_column_of_the_users_own_is_no_fault() -> None:
    _, remarks = _read(b"name,same_as,note\na,b,c\n")
    assert remarks.faults == []
    assert "the column 'note' is ignored" in remarks.notes[0]


def test_it_is_an_input_but_not_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The LSL met.")
    (tmp_path / "aliases.csv").write_text("name,same_as\nLSL,Lund Sea League\n")
    assert [d.id for d in read_folder(tmp_path)] == ["a.txt"]
    assert set(input_hashes(tmp_path)) == {"a.txt", "aliases.csv"}
    assert [a.same_as for a in read_names(tmp_path)] == ["Lund Sea League"]


def test_without_it_nothing_is_said(tmp_path: Path) -> None:
    remarks = Remarks()
    assert read_names(tmp_path, remarks) == ()
    assert remarks == Remarks()
