"""Quantities that have words of their own: "half a million", "a fortnight", "four in ten", "twice a day", "dozens of houses"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records.base import Span
from pipeline.values.units import unit_after
from pipeline.values.words import WORDS


class Idiom(NamedTuple):
    """An amount in a unit, with the bounds that such words leave open: `margin` either way, or `least` alone. The span is half-open, in the
    offsets of the text."""

    span: Span
    amount: float
    unit: str | None
    margin: float
    least: float | None = None


_CARDINAL = "|".join(sorted(WORDS.cardinals, key=len, reverse=True))
_COUNT = rf"(?:{_CARDINAL}|\d{{1,3}})"
_PARTS = "|".join(sorted(WORDS.parts, key=len, reverse=True))
_SPANS = "|".join(sorted(WORDS.spans, key=len, reverse=True))
_TIMES = "|".join(sorted(WORDS.times, key=len, reverse=True))
_RHYTHMS = "|".join(sorted(WORDS.rhythms, key=len, reverse=True))
_SCALE = "|".join(sorted(WORDS.scales, key=len, reverse=True))
_SEVERAL = "|".join(sorted(WORDS.several, key=len, reverse=True))
_BEFORE_SPAN = "|".join(WORDS.before_spans)

_PERIOD = rf"(?:an?|per|each|every)\s+(?P<period>{_SPANS})\b"
_OFTEN = rf"\b(?:(?P<times>{_TIMES})|(?P<count>{_COUNT})\s+times)\s+(?:(?P<daily>{_RHYTHMS})\b|{_PERIOD})"
_EVERY = (
    rf"\bevery\s+(?:(?P<other>other|second)\s+(?P<second>{_SPANS})"
    rf"|(?P<gap>{_COUNT})\s+(?P<gaps>{_SPANS})s?|(?P<each>{_SPANS}))\b"
)
# "Four in ten residents", but not "four in ten.5".
_IN_TEN = rf"(?P<of_ten>{_COUNT})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<ten>{_COUNT})(?![\w.,:/%-]*\d)(?=\s+[a-z])"
# What follows a part in words: "a fifth *more*", "two thirds *of the* votes", but not "the third *quarter of 2010*".
_OF_PART = (
    r"\s+(?:of\s+(?:the|all|its|his|her|their|those|these|[a-z]+s)\b|more|fewer|less|below|above|up|down"
    r"|in\s+\d{4}|from|since|compared|against|over|last|this)\b|[.,;)]|$"
)
_PART = rf"(?:(?P<numerator>{_COUNT})[ -]|(?:an?|one)\s+)(?P<part>{_PARTS})s?(?={_OF_PART})"
# "Half the votes", but not "the first half of the year" and "half the size".
_HALF = (
    r"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!last )half(?P<half>)"
    r"(?=\s+(?:of\s+)?(?:the|its|his|her|their|all|those|these)\s+[a-z]+)(?!\s+the\s+(?:size|price|time|number|length))"
)
_HALVES = rf"\b(?P<whole>{_COUNT})\s+and\s+(?P<rest>(?:a\s+)?half|a\s+quarter|three\s+quarters?)\b(?:\s+(?P<scaled>{_SCALE})\b)?"
_LARGE = (
    rf"\b(?:(?P<fraction>half\s+an?|a\s+quarter\s+of\s+an?|an?))\s+"
    rf"(?:(?P<scale>{_SCALE})(?=\s+[a-z]|$|[.,;)])|score(?=\s+of\s+(?!{_CARDINAL})[a-z]))"
)
# "For a fortnight", but not "a year ago".
_LASTING = (
    rf"\b(?:(?P<lead>{_BEFORE_SPAN})\s+|(?=half\b))(?P<length>(?:half\s+an?|an?|one|a\s+half)(?:\s+(?:full|whole|calendar))?"
    rf"[ -](?P<span>{_SPANS})(?P<more>\s+and\s+a\s+half)?)\b"
    r"(?!['’]s(?!\s+(?:prior\s+|written\s+)?(?:imprisonment|notice|probation|rent|warning)\b)|\s+(?:ago|later|earlier|before))"
)
# One expression, so that a text is searched once.
_IDIOM = re.compile(
    rf"(?P<often>{_OFTEN})|(?P<every>{_EVERY})|(?P<share>(?<![\w-])(?:{_IN_TEN}|{_PART}|{_HALF}))|(?P<halves>{_HALVES})"
    rf"|(?P<large>{_LARGE})|(?P<lasting>{_LASTING})|\b(?P<several>{_SEVERAL})(?=\s+of\s+[a-z])",
    re.IGNORECASE,
)
# What every idiom has in it: most sentences have none of these.
_HINT = re.compile(
    rf"\b(?:times|every|half|{_SEVERAL}|{_TIMES}|{_PARTS}|(?:in|of|every)\s+(?:{_COUNT})\s|an?\s+(?:score|{_SCALE}|{_SPANS})|one\s+(?:{_SPANS}))",
    re.IGNORECASE,
)
_REST = {"a half": 0.5, "half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "three quarter": 0.75}
_SCORE = 20  # "a score of houses"
_POINTS = 2.5  # percentage points by which a share in words may be off
_ROUGHLY = 0.1  # the part by which "half a million" may be off


def find_idioms(text: str, span: Span) -> Iterator[Idiom]:
    """The quantities in a span of a text that have words of their own, in order."""
    if _HINT.search(text, *span) is None:
        return
    for found in _IDIOM.finditer(text, *span):
        idiom = _read(text, found)
        if idiom is not None:
            yield idiom


def _read(text: str, found: re.Match[str]) -> Idiom | None:
    if found["often"]:
        times = WORDS.times[found["times"].lower()] if found["times"] else _count(found["count"])
        period = WORDS.rhythms[found["daily"].lower()] if found["daily"] else found["period"].lower()
        return _frequency(found.span(), times, 1.0, period)
    if found["every"]:
        if found["other"]:
            return _frequency(found.span(), 1.0, 2.0, found["second"].lower())
        if found["gap"]:
            return _frequency(found.span(), 1.0, _count(found["gap"]), found["gaps"].lower())
        return _frequency(found.span(), 1.0, 1.0, found["each"].lower())
    if found["share"]:
        return _share(found)
    if found["halves"]:
        amount = _count(found["whole"]) + _REST[" ".join(found["rest"].lower().split())]
        scale = WORDS.scales[found["scaled"].lower()] if found["scaled"] else 1
        return _in_unit(text, found, amount * scale, 0.25 * scale)
    if found["large"]:
        lead = found["fraction"].lower()
        part = 0.5 if lead.startswith("half") else 0.25 if "quarter" in lead else 1.0
        amount = part * (WORDS.scales[found["scale"].lower()] if found["scale"] else _SCORE)
        return _in_unit(text, found, amount, amount * _ROUGHLY)
    if found["several"]:
        least, counted = WORDS.several[found["several"].lower()]
        return Idiom(found.span(), float(counted), None, 0.0, float(least))
    amount, unit_name = WORDS.spans[found["span"].lower()]
    part = (0.5 if "half" in found["length"].lower().split(found["span"].lower())[0] else 1.0) + (
        0.5 if found["more"] else 0.0
    )
    exact = part == 1.0 and amount == 1
    return Idiom(found.span("length"), part * amount, unit_name, 0.0 if exact else 0.05 * part * amount)


def _in_unit(text: str, found: re.Match[str], amount: float, margin: float) -> Idiom:
    """The idiom with the unit that follows it, if one does."""
    unit = unit_after(text[found.end() : found.end() + 40])
    if unit is None:
        return Idiom(found.span(), amount, None, margin)
    return Idiom((found.start(), found.end() + unit.length), amount, unit.unit, margin)


def _share(found: re.Match[str]) -> Idiom | None:
    if found["half"] is not None:
        return Idiom(found.span(), 50.0, "percent", _POINTS)
    if found["of_ten"]:
        part, whole = _count(found["of_ten"]), _count(found["ten"])
        if not 0 < part < whole or whole not in {3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000}:
            return None
        return Idiom(found.span(), 100.0 * part / whole, "percent", _POINTS if whole <= 12 else 0.5)
    part = _count(found["numerator"]) if found["numerator"] else 1.0
    whole = WORDS.parts[found["part"].lower()]
    return Idiom(found.span(), 100.0 * part / whole, "percent", _POINTS) if part < whole else None


def _frequency(span: Span, times: float, gap: float, period: str) -> Idiom:
    amount, unit = WORDS.spans[period]
    return Idiom(span, times / (gap * amount), f"time per {unit}", 0.0)


def _count(words: str) -> float:
    return float(WORDS.cardinals.get(words.lower()) or words) if not words.isdigit() else float(words)
