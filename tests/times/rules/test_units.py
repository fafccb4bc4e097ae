"""Units read against another time."""

from collections.abc import Callable

import pytest

RELATIVE = [
    ("[last year]", "2003", "2003"),
    ("[this year]", "2004", "2004"),
    ("[next year]", "2005", "2005"),
    ("[last month]", "2004-05", "2004-05"),
    ("[last week]", "2004-W24", "2004-06-07/2004-06-13"),
    ("[this weekend]", "2004-W25-WE", "2004-06-19/2004-06-20"),
    ("[yesterday]", "2004-06-14", "2004-06-14"),
    ("[today]", "2004-06-15", "2004-06-15"),
    ("[tomorrow]", "2004-06-16", "2004-06-16"),
    ("[the day before yesterday]", "2004-06-13", "2004-06-13"),
    ("[two weeks ago]", "2004-06-01", "2004-06-01"),
    ("[three months ago]", "2004-03", "2004-03"),
    ("[20 years ago]", "1984", "1984"),
    ("[ten days from now]", "2004-06-25", "2004-06-25"),
    ("by [year's end]", "2004", "2004"),
    ("[the latest quarter]", "2004-Q1", "2004-01/2004-03"),
    ("[three years ago]", "2001", "2001"),
    ("the [year-earlier] profit", "2003", "2003"),
    ("[today]'s match", "2004-06-15", "2004-06-15"),
    ("[today]'s computers", "PRESENT_REF", None),  # of no certain day
    ("[today]'s world", "PRESENT_REF", None),
    ("[the year]'s best result", "2004", "2004"),
    ("in [coming months]", "FUTURE_REF", None),
    ("for [the remainder of the week]", "2004-W25", "2004-06-14/2004-06-20"),
    ("for [the second straight year]", "2004", "2004"),
    ("[several years ago]", "PAST_REF", None),
    ("[thousands of years ago]", "PAST_REF", None),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is due by 10 July. By that time, they must pay.",
            [("10 July", "2004-07-10"), ("that time", "2004-07-10")],
        ),
        ("That time they lost.", []),  # an occasion
        ("At that time, they lived in Lund.", [("that time", "PAST_REF")]),  # no time before it
        (
            "It opened on 10 May. The following days were quiet.",
            [("10 May", "2004-05-10"), ("The following days", "PXD")],
        ),
        ("It rained for a while.", [("a while", "PXX")]),
        ("It broke a week or so ago.", [("a week or so ago", "2004-06-08")]),
        ("It lasts for another year.", [("another year", "P1Y")]),
        ("He was found within a week of his escape.", [("a week", "P1W")]),
        ("They wed this past spring.", [("this past spring", "2004-SP")]),
        ("It opens this coming Friday.", [("this coming Friday", "2004-06-18")]),
        ("Easter week was quiet.", [("Easter week", "2004-W15")]),
        ("in the past three summers", []),  # how many summers, not which
        ("They sang for the two previous years.", [("the two previous years", "P2Y")]),
        ("It took two bloody weeks.", [("two bloody weeks", "P2W")]),
        ("It lies near modern day Lund.", [("modern day", "PRESENT_REF")]),
    ],
)
def test_times_of_the_text(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(words, value) for words, _, value, _ in read(text)] == expected
