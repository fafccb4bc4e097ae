"""Months, and weeks of a month."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("in [May 1992]", "1992-05", "1992-05"),
    ("in [February of 1940]", "1940-02", "1940-02"),
    ("in [January, 1918]", "1918-01", "1918-01"),
    ("[June '04]", "2004-06", "2004-06"),
    ("in [August 480 BC]", "BC0480-08", "-0479-08"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


RELATIVE = [
    ("[last September]", "2003-09", "2003-09"),
    ("[last March]", "2004-03", "2004-03"),
    ("in [November]", "2003-11", "2003-11"),
    ("will open in [November]", "2004-11", "2004-11"),
    ("[May last year]", "2003-05", "2003-05"),
    ("on [March 15 last year]", "2003-03-15", "2003-03-15"),
    ("[the last week of March]", "2004-W13", "2004-03-22/2004-03-28"),
    ("a [May] election", "2004-05", "2004-05"),
    ("It should be done in [October].", "2004-10", "2004-10"),
    ("It was done in [October].", "2003-10", "2003-10"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))


def test_there_are_no_weeks_of_months_before_our_era(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
) -> None:
    found = read("In 44 BC it began. In 43 BC it failed in the first week of June.", None)
    assert [value for _, _, value, _ in found] == ["BC0044", "BC0043", "BC0043-06"]


def test_a_day_that_does_not_exist_is_no_day(read: Callable[..., list[tuple[str, str, str, str | None]]]) -> None:
    assert "XXXX-02-31" not in [value for _, _, value, _ in read("on 31 February of that year", None)]
