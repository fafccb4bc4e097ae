"""Holidays: on which day of a year, as far as the name alone says it."""

import datetime
import warnings

import pytest

from pipeline.vocabulary.holidays import Holidays
from pipeline.vocabulary.words.times import load_time_words

HOLIDAYS = Holidays(load_time_words())


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 1914, "1914-12-25"),  # the same day of every year
        ("easter", 2004, "2004-04-11"),  # with the moon
        ("good friday", 2004, "2004-04-09"),  # counted from Easter
        ("whit monday", 1913, "1913-05-12"),
        ("memorial day", 2004, "2004-05-31"),  # wherever it is kept, on the last Monday of May
        ("independence day", 2004, None),  # each country has its own
        ("labour day", 2004, None),  # in May here, in June there
        ("thanksgiving", 2004, None),  # in October here, in November there
        ("veterans day", 1900, None),  # not kept yet
    ],
)
def test_the_day_of_a_holiday(name: str, year: int, day: str | None) -> None:
    assert name in HOLIDAYS.names
    assert HOLIDAYS.day_of(name, year) == (datetime.date.fromisoformat(day) if day else None)


def test_only_what_is_on_one_day_of_every_year_has_a_fixed_day() -> None:
    assert HOLIDAYS.fixed_day("christmas") == (12, 25)
    assert HOLIDAYS.fixed_day("easter") is None


def test_no_name_is_that_of_one_country() -> None:
    assert "canada day" not in HOLIDAYS.names
    assert "juneteenth national independence day" not in HOLIDAYS.names


def test_a_year_of_which_a_calendar_knows_nothing_gives_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert HOLIDAYS.day_of("christmas", 1850) == datetime.date(1850, 12, 25)
        assert HOLIDAYS.day_of("thanksgiving day", 1850) is None
