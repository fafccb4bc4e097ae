"""Days and months in figures alone."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("[1992-05-15]", "1992-05-15", "1992-05-15"),
    ("[1992/05/15]", "1992-05-15", "1992-05-15"),
    ("[15.05.1992]", "1992-05-15", "1992-05-15"),  # with points the day stands first
    ("[15/5/92]", "1992-05-15", "1992-05-15"),
    ("[5/15/1992]", "1992-05-15", "1992-05-15"),  # there is no month 15
    ("[5/5/1992]", "1992-05-05", "1992-05-05"),  # either order says the same
    ("[1992-05]", "1992-05", "1992-05"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


TIMES = [
    ("[1992-05-15T10:30]", "1992-05-15T10:30", "1992-05-15"),
    ("[2004-06-14T10:15:00+01:00]", "2004-06-14T10:15:00+01:00", "2004-06-14"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), TIMES, ids=[row[0] for row in TIMES])
def test_a_time_of_day_has_the_edtf_of_its_day(check: Callable[..., None], marked: str, value: str, edtf: str) -> None:
    check(marked, ("TIME", value, edtf))
