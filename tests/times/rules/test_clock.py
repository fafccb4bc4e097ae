"""Times of day."""

from collections.abc import Callable

import pytest

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
    ("[15 May 1992 at 18:00]", "1992-05-15T18:00", "1992-05-15"),
    ("[2004-06-14 10:15]", "2004-06-14T10:15", "2004-06-14"),
    ("[3 o'clock in the afternoon]", "2004-06-15T15:00", "2004-06-15"),
    ("at [3 in the morning]", "2004-06-15T03:00", "2004-06-15"),
    ("it fell [overnight]", "2004-06-15TNI", "2004-06-15"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), TIMES, ids=[row[0] for row in TIMES])
def test_a_time_of_day_has_the_edtf_of_its_day(check: Callable[..., None], marked: str, value: str, edtf: str) -> None:
    check(marked, ("TIME", value, edtf))


def test_white_space_of_any_kind_may_stand_in_a_time(check: Callable[..., None]) -> None:
    check("at [a\nquarter to nine]", ("TIME", "2004-06-15T08:45", "2004-06-15"))


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("at [4:27 p.m. local time Friday]", "2004-06-11T16:27"),
        ("at [9 a.m. EST, 9 June]", "2004-06-09T09:00"),
        ("at [6:40 p.m. (GMT +8)]", "2004-06-15T18:40"),  # not in universal time
        ("by [mid-afternoon yesterday]", "2004-06-14TAF"),
    ],
)
def test_a_clock_time_with_its_zone_and_day(check: Callable[..., None], marked: str, value: str) -> None:
    check(marked, ("TIME", value, value[:10]))
