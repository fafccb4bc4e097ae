"""Quarters of reports, and the times that their figures are compared with."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[tuple[str, str, str, str | None]]]

WRITTEN = "2004-10-28"  # in the fourth quarter


def _values(found: list[tuple[str, str, str, str | None]]) -> list[tuple[str, str]]:
    return [(words, value) for words, _, value, _ in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in the third quarter.", [("the third quarter", "2004-Q3")]),
        ("It will close in the first quarter.", [("the first quarter", "2005-Q1")]),  # by its verb
        ("Sales fell in the quarter.", [("the quarter", "2004-Q3")]),  # the last one that has ended
        ("It lives in the French quarter.", []),
        ("The quarter is old.", []),  # a part of a town
        ("The quarter ended 30 June was good.", [("The quarter", "2004-Q2"), ("30 June", "2004-06-30")]),
        (
            "In the quarter ended 31 July, sales fell.",
            [("the quarter", "2004-Q2"), ("31 July", "2004-07-31")],
        ),  # most of its months are in the second
        ("This year's first quarter was better.", [("This year's first quarter", "2004-Q1")]),
        ("In the fiscal first quarter, sales fell.", [("the fiscal first quarter", "2004-Q1")]),
        ("Last year's third quarter was better.", [("Last year's third quarter", "2003-Q3")]),
        ("In the year ended 31 March it grew.", [("the year", "2004"), ("31 March", "2004-03-31")]),
    ],
)
def test_a_quarter_is_the_last_one_unless_its_verb_looks_ahead(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert _values(read(text, WRITTEN)) == expected


THIRD = ("Third-quarter", "2004-Q3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to $5 million from $4 million a year earlier.", [("a year earlier", "2003-Q3")]),
        ("to $5 million from $4 million a year ago.", [("a year ago", "2003-Q3")]),
        ("to $5 million. A year earlier, it was $4 million.", [("A year earlier", "2003-Q3")]),
        # The comparison does not move the text to the other year.
        ("from 4 a year earlier, sales from 7 a year earlier.", [("a year earlier", "2003-Q3")] * 2),
        ("while the bank was founded a year ago.", [("a year ago", "2003")]),  # no figure is compared
        ("from the year-ago quarter.", [("the year-ago quarter", "2003-Q3")]),
        ("from the comparable year-earlier period.", [("the comparable year-earlier period", "2003-Q3")]),
        ("from the 2002 period.", [("the 2002 period", "2002-Q3")]),
        ("from the 2002 second quarter.", [("the 2002 second quarter", "2002-Q2")]),
        ("from the same period last year.", [("the same period last year", "2003-Q3")]),
        ("in the latest period.", [("the latest period", "2004-Q3")]),
        ("to $5 million, compared with a loss of $3 million last year.", [("last year", "2003-Q3")]),
        ("from last year's $4 million.", [("last year", "2003-Q3")]),
        ("after it was sold last year.", [("last year", "2003")]),  # no figure is compared
    ],
)
def test_a_comparison_is_with_the_same_quarter_of_another_year(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert _values(read(f"Third-quarter profit rose {text}", WRITTEN)) == [THIRD, *expected]


def test_a_quarter_that_a_report_looks_ahead_to_is_not_its_own(read: Read) -> None:
    text = "Third-quarter profit fell. The fourth quarter will be better. Sales in the quarter were flat."
    assert [value for _, _, value, _ in read(text, WRITTEN)] == ["2004-Q3", "2004-Q4", "2004-Q3"]


def test_the_year_that_ended_on_a_day_has_its_twelve_months(read: Read) -> None:
    assert read("profit for the year ended 30 June 2003", WRITTEN)[0][3] == "2002-07/2003-06"
    assert read("profit for the year to 30 June 2003", WRITTEN)[0][3] == "2002-07/2003-06"


def test_the_quarter_that_ended_in_a_month_has_its_three_months(read: Read) -> None:
    assert read("profit for the quarter ended 31 January 2004", WRITTEN)[0][2:] == ("2003-Q4", "2003-11/2004-01")


def test_nothing_is_known_of_a_quarter_without_a_date(read: Read) -> None:
    assert _values(read("from the year-ago quarter.", None)) == [("the year-ago quarter", "XXXX")]
