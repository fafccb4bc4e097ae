"""Decimal commas: which texts write them, and their numbers with points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.decimal_comma import uses_decimal_comma, with_points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,5 million euros", True),
        ("EUR 1.234,56", True),
        ("a share of 3,75 %", True),
        ("1.250.000 euros", True),  # points between thousands
        ("€12.5m", False),
        ("1,250 kg", False),  # thousands
        ("12,5 million euros and $3.5m", False),  # both ways
        ("sections 3,4 and 5,6", False),  # two numbers each
        ("on 12.03.2020", False),
    ],
)
def test_a_text_shows_how_it_writes_numbers(text: str, expected: bool) -> None:
    assert uses_decimal_comma(text) is expected


def test_only_numbers_are_changed() -> None:
    text = "1.250.000 euros, 12,5 % on 12.03.2020, in 3 cases, and 4 more"
    assert with_points(text) == "1,250,000 euros, 12.5 % on 12.03.2020, in 3 cases, and 4 more"


@given(st.text(alphabet="0123456789., a%", max_size=40))
def test_every_character_keeps_its_place(text: str) -> None:
    changed = with_points(text)
    assert [c for c in changed if c not in ".,"] == [c for c in text if c not in ".,"]
    assert len(changed) == len(text)
