"""sources.csv."""

import pytest

from pipeline.read.sources import read_sources

FILES = {"a.txt", "sub/b.txt", "c.jsonl"}


def test_gives_what_is_known_by_file() -> None:
    sources = read_sources(
        b'\xef\xbb\xbffile, Title ,date,weight\r\na.txt,"One, two",2001,0.5\r\n./sub/b.txt,,,\r\n', FILES
    )
    assert sources.warnings == ()
    assert sources.of("a.txt") == {"title": "One, two", "date": "2001", "weight": 0.5}
    assert sources.of("sub/b.txt") == {}
    assert sources.of("c.jsonl") == {}  # no row


@pytest.mark.parametrize(
    ("data", "warning"),
    [
        (b"file,date\nz.txt,2001\n", "sources.csv, line 2: there is no file 'z.txt'"),
        (b"file,date\na.txt,soon\n", "sources.csv, line 2: the row for 'a.txt' is skipped: the date is 'soon'"),
        (b"file,date\na.txt,2001\na.txt,2002\n", "sources.csv, line 3: 'a.txt' has an earlier row"),
        (b"file,author\na.txt,N\n", "sources.csv: the column 'author' is ignored"),
        (b"name,date\na.txt,2001\n", "lacks the column 'file'"),
        (b"", "lacks the column 'file'"),
        (b"file,title\na.txt,\xe9\n", "sources.csv is ignored: the file is not UTF-8: byte 17"),
        (b'file,title\na.txt,"open\n', "not valid CSV"),
        (b"file,title\na.txt," + b"x" * 200_000, "not valid CSV"),  # longer than a cell may be
    ],
)
def test_warns_and_goes_on(data: bytes, warning: str) -> None:
    (said,) = read_sources(data, FILES).warnings
    assert warning in said


def test_a_wrong_row_does_not_take_the_others_with_it() -> None:
    sources = read_sources(b"file,date\na.txt,soon\nsub/b.txt,2001\n", FILES)
    assert sources.of("sub/b.txt") == {"date": "2001"}


def test_a_row_with_more_cells_than_columns_is_read_as_far_as_it_has_columns() -> None:
    assert read_sources(b"file,title\na.txt,T,more,still\n", FILES).of("a.txt") == {"title": "T"}
