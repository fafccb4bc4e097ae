"""The present, the past and the future."""

from collections.abc import Callable

import pytest

RELATIVE = [
    ("[recently]", "PAST_REF", None),
    ("[recent years]", "PAST_REF", None),
    ("[now]", "PRESENT_REF", None),
    ("[currently]", "PRESENT_REF", None),
    ("[the near future]", "FUTURE_REF", None),
    ("[years ago]", "PAST_REF", None),
    ("[long ago]", "PAST_REF", None),
    ("[present-day] Norland", "PRESENT_REF", None),
    ("for [the time being]", "PRESENT_REF", None),
    ("[future] members", "FUTURE_REF", None),
]


@pytest.mark.parametrize(("marked", "value", "edtf"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_against_the_time_of_writing(check: Callable[..., None], marked: str, value: str, edtf: str | None) -> None:
    check(marked, ("DATE", value, edtf))
