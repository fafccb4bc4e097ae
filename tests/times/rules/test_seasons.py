"""Seasons, quarters and halves."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("[spring 1999]", "1999-SP", "1999-21"),
    ("[the summer of 1943]", "1943-SU", "1943-22"),
    ("[fall 1999]", "1999-FA", "1999-23"),
    ("[Q3 2011]", "2011-Q3", "2011-07/2011-09"),
    ("[the third quarter of 2011]", "2011-Q3", "2011-07/2011-09"),
    ("[the first half of 2004]", "2004-H1", "2004-01/2004-06"),
    ("[H2 2004]", "2004-H2", "2004-07/2004-12"),
    ("[the summer of '68]", "1968-SU", "1968-22"),
    ("[1Q 2011]", "2011-Q1", "2011-01/2011-03"),
    ("[2011's final quarter]", "2011-Q4", "2011-10/2011-12"),
    ("[2011's third quarter]", "2011-Q3", "2011-07/2011-09"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


RELATIVE = [
    ("[last summer]", "2003-SU", "2003-22"),
    ("in [the summer]", "2004-SU", "2004-22"),
    ("[the third quarter of last year]", "2003-Q3", "2003-07/2003-09"),
    ("[the first quarter]", "2004-Q1", "2004-01/2004-03"),
    ("[the first half of this year]", "2004-H1", "2004-01/2004-06"),
    ("the [summer] offensive", "2004-SU", "2004-22"),
    ("[winter] quarters", "2004-WI", "2004-24"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))
