"""Countries by any of their English names, from pycountry (ISO 3166-1) and Unicode CLDR (through Babel)."""

import functools

import pycountry
from babel import Locale


@functools.cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    territories = Locale("en").territories
    for country in pycountry.countries:
        names = [getattr(country, key, None) for key in ("name", "common_name", "official_name")]
        for name in (*names, territories.get(country.alpha_2)):
            if name:
                codes[name.casefold()] = country.alpha_3
                codes[name.replace(" & ", " and ").casefold()] = country.alpha_3
    return codes


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that bears this English name, with or without "the"; null if none."""
    key = name.casefold()
    return _codes().get(key) or _codes().get(key.removeprefix("the "))
