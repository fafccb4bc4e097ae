"""Quantities in running text: where they are, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.quantities_in_text import Quantity, find_quantities


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(text, (0, len(text))))


@pytest.mark.parametrize(
    ("text", "quote", "amount", "unit"),
    [
        ("the 1,310 members of the Lund League", "1,310", 1310, None),  # a plain count has no unit
        ("12 000 people", "12 000", 12_000, None),  # a space between thousands
        ("six hundred and five men", "six hundred and five", 605, None),  # "and" after a scale goes on
        ("five and six pupils", "five", 5, None),  # other numbers are two
        ("twenty-one men", "twenty-one", 21, None),
        ("fifty seven men", "fifty seven", 57, None),  # without the hyphen
        ("three hundred thousand", "three hundred thousand", 300_000, None),
        ("€83m", "€83m", 83e6, "EUR"),  # joined to a sum, "m" means millions …
        ("83m euros", "83m euros", 83e6, "EUR"),
        ("83 m", "83 m", 83, "meter"),  # … otherwise metres
        ("EUR 1.2 billion", "EUR 1.2 billion", 1.2e9, "EUR"),
        ("$1.2bn", "$1.2bn", 1.2e9, "USD"),
        ("a US$5m deal", "US$5m", 5e6, "USD"),
        ("A$20", "A$20", 20, "AUD"),
        ("40 million kroner", "40 million kroner", 40e6, "krone"),  # of Denmark or Norway
        ("40 million Danish kroner", "40 million Danish kroner", 40e6, "DKK"),
        ("3 million dollars", "3 million dollars", 3e6, "dollar"),  # of any country
        ("3 million US dollars", "3 million US dollars", 3e6, "USD"),
        ("100 yen", "100 yen", 100, "JPY"),  # of one country only
        ("57.2 percent", "57.2 percent", 57.2, "percent"),
        ("57 per cent", "57 per cent", 57, "percent"),
        ("57%", "57%", 57, "percent"),
        ("25 basis points", "25 basis points", 25, "basis point"),
        ("120 bps", "120 bps", 120, "basis point"),
        ("Rs 12,50,000", "Rs 12,50,000", 1.25e6, "rupee"),  # thousands and hundreds of thousands in India
        ("₹3.5 crore", "₹3.5 crore", 35e6, "INR"),
        ("Rs. 45 lakhs", "Rs. 45 lakhs", 4.5e6, "rupee"),
        ("C$5m", "C$5m", 5e6, "CAD"),
        ("$8.2bn", "$8.2bn", 8_200_000_000, "USD"),  # and not a little less
        ("5 percentage points", "5 percentage points", 5, "percentage point"),  # a difference, not a share
        ("72 km²", "72 km²", 72, "square kilometer"),
        ("72 sq km", "72 sq km", 72, "square kilometer"),
        ("3 million cubic metres", "3 million cubic metres", 3e6, "cubic meter"),
        ("40 ha", "40 ha", 40, "hectare"),
        ("140 km/h", "140 km/h", 140, "kilometer per hour"),
        ("140 kilometres per hour", "140 kilometres per hour", 140, "kilometer per hour"),
        ("20 m/s", "20 m/s", 20, "meter per second"),  # no metres
        ("40 mg", "40 mg", 40, "milligram"),
        ("8 GB", "8 GB", 8, "gigabyte"),
        ("24 volts", "24 volts", 24, "volt"),
        ("400 kV", "400 kV", 400, "kilovolt"),
        ("4,500 mAh", "4,500 mAh", 4500, "milliampere_hour"),
        ("31 °C", "31 °C", 31, "degree_Celsius"),
        ("31 degrees", "31 degrees", 31, "degree"),  # of any scale
        ("90 minutes", "90 minutes", 90, "minute"),
        ("300 feet", "300 feet", 300, "foot"),
        ("15 in 2019", "15", 15, None),  # no inches
        ("12 stone lions", "12", 12, None),  # lions of stone, not a weight
    ],
)
def test_a_quantity(text: str, quote: str, amount: float, unit: str | None) -> None:
    quantity = quantities(text)[0]
    assert (text[slice(*quantity.span)], quantity.value.amount, quantity.value.unit) == (quote, amount, unit)
    assert quantity.value.name == quote


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("a depth of up to 88 m", "up to 88 m", None, 88),  # a bound has no other end
        ("more than 300 people", "more than 300", 300, None),
        ("no fewer than six people", "no fewer than six", 6, None),
        ("just under 300 m", "just under 300 m", None, 300),
        ("about 300 people", "about 300", 285, 315),  # rounded by a twentieth at most
        ("Some 4,000 people", "Some 4,000", 3800, 4200),
        ("$5 million", "$5 million", 4.5e6, 5.5e6),  # as precise as its last digit
        ("two dozen people", "two dozen", 22.8, 25.2),  # a dozen is rarely counted
        ("dozens of houses", "dozens", 20, None),  # at least two
        ("scores of houses", "scores", 30, None),
        ("not more than seven people", "not more than seven", None, 7),
        ("close to 300 people", "close to 300", 285, 315),
        ("€1.2bn–€1.4bn", "€1.2bn–€1.4bn", 1.2e9, 1.4e9),  # the sign is said twice
        ("a total of 45 people", "a total of 45", None, None),  # exact
        ("only 45 people", "only 45", None, None),
        ("300 to 400 people", "300 to 400", 300, 400),  # a range is one value
        ("10–12 people", "10–12", 10, 12),
        ("two or three weeks", "two or three weeks", 2, 3),
        ("between 10 and 12 people", "10 and 12", 10, 12),
        ("2 to 3 million people", "2 to 3 million", 2e6, 3e6),  # the scale belongs to both
        ("€2-3 million", "€2-3 million", 2e6, 3e6),  # a hyphen only before a scale
        ("€2–3 million", "€2–3 million", 2e6, 3e6),
    ],
)
def test_bounds(text: str, quote: str, low: float | None, high: float | None) -> None:
    quantity = quantities(text)[0]
    assert (text[slice(*quantity.span)], quantity.value.low, quantity.value.high) == (quote, low, high)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("from 300 to 400", ["300", "400"]),  # a change
        ("by 48 to 61", ["48", "61"]),  # a vote
        ("by 61 votes to 48", ["61", "48"]),
        ("10 and 12 people", ["10", "12"]),  # two groups
        ("three weeks to two months", ["three weeks", "two months"]),  # two units
    ],
)
def test_two_quantities(text: str, quotes: list[str]) -> None:
    assert [text[slice(*q.span)] for q in quantities(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "won a third title",  # an ordinal
        "the first half of the year",  # a time
        "in the third quarter",
        "a year ago",  # a date
        "1,5 million",  # a decimal comma
        "at 10:30",  # a time of day
        "in 1950-05-03",  # a date
        "1/2 of it",
        "version v2.1",  # part of a word
        "hundreds of people",
        "£000",  # the unit of a table
        "a hall",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a 51-metre tower", True),
        ("a 51-metre-high tower", True),
        ("an 800-seat hall", True),  # a count
        ("a six-month notice", True),
        ("a tower of 51 metres", False),
    ],
)
def test_a_hyphen_joins_a_quantity_to_a_noun(text: str, joined: bool) -> None:
    assert [q.joined for q in quantities(text)] == [joined]


def test_only_the_span_is_read() -> None:
    text = "5 men, 6 women, 7 children"
    assert [q.value.amount for q in find_quantities(text, (7, 15))] == [6]


@given(st.text(max_size=60))
def test_every_quantity_is_a_part_of_the_text(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span[0] <= quantity.number[0] < quantity.number[1] <= quantity.span[1] <= len(text)
        end = quantity.span[1]


@pytest.mark.parametrize(
    ("text", "quote", "amount", "unit"),
    [
        # Shares in words.
        ("two-thirds of the members", "two-thirds", 200 / 3, "percent"),
        ("a quarter of the votes", "a quarter", 25, "percent"),
        ("cut its staff by a fifth.", "a fifth", 20, "percent"),
        ("a fifth more apples", "a fifth", 20, "percent"),
        ("half of the villagers", "half", 50, "percent"),
        ("four in ten residents", "four in ten", 40, "percent"),
        ("three out of four pupils", "three out of four", 75, "percent"),
        # Numbers with a half, a dozen, a score.
        ("two and a half miles", "two and a half miles", 2.5, "mile"),
        ("at the age of four and half", "four and half", 4.5, None),
        ("two and a half million crowns", "two and a half million crowns", 2.5e6, "crown"),
        ("half a million visitors", "half a million", 500_000, None),
        ("half a dozen riders", "half a dozen", 6, None),
        ("a score of houses", "a score", 20, None),
        # The same number in words and in figures, as contracts have it.
        ("ninety (90) days", "ninety (90) days", 90, "day"),
        # Spans of time in words.
        ("lasted a fortnight", "a fortnight", 14, "day"),
        ("took half an hour", "half an hour", 0.5, "hour"),
        ("for an hour and a half", "an hour and a half", 1.5, "hour"),
        # How often.
        ("twice a day", "twice a day", 2, "time per day"),
        ("once weekly", "once weekly", 1, "time per week"),
        ("every six hours", "every six hours", 1 / 6, "time per hour"),
        ("every other day", "every other day", 0.5, "time per day"),
        # A unit and a smaller one.
        ("5 ft 11 in", "5 ft 11 in", 5 + 11 / 12, "foot"),
        ("twelve stone", "twelve stone", 12, "stone"),
        ("2 hours and 30 minutes", "2 hours and 30 minutes", 2.5, "hour"),
    ],
)
def test_quantities_in_words_of_their_own(text: str, quote: str, amount: float, unit: str | None) -> None:
    (quantity,) = quantities(text)
    assert (text[slice(*quantity.span)], quantity.value.unit) == (quote, unit)
    assert quantity.value.amount == pytest.approx(amount)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two thirds of the votes", 64.2, 69.2),  # roughly
        ("more than half of the votes", 50, None),
        ("under an hour", None, 1),
        ("half a million people", 450_000, 550_000),
    ],
)
def test_what_words_leave_open(text: str, low: float | None, high: float | None) -> None:
    (quantity,) = quantities(text)
    assert quantity.value.low == (pytest.approx(low, rel=0.01) if low is not None else None)
    assert quantity.value.high == (pytest.approx(high, rel=0.01) if high is not None else None)
