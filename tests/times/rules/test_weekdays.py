"""Weekdays."""

from collections.abc import Callable

import pytest

RELATIVE = [
    ("It was signed on [Monday].", "2004-06-14", "2004-06-14"),  # the last one
    ("It will be signed on [Monday].", "2004-06-21", "2004-06-21"),  # the sentence looks ahead
    ("on [Tuesday]", "2004-06-15", "2004-06-15"),  # the day itself
    ("[last Friday]", "2004-06-11", "2004-06-11"),
    ("[next Friday]", "2004-06-18", "2004-06-18"),
    ("[two Sundays ago]", "2004-06-06", "2004-06-06"),
    ("They announced on [Friday] that they will meet.", "2004-06-11", "2004-06-11"),
    ("They said that they will meet on [Friday].", "2004-06-18", "2004-06-18"),
    ("The firm [Tuesday] delivered the last of them to keep its word.", "2004-06-15", "2004-06-15"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))
