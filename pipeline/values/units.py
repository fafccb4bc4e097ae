"""Units and currencies as written, under one name each (Pint, Babel). Nothing is converted."""

import functools
import re
from typing import Any

# What is measured in texts; of anything else a word is what is counted ("50 members").
_MEASURED = (
    "[length]",
    "[length] ** 2",
    "[length] ** 3",
    "[mass]",
    "[length] / [time]",
    "[temperature]",
    "[power]",
    "[energy]",
)
# Units to the library, something else to everybody.
_NO_UNITS = {
    "arc", "bag", "bar", "barn", "bit", "board", "carat", "cell", "chain", "count", "cup", "degree", "dot", "drop", "face", "fall", "grade",
    "hand", "head", "link", "mark", "mil", "pace", "peak", "perch", "pixel", "point", "pole", "rod", "scale", "shot", "slug", "span",
    "nail", "stack", "stere", "stone", "survey", "team", "thou", "turn", "unit",
}  # fmt: skip
_SHORT = {"km", "cm", "mm", "mi", "ft", "ha", "kg", "kW", "MW", "GW", "m²", "km²", "kWh", "mph"}
_BEHIND = re.compile(
    r"\s*-?(?:(?P<power>square|sq\.?|cubic)\s+)?(?P<name>[A-Za-z°]+)(?P<exponent>[²³])?(?![A-Za-z])|\s*(?P<sign>%)"
)
_SCALE = re.compile(r"\s*-?(?:hundred|thousand|million|billion|trillion|bn|m|k)\b(?!²|³)", re.IGNORECASE)
_SYMBOL = re.compile(r"(?P<symbol>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3})\s*$")
_SQUARE = {"square": "square ", "sq": "square ", "sq.": "square ", "cubic": "cubic ", "²": "square ", "³": "cubic "}


def read_unit(before: str, behind: str) -> str | None:
    """The unit of a number that stands between these words: a currency by its ISO 4217 code ("USD"), a measure by its name in
    the singular ("square kilometer", "percent"); null for a plain count."""
    symbol = _SYMBOL.search(before)
    if symbol is not None and (code := currency_code(symbol["symbol"])):
        return code
    if scale := _SCALE.match(behind):
        behind = behind[scale.end() :]
    currency = re.match(r"\s*((?:US |[A-Z][a-z]+ )?[a-z]+|[A-Z]{3})\b", behind)
    if currency is not None and (code := currency_code(currency[1])):
        return code
    found = _BEHIND.match(behind)
    if found is None:
        return None
    if found["sign"]:
        return "percent"
    if found["name"].lower() in {"percent", "percentage"} or re.match(r"\s*per cent\b", behind):
        return "percent"
    name = _measure(found["name"])
    return name and _SQUARE.get(found["power"] or found["exponent"] or "", "") + name


def currency_code(words: str) -> str | None:
    """The ISO 4217 code of a currency by its code, its symbol or its name; null for other words. Codes are written large: "all" is
    no lek."""
    return _currencies().get(words if words.isupper() else _singular(words.casefold()))


def _singular(word: str) -> str:
    return word.removesuffix("s")


@functools.cache
def _currencies() -> dict[str, str]:
    """ISO 4217 codes by symbol, by code and by English name in the singular; a name that several bear ("dollar") is none's."""
    from babel import Locale

    locale = Locale("en")
    codes: dict[str, str] = {}
    for code, name in locale.currencies.items():
        codes[code] = code
        codes.setdefault(_singular(name.casefold()), code)
    codes |= {symbol: code for code, symbol in locale.currency_symbols.items()}
    return codes | {"US$": "USD", "pound sterling": "GBP"}


@functools.cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


@functools.cache
def _measure(word: str) -> str | None:
    """The name of a unit of measure in the singular; null for a word that is none."""
    if word not in _SHORT and (len(word) < 4 and word.lower() not in {"foot", "ton"}):
        return None
    registry = _registry()
    for spelling in (word, word.lower(), _singular(word.lower())):
        try:
            unit = registry.parse_units(spelling)
        except Exception:  # the library raises many kinds for what it does not know
            continue
        name = str(unit)
        if name not in _NO_UNITS and any(registry.get_dimensionality(m) == unit.dimensionality for m in _MEASURED):
            return name
    return None
