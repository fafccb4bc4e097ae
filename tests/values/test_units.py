"""Units and currencies as written."""

import pytest

from pipeline.values.quantities import read_number


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("82 km", 82, "kilometer"),
        ("82 kilometres", 82, "kilometer"),  # the same in words
        ("1,200 square kilometers", 1200, "square kilometer"),
        ("1,200 km²", 1200, "square kilometer"),  # the same as a symbol
        ("5 million tonnes", 5_000_000, "metric_ton"),  # after a scale word
        ("300 to 400 miles", 350, "mile"),  # of a range
        ("25 percent", 25, "percent"),
        ("25 %", 25, "percent"),
        ("$1.2bn", 1_200_000_000, "USD"),
        ("US$5", 5, "USD"),
        ("€5 million", 5_000_000, "EUR"),
        ("5 million euros", 5_000_000, "EUR"),  # by name
        ("CHF 20", 20, "CHF"),  # by code
        ("50 dollars", 50, None),  # the country is unclear
        ("50 members", 50, None),  # counted, not measured
        ("5 in 1990", 5, None),  # no inches
        ("12 all told", 12, None),  # no currency
        ("five kilometres", 5, None),  # in words, without a scale word: only the number is read
    ],
)
def test_units(text: str, amount: float, unit: str | None) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.amount, number.unit) == (amount, unit)
