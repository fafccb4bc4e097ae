"""Decades and centuries."""

from collections.abc import Callable

import pytest

ABSOLUTE = [
    ("[the 1990s]", "199", "199X"),
    ("in [the '90s]", "199", "199X"),
    ("in [the ’60s]", "196", "196X"),
    ("[the nineties]", "199", "199X"),
    ("[the nineteen-twenties]", "192", "192X"),
    ("[the 19th century]", "18", "18XX"),
    ("a [nineteenth-century] house", "18", "18XX"),
    ("[the 3rd century BC]", "BC02", "-02XX"),
    ("[the 470s BC]", "BC047", "-047X"),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
@pytest.mark.parametrize("written", [None, "2004-06-15", "2004"])
def test_whenever_the_text_was_written(
    check: Callable[..., None], marked: str, value: str, edtf: str | None, written: str | None
) -> None:
    check(marked, ("DATE", value, edtf), written)
