"""Units and currencies as written."""

import pytest

from pipeline.values.quantities import read_number
from pipeline.values.units import dimension_of, factor, same_currency


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


@pytest.mark.parametrize(
    ("unit", "into", "times"),
    [
        ("kilometer", "meter", 1000),
        ("square kilometer", "hectare", 100),
        ("meter per second", "kilometer per hour", 3.6),
        ("year", "month", 12),
        ("meter", "meter", 1),
        ("meter", "kilogram", None),  # they measure different things
        ("USD", "EUR", None),  # rates change
        ("degree_Celsius", "degree_Fahrenheit", None),  # a product cannot convert them
        ("percent", "meter", None),
    ],
)
def test_factors(unit: str, into: str, times: float | None) -> None:
    assert factor(unit, into) == (None if times is None else pytest.approx(times))


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        (None, "count"),
        ("percent", "percent"),
        ("percentage point", "percentage point"),  # no share
        ("NOK", "money"),
        ("krone", "money"),  # of a country that is not said
        ("square meter", "[length] ** 2"),
        ("kilometer per hour", "[length] / [time]"),
        ("degree", "[temperature]"),
    ],
)
def test_dimensions(unit: str | None, dimension: str) -> None:
    assert dimension_of(unit) == dimension


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("krone", "NOK", True),
        ("krone", "DKK", True),
        ("krone", "SEK", False),  # kronor
        ("krona", "SEK", True),
        ("crown", "krona", True),  # "kr" and "crowns" may be either
        ("crown", "NOK", True),
        ("dollar", "CAD", True),
        ("dollar", "EUR", False),
        ("krone", "krona", False),
        ("USD", "CAD", False),
    ],
)
def test_currencies_that_may_be_the_same(a: str, b: str, same: bool) -> None:
    assert (same_currency(a, b), same_currency(b, a)) == (same, same)
