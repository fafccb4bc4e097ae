"""Countries: by their names and by their inhabitants."""

import pytest

from pipeline.vocabulary.places import country_code, country_of_inhabitants, is_continental


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norwegian", "NOR"),  # also said of Svalbard, where few live
        ("norwegians", "NOR"),  # plural, case
        ("French", "FRA"),  # overseas too
        ("Chinese", "CHN"),
        ("Congolese", None),  # two countries
        ("Dominican", None),  # two countries, one far larger
        ("Korean", None),  # no country's own word
        ("Lundian", None),
        ("Norway", None),  # the country itself
    ],
)
def test_inhabitants(word: str, code: str | None) -> None:
    assert country_of_inhabitants(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Netherlands", "NLD"),
        ("Holland", "NLD"),
        ("the US", "USA"),
        ("U.S.", "USA"),
        ("us", None),  # letters written small are a word
        ("Narnia", None),
    ],
)
def test_names_of_countries(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("name", "continental"),
    [
        ("West Africa", True),
        ("Europe", True),
        ("the Americas", True),
        ("South Africa", False),
        ("Oslo", False),
        ("", False),
    ],
)
def test_no_country_holds_a_part_of_a_continent(name: str, continental: bool) -> None:
    assert is_continental(name) == continental
