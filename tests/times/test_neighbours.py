"""Neighbours: a time of day with its day, and the two ends of a range."""

from collections.abc import Callable

import pytest

from pipeline.times import find_times

TIMES = [
    ("[the night of 5 May 1992]", "1992-05-05TNI", "1992-05-05"),
    ("[yesterday evening]", "2004-06-14TEV", "2004-06-14"),
    ("[Friday morning]", "2004-06-11TMO", "2004-06-11"),
    ("[9 a.m. on 15 May 1992]", "1992-05-15T09:00", "1992-05-15"),  # one time, not two
]


@pytest.mark.parametrize(("marked", "value", "edtf"), TIMES, ids=[row[0] for row in TIMES])
def test_a_time_of_day_has_the_edtf_of_its_day(check: Callable[..., None], marked: str, value: str, edtf: str) -> None:
    check(marked, ("TIME", value, edtf))


# A range is two times, and its whole.
RANGES = [
    ("in [2011]-[2017]", "2011", "2017", "2011/2017"),
    ("in [2011]–[2017]", "2011", "2017", "2011/2017"),
    ("for [2021]-[25]", "2021", "2025", "2021/2025"),
    ("the [1992]/[93] season", "1992", "1993", "1992/1993"),
    ("[15]–[17 May 1992]", "1992-05-15", "1992-05-17", "1992-05-15/1992-05-17"),
    ("[May 15]–[17, 1992]", "1992-05-15", "1992-05-17", "1992-05-15/1992-05-17"),
    ("[30 May] – [2 June 1992]", "1992-05-30", "1992-06-02", "1992-05-30/1992-06-02"),
    ("[30 December] – [2 January 1993]", "1992-12-30", "1993-01-02", "1992-12-30/1993-01-02"),  # over New Year
    ("[March]–[May 1992]", "1992-03", "1992-05", "1992-03/1992-05"),
    ("([March 30, 1856]–[1922])", "1856-03-30", "1922", "1856-03-30/1922"),  # a day and a year
    ("([1770]–[5 September 1801])", "1770", "1801-09-05", "1770/1801-09-05"),  # a year and a day
    ("([May 1856]–[1922])", "1856-05", "1922", "1856-05/1922"),
    ("[264]–[146 BC]", "BC0264", "BC0146", "-0263/-0145"),
    ("[2011]–[present]", "2011", "PRESENT_REF", "2011/.."),
    ("([1450?]–[1500])", "1450", "1500", "1450?/1500"),
    ("from [1992] to [1999]", "1992", "1999", "1992/1999"),
    ("[May 1992] to [June 1993]", "1992-05", "1993-06", "1992-05/1993-06"),
    ("between [March] and [May 1992]", "1992-03", "1992-05", "1992-03/1992-05"),
    ("from [15] to [17 May 1992]", "1992-05-15", "1992-05-17", "1992-05-15/1992-05-17"),
    ("[1992] to [03/04/1995]", "1992", "1995-XX-XX", "1992/1995"),  # level 1 has no XX in an interval
    ("[1992] until [1999]", "1992", "1999", "1992/1999"),
    # two times that are not a range
    ("in [1992] and [1999]", "1992", "1999", None),
    ("in [1999], [2003]", "1999", "2003", None),
    ("from [1999] to [1992]", "1999", "1992", None),  # nothing ends before it begins
    ("moved from [3 May 1992] to [5 June 1992]", "1992-05-03", "1992-06-05", None),  # two days, of a change
]


@pytest.mark.parametrize(("marked", "first", "last", "whole"), RANGES, ids=[row[0] for row in RANGES])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_range(
    split: Callable[[str], tuple[str, list[str]]],
    marked: str,
    first: str,
    last: str,
    whole: str | None,
    written: str | None,
) -> None:
    text, spans = split(marked)
    found = find_times(text, written=written)
    assert [(text[t.start : t.end], t.timex.value, t.timex.interval) for t in found] == [
        (spans[0], first, whole),
        (spans[1], last, whole),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between March and May 1992", ["1992-03", "1992-05"]),  # the first takes the year of the second
        ("from 1992 to 1999", ["1992", "1999"]),
        ("from 15 to 17 May 1992", ["1992-05-15", "1992-05-17"]),
        ("from March 3 to 5, 1999", ["1999-03-03", "1999-03-05"]),
        ("in August and September 1914", ["1914-08", "1914-09"]),
        ("between 5 March and 9 May 1918", ["1918-03-05", "1918-05-09"]),
        ("the 18th and 19th centuries", ["17", "18"]),
        ("the 1980s and 1990s", ["198", "199"]),
        ("between 1914 and 1918", ["1914", "1918"]),
    ],
)
def test_both_ends_are_times_of_their_own(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, values: list[str]
) -> None:
    assert [value for _, _, value, _ in read(text, None)] == values


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("[two] to [three years]", ["P2Y", "P3Y"]),  # the first takes the unit of the second
        ("[ten] or [fifteen years]", ["P10Y", "P15Y"]),
        ("between [60] and [90 days]", ["P60D", "P90D"]),
        ("[5]–[10 years]", ["P5Y", "P10Y"]),
        ("25 and [30 years]", ["P30Y"]),  # two things
    ],
)
def test_both_ends_of_an_amount_are_durations(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
    split: Callable[[str], tuple[str, list[str]]],
    marked: str,
    values: list[str],
) -> None:
    text, spans = split(marked)
    assert [(words, value) for words, _, value, _ in read(text)] == list(zip(spans, values, strict=True))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        (
            "from the 1980s to the 1990s",
            "1980/1999",
        ),  # from the first year to the last: level 1 has no ranges of decades
        ("’90s – ’90s", "1990/1999"),
        ("from the 18th century to the 19th century", "1700/1899"),
    ],
)
def test_ranges_of_decades_are_ranges_of_years(text: str, interval: str) -> None:
    assert {t.timex.interval for t in find_times(text)} == {interval}
