"""sources.csv."""

from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.read import Remarks
from pipeline.read.sources import read_sources

FILES = {"a.txt", "sub/b.txt", "c.jsonl"}


def _read(data: bytes) -> tuple[Mapping[str, Any], Remarks]:
    remarks = Remarks()
    return read_sources(data, FILES, remarks), remarks


def test_gives_what_is_known_by_file() -> None:
    sources, remarks = _read(b'\xef\xbb\xbffile, Title ,date,weight\r\na.txt,"One, two",2001,0.5\r\n./sub/b.txt,,,\r\n')
    assert remarks == Remarks()
    assert sources == {"a.txt": {"title": "One, two", "date": "2001", "weight": 0.5}, "sub/b.txt": {}}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"file,date\nz.txt,2001\n", "sources.csv, line 2: there is no file 'z.txt'"),
        (b"file,date\na.txt,soon\n", "sources.csv, line 2: the row for 'a.txt' is skipped: the date is 'soon'"),
        (b"file,date\na.txt,2001\na.txt,2002\n", "sources.csv, line 3: 'a.txt' has an earlier row"),
        (b"name,date\na.txt,2001\n", "lacks the column 'file'"),
        (b"", "lacks the column 'file'"),
        (b"file,title\na.txt,\xe9\n", "sources.csv is ignored: the file is not UTF-8: byte 17"),
        (b'file,title\na.txt,"open\n', "not valid CSV"),
        (b"file,title\na.txt," + b"x" * 200_000, "not valid CSV"),  # longer than a cell may be
    ],
)
def test_says_what_is_wrong_and_goes_on(data: bytes, fault: str) -> None:
    _, remarks = _read(data)
    assert fault in remarks.faults[0]
    assert (len(remarks.faults), remarks.notes) == (1, [])


def test_a_column_of_the_users_own_is_no_fault() -> None:
    _, remarks = _read(b"file,author\na.txt,N\n")
    assert remarks.faults == []
    assert "sources.csv: the column 'author' is ignored" in remarks.notes[0]


def test_a_wrong_row_does_not_take_the_others_with_it() -> None:
    assert _read(b"file,date\na.txt,soon\nsub/b.txt,2001\n")[0]["sub/b.txt"] == {"date": "2001"}


def test_a_row_with_more_cells_than_columns_is_read_as_far_as_it_has_columns() -> None:
    assert _read(b"file,title\na.txt,T,more,still\n")[0]["a.txt"] == {"title": "T"}
