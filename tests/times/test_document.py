"""The document: when it was written, and the order of day and month in its numeric dates."""

from collections.abc import Callable

import pytest

from pipeline.times import find_times


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("yesterday", "2004-06", "XXXX-XX-XX"),  # the day of writing is not known
        ("last month", "2004-06", "2004-05"),
        ("last month", "2004", "XXXX-XX"),
        ("last year", "2004", "2003"),
    ],
)
def test_the_time_of_writing_may_be_a_month_or_a_year(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, written: str, value: str
) -> None:
    assert [found[2] for found in read(text, written)] == [value]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The news\n\nJune 15, 2004\n\nIt failed yesterday.", None, "2004-06-14"),
        ("The news\n\nJune 15, 2004\n\nIt failed yesterday.", "2004", "2004-06-14"),  # … which makes the year a day
        ("The news\n\nJune 15, 2004\n\nIt failed yesterday.", "2009-03-01", "2009-02-28"),  # what is given counts
        ("The news\n\nJune 15, 2004\n\nIt failed yesterday.", "2009", "XXXX-XX-XX"),  # of another year
        ("The news of June 15, 2004\n\nIt failed yesterday.", None, "XXXX-XX-XX"),  # not alone on its line
    ],
)
def test_a_date_alone_on_one_of_the_first_lines_is_that_of_writing(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, written: str | None, value: str
) -> None:
    assert read(text, written)[-1][2] == value


AMBIGUOUS = ("1992-03-04", "1992-04-03")


def test_a_date_of_two_readings_keeps_both() -> None:
    (found,) = find_times("on 03/04/1992")
    timex = found.timex
    assert (timex.value, timex.edtf, timex.readings) == ("1992-XX-XX", "1992-XX-XX", AMBIGUOUS)


@pytest.mark.parametrize(
    ("text", "written", "edtf"),
    [
        ("on 03/04/1992, after 15/02/1992", None, "1992-04-03"),  # the other begins with the day
        ("on 03/04/1992, after 02/15/1992", None, "1992-03-04"),  # the other begins with the month
        ("on 03/04/1992. This 3 April", "1992-04-20", "1992-04-03"),  # the text writes one of them out
        ("on 03/04/1992", "1992-03-04", "1992-03-04"),  # the day of writing
    ],
)
def test_the_other_dates_decide_the_order_of_day_and_month(text: str, written: str | None, edtf: str) -> None:
    timex = find_times(text, written=written)[0].timex
    assert (timex.edtf, timex.readings) == (edtf, ())


def test_other_dates_that_disagree_decide_nothing() -> None:
    assert find_times("03/04/1992, 15/02/1992, 02/15/1992")[0].timex.readings == AMBIGUOUS


@pytest.mark.parametrize("written", ["", "May 1992", "1992-13", "199X", "1992/1993"])
def test_a_time_of_writing_that_is_none_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        find_times("last year", written=written)


@pytest.mark.parametrize(
    "head",
    [
        "Posted: 15 June 2004, 9:15 GMT",
        "By Anna Berg, 15 June 2004",
        "June 15, 2004 11:34PM",
        "LUND, 15 June 2004 – A hall opened.",
    ],
)
def test_the_stamp_of_a_report_dates_it(read: Callable[..., list[tuple[str, str, str, str | None]]], head: str) -> None:
    assert read(f"Hall opens\n{head}\nIt failed yesterday.", None)[-1][2] == "2004-06-14"
