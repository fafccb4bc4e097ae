"""`aliases.csv`: its rows, and the warnings about those that are skipped."""

from pathlib import Path

import pytest

from pipeline.read import input_hashes, read_folder, read_names
from pipeline.read.aliases import read_aliases
from pipeline.records import Alias


def test_rows_become_aliases() -> None:
    data = b"Name,same_as,different_from,code\n LSL , Lund  Sea League,,\nLund,,Oslo,wikidata:Q1\n\n"
    assert read_aliases(data) == (
        (
            Alias(name="LSL", same_as="Lund Sea League", where="aliases.csv, line 2"),
            Alias(name="Lund", different_from="Oslo", codes={"wikidata": "Q1"}, where="aliases.csv, line 3"),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("data", "aliases", "warning"),
    [
        (b"", 0, "its first line lacks the column 'name'"),
        (b"file,same_as\na,b\n", 0, "its first line lacks the column 'name'"),
        (b"name,same_as,note\na,b,c\n", 1, "the column 'note' is ignored"),
        (b"name,same_as\na,\nb,c\n", 1, "line 2 is skipped: it needs a name and one of same_as"),
        (b"name,same_as\n,b\n", 0, "line 2 is skipped"),
        (b"name,code\na,Q42\n", 0, "a code consists of a scheme and a value"),
        (b'name,same_as\na,b\n"c,d\n', 1, "not valid CSV"),
    ],
)
def test_a_row_that_is_skipped_gives_a_warning_with_its_line(data: bytes, aliases: int, warning: str) -> None:
    found, (said,) = read_aliases(data)
    assert len(found) == aliases
    assert warning in said


def test_it_is_an_input_but_not_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The LSL met.")
    (tmp_path / "aliases.csv").write_text("name,same_as\nLSL,Lund Sea League\n")
    assert [d.id for d in read_folder(tmp_path)] == ["a.txt"]
    assert set(input_hashes(tmp_path)) == {"a.txt", "aliases.csv"}
    assert [a.same_as for a in read_names(tmp_path)] == ["Lund Sea League"]


def test_without_it_there_is_no_warning(tmp_path: Path) -> None:
    warnings: list[str] = []
    assert read_names(tmp_path, warnings.append) == ()
    assert warnings == []
