"""Guards: what looks like a time but is not."""

from collections.abc import Callable

import pytest

from pipeline.times import find_times

NO_TIMES = [
    "It came out on 4AD.",  # a label
    "He may go.",
    "May I go?",
    "Mrs May said so",
    "the May Act",
    "They march on.",
    "The March began",
    "An august body",
    "April Larsen",
    "the second time",
    "a second",
    "the fall of the city",
    "the March on the city",
    "in his 30s",
    "some day",
    "not a day anybody forgets",  # which day is not known
    "the quarterly results",  # of one quarter
    "a 45-year-old man",
    "a two-year-old house",
    "the Norda 2000 Index",
    "at the Winter Meetings",  # a name
    "on “This Week With Anna Berg”",
    "hot spring water",
    "a good christmas",
    "a spring of water",
    "one quarter of them",
    "2000 troops",
    "about 1500 people",
    "1990–2000 people",
    "1,500",
    "$2000",
    "a population of 1950",
    "Employees: 1850",
    "Lund-15 May reports",
    "1945 km",
    "more than 2000",
    "Section 2004",
    "Article 1992",
    "Resolution 1973",
    "pp. 1990–1995",
    "page 1992",
    "version 1.2.1992",
    "192.168.10.12",
    "call 555-1992",
    "+44 20 7946 1992",
    "won 3-1",
    "a ratio of 3:10",
    "the novel “1984”",
    "Model 1911",
    "ISO 8601-2004",
    "A-2000",
    "20040615",
    "99/99/1999",
    "2001/13/45",
    "Directive 2003/12",
    "Sunday Club",
    "Daily Lantern",
    "1992abc",
    "report_1992_final",
    "table_1992",
    "1 234 1992",
]


@pytest.mark.parametrize("text", NO_TIMES)
@pytest.mark.parametrize("written", [None, "2004-06-15"])
def test_no_times(read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, written: str | None) -> None:
    assert read(text, written) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She spoke on “60 Minutes”.", []),
        ("She spoke on “This Week” about it.", []),
        ("They saw the film High Noon.", []),
        ("He said: “This week we start.”", ["This week"]),  # a sentence, no title
        ("It was bought by Lund Co. Recently it grew.", ["Recently"]),
        ("They went to a Christmas market.", []),
        ("They came at Christmas.", ["Christmas"]),
        ("The 45-year-old driver, 50 years old, died.", []),  # ages are no times
    ],
)
def test_titles_things_and_ages_are_not_times(text: str, expected: list[str]) -> None:
    assert [text[time.start : time.end] for time in find_times(text, written="2004-06-15")] == expected
