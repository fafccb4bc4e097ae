"""Holidays."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("[Christmas Day 1914]", "1914-12-25", "1914-12-25"),
    ("[Christmas Eve 1999]", "1999-12-24", "1999-12-24"),
    ("[Easter 2003]", "2003-04-20", "2003-04-20"),
    ("[Good Friday, 2003]", "2003-04-18", "2003-04-18"),
    ("[Memorial Day 2003]", "2003-05-26", "2003-05-26"),
    ("[Thanksgiving 2003]", "2003-11-27", "2003-11-27"),  # of the United States
    ("on [Thanksgiving 2003] in Canada", "2003-XX-XX", "2003-XX-XX"),  # on another day there
    ("on [Labour Day 2003]", "2003-XX-XX", "2003-XX-XX"),  # on different days in many countries
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


RELATIVE = [
    ("on [Christmas Day]", "2003-12-25", "2003-12-25"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))
