"""Years, of the common era and before it."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("Founded: [1881] (by a king)", "1881", "1881"),  # a field that holds a date
    ("founded in [1992].", "1992", "1992"),
    ("the [1992] elections", "1992", "1992"),
    ("Lund ([1992])", "1992", "1992"),
    ("In [1992] troops entered the city", "1992", "1992"),
    ("[the year 987]", "0987", "0987"),
    ("[AD 79]", "0079", "0079"),
    ("[79 AD]", "0079", "0079"),
    ("in [44 BC]", "BC0044", "-0043"),
    ("in [480 BCE]", "BC0480", "-0479"),
    ("[10,000 BC]", "BC10000", "-9999"),
    ("in ['92]", "1992", "1992"),
    ("[fiscal 2012]", "FY2012", None),  # its start depends on the organisation
    ("[FY2012]", "FY2012", None),
    ("in [149 B.C] it ended", "BC0149", "-0148"),  # the last point is left out
    ("until [2015]", "2015", "2015"),
    ("no later than [2030]", "2030", "2030"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The abbey was founded in 986.", ["0986"]),
        ("The abbey, founded in 986, burned.", ["0986"]),
        ("It killed one in 500.", []),  # a share
        ("They slept in 120 beds.", []),
    ],
)
def test_years_of_three_figures(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, values: list[str]
) -> None:
    assert [found[2] for found in read(text, None)] == values
    assert not read(text)  # in a report of today, they are numbers


IN_WORDS = [
    ("in [nineteen ninety-six]", "1996"),
    ("[nineteen oh-four]", "1904"),
    ("in [two thousand and four]", "2004"),
    ("[the year two thousand]", "2000"),
    ("[January nineteen ninety-seven]", "1997-01"),
    ("[the winter of nineteen ninety-four]", "1994-WI"),
]


@pytest.mark.parametrize(("marked", "value"), IN_WORDS, ids=[row[0] for row in IN_WORDS])
def test_years_in_words(
    split: Callable[[str], tuple[str, list[str]]],
    read: Callable[..., list[tuple[str, str, str, str | None]]],
    marked: str,
    value: str,
) -> None:
    text, words = split(marked)
    assert [(found[0], found[2]) for found in read(text)] == [(words[0], value)]


@pytest.mark.parametrize("text", ["two thousand people", "nineteen eighty-page books", "twenty ten-year bonds"])
def test_numbers_in_words_are_not_years(read: Callable[..., list[tuple[str, str, str, str | None]]], text: str) -> None:
    assert not [found for found in read(text) if found[1] == "DATE"]
