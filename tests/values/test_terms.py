"""The date at the other end of a term, as EDTF."""

import pytest

from pipeline.values.terms import birth_by_age, end_of_term


@pytest.mark.parametrize(
    ("start", "amount", "unit", "exact", "expected"),
    [
        ("1522-04-03", 11, "week", False, "1522-06-13/1522-06-25"),  # more than ten weeks and less than twelve
        ("2010-01-01", 5, "year", True, "2014-12-29/2015-01-04"),  # a contract means what it says
        ("1914", 4, "year", False, "1917-01-01/1919-12-31"),  # of the start, only the year is known
        ("2010-01-01", 2.5, "year", True, None),
        ("../2010", 5, "year", True, None),
        ("2010-01-01", 5, "hour", True, None),
    ],
)
def test_end(start: str, amount: float, unit: str, exact: bool, expected: str | None) -> None:
    assert end_of_term(start, amount, unit, exact=exact) == expected


@pytest.mark.parametrize(
    ("date", "years", "expected"),
    [
        ("1950-06-04", 67, "1882-06-05/1883-06-04"),
        ("1950", 67, "1882-01-02/1883-12-31"),
        ("2000-02-29", 1, "1998-03-01/1999-02-28"),  # a leap day
        ("../1950", 67, None),
    ],
)
def test_birth(date: str, years: int, expected: str | None) -> None:
    assert birth_by_age(date, years) == expected
