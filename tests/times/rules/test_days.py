"""Days, written with the name of their month."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("signed on [15 May 1992] in Oslo", "1992-05-15", "1992-05-15"),
    ("signed on [May 15, 1992].", "1992-05-15", "1992-05-15"),
    ("[May 15th, 1992]", "1992-05-15", "1992-05-15"),
    ("[May 15 1992]", "1992-05-15", "1992-05-15"),
    ("on [May 15,1992]", "1992-05-15", "1992-05-15"),  # no space
    ("[the 15th of May, 1992]", "1992-05-15", "1992-05-15"),
    ("[the fifteenth of May 1992]", "1992-05-15", "1992-05-15"),
    ("[the twenty–first of May 1992]", "1992-05-21", "1992-05-21"),  # with a dash
    ("[the twenty first of May 1992]", "1992-05-21", "1992-05-21"),  # without its hyphen
    ("[15th May 1992]", "1992-05-15", "1992-05-15"),
    ("[15 MAY 1992]", "1992-05-15", "1992-05-15"),
    ("[Friday, 15 May 1992]", "1992-05-15", "1992-05-15"),  # the weekday belongs to it
    ("[Friday, May 15, 1992]", "1992-05-15", "1992-05-15"),
    ("[Sept. 3, 1999]", "1999-09-03", "1999-09-03"),
    ("[15-May-1992]", "1992-05-15", "1992-05-15"),
    ("[15\u00a0May\u00a01992]", "1992-05-15", "1992-05-15"),  # no-break spaces
    ("[15\nMay 1992]", "1992-05-15", "1992-05-15"),  # over a line's end
    ("Lund-[15 May 1992], Oslo", "1992-05-15", "1992-05-15"),  # a dash without space
    ("Lund-[May 15, 1992], Oslo", "1992-05-15", "1992-05-15"),
    ("[15 March 44 BC]", "BC0044-03-15", "-0043-03-15"),
    ("[5-Mar-09]", "2009-03-05", "2009-03-05"),  # two digits of a year
    ("it was _[8 May 1992]_ that", "1992-05-08", "1992-05-08"),  # Markdown's emphasis
    ("the [15 September 1950] attack", "1950-09-15", "1950-09-15"),
    ("[The 15th of September 1950] was a holiday.", "1950-09-15", "1950-09-15"),
    ("since [1 January 2020]", "2020-01-01", "2020-01-01"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


RELATIVE = [
    ("[March 15]", "2004-03-15", "2004-03-15"),
    ("on [28 November]", "2003-11-28", "2003-11-28"),  # the nearest
    ("[May 4] and nothing else", "2004-05-04", "2004-05-04"),
    ("on [1 May]. Then", "2004-05-01", "2004-05-01"),  # the point is that of the sentence
    ("the results ended [Sept. 30]", "2003-09-30", "2003-09-30"),  # what ended is past
    ("the [3 May] attacks", "2004-05-03", "2004-05-03"),  # of this year, as far as one can tell
    ("the [11 November] attacks", "XXXX-11-11", None),  # of any year
    ("in [the week of 3 May]", "2004-W19", "2004-05-03/2004-05-09"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))
