"""Time expressions: which are found, and what they say. In square brackets stands what is to be found."""

import datetime
import itertools
import re
import time

import edtf as edtf_library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.times import TimeExpression, find_times
from pipeline.times.finding import RULES
from pipeline.times.rules import Rule
from pipeline.values.dates import MONTHS, parse_edtf

WRITTEN = "2004-06-15"  # a Tuesday


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stands in them."""
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[([^]]*)\]", marked)


def read(text: str, written: str | None = WRITTEN) -> list[tuple[str, str, str, str | None]]:
    return [
        (text[t.start : t.end], t.timex.type, t.timex.value, t.timex.edtf) for t in find_times(text, written=written)
    ]


def one(text: str, written: str | None = WRITTEN) -> TimeExpression:
    (found,) = find_times(text, written=written)
    return found


ABSOLUTE = [
    # days
    ("signed on [15 May 1992] in Oslo", "1992-05-15", "1992-05-15"),
    ("signed on [May 15, 1992].", "1992-05-15", "1992-05-15"),
    ("[May 15th, 1992]", "1992-05-15", "1992-05-15"),
    ("[May 15 1992]", "1992-05-15", "1992-05-15"),
    ("on [May 15,1992]", "1992-05-15", "1992-05-15"),  # no space
    ("[the 15th of May, 1992]", "1992-05-15", "1992-05-15"),
    ("[the fifteenth of May 1992]", "1992-05-15", "1992-05-15"),
    ("[the twenty first of May 1992]", "1992-05-21", "1992-05-21"),  # without its hyphen
    ("[15th May 1992]", "1992-05-15", "1992-05-15"),
    ("[15 MAY 1992]", "1992-05-15", "1992-05-15"),
    ("[Friday, 15 May 1992]", "1992-05-15", "1992-05-15"),  # the weekday belongs to it
    ("[Friday, May 15, 1992]", "1992-05-15", "1992-05-15"),
    ("[Sept. 3, 1999]", "1999-09-03", "1999-09-03"),
    ("[1992-05-15]", "1992-05-15", "1992-05-15"),
    ("[1992/05/15]", "1992-05-15", "1992-05-15"),
    ("[15-May-1992]", "1992-05-15", "1992-05-15"),
    ("[15.05.1992]", "1992-05-15", "1992-05-15"),  # with points the day stands first
    ("[15/5/92]", "1992-05-15", "1992-05-15"),
    ("[5/15/1992]", "1992-05-15", "1992-05-15"),  # there is no month 15
    ("[5/5/1992]", "1992-05-05", "1992-05-05"),  # either order says the same
    ("[15\u00a0May\u00a01992]", "1992-05-15", "1992-05-15"),  # no-break spaces
    ("[15\nMay 1992]", "1992-05-15", "1992-05-15"),  # over a line's end
    ("Lund-[15 May 1992], Oslo", "1992-05-15", "1992-05-15"),  # a dash without space
    ("Lund-[May 15, 1992], Oslo", "1992-05-15", "1992-05-15"),
    ("Founded: [1881] (by a king)", "1881", "1881"),  # a field that holds a date
    ("[15 March 44 BC]", "BC0044-03-15", "-0043-03-15"),
    # months and years
    ("in [May 1992]", "1992-05", "1992-05"),
    ("in [February of 1940]", "1940-02", "1940-02"),
    ("in [January, 1918]", "1918-01", "1918-01"),
    ("[1992-05]", "1992-05", "1992-05"),
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
    # decades and centuries
    ("[the 1990s]", "199", "199X"),
    ("in [the '90s]", "199", "199X"),
    ("in [the ’60s]", "196", "196X"),
    ("[the nineties]", "199", "199X"),
    ("[the nineteen-twenties]", "192", "192X"),
    ("[the 19th century]", "18", "18XX"),
    ("a [nineteenth-century] house", "18", "18XX"),
    ("[the 3rd century BC]", "BC02", "-02XX"),
    # parts of years
    ("[spring 1999]", "1999-SP", "1999-21"),
    ("[the summer of 1943]", "1943-SU", "1943-22"),
    ("[fall 1999]", "1999-FA", "1999-23"),
    ("[Q3 2011]", "2011-Q3", "2011-07/2011-09"),
    ("[the third quarter of 2011]", "2011-Q3", "2011-07/2011-09"),
    ("[the first half of 2004]", "2004-H1", "2004-01/2004-06"),
    ("[H2 2004]", "2004-H2", "2004-07/2004-12"),
    ("[fiscal 2012]", "FY2012", None),  # when it begins depends on whose it is
    ("[FY2012]", "FY2012", None),
    ("[Christmas Day 1914]", "1914-12-25", "1914-12-25"),
    # modifiers belong to the expression, and a part of a time is read as that time
    ("[early 2003]", "2003", "2003"),
    ("[mid-June 2003]", "2003-06", "2003-06"),
    ("[the late 1960s]", "196", "196X"),
    ("[the end of 2004]", "2004", "2004"),
    ("[the middle of August 1944]", "1944-08", "1944-08"),
    # approximate and uncertain
    ("[c. 1450]", "1450", "1450~"),
    ("[c.1450]", "1450", "1450~"),
    ("[circa 3000 BC]", "BC3000", "-2999~"),
    ("built [about 1450], burnt", "1450", "1450~"),
    ("([1450?])", "1450", "1450?"),
    ("[5-Mar-09]", "2009-03-05", "2009-03-05"),  # two digits of a year
    ("it was _[8 May 1992]_ that", "1992-05-08", "1992-05-08"),  # Markdown's emphasis
    # short years
    ("[June '04]", "2004-06", "2004-06"),
    ("[the summer of '68]", "1968-SU", "1968-22"),
    # eras
    ("in [August 480 BC]", "BC0480-08", "-0479-08"),
    ("in [149 B.C] it ended", "BC0149", "-0148"),  # the last point is left out
    ("[the 470s BC]", "BC047", "-047X"),
    # parts of a year
    ("[1Q 2011]", "2011-Q1", "2011-01/2011-03"),
    ("[2011's third quarter]", "2011-Q3", "2011-07/2011-09"),
    # before a noun its article is not the time's
    ("the [15 September 1950] attack", "1950-09-15", "1950-09-15"),
    ("[The 15th of September 1950] was a holiday.", "1950-09-15", "1950-09-15"),
    ("beginning in [1915] it grew", "1915", "1915"),  # a beginning of something else
    # holidays, where their name says the day
    ("[Christmas Eve 1999]", "1999-12-24", "1999-12-24"),
    ("[Easter 2003]", "2003-04-20", "2003-04-20"),
    ("[Good Friday, 2003]", "2003-04-18", "2003-04-18"),
    ("[Memorial Day 2003]", "2003-05-26", "2003-05-26"),
    ("[Thanksgiving 2003]", "2003-XX-XX", "2003-XX-XX"),  # on different days in different countries
    # the clause reads the preposition
    ("since [1 January 2020]", "2020-01-01", "2020-01-01"),
    ("until [2015]", "2015", "2015"),
    ("no later than [2030]", "2030", "2030"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_absolute(marked: str, value: str, edtf: str | None, written: str | None) -> None:
    text, (span,) = unmarked(marked)
    assert read(text, written) == [(span, "DATE", value, edtf)]


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
    # two times that are no range
    ("in [1992] and [1999]", "1992", "1999", None),
    ("in [1999], [2003]", "1999", "2003", None),
    ("from [1999] to [1992]", "1999", "1992", None),  # nothing ends before it begins
    ("moved from [3 May 1992] to [5 June 1992]", "1992-05-03", "1992-06-05", None),  # two days, of a change
]


@pytest.mark.parametrize(("marked", "first", "last", "whole"), RANGES, ids=[row[0] for row in RANGES])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_range(marked: str, first: str, last: str, whole: str | None, written: str | None) -> None:
    text, spans = unmarked(marked)
    found = find_times(text, written=written)
    assert [(text[t.start : t.end], t.timex.value, t.timex.interval) for t in found] == [
        (spans[0], first, whole),
        (spans[1], last, whole),
    ]


RELATIVE = [
    # to the time of writing
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
    ("[about 30 years ago]", "1974", "1974~"),
    ("[ten days from now]", "2004-06-25", "2004-06-25"),
    ("It was signed on [Monday].", "2004-06-14", "2004-06-14"),  # the last one
    ("It will be signed on [Monday].", "2004-06-21", "2004-06-21"),  # the sentence looks ahead
    ("on [Tuesday]", "2004-06-15", "2004-06-15"),  # the day itself
    ("[last Friday]", "2004-06-11", "2004-06-11"),
    ("[next Friday]", "2004-06-18", "2004-06-18"),
    ("[last September]", "2003-09", "2003-09"),
    ("[last March]", "2004-03", "2004-03"),
    ("[last summer]", "2003-SU", "2003-22"),
    ("in [the summer]", "2004-SU", "2004-22"),
    ("[March 15]", "2004-03-15", "2004-03-15"),
    ("on [28 November]", "2003-11-28", "2003-11-28"),  # the nearest
    ("in [November]", "2003-11", "2003-11"),
    ("will open in [November]", "2004-11", "2004-11"),
    ("[the third quarter of last year]", "2003-Q3", "2003-07/2003-09"),
    ("[the first quarter]", "2004-Q1", "2004-01/2004-03"),
    ("[the end of this year]", "2004", "2004"),
    ("[earlier this month]", "2004-06", "2004-06"),
    ("[the beginning of the year]", "2004", "2004"),
    ("[May last year]", "2003-05", "2003-05"),
    ("on [March 15 last year]", "2003-03-15", "2003-03-15"),
    ("[the last week of March]", "2004-W13", "2004-03-22/2004-03-28"),
    ("[the first half of this year]", "2004-H1", "2004-01/2004-06"),
    ("by [year's end]", "2004", "2004"),
    ("[the latest quarter]", "2004-Q1", "2004-01/2004-03"),
    ("[two Sundays ago]", "2004-06-06", "2004-06-06"),
    ("[almost two decades ago]", "198", "198X"),
    ("[three years ago]", "2001", "2001"),
    ("the [year-earlier] quarter", "2003", "2003"),
    ("for [the second straight year]", "2004", "2004"),
    ("a [May] election", "2004-05", "2004-05"),
    ("[May 4] and nothing else", "2004-05-04", "2004-05-04"),
    ("on [1 May]. Then", "2004-05-01", "2004-05-01"),  # the point is that of the sentence
    ("the quarter ended [Sept. 30]", "2003-09-30", "2003-09-30"),  # what ended is past
    ("the [summer] offensive", "2004-SU", "2004-22"),
    ("[winter] quarters", "2004-WI", "2004-24"),
    ("on [Christmas Day]", "2003-12-25", "2003-12-25"),
    # whether it lies ahead is told by the verb it stands with
    ("They announced on [Friday] that they will meet.", "2004-06-11", "2004-06-11"),
    ("They said that they will meet on [Friday].", "2004-06-18", "2004-06-18"),
    ("It should be done in [October].", "2004-10", "2004-10"),
    ("It was done in [October].", "2003-10", "2003-10"),
    ("The firm [Tuesday] delivered the last of them to keep its word.", "2004-06-15", "2004-06-15"),
    # vague
    ("[recently]", "PAST_REF", None),
    ("[recent years]", "PAST_REF", None),
    ("[now]", "PRESENT_REF", None),
    ("[currently]", "PRESENT_REF", None),
    ("[the near future]", "FUTURE_REF", None),
    ("[several years ago]", "PAST_REF", None),
    ("[years ago]", "PAST_REF", None),
    ("[thousands of years ago]", "PAST_REF", None),
    ("[long ago]", "PAST_REF", None),
    ("[present-day] Norland", "PRESENT_REF", None),
    ("for [the time being]", "PRESENT_REF", None),
    ("[future] members", "FUTURE_REF", None),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_relative_to_the_time_of_writing(marked: str, value: str, edtf: str | None) -> None:
    text, (span,) = unmarked(marked)
    assert read(text) == [(span, "DATE", value, edtf)]


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
def test_relative_to_the_last_time_of_the_text(marked: str, value: str, edtf: str | None) -> None:
    text, (span,) = unmarked(marked)
    assert read(text)[1:] == [(span, "DATE", value, edtf)]


def test_each_relative_time_goes_on_from_the_one_before() -> None:
    found = read("Signed on 15 May 1992. Two days later it failed, and a week later it was forgotten.")
    assert [value for _, _, value, _ in found] == ["1992-05-15", "1992-05-17", "1992-05-24"]


def test_a_narrative_goes_on_from_its_own_time() -> None:
    # It is about times long before it was written, so November is not that of 2003.
    text = "In May 1941 it began. By December 1941 it had failed. In January it began again, and in June 1942 and 1943 too."
    assert ("January", "DATE", "1942-01", "1942-01") in read(text, "2004-06-15")


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
def test_both_ends_are_times_of_their_own(text: str, values: list[str]) -> None:
    assert [value for _, _, value, _ in read(text, None)] == values


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
def test_without_anything_to_read_it_against_it_stays_unknown(marked: str, value: str) -> None:
    text, (span,) = unmarked(marked)
    assert read(text, None) == [(span, "DATE", value, None)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("yesterday", "2004-06", "XXXX-XX-XX"),  # the day of writing is not known
        ("last month", "2004-06", "2004-05"),
        ("last month", "2004", "XXXX-XX"),
        ("last year", "2004", "2003"),
    ],
)
def test_the_time_of_writing_may_be_a_month_or_a_year(text: str, written: str, value: str) -> None:
    assert one(text, written).timex.value == value


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
def test_a_heading_or_the_date_of_an_entry_frames_what_is_behind_it(text: str, expected: list[str]) -> None:
    assert [value for _, _, value, _ in read(text)] == expected


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
def test_a_date_alone_on_one_of_the_first_lines_is_that_of_writing(text: str, written: str | None, value: str) -> None:
    assert read(text, written)[-1][2] == value


TIMES = [
    ("at [18:00]", "2004-06-15T18:00", "2004-06-15"),
    ("at [6:40 p.m.] in Oslo", "2004-06-15T18:40", "2004-06-15"),
    ("at [9 am]", "2004-06-15T09:00", "2004-06-15"),
    ("at [12:30 am]", "2004-06-15T00:30", "2004-06-15"),
    ("[18:00 UTC]", "2004-06-15T18:00Z", "2004-06-15"),
    ("[0800 UTC]", "2004-06-15T08:00Z", "2004-06-15"),
    ("[noon]", "2004-06-15T12:00", "2004-06-15"),
    ("[this morning]", "2004-06-15TMO", "2004-06-15"),
    ("[last night]", "2004-06-14TNI", "2004-06-14"),
    ("[tonight]", "2004-06-15TNI", "2004-06-15"),
    ("[yesterday evening]", "2004-06-14TEV", "2004-06-14"),
    ("[Friday morning]", "2004-06-11TMO", "2004-06-11"),
    ("[9 a.m. on 15 May 1992]", "1992-05-15T09:00", "1992-05-15"),  # one time, not two
    ("[15 May 1992 at 18:00]", "1992-05-15T18:00", "1992-05-15"),
    ("[1992-05-15T10:30]", "1992-05-15T10:30", "1992-05-15"),
    ("[the night of 5 May 1992]", "1992-05-05TNI", "1992-05-05"),
    ("[2004-06-14 10:15]", "2004-06-14T10:15", "2004-06-14"),
    ("[2004-06-14T10:15:00+01:00]", "2004-06-14T10:15:00+01:00", "2004-06-14"),
    ("[3 o'clock in the afternoon]", "2004-06-15T15:00", "2004-06-15"),
    ("at [3 in the morning]", "2004-06-15T03:00", "2004-06-15"),
    ("it fell [overnight]", "2004-06-15TNI", "2004-06-15"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), TIMES, ids=[row[0] for row in TIMES])
def test_times_of_day_have_the_edtf_of_their_day(marked: str, value: str, edtf: str) -> None:
    text, (span,) = unmarked(marked)
    assert read(text) == [(span, "TIME", value, edtf)]


AMOUNTS = [
    ("for [two years]", "DURATION", "P2Y"),
    ("[about two years]", "DURATION", "P2Y"),
    ("[more than 18 months]", "DURATION", "P18M"),
    ("[two and a half years]", "DURATION", "P2.5Y"),
    ("[twenty-one days]", "DURATION", "P21D"),
    ("[thirty minutes]", "DURATION", "PT30M"),
    ("[several years]", "DURATION", "PXY"),
    ("[a few days]", "DURATION", "PXD"),
    ("a [five-year] term", "DURATION", "P5Y"),
    ("the [27-year-old]", "DURATION", "P27Y"),
    ("[two decades]", "DURATION", "P2DE"),
    ("[half an hour]", "DURATION", "PT30M"),
    ("[a fortnight]", "DURATION", "P2W"),
    ("[two consecutive quarters]", "DURATION", "P2Q"),
    ("[the past nine days]", "DURATION", "P9D"),
    ("[the next four years]", "DURATION", "P4Y"),
    ("within [a week]", "DURATION", "P1W"),
    ("over [the next four years]", "DURATION", "P4Y"),
    ("over [the years]", "DURATION", "PXY"),
    ("a [month-long] trial", "DURATION", "P1M"),
    ("a [decades-long] dispute", "DURATION", "PXDE"),
    ("[3 1/2 years]", "DURATION", "P3.5Y"),
    ("[two-and-a-half years]", "DURATION", "P2.5Y"),
    ("[close to two years]", "DURATION", "P2Y"),
    ("[a little more than a month]", "DURATION", "P1M"),
    ("[a quarter of a century]", "DURATION", "P25Y"),
    ("[years] of neglect", "DURATION", "PXY"),
    ("in [the coming days]", "DURATION", "PXD"),
    ("[two million years]", "DURATION", "P2000000Y"),
    ("[every few years]", "SET", "PXY"),
    ("on [weekends]", "SET", "XXXX-WXX-WE"),
    ("[every year]", "SET", "P1Y"),
    ("[every two weeks]", "SET", "P2W"),
    ("[every other day]", "SET", "P2D"),
    ("[each Monday]", "SET", "XXXX-WXX-1"),
    ("on [Mondays]", "SET", "XXXX-WXX-1"),
    ("[annually]", "SET", "P1Y"),
    ("[weekly]", "SET", "P1W"),
    ("[twice a week]", "SET", "P1W"),
    ("15 [a year]", "SET", "P1Y"),
    ("15 [per year]", "SET", "P1Y"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
@pytest.mark.parametrize("written", [None, WRITTEN])
def test_durations_and_sets_have_no_edtf(marked: str, kind: str, value: str, written: str | None) -> None:
    text, (span,) = unmarked(marked)
    assert read(text, written) == [(span, kind, value, None)]


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
def test_both_ends_of_an_amount_are_durations(marked: str, values: list[str]) -> None:
    text, spans = unmarked(marked)
    assert [(words, value) for words, _, value, _ in read(text)] == list(zip(spans, values, strict=True))


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
@pytest.mark.parametrize("written", [None, WRITTEN])
def test_no_times(text: str, written: str | None) -> None:
    assert read(text, written) == []


AMBIGUOUS = ("1992-03-04", "1992-04-03")


def test_a_date_of_two_readings_keeps_both() -> None:
    timex = one("on 03/04/1992").timex
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


# Every rule says what it reads.


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in RULES for example in rule.examples],
    ids=lambda v: v if isinstance(v, str) else v.name,
)
def test_a_rule_reads_its_examples(rule: Rule, example: str) -> None:
    text, (span,) = unmarked(example if "[" in example else f"[{example}]")
    found = find_times(text, written=WRITTEN)
    both = [(text[a.start : b.end], a.rule) for a, b in itertools.pairwise(found) if a.rule == b.rule]
    assert (span, rule.name) in [*both, *((text[t.start : t.end], t.rule) for t in found)]


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


# What must always hold


def ordinal(number: int) -> str:
    return f"{number}" + ("th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


STYLES = {
    "15 May 1992": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "15 Aug 1992": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "May 15, 1992": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "May 15th, 1992": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "the 15th of May 1992": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "FRIDAY, 15 MAY 1992": lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}".upper(),
    "1992-05-15": lambda d: d.isoformat(),
    "15.05.1992": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
}
days = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(days, st.sampled_from(sorted(STYLES)), st.none() | st.just(WRITTEN))
def test_any_date_in_any_style_reads_back_as_itself(day: datetime.date, style: str, written: str | None) -> None:
    text = f"It was signed on {STYLES[style](day)}."
    found = one(text, written)
    assert found.timex.edtf == day.isoformat()
    assert text[found.start : found.end] == STYLES[style](day)


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2050, 1, 1)), st.integers(1, 500))
def test_shifting_the_time_of_writing_shifts_relative_times_and_nothing_else(day: datetime.date, shift: int) -> None:
    later = day + datetime.timedelta(days=shift)
    text = "Yesterday it repeated what was signed on 15 May 1992, for two years."
    first, second = (find_times(text, written=d.isoformat()) for d in (day, later))
    moved = [datetime.date.fromisoformat(found[0].timex.edtf or "") for found in (first, second)]
    assert moved[1] - moved[0] == datetime.timedelta(days=shift)
    assert first[1:] == second[1:]


PIECES = st.sampled_from(
    "the a 15 May March 1992 1,000 '92 ’90s – - / . , : of and to last next year years two week ago later Monday morning about c. mid- early "
    "spring 19th century BC AD Q3 03/04/1992 2011-2017 every twice at 18:00 p.m. today ? ( ) \u00a0 \n \n\n ٣ ² １９９２ Christmas half".split(
        " "
    )
)


@settings(deadline=None)  # the first holiday loads those of a year
@given(
    st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60),
    st.none() | st.just(WRITTEN),
)
def test_whatever_the_text_the_spans_are_in_order_and_the_edtf_is_valid(text: str, written: str | None) -> None:
    end = 0
    for found in find_times(text, written=written):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        end = found.end
        for edtf in filter(None, (*found.timex.readings, found.timex.edtf, found.timex.interval)):
            assert str(parse_edtf(edtf)) == edtf
            # … and a library of its own knows it, as level 0 or 1 (what it calls partial, or level 2, is above).
            assert not re.search("Partial|Level2|OneOf|Multiple", type(edtf_library.parse_edtf(edtf)).__name__)
        assert found.timex.type in {"DATE", "TIME"} or found.timex.edtf is None


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1992-",
        "the ",
        "May ",
        "15–17 May ",
        "a few ",
        "1/1/",
        "early late the ",
        "111,",
        "May    15 ",
        "mid-",
        "1992 and ",
        "1992: a ",
        "# 1992\n",
        "from 1992 to ",
        "\n",
    ],
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_times(text, written=WRITTEN)
        return time.process_time() - start

    short = piece * (4_000 // len(piece))
    # Eight times the text; quadratic growth would take sixty-four times as long.
    assert seconds(short * 8) < 24 * max(seconds(short), 0.005)


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


def test_a_day_without_a_year_has_that_of_an_aside_of_its_own_sentence() -> None:
    text = "They left on 7 July 2005. The plan of 1969 is based on a treaty, signed May 26th."
    assert [value for _, _, value, _ in read(text, written=None)] == ["2005-07-07", "1969", "1969-05-26"]


def test_the_following_year_follows_an_aside_of_its_own_sentence() -> None:
    text = "In 1935 war came, and in 1939 again. The body was replaced in 1945, and dissolved the following year."
    assert [t.timex.value for t in find_times(text)] == ["1935", "1939", "1945", "1946"]
