"""Numerals in figures and in words."""

import pytest

from pipeline.times.numerals import count, ordinal_number, year_number
from pipeline.vocabulary.words.times import load_time_words

WORDS = load_time_words()


@pytest.mark.parametrize(
    ("quantity", "number"),
    [
        ("two", 2),
        ("twenty-one", 21),
        ("an", 1),
        ("a dozen", 12),
        ("a couple of", 2),
        ("hundred", 100),
        ("a thousand", 1000),
        ("1,500", 1500),
        ("2 million", 2_000_000),
        ("3 1/2", 3.5),
        ("3½", 3.5),
        ("a\nhundred", 100),  # over a line's end
        ("several", None),
        ("a few hundred", None),
        ("thousands of", None),
    ],
)
def test_count(quantity: str, number: float | None) -> None:
    assert count(quantity, WORDS) == number


@pytest.mark.parametrize(
    ("word", "number"), [("3rd", 3), ("third", 3), ("3", 3), ("twenty-first", 21), ("twenty–first", 21)]
)
def test_ordinals(word: str, number: int) -> None:
    assert ordinal_number(word) == number


def test_what_is_no_ordinal_is_an_error() -> None:
    with pytest.raises(ValueError, match="last"):
        ordinal_number("last")


@pytest.mark.parametrize(("text", "year"), [("1992", 1992), ("AD 79", 79), ("44 BC", -43), ("1 B.C.E.", 0)])
def test_astronomical_years(text: str, year: int) -> None:
    assert year_number(text) == year
