"""Durations: how long."""

from collections.abc import Callable

import pytest

AMOUNTS = [
    ("for [two years]", "DURATION", "P2Y"),
    ("[two and a half years]", "DURATION", "P2.5Y"),
    ("[twenty-one days]", "DURATION", "P21D"),
    ("[thirty minutes]", "DURATION", "PT30M"),
    ("[several years]", "DURATION", "PXY"),
    ("[a few days]", "DURATION", "PXD"),
    ("a [five-year] term", "DURATION", "P5Y"),
    ("results for [the nine months]", "DURATION", "P9M"),
    ("the [two-day] rally", "DURATION", "P2D"),  # the article is the rally's
    ("the [two day] rally", "DURATION", "P2D"),
    ("a [several-year] dispute", "DURATION", "PXY"),
    ("a [multi-year] plan", "DURATION", "PXY"),
    ("[several quarters]", "DURATION", "PXQ"),
    ("[two decades]", "DURATION", "P20Y"),
    ("[half an hour]", "DURATION", "PT30M"),
    ("[a fortnight]", "DURATION", "P2W"),
    ("[two consecutive quarters]", "DURATION", "P2Q"),
    ("[the past nine days]", "DURATION", "P9D"),
    ("[the next four years]", "DURATION", "P4Y"),
    ("within [a week]", "DURATION", "P1W"),
    ("over [the next four years]", "DURATION", "P4Y"),
    ("over [the years]", "DURATION", "PXY"),
    ("a [month-long] trial", "DURATION", "P1M"),
    ("a [three-week] long row", "DURATION", "P3W"),  # the row is long
    ("a [3 year long] row", "DURATION", "P3Y"),
    ("the [eight-month-old] truce", "DURATION", "P8M"),  # it has lasted so long
    ("a [decades-old] trade dispute", "DURATION", "PXDE"),
    ("a [decades-long] dispute", "DURATION", "PXDE"),
    ("[3 1/2 years]", "DURATION", "P3.5Y"),
    ("[two-and-a-half years]", "DURATION", "P2.5Y"),
    ("[a quarter of a century]", "DURATION", "P25Y"),
    ("over [the past quarter century]", "DURATION", "P25Y"),
    ("[years] of neglect", "DURATION", "PXY"),
    ("in [the coming days]", "DURATION", "PXD"),
    ("[two million years]", "DURATION", "P2000000Y"),
    ("15 [a year]", "SET", "P1Y"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
@pytest.mark.parametrize("written", [None, "2004-06-15"])
def test_durations_and_sets_have_no_edtf(
    check: Callable[..., None], marked: str, kind: str, value: str, written: str | None
) -> None:
    check(marked, (kind, value, None), written)
