"""Abbreviations that a text defines. No model needed."""

import pytest

from pipeline.mentions.definitions import find_definitions
from pipeline.vocabulary import Lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The North Lund League (NLL) met.", [("North Lund League", "NLL")]),  # initials
        ("the League of Lund Harbours (LLH)", [("League of Lund Harbours", "LLH")]),  # function words left out
        (
            "the Organisation of Baltic Harbours (OBH)",
            [("Organisation of Baltic Harbours", "OBH")],
        ),  # "of" is not a first word
        ("the Nordic Trade Community (NorTraC)", [("Nordic Trade Community", "NorTraC")]),  # inner letters
        ("non-governmental harbours (NGHs)", [("non-governmental harbours", "NGHs")]),  # plural
        ("the NLL (North Lund League)", [("North Lund League", "NLL")]),  # the other way round
        ("the North Lund League (hereinafter “NLL”)", [("North Lund League", "NLL")]),  # introduced, in quotes
        ("the North Lund League (NLL; founded 1950)", [("North Lund League", "NLL")]),  # more in the brackets
        ("the harbour (in Norway)", []),  # a plain parenthesis
        ("the harbour (1950)", []),  # a number
        ("the harbour (III)", []),  # a numeral
        ("He went home. (NLL)", []),  # nothing in the same sentence fits
        ("the XYZ (NLL)", []),  # letters that are not there
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]], lexicon: Lexicon) -> None:
    assert [(text[slice(*d.long)], text[slice(*d.short)]) for d in find_definitions(text, lexicon)] == expected
