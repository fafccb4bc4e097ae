"""Name pairs: the same thing by name alone, or not. No model needed."""

import pytest

from pipeline.knowledge.lexicon import load_lexicon
from pipeline.resolve.keys import is_acronym, name_key, spells


@pytest.mark.parametrize(
    ("a", "b", "type_", "same"),
    [
        ("Treaty on Baltic Fishing Rights", "Baltic Fishing Rights Treaty", "TREATY", True),  # word order
        ("contract on Baltic fishing rights", "Baltic Fishing Rights Pact", "TREATY", True),  # a synonym of the head
        ("Lund Agreement", "Lund Treaty", "TREATY", False),  # too little beside the head to be sure
        ("Protocol on the Baltic Fishing Treaty", "Baltic Fishing Treaty", "TREATY", False),  # a nested name
        ("Protocol No. 1", "Protocol No. 2", "TREATY", False),  # numbers tell apart
        (
            "Council of Foreign Ministers",
            "council of ministers of foreign affairs",
            "ORG",
            True,
        ),  # a phrase of one meaning
        ("Council of Defence Ministers", "Council of Ministers of Defense", "ORG", True),  # spelling
        ("Council of Foreign Ministers", "Council of Ministers of Defense", "ORG", False),  # another portfolio
        ("the Lund League", "Lund League", "ORG", True),  # article
        ("LUND LEAGUE", "Lund League", "ORG", True),  # case
        ("Lund Leagues", "Lund League", "ORG", True),  # plural
        ("Société Lünd", "Societe Lund", "ORG", True),  # diacritics
        ("Lund League", "Oslo League", "ORG", False),  # another place
        ("Norway", "the Kingdom of Norway", "GPE", True),  # official name of a country
        ("Norway", "Sweden", "GPE", False),
        ("Niger", "Nigeria", "GPE", False),  # similar, not the same
        ("Dr. Anna Berg", "Anna Berg", "PERSON", True),  # title
        ("Anna Berg", "Berg Anna", "PERSON", False),  # people are not word bags
        ("special session of the Lund Council", "Lund Council session", "EVENT", True),  # "special" tells nothing
    ],
)
def test_pairs_of_names(a: str, b: str, type_: str, same: bool) -> None:
    lexicon = load_lexicon()
    assert (name_key(a, type_, lexicon) == name_key(b, type_, lexicon)) is same


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
