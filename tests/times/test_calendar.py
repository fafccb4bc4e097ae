"""Arithmetic on dates leaves unknown what is unknown."""

import pytest

from pipeline.times.calendar import as_anchor, first_of, moved, weekday_from
from pipeline.values.dates import PartialDate, parse_edtf


def date(edtf: str) -> PartialDate:
    found = parse_edtf(edtf)
    assert isinstance(found, PartialDate)
    return found


@pytest.mark.parametrize(
    ("start", "number", "unit", "expected"),
    [
        ("1992-05-15", 1, "D", "1992-05-16"),
        ("1992-05-15", -2, "FN", "1992-04-17"),
        ("1992-01-31", 1, "M", "1992-02"),  # at the precision of the unit
        ("1992-05-15", 1, "Q", "1992-08"),
        ("1992-05", 1, "DE", "2002"),
        ("0001", -1, "Y", "0000"),
        ("1992-05", 1, "D", None),  # of which day is not known
        ("1992", 1, "M", None),
        ("199X", 1, "Y", None),
        ("9999-12-31", 1, "D", None),  # out of the calendar's range
        ("-0043-03-15", 1, "D", None),
    ],
)
def test_moved(start: str, number: int, unit: str, expected: str | None) -> None:
    found = moved(date(start), number, unit)
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("base", "ahead", "same_day", "expected"),
    [
        ("2004-06-15", True, True, "2004-06-15"),  # a Tuesday
        ("2004-06-15", True, False, "2004-06-22"),
        ("2004-06-15", False, False, "2004-06-08"),
        ("2004-06-16", False, True, "2004-06-15"),
        ("2004-06", True, True, None),  # no day
        ("-0043-03-15", True, True, None),  # `datetime` has no days before year 1
    ],
)
def test_the_nearest_tuesday(base: str, ahead: bool, same_day: bool, expected: str | None) -> None:
    found = weekday_from(date(base), 2, ahead=ahead, same_day=same_day)
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("year", "size", "first"),
    [(1992, 10, 1990), (1992, 100, 1900), (5, 10, 0), (-43, 10, -49), (-40, 10, -49), (-43, 100, -99)],
)
def test_the_first_year_of_a_decade_or_century(year: int, size: int, first: int) -> None:
    assert first_of(year, size) == first


@pytest.mark.parametrize(
    ("edtf", "anchor"),
    [("1992~", "1992"), ("1992/1999", "1999"), ("1992/..", None), ("199X", None), ("Y10000", None)],
)
def test_an_anchor_is_the_end_of_what_is_known(edtf: str, anchor: str | None) -> None:
    found = as_anchor(edtf)
    assert (str(found) if found else None) == anchor
