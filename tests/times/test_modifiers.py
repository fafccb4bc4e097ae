"""Modifiers belong to the expression. A part of a time is read as that time."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("[early 2003]", "2003", "2003"),
    ("[mid-June 2003]", "2003-06", "2003-06"),
    ("[the late 1960s]", "196", "196X"),
    ("[the end of 2004]", "2004", "2004"),
    ("[the middle of August 1944]", "1944-08", "1944-08"),
    ("[c. 1450]", "1450", "1450~"),
    ("[c.1450]", "1450", "1450~"),
    ("[circa 3000 BC]", "BC3000", "-2999~"),
    ("built [about 1450], burnt", "1450", "1450~"),
    ("([1450?])", "1450", "1450?"),
    ("beginning in [1915] it grew", "1915", "1915"),  # a beginning of something else
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)


RELATIVE = [
    ("[about 30 years ago]", "1974", "1974~"),
    ("[the end of this year]", "2004", "2004"),
    ("[earlier this month]", "2004-06", "2004-06"),
    ("[the beginning of the year]", "2004", "2004"),
    ("[almost two decades ago]", "198", "198X"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))


AMOUNTS = [
    ("[about two years]", "DURATION", "P2Y"),
    ("[more than 18 months]", "DURATION", "P18M"),
    ("[close to two years]", "DURATION", "P2Y"),
    ("[a little more than a month]", "DURATION", "P1M"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
@pytest.mark.parametrize("written", [None, "2004-06-15"])
def test_durations_and_sets_have_no_edtf(
    check: Callable[..., None], marked: str, kind: str, value: str, written: str | None
) -> None:
    check(marked, (kind, value, None), written)
