"""Units and currencies as written, each under one name (Pint, Babel). Nothing is converted."""

import functools
import re
from typing import Any

from pipeline.values.words import WORDS

# The dimensions that texts measure. A word for any other dimension is a thing that is counted ("50 members").
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
_SHORTEST_WORD = 4
_POWER_WORDS = "|".join(re.escape(word) for word in sorted(WORDS.powers, reverse=True) if word.isascii())
_POWER_SIGNS = "".join(word for word in WORDS.powers if not word.isascii())
_UNIT_AFTER = re.compile(
    rf"\s*-?(?:(?P<power>{_POWER_WORDS})\s+)?(?P<name>[A-Za-z°]+)(?P<exponent>[{_POWER_SIGNS}])?(?![A-Za-z])|\s*(?P<sign>%)"
)
_SCALE = re.compile(rf"\s*-?(?:{'|'.join((*WORDS.scales, *WORDS.scale_letters))})\b(?![{_POWER_SIGNS}])", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(r"(?P<symbol>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3})\s*$")
_CURRENCY_AFTER = re.compile(r"\s*((?:US |[A-Z][a-z]+ )?[a-z]+|[A-Z]{3})\b")
_PERCENT = re.compile(r"\s*(?:per cent\b|-?percent(?:age)?(?![A-Za-z]))", re.IGNORECASE)


def read_unit(before: str, after: str) -> str | None:
    """The unit of a number between these words; None for a plain count.

    A currency is given by its ISO 4217 code ("USD"), a measure by its name in the singular ("square kilometer", "percent").
    """
    symbol = _CURRENCY_BEFORE.search(before)
    if symbol is not None and (code := currency_code(symbol["symbol"])):
        return code
    if scale := _SCALE.match(after):
        after = after[scale.end() :]
    currency = _CURRENCY_AFTER.match(after)
    if currency is not None and (code := currency_code(currency[1])):
        return code
    found = _UNIT_AFTER.match(after)
    if found is None:
        return None
    if found["sign"] or _PERCENT.match(after):
        return "percent"
    name = _measure(found["name"])
    return name and WORDS.powers.get(found["power"] or found["exponent"] or "", "") + name


def currency_code(words: str) -> str | None:
    """The ISO 4217 code of a currency by its code, symbol or name; None for other words. Codes are in capitals: "all" is not the lek."""
    return _currencies().get(words if words.isupper() else _singular(words.casefold()))


def _singular(word: str) -> str:
    return word.removesuffix("s")


@functools.cache
def _currencies() -> dict[str, str]:
    """ISO 4217 codes by symbol, by code and by English name in the singular. A name that several share ("dollar") is left out."""
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
    """The name of a unit of measure in the singular; None for any other word."""
    if word not in WORDS.unit_symbols and len(word) < _SHORTEST_WORD and word.lower() not in WORDS.short_units:
        return None
    registry = _registry()
    for spelling in (word, word.lower(), _singular(word.lower())):
        try:
            unit = registry.parse_units(spelling)
        except Exception:  # the library raises many kinds of errors for unknown units
            continue
        name = str(unit)
        if name not in WORDS.not_units and any(
            registry.get_dimensionality(m) == unit.dimensionality for m in _MEASURED
        ):
            return name
    return None
