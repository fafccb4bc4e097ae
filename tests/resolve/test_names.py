"""Forms of names: heads, initials, legal forms, titles. No model needed."""

import pytest

from pipeline.resolve.names import NameForms, is_acronym, possible_titles, singular
from pipeline.vocabulary import Lexicon


@pytest.fixture(scope="module")
def forms(lexicon: Lexicon) -> NameForms:
    return NameForms(lexicon)


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
def test_spelling(acronym: str, name: str, fits: bool, forms: NameForms) -> None:
    assert is_acronym(acronym)
    assert forms.spells(acronym, name) is fits


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("LSL", True),
        ("L.S.L.", True),  # with full stops
        ("LSLs", True),  # mostly capitals
        ("Lund", False),  # one capital
        ("LSL Council", False),  # two words
        ("L", False),  # one letter
        ("LUNDLEAGUEOFHARBOURS", False),  # a long word in capitals
    ],
)
def test_acronyms(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Lund Treaty", "treaty"),
        ("Treaty on Fishing in Lund", "treaty"),  # before the first preposition
        ("the Foreign Ministers", "minister"),  # in the singular
        ("of Lund", "lund"),  # starts with a preposition
        ("…", "..."),  # no word at all
    ],
)
def test_the_head_of_a_name(name: str, head: str, forms: NameForms) -> None:
    assert forms.head(name) == head


@pytest.mark.parametrize(
    ("name", "base", "form"),
    [
        ("Norda Ltd", "norda", "ltd"),
        ("Norda Limited", "norda", "ltd"),  # the long spelling of the same form
        ("Norda Ltd.", "norda", "ltd"),  # with a full stop
        ("Norda GmbH", "norda", "gmbh"),  # another form
        ("Norda League", "norda league", ""),  # none
        ("Limited", "limited", ""),  # nothing else would be left
    ],
)
def test_legal_forms(name: str, base: str, form: str, forms: NameForms) -> None:
    assert forms.without_legal_form(name) == (base, form)


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("They met Lord Berg.", "Berg", {"berg", "lord"}),  # before the name
        ("They met Mr. Berg.", "Berg", {"berg", "mr"}),  # with a full stop
        ("They met Mr. Berg.", "Mr. Berg", {"mr"}),  # in the name
        ("They met Anna Berg.", "Anna Berg", {"anna"}),  # a given name is a candidate too
    ],
)
def test_possible_titles(text: str, name: str, titles: set[str]) -> None:
    start = text.index(name)
    assert possible_titles(text, start, start + len(name)) == titles


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("treaties", "treaty"),
        ("leagues", "league"),
        ("paris", "paris"),  # no plural
        ("congress", "congress"),
        ("census", "census"),
        ("gas", "gas"),  # too short to decide
    ],
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected
