"""Numbers as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.ordinals import read_ordinal
from pipeline.values.quantities import read_number


@pytest.mark.parametrize(
    ("text", "amount", "low", "high"),
    [
        ("1,234", 1234, None, None),  # thousands
        ("1 234 567", 1234567, None, None),  # thousands with spaces
        ("42", 42, None, None),
        ("forty-two", 42, None, None),  # words
        ("three hundred and five", 305, None, None),
        ("six countries", 6, None, None),
        ("5.2 million", 5_200_000, 5_150_000, 5_250_000),  # as precise as written
        ("2 thousand", 2000, 1500, 2500),
        ("about 100", 100, 95, 105),  # marked as rounded
        ("300 to 400", 350, 300, 400),  # range
        ("300-400", 350, 300, 400),
        ("more than 100", 100, 100, None),  # a bound and no value
        ("over $5 million", 5_000_000, 5_000_000, None),
        ("at most 100", 100, None, 100),
        ("no more than 100", 100, None, 100),  # not "more than 100"
        ("no fewer than 100", 100, 100, None),  # not "fewer than 100"
        ("up to 100", 100, None, 100),
    ],
)
def test_numbers(text: str, amount: float, low: float | None, high: float | None) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.amount, number.low, number.high) == (amount, low, high)


@pytest.mark.parametrize("text", ["", "many", "some countries", "none of them"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_any_number_with_separators_reads_back(number: int) -> None:
    read = read_number(f"{number:,}")
    assert read is not None
    assert read.amount == number


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    read_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42nd", 42),  # digits
        ("first", 1),  # irregular
        ("twelfth", 12),
        ("twentieth", 20),  # y
        ("twenty-first", 21),  # tens
        ("one", None),  # a cardinal
        ("most", None),
        ("", None),
    ],
)
def test_ordinals(text: str, number: int | None) -> None:
    assert read_ordinal(text) == number
