"""The word lists by which values are read and written, from `words.toml`."""

import tomllib
from importlib import resources

from pipeline.records.base import Record


class ValueWords(Record):
    """Words are in lower case, except for the names of months and the symbols of units. The comments in `words.toml` give examples."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    scale_letters: dict[str, int]
    several: dict[str, tuple[int, int]]
    irregular_ordinals: dict[str, int]
    rounding: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    exact: tuple[str, ...]
    strict: tuple[str, ...]
    fractions: tuple[str, ...]
    before_spans: tuple[str, ...]
    parts: dict[str, int]
    times: dict[str, int]
    rhythms: dict[str, str]
    spans: dict[str, tuple[int, str]]
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    powers: dict[str, str]
    unit_symbols: frozenset[str]
    short_units: frozenset[str]
    not_units: frozenset[str]
    unit_names: dict[str, str]
    time_units: dict[str, str]
    temperatures: dict[str, str]
    currency_words: dict[str, str]
    currency_signs: dict[str, str]


def _load() -> ValueWords:
    file = resources.files("pipeline.values").joinpath("words.toml")
    return ValueWords(**tomllib.loads(file.read_text(encoding="utf-8")))


WORDS = _load()
"""The word lists, loaded once."""
