"""What the words of a claim mean: its predicate in the vocabulary, and its value as a date, a number or text.

The words are read by what reads them in documents: expressions of time, and quantities with their units and bounds.
"""

import contextlib
import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from pipeline.read.remarks import Remarks
from pipeline.records import DateValue, NumberValue, TextValue, Timex, Value
from pipeline.values.dates import PartialDate, Precision, parse_edtf
from pipeline.values.document_dates import read_document_date
from pipeline.values.quantities_in_text import find_quantities
from pipeline.vocabulary import OPEN, Vocabulary

ValueKind = Literal["date", "number", "text"]
KINDS: tuple[ValueKind, ...] = ("date", "number", "text")


class TimeFound(Protocol):
    """An expression of time in a text: a half-open span in code points, and what it means."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def timex(self) -> Timex: ...


FindTimes = Callable[[str], Sequence[TimeFound]]
"""Finds the expressions of time in a text, as `pipeline.times.find_times` does."""


class ColumnType(NamedTuple):
    """What a user says about a predicate or column: its name in the vocabulary, the kind of its values, and the unit of plain numbers;
    each is None if the user does not say it."""

    predicate: str | None = None
    kind: ValueKind | None = None
    unit: str | None = None


class Meaning(NamedTuple):
    """What a predicate of a claim is: its name, the kind of its values, or None if it is not known, and the unit and the factor of plain
    numbers ("in thousands")."""

    predicate: str
    kind: ValueKind | None
    unit: str | None = None
    factor: float = 1


_NUMBER = re.compile(r"[+\-\u2212]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")
_MAX_DIGITS = 200
"""A longer number, with an exponent of two digits, might not fit into a double."""
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]+)[)\]]\s*$")
_BEFORE = re.compile(r"(?:before|bef\.?|prior to|until|not after|no later than|by)\s+", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|aft\.?|since|from|not before|no earlier than)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|bet\.?|from)\s+", re.IGNORECASE)
_ROUGHLY = re.compile(r"(?:abt\.?|about|est\.?|estimated|cal\.?|around|approximately|circa|ca?\.?)\s+", re.IGNORECASE)
_INCLUDES = re.compile(r"until|not|no|by|since|from", re.IGNORECASE)


class ClaimWords:
    """Reads predicates and values of claims. `find_times` reads dates in words; without it, only plain ones are read. `types` are what
    the user says of predicates, by their names in lower case."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        find_times: FindTimes | None = None,
        types: Mapping[str, ColumnType] | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._find_times = find_times
        self._types = types or {}
        self._by_wikidata = _one_each((p.name, code) for p in vocabulary.predicates.values() for code in p.wikidata)
        self.meaning = lru_cache(maxsize=4096)(self._meaning)
        self.value = lru_cache(maxsize=4096)(self._value)

    def unknown(self, names: Sequence[str], where: str, remarks: Remarks) -> None:
        """Notes which of these predicates the vocabulary does not have, and how their values are read."""
        for name in dict.fromkeys(names):
            meaning = self.meaning(name)
            if meaning.predicate not in self._vocabulary.predicates and not meaning.predicate.startswith(OPEN):
                how = "by their form" if meaning.kind is None else f"as {meaning.kind}"
                remarks.note(
                    f"{where}: the predicate {name!r} is not in the vocabulary (`factmill rules` lists it); its values are read {how}"
                )

    def _meaning(self, name: str) -> Meaning:
        given = self._types.get(plain(name), ColumnType())
        bracket = _BRACKETS.search(name)
        unit, factor = _unit(bracket["inside"]) if bracket else (None, 1.0)
        bare = name[: bracket.start()] if bracket and (unit or factor != 1) else name
        predicate = given.predicate or self._known(bare) or self._known(name) or name
        known = self._vocabulary.predicates.get(predicate)
        kind = given.kind or (_KIND.get(known.value) if known is not None else None)
        return Meaning(predicate, kind, given.unit or unit, factor)

    def _known(self, name: str) -> str | None:
        """The predicate of the vocabulary that a name, a label or a Wikidata id means; None if there is none, or more than one."""
        if name in self._vocabulary.predicates:
            return name
        words = plain(name)
        if (underscored := words.replace(" ", "_")) in self._vocabulary.predicates:
            return underscored
        labelled = {predicate.name for predicate, _ in self._vocabulary.by_label.get(words, ())}
        labelled |= {attribute.name for attribute in self._vocabulary.attributes.by_label.get(words, ())}
        if len(labelled) == 1:
            return labelled.pop()
        return self._by_wikidata.get(name.strip().upper())

    def _value(self, words: str, meaning: Meaning) -> Value:
        """The value that words express for a predicate."""
        if meaning.kind == "text":
            return TextValue.unchecked(name=words)
        takes_dates = meaning.kind == "date"
        if (takes_dates or "-" in words[1:]) and is_date(words):
            return DateValue(name=words, edtf=words)
        if takes_dates:
            return self._date(words) or _number(words, meaning) or TextValue.unchecked(name=words)
        number = _number(words, meaning)
        if number is not None and (meaning.kind == "number" or number.unit or not self._is_time(words)):
            return number
        if meaning.kind is None and any(character.isdigit() for character in words):
            return self._date(words) or TextValue.unchecked(name=words)
        return TextValue.unchecked(name=words)

    def _is_time(self, words: str) -> bool:
        """Whether words that could be a number are rather a date: "May 1950", not "1950"."""
        return any(map(str.isalpha, words)) and self._date(words) is not None

    def _date(self, words: str) -> DateValue | None:
        """The date that words express as a whole, with the bounds that "before", "after" and "between" give; None if they are none."""
        if self._find_times is not None:
            before, after, between, roughly = (p.match(words) for p in (_BEFORE, _AFTER, _BETWEEN, _ROUGHLY))
            start = max((mark.end() for mark in (before, after, between, roughly) if mark is not None), default=0)
            found = self._whole(words, start)
            edtf = words[start:] if is_date(words[start:]) else found[0].edtf if len(found) == 1 else None
            if edtf is not None:
                bounded = _bounded(edtf, before, after)
                if bounded is not None:
                    return DateValue(name=words, edtf=bounded, extent="within")
                if roughly is not None and re.fullmatch(r"[\d-]+", edtf):
                    edtf += "~"
                if len(found) == 1 and found[0].impossible:
                    words = found[0].value  # the day as written, which the calendar does not have
                return DateValue(name=words, edtf=edtf, readings=found[0].readings if len(found) == 1 else ())
            if len(found) == 2 and found[0].interval and found[0].interval == found[1].interval:
                return DateValue(name=words, edtf=found[0].interval, extent="within" if between else None)
        with contextlib.suppress(ValueError):
            return DateValue(name=words, edtf=read_document_date(words))
        return None

    def _whole(self, words: str, start: int) -> list[Timex]:
        """The expressions of time that make up words from an offset on, with no more than joining words between them; empty if there is
        more."""
        assert self._find_times is not None
        found = [time for time in self._find_times(words) if time.end > start]
        rest = list(words)
        for time in found:
            rest[time.start : time.end] = " " * (time.end - time.start)
        left = "".join(rest)[start:]
        is_whole = re.fullmatch(r"[\s.,()\[\]–-]*(?:\b(?:and|to|until)\b[\s.–-]*)?", left, re.IGNORECASE)
        return [time.timex for time in found] if is_whole else []


_KIND: Mapping[str, ValueKind] = {"date": "date", "number": "number", "entity": "text", "text": "text"}


def is_date(words: str) -> bool:
    """Whether words are a year, a month or a day in EDTF, and exist in the calendar."""
    match = _DATE.fullmatch(words)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _number(words: str, meaning: Meaning) -> NumberValue | None:
    """The number that words express as a whole; None if they are none."""
    if len(words) <= _MAX_DIGITS and _NUMBER.fullmatch(words):
        amount = float(re.sub("[,\u00a0\u202f ]", "", words).replace("\u2212", "-")) * meaning.factor
        return NumberValue.unchecked(name=words, amount=amount, unit=meaning.unit)
    found = list(find_quantities(words, (0, len(words)))) if len(words) <= _MAX_DIGITS else []
    if len(found) != 1 or found[0].span != (0, len(words)):
        return None
    value = found[0].value
    if value.unit is not None or (meaning.unit is None and meaning.factor == 1):
        return value
    scaled = {name: None if (n := getattr(value, name)) is None else n * meaning.factor for name in ("low", "high")}
    return value.model_copy(update={"amount": value.amount * meaning.factor, "unit": meaning.unit, **scaled})


def _unit(words: str) -> tuple[str | None, float]:
    """The unit and the factor that a bracket behind a name gives: "m", "$ million", "in thousands"; None and 1 if it gives neither."""
    words = words.strip().removeprefix("in ").strip()
    currency, _, scale = words.partition(" ")
    singular = re.sub(r"(?<=[a-z]{4})s\b", "", words)
    for phrase in (
        f"1 {words}",
        f"1 {singular}",
        f"{currency} 1{scale}",
        f"{currency}1 {scale}",
        f"{words[:1]}1{words[1:]}",
    ):
        found = list(find_quantities(phrase, (0, len(phrase))))
        if (
            len(found) == 1
            and found[0].span == (0, len(phrase))
            and (found[0].value.unit or found[0].value.amount != 1)
        ):
            return found[0].value.unit, found[0].value.amount
    return None, 1


def unit_named(words: str) -> str | None:
    """The unit that words name ("km", "US$"); None if they name none."""
    return _unit(words)[0] if words else None


def _bounded(edtf: str, before: re.Match[str] | None, after: re.Match[str] | None) -> str | None:
    """The open interval before or after a date; None without such a word, or if EDTF has no such interval."""
    word, date = before or after, parse_edtf(edtf)
    if word is None or not isinstance(date, PartialDate) or date.unknown_digits or date.season:
        return None
    if date.precision is Precision.DAY and not _INCLUDES.match(word[0]):
        day = datetime.date(date.year, date.month or 1, date.day or 1)
        with contextlib.suppress(OverflowError):
            edtf = (day + datetime.timedelta(days=-1 if before else 1)).isoformat()
    return f"../{edtf}" if before else f"{edtf}/.."


def plain(name: str) -> str:
    """A name in lower case, with spaces in place of hyphens and underscores."""
    return " ".join(re.sub(r"[_\s-]+", " ", name).split()).lower()


def _one_each(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The name for each code that belongs to one name alone, from pairs of name and code."""
    names: dict[str, set[str]] = {}
    for name, code in pairs:
        names.setdefault(code, set()).add(name)
    return {code: next(iter(found)) for code, found in names.items() if len(found) == 1}
