"""Dates at the precision written: EDTF in and out, bounds, words."""

import datetime

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.dates import (
    DateLike,
    Interval,
    PartialDate,
    Precision,
    beside,
    date_phrase,
    earliest,
    latest,
    ordinal,
    overlap,
    parse_edtf,
    precision,
    readable,
)

years = st.integers(min_value=-9999, max_value=9999)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date that EDTF level 1 can write."""
    marks = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    kind = draw(
        st.sampled_from(["century", "decade", "year", "long year", "season", "month", "day", "XX", "XX-XX", "month-XX"])
    )
    year = draw(years)
    match kind:
        case "century" | "decade":
            size = 100 if kind == "century" else 10
            block = draw(st.integers(min_value=0, max_value=9999 // size))
            first = -(block * size + size - 1) if draw(st.booleans()) else block * size
            return PartialDate(first, unknown_digits=len(str(size)) - 1, **marks)
        case "long year":
            return PartialDate(
                draw(st.integers(min_value=10_000, max_value=10**9)) * draw(st.sampled_from([1, -1])), **marks
            )
        case "season":
            return PartialDate(year, season=draw(st.integers(21, 24)), **marks)
        case "month":
            return PartialDate(year, draw(st.integers(1, 12)), **marks)
        case "day":
            return PartialDate(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)), **marks)
        case "XX":
            return PartialDate(year, 0, **marks)
        case "XX-XX":
            return PartialDate(year, 0, 0, **marks)
        case "month-XX":
            return PartialDate(year, draw(st.integers(1, 12)), 0, **marks)
    return PartialDate(year, **marks)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval of two such dates, or with an open or unknown end."""
    start, end = draw(partial_dates()), draw(partial_dates())
    if draw(st.booleans()):
        return Interval(start, None, end_unknown=draw(st.booleans()))
    if draw(st.booleans()):
        return Interval(None, end, start_unknown=draw(st.booleans()))
    first, last = earliest(start), latest(end)
    assert first is not None
    assert last is not None
    return Interval(start, end) if first <= last else Interval(end, start)


dates: st.SearchStrategy[DateLike] = partial_dates() | intervals()


@pytest.mark.parametrize(
    ("edtf", "date", "words"),
    [
        ("1992-05-15", PartialDate(1992, 5, 15), "15 May 1992"),
        ("1992-05", PartialDate(1992, 5), "May 1992"),
        ("1992", PartialDate(1992), "1992"),
        ("0079", PartialDate(79), "AD 79"),  # a bare 79 could be anything
        ("-0043", PartialDate(-43), "44 BC"),  # there is a year 0
        ("0000", PartialDate(0), "1 BC"),
        ("199X", PartialDate(1990, unknown_digits=1), "the 1990s"),
        ("18XX", PartialDate(1800, unknown_digits=2), "the 19th century"),
        ("20XX", PartialDate(2000, unknown_digits=2), "the 21st century"),
        ("-02XX", PartialDate(-299, unknown_digits=2), "the 3rd century BC"),
        ("1999-21", PartialDate(1999, season=21), "spring 1999"),
        ("1450~", PartialDate(1450, approximate=True), "about 1450"),
        ("1450?", PartialDate(1450, uncertain=True), "perhaps 1450"),
        ("1450%", PartialDate(1450, approximate=True, uncertain=True), "perhaps about 1450"),
        ("1992-XX", PartialDate(1992, 0), "a month in 1992"),
        ("1992-XX-XX", PartialDate(1992, 0, 0), "a day in 1992"),
        ("1992-05-XX", PartialDate(1992, 5, 0), "a day in May 1992"),
        ("Y170000002", PartialDate(170000002), "170000002"),
        ("2011/2017", Interval(PartialDate(2011), PartialDate(2017)), "2011–2017"),
        ("2017/2017", Interval(PartialDate(2017), PartialDate(2017)), "2017"),
        ("1992-05/1992-07", Interval(PartialDate(1992, 5), PartialDate(1992, 7)), "May 1992 – July 1992"),
        ("2020-01-01/..", Interval(PartialDate(2020, 1, 1), None), "since 1 January 2020"),
        ("../2015", Interval(None, PartialDate(2015)), "until 2015"),
        ("2015/", Interval(PartialDate(2015), None, end_unknown=True), "since 2015"),
        ("../..", Interval(None, None), "at any time"),
    ],
)
def test_edtf_is_read_printed_and_put_into_words(edtf: str, date: DateLike, words: str) -> None:
    assert parse_edtf(edtf) == date
    assert str(date) == edtf
    assert readable(edtf) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "92",  # two digits are not a year
        "1992-13",  # no such month
        "1992-02-30",  # no such day
        "1900-02-29",  # no leap year
        "1992-5-15",  # one digit
        "1992-00",
        "1992-33",  # a quarter is level 2
        "1992-21-03",  # a season has no days
        "1X92",  # unknown digits come last
        "XXXX-05-15",  # a day without a year is level 2
        "1992-05-15T10:00:00",  # times of day are not dates
        "Y1992",  # Y is for five digits and more
        "-0000",
        "2017/2011",  # backwards
        "2011/2012/2013",
        "/",
        "May 1992",
        "1992 ",
        "١٩٩٢",  # digits are ASCII
    ],
)
def test_all_else_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1992", (1992, 1, 1), (1992, 12, 31)),
        ("1992-02", (1992, 2, 1), (1992, 2, 29)),  # a leap year
        ("1992-05-15", (1992, 5, 15), (1992, 5, 15)),
        ("1992-XX-XX", (1992, 1, 1), (1992, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("-02XX", (-299, 1, 1), (-200, 12, 31)),  # 300 to 201 BC
        ("1999-21", (1999, 3, 1), (1999, 6, 21)),
        ("1999-24", (1999, 12, 1), (2000, 3, 21)),  # winter ends in the next year
        ("2011/2017-05", (2011, 1, 1), (2017, 5, 31)),
    ],
)
def test_bounds(edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert (earliest(edtf), latest(edtf)) == (ordinal(*first), ordinal(*last))


def test_an_open_end_has_no_bound() -> None:
    assert latest("2020/..") is None
    assert earliest("../2020") is None


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1992-05-15", Precision.DAY),
        ("1992-05-XX", Precision.MONTH),  # what is not known does not count
        ("1992-21", Precision.SEASON),
        ("1992~", Precision.YEAR),
        ("199X", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("1992-05-15/1993", Precision.YEAR),  # the less precise end
        ("1992-05/..", Precision.MONTH),
        ("../..", Precision.NONE),
    ],
)
def test_precision(edtf: str, expected: Precision) -> None:
    assert precision(edtf) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1992", "1992-05-15", True),
        ("1992", "1993", False),
        ("2011/2017", "2017-12", True),
        ("2011/..", "3000", True),
        ("../2010", "2011", False),
    ],
)
def test_overlap(a: str, b: str, expected: bool) -> None:
    assert overlap(a, b) is overlap(b, a) is expected


@given(dates)
def test_what_is_printed_reads_back(date: DateLike) -> None:
    assert parse_edtf(str(date)) == date


# What a library of its own makes of it: `edtf`, by ISO 8601-2. Its other classes are of level 2.
LEVEL_0_AND_1 = {
    *("Date", "DateAndTime", "Interval"),
    *("UncertainOrApproximate", "Unspecified", "Season", "LongYear", "Level1Interval"),
}


def qualifies_what_the_library_does_not(date: DateLike) -> bool:
    """A mark on a season or a year of five digits, which the library's grammar leaves out."""
    return isinstance(date, PartialDate) and bool(
        (date.season or abs(date.year) > 9999) and (date.approximate or date.uncertain)
    )


@given(partial_dates().filter(lambda d: not qualifies_what_the_library_does_not(d)))
def test_a_library_accepts_what_is_printed_as_level_1(date: DateLike) -> None:
    assert type(edtf.parse_edtf(str(date))).__name__ in LEVEL_0_AND_1


@given(dates)
def test_every_date_has_words_and_lies_in_its_bounds(date: DateLike) -> None:
    assert readable(date)
    first, last = earliest(date), latest(date)
    assert first is None or last is None or first <= last
    assert overlap(date, date)


@given(st.dates())
def test_days_count_as_those_of_the_calendar_do(day: datetime.date) -> None:
    assert (
        ordinal(day.year, day.month, day.day) == day.toordinal() == earliest(day.isoformat()) == latest(day.isoformat())
    )


@given(years, st.integers(1, 12), st.integers(1, 28))
def test_four_centuries_have_the_same_number_of_days_also_before_christ(year: int, month: int, day: int) -> None:
    assert ordinal(year + 400, month, day) - ordinal(year, month, day) == 146_097


@given(st.text(max_size=24) | st.from_regex(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(/[0-9.X-]{0,12})?", fullmatch=True))
def test_a_text_is_edtf_or_a_value_error(text: str) -> None:
    try:
        date = parse_edtf(text)
    except ValueError:
        return
    assert str(date) == text


@pytest.mark.parametrize(
    ("edtf", "before", "after"),
    [
        ("2016", "2015", "2017"),
        ("1992-12", "1992-11", "1993-01"),
        ("2000-03-01", "2000-02-29", "2000-03-02"),  # a leap year
        ("1992-05~", None, None),  # around it
        ("199X", None, None),  # a decade
        ("1992/1993", None, None),  # an interval
    ],
)
def test_beside(edtf: str, before: str | None, after: str | None) -> None:
    assert (beside(edtf, -1), beside(edtf, 1)) == (before, after)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1992-05-15", "on 15 May 1992"),
        ("1992-05", "in May 1992"),
        ("1992", "in 1992"),
        ("199X", "in the 1990s"),
        ("1992-05-XX", "on a day in May 1992"),
        ("1450~", "about 1450"),  # not: in about 1450
        ("2011/2017", "in 2011–2017"),
        ("2017/2017", "in 2017"),
        ("2020/..", "since 2020"),
        ("../2015", "until 2015"),
    ],
)
def test_a_date_after_a_verb(edtf: str, words: str) -> None:
    assert date_phrase(edtf) == words
