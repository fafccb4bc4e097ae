"""Which abbreviations fit their names. No model needed."""

import pytest

from pipeline.reconcile.checks.abbreviations import fits
from pipeline.vocabulary import Lexicon


@pytest.mark.parametrize(
    ("short", "long", "fitting"),
    [
        ("NLL", "North Lund League", True),
        ("LLH", "League of Lund Harbours", True),
        ("LOH", "League of Harbours", True),  # function word counted
        ("LH", "League of Lund Harbours", True),  # a part of the name
        ("HFB", "Harbours, Fishing and Boats for Sailors", True),  # the last word left out
        ("LSRS", "Lund Sea and Ship Rescue Service", True),  # a word inside left out
        ("CHAM", "Chamber board", True),  # the beginning of a word
        ("LOB", "Life on Boats Convention", True),  # a part with its silent word
        ("CFH", "Council of Harbour Masters", False),  # "F" is the initial of no word
        ("COM", "Council of Foreign Masters", False),  # "O" of a silent word, although a word is left out
        ("COH", "League of Harbours", False),  # a letter of no word
        ("ASEA", "Association of South East Alps", True),
        ("NATRO", "North Atlantic Trade Organisation", True),  # inner letters
        ("NorTraC", "Nordic Trade Community", True),  # not all capitals: not tested
        ("WLH", "Women's League of Harbours", True),  # a genitive is not a word
        ("TV", "television", True),  # one word: not tested
    ],
)
def test_abbreviations_fit_their_names(short: str, long: str, fitting: bool, lexicon: Lexicon) -> None:
    assert fits(short, long, lexicon.silent) is fitting
