"""Units and currencies as written, each under one name (Pint, Babel). Nothing is converted."""

import functools
import re
from typing import Any, NamedTuple

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
    "[mass] / [length] / [time] ** 2",
)
_CROWNS = {"krone", "krona", "króna", "koruna"}
_SHORTEST_WORD = 4
_POWER_WORDS = "|".join(re.escape(word) for word in sorted(WORDS.powers, reverse=True) if word.isascii())
_POWER_SIGNS = "".join(word for word in WORDS.powers if not word.isascii())
_UNIT_AFTER = re.compile(
    rf"\s*-?(?:(?P<power>{_POWER_WORDS})\s+)?(?P<name>[A-Za-z°]+)(?P<exponent>[{_POWER_SIGNS}])?(?![A-Za-z])|\s*(?P<sign>%)"
)
_SCALE = re.compile(rf"\s*-?(?:{'|'.join((*WORDS.scales, *WORDS.scale_letters))})\b(?![{_POWER_SIGNS}])", re.IGNORECASE)
_COMPOUND = re.compile(r"[\s\u00a0]*-?(?P<first>[A-Za-z]+)(?:/|\s+(?:per|an|a)\s+)(?P<second>[A-Za-z]+)(?![A-Za-z])")
_CURRENCY_BEFORE = re.compile(r"(?P<symbol>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}|\bRs\.?)\s*$")
_CURRENCY_AFTER = re.compile(r"\s*((?:US |[A-Z][a-z]+ )?[a-z]+|[A-Z]{3})\b")
_DEGREES = re.compile(
    rf"[\s\u00a0]*-?(?P<words>{'|'.join(w.replace(' ', '[ -]') for w in sorted(WORDS.temperatures, key=len, reverse=True))})(?![A-Za-z])",
    re.IGNORECASE,
)
# "Weighs twelve stone", but not "three stone houses".
_STONE = re.compile(r"[\s-]*stone(?=$|[.,;)\d]|\s+(?:\d|and|at|but|by|in|on|or|when|while)\b|-)")
_POINTS = re.compile(
    r"[\s-]*(?:(?P<hundredths>basis[\s-]points?|bps?)|(?:percentage|percent|per cent)[\s-]points?)\b", re.IGNORECASE
)
_POINTS_OF = {"basis point": 0.01, "percentage point": 1.0}
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


class UnitFound(NamedTuple):
    """A unit, and the length in characters of the words that name it."""

    unit: str
    length: int


def currency_before(words: str) -> UnitFound | None:
    """The currency at the end of some words: "for EUR " or "£"; None if there is none."""
    symbol = _CURRENCY_BEFORE.search(words)
    code = currency_code(symbol["symbol"]) or WORDS.currency_signs.get(symbol["symbol"]) if symbol is not None else None
    return UnitFound(code, len(words) - symbol.start()) if symbol is not None and code else None


def unit_after(words: str) -> UnitFound | None:
    """The unit at the start of some words, with durations and rates: "-metre tower", " km/h", " weeks", " kroner", "%"; None if there is
    none."""
    degrees = _DEGREES.match(words)
    if degrees is not None:
        return UnitFound(WORDS.temperatures[degrees["words"].casefold().replace("-", " ")], degrees.end())
    compound = _COMPOUND.match(words)
    if compound is not None:
        rate = _rate(compound["first"], compound["second"])
        if rate is not None:
            return UnitFound(rate, compound.end())
    currency = _CURRENCY_AFTER.match(words)
    if currency is not None:
        code = currency_code(currency[1]) or WORDS.currency_words.get(currency[1].casefold())
        if code:
            return UnitFound(code, currency.end())
    points = _POINTS.match(words)
    if points is not None:
        return UnitFound("basis point" if points["hundredths"] else "percentage point", points.end())
    percent = _PERCENT.match(words) or re.match(r"\s*%", words)
    if percent is not None:
        return UnitFound("percent", percent.end())
    if (stone := _STONE.match(words)) is not None:
        return UnitFound("stone", stone.end())
    found = _UNIT_AFTER.match(words)
    if found is None or found["sign"]:
        return None
    word = found["name"]
    name = WORDS.time_units.get(word.casefold()) or WORDS.unit_names.get(word) or _measure(word)
    if name is None:
        return None
    return UnitFound(WORDS.powers.get(found["power"] or found["exponent"] or "", "") + name, found.end())


@functools.cache
def _rate(first: str, second: str) -> str | None:
    """A unit of speed: "km/h", "miles per hour"; None for other pairs of words."""
    time = WORDS.time_units.get(second.casefold())
    length = _measure(first) or WORDS.unit_names.get(first)
    if time is None or length is None or _dimension(length) != "[length]":
        return None
    return f"{length} per {time}"


_UNIT_WORD = re.compile(r"(?P<power>square |cubic )?(?P<name>[a-z_]+)(?: per (?P<time>[a-z]+))?")


@functools.cache
def _quantity_of(unit: str) -> Any:
    """A unit by its name here as a unit of the library; None for currencies, counts and shares."""
    found = _UNIT_WORD.fullmatch(unit)
    if found is None or unit == "percent":
        return None
    registry = _registry()
    try:
        if found["name"] == "time" and found["time"]:  # "time per day": how often
            return registry.parse_units("dimensionless") / registry.parse_units(found["time"])
        power = {"square ": 2, "cubic ": 3}.get(found["power"] or "", 1)
        parsed = registry.parse_units(found["name"]) ** power
        return parsed / registry.parse_units(found["time"]) if found["time"] else parsed
    except Exception:  # the library raises many kinds of errors for unknown units
        return None


def _dimension(unit: str) -> str | None:
    parsed = _quantity_of(unit)
    return str(parsed.dimensionality) if parsed is not None else None


@functools.cache
def dimension_of(unit: str | None) -> str:
    """What a unit measures: a dimension of the library ("[length]", "[length] ** 2"), ``money``, ``percent``, ``percentage point``, or
    ``count`` for None."""
    if unit is None:
        return "count"
    if unit == "percent" or unit in _POINTS_OF:
        return "percent" if unit == "percent" else "percentage point"
    if unit in WORDS.temperatures.values():
        return "[temperature]"
    if unit.isupper() or unit in WORDS.currency_words.values():
        return "money"
    return _dimension(unit) or "count"


@functools.cache
def factor(unit: str, into: str) -> float | None:
    """By what an amount in one unit is multiplied to get the amount in another; None if they do not measure the same. Currencies are
    never converted, and for temperatures see `conversion`."""
    if unit == into:
        return 1.0
    if unit in _POINTS_OF and into in _POINTS_OF:
        return _POINTS_OF[unit] / _POINTS_OF[into]
    if unit in WORDS.temperatures.values():
        return None  # the scales begin at different points
    a, b = _quantity_of(unit), _quantity_of(into)
    if a is None or b is None or a.dimensionality != b.dimensionality:
        return None
    return float(_registry().Quantity(1.0, a).to(b).magnitude)


@functools.cache
def conversion(unit: str, into: str) -> tuple[float, float] | None:
    """By what an amount in one unit is multiplied, and what is then added, to get the amount in another; None if they do not measure the
    same, or if a scale is not named ("40 degrees")."""
    if not {unit, into} <= {"degree_Celsius", "degree_Fahrenheit"} or unit == into:
        multiplier = factor(unit, into)
        return (multiplier, 0.0) if multiplier is not None else None
    return (1.8, 32.0) if into == "degree_Fahrenheit" else (1 / 1.8, -32 / 1.8)


@functools.cache
def same_currency(a: str, b: str) -> bool:
    """Whether two currencies may be the same: "kroner" may be NOK, "dollars" may be USD, "kr" may be both kroner and kronor."""
    if a == b:
        return True
    for general, code in ((a, b), (b, a)):
        if general in WORDS.currency_words.values() and code.isupper():
            name = next((n for n, c in _currencies().items() if c == code and n.islower()), "")
            return any(word in (_CROWNS if general == "crown" else {general}) for word in name.split())
    return "crown" in {a, b} and {a, b} <= {"crown", *_CROWNS}


def currency_code(words: str) -> str | None:
    """The ISO 4217 code of a currency by its code, symbol or name; None for other words. Codes are in capitals: "all" is not the lek."""
    if words.isupper():
        return _currencies().get(words)
    country, _, unit = _singular(words.casefold()).rpartition(" ")
    spellings = (unit, WORDS.currency_words.get(unit), WORDS.currency_words.get(words.casefold().rpartition(" ")[2]))
    return next((code for u in spellings if u and (code := _currencies().get(f"{country} {u}".strip()))), None)


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
