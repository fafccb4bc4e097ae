"""Dates as historians, genealogists and letters write them, and dates that the calendar does not have."""

from collections.abc import Callable

import pytest

from pipeline.times import find_times

Read = Callable[..., list[tuple[str, str, str, str | None]]]

DATES = [
    ("born on [11 February 1731/32]", "1732-02-11", "1732-02-11"),  # the year began on 25 March in one style
    ("born on [11 Feb. 1731/2]", "1732-02-11", "1732-02-11"),
    ("in [February 1731/32]", "1732-02", "1732-02"),
    ("[22 February (O.S. 11 February) 1732]", "1732-02-22", "1732-02-22"),
    ("born [abt. 1809]", "1809", "1809~"),
    ("[ABT 1809]", "1809", "1809~"),
    ("born [est. 1809]", "1809", "1809~"),
    ("a firm est. [1950]", "1950", "1950"),  # established
    ("died [bef. 26 May 1876]", "1876-05-26", "../1876-05-25"),
    ("died [aft. 1850]", "1850", "1851/.."),
    ("Anna Berg (b. [1580])", "1580", "1580"),
    ("on [16.IX.1904]", "1904-09-16", "1904-09-16"),
    ("on [3/V/1921]", "1921-05-03", "1921-05-03"),
    ("[the 3rd of April in the year 1871]", "1871-04-03", "1871-04-03"),
    ("[the second half of the 17th century]", "16", "1650/1699"),
    ("[the last quarter of the 18th century]", "17", "1775/1799"),
    ("in [the XIX century]", "18", "18XX"),
    ("[the 19th c.]", "18", "18XX"),
    ("[the 3rd millennium BC]", "BC2", "-2999/-2000"),
    ("at [Michaelmas 1701]", "1701-09-29", "1701-09-29"),
    ("your letter of [the 14th ult.]", "2004-05-14", "2004-05-14"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), DATES, ids=[row[0] for row in DATES])
def test_old_dates(check: Callable[..., None], marked: str, value: str, edtf: str) -> None:
    check(marked, ("DATE", value, edtf))


def test_a_dual_year_after_lady_day_is_none(read: Read) -> None:
    assert "1701" not in {found[2][:4] for found in read("on 25 March 1700/1")}


@pytest.mark.parametrize(
    "words", ["the night of 4/5 May 1944", "the night of 4-5 May 1944", "the night of May 4-5, 1944"]
)
def test_a_night_of_two_days_is_one_time(read: Read, words: str) -> None:
    assert read(f"in {words}") == [(words, "TIME", "1944-05-04TNI", "1944-05-04/1944-05-05")]


RANGES = [
    ("from 4/5 May 1944", ["1944-05-04/1944-05-05"] * 2),
    ("BET 1850 AND 1852", ["1850/1852"] * 2),
    ("FROM 1850 TO 1852", ["1850/1852"] * 2),
    ("from 1850 to 1852", ["1850/1852"] * 2),
    ("in 2018 from February to December", [None, "2018-02/2018-12", "2018-02/2018-12"]),  # of that year
    ("either 3 or 4 May 1731", [None, None]),  # a choice
]


@pytest.mark.parametrize(("text", "intervals"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges(text: str, intervals: list[str | None]) -> None:
    assert [time.timex.interval for time in find_times(text, written="2020-06-15")] == intervals


IMPOSSIBLE = [
    ("on [31 June 1950]", "1950-06-31", "1950-06"),
    ("on [June 31, 1950]", "1950-06-31", "1950-06"),
    ("on [29 February 1951]", "1951-02-29", "1951-02"),
    ("on [1950-02-30]", "1950-02-30", "1950-02"),
    ("on [1950-13-45]", "1950-13-45", "1950"),  # not even the month
    ("on [31.06.1950]", "1950-06-31", "1950-06"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), IMPOSSIBLE, ids=[row[0] for row in IMPOSSIBLE])
def test_an_impossible_day_is_kept_as_written(check: Callable[..., None], marked: str, value: str, edtf: str) -> None:
    check(marked, ("DATE", value, edtf))
    assert find_times(marked.replace("[", "").replace("]", ""))[0].timex.impossible


@pytest.mark.parametrize("text", ["30 June 1950", "June 1950", "1950", "about 1950", "03/04/1992", "1990s"])
def test_other_dates_are_possible(text: str) -> None:
    assert not any(time.timex.impossible for time in find_times(f"in {text}", written="2004-06-15"))
