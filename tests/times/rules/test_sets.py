"""Sets: how often."""

from collections.abc import Callable

import pytest

AMOUNTS = [
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
    ("15 [per year]", "SET", "P1Y"),
    ("paid [quarterly]", "SET", "P1Q"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
@pytest.mark.parametrize("written", [None, "2004-06-15"])
def test_durations_and_sets_have_no_edtf(
    check: Callable[..., None], marked: str, kind: str, value: str, written: str | None
) -> None:
    check(marked, (kind, value, None), written)
