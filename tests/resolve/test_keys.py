"""Keys of names, and what an acronym spells. No model needed."""

import pytest

from pipeline.resolve.keys import is_acronym, name_key, spells
from pipeline.vocabulary.lexicon import load_lexicon


def test_kinds_of_things_are_kept_apart() -> None:
    lexicon = load_lexicon()
    assert name_key("Georgia", "GPE", lexicon) != name_key("Georgia", "PERSON", lexicon)


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("NLL", "North Lund League", True),
        ("LLH", "League of Lund Harbours", True),  # function words left out
        ("LOLH", "League of Lund Harbours", True),  # or not
        ("NLX", "North Lund League", False),
        ("NL", "North Lund", False),  # two letters fit by chance
    ],
)
def test_spelling(acronym: str, name: str, fits: bool) -> None:
    assert is_acronym(acronym)
    assert spells(acronym, name, load_lexicon()) is fits
