"""The names of places that only `pipeline/vocabulary/places.py` uses, from `places.toml`."""

from pipeline.records import Record


class PlaceWords(Record):
    """Names are in lower case, except `letters`, which maps abbreviations as they are written to the codes of countries;
    `parts_of_countries` maps a country to the word for its inhabitants."""

    short_names: frozenset[str]
    parts_of_countries: dict[str, str]
    directions: frozenset[str]
    continents: frozenset[str]
    letters: dict[str, str]
