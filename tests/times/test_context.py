"""Context: what relative times are read against, as the text goes on."""

from collections.abc import Callable

import pytest

from pipeline.times import find_times


@pytest.mark.parametrize(
    ("marked", "value", "edtf"),
    [
        ("Signed in May 1992. [The following month] it failed.", "1992-06", "1992-06"),
        ("Signed in May 1992. [The previous year] it failed.", "1991", "1991"),
        ("Signed in May 1992. [That year] it failed.", "1992", "1992"),
        ("Signed on 15 May 1992. [The next day] it failed.", "1992-05-16", "1992-05-16"),
        ("Signed on 15 May 1992. [The same day] it failed.", "1992-05-15", "1992-05-15"),
        ("Signed on 15 May 1992. [Two weeks later] it failed.", "1992-05-29", "1992-05-29"),
        ("Signed on 15 May 1992, [a day earlier] than planned.", "1992-05-14", "1992-05-14"),
        ("Signed on 31 January 1992. [A month later] it failed.", "1992-02", "1992-02"),  # no more precise than that
        ("Signed in 1992 and ratified in [August of that year].", "1992-08", "1992-08"),
        ("Signed in 1992 and ratified [later that year].", "1992", "1992"),
        ("Signed in May 1992, ratified on [the 20th].", "1992-05-20", "1992-05-20"),
        ("Signed in May 1992. [Two days later] it failed.", "XXXX-XX-XX", None),  # of which day is not said
        ("Signed on 15 May 1992. It had failed [the day before].", "1992-05-14", "1992-05-14"),
        ("Signed in 1992. It had failed [the year previous].", "1991", "1991"),
        ("Signed on 15 May 1992. It had failed [two days before].", "1992-05-13", "1992-05-13"),
        ("Sales rose in January 1992, against [the same month a year ago].", "1991-01", "1991-01"),
        ("Sales rose in 1992, against [the same period last year].", "1991", "1991"),
        ("Signed in 1992 and forgotten [that same summer].", "1992-SU", "1992-22"),
        ("Signed on May 4 and [5].", "2004-05-05", "2004-05-05"),
    ],
)
def test_relative_to_the_last_time_of_the_text(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
    split: Callable[[str], tuple[str, list[str]]],
    marked: str,
    value: str,
    edtf: str | None,
) -> None:
    text, (span,) = split(marked)
    assert read(text)[1:] == [(span, "DATE", value, edtf)]


def test_each_relative_time_goes_on_from_the_one_before(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
) -> None:
    found = read("Signed on 15 May 1992. Two days later it failed, and a week later it was forgotten.")
    assert [value for _, _, value, _ in found] == ["1992-05-15", "1992-05-17", "1992-05-24"]


def test_a_narrative_goes_on_from_its_own_time(read: Callable[..., list[tuple[str, str, str, str | None]]]) -> None:
    # It is about times long before it was written, so November is not that of 2003.
    text = "In May 1941 it began. By December 1941 it had failed. In January it began again, and in June 1942 and 1943 too."
    assert ("January", "DATE", "1942-01", "1942-01") in read(text, "2004-06-15")


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("[March 15]", "XXXX-03-15"),
        ("in [March]", "XXXX-03"),
        ("on [15 March]", "XXXX-03-15"),
        ("[last year]", "XXXX"),
        ("[last week]", "XXXX-WXX"),
        ("[yesterday]", "XXXX-XX-XX"),
        ("on [Monday]", "XXXX-WXX-1"),
        ("[two weeks ago]", "XXXX-XX-XX"),
        ("[the following month]", "XXXX-XX"),
        ("[last summer]", "XXXX-SU"),
    ],
)
def test_without_anything_to_read_it_against_it_stays_unknown(
    check: Callable[..., None], marked: str, value: str
) -> None:
    check(marked, ("DATE", value, None), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a heading
        ("## 1992\n\nIt was signed in May.\n\n## 1994\n\nIt failed in June.", ["1992", "1992-05", "1994", "1994-06"]),
        ("## 1992\n\nIt was signed.\n\n## Today\n\nIt failed in May.", ["1992", "2004-06-15", "2004-05"]),  # to its end
        ("*1992*\nIt was signed in May.", ["1992", "1992-05"]),  # a line of its own
        # an entry, up to the end of its line
        (
            "- 1992: signed in May\n- 1994: failed in June\n\nIn March it ended.",
            ["1992", "1992-05", "1994", "1994-06", "2004-03"],
        ),
        # no heading, no entry
        ("In 1992 it was signed. It failed in May.", ["1992", "2004-05"]),
        ("15 June 2004\n\nIt was signed in May.", ["2004-06-15", "2004-05"]),  # the day of writing
    ],
)
def test_a_heading_or_the_date_of_an_entry_dates_the_text_after_it(
    read: Callable[..., list[tuple[str, str, str, str | None]]], text: str, expected: list[str]
) -> None:
    assert [value for _, _, value, _ in read(text)] == expected


def test_a_day_without_a_year_has_that_of_an_aside_of_its_own_sentence(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
) -> None:
    text = "They left on 7 July 2005. The plan of 1969 is based on a treaty, signed May 26th."
    assert [value for _, _, value, _ in read(text, written=None)] == ["2005-07-07", "1969", "1969-05-26"]


def test_the_following_year_follows_an_aside_of_its_own_sentence() -> None:
    text = "In 1935 war came, and in 1939 again. The body was replaced in 1945, and dissolved the following year."
    assert [t.timex.value for t in find_times(text)] == ["1935", "1939", "1945", "1946"]


def test_weekdays_before_our_era_are_not_computed(
    read: Callable[..., list[tuple[str, str, str, str | None]]],
) -> None:
    found = read("Signed on 15 March 44 BC, broken on Monday.", None)
    assert [value for _, _, value, _ in found] == ["BC0044-03-15", "XXXX-WXX-1"]
