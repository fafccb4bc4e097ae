"""Claims that came from elsewhere, as facts: a `facts.jsonl`, or a `.csv` with one claim a row."""

import csv
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from pipeline.knowledge.predicates import load_predicates
from pipeline.records import (
    DateValue,
    Document,
    Entity,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    NumberValue,
    TextValue,
    Value,
)
from pipeline.records.base import identifier

if TYPE_CHECKING:
    import _csv

RULE = "claim/csv"
UNKNOWN = "UNKNOWN"
"""The type of an entity of which only the name is known."""

REQUIRED = ("subject", "predicate", "value", "source")
OPTIONAL = ("start", "end", "quote", "confidence", "date")

_NUMBER = re.compile(r"[+\-\u2212]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")
_MAX_DIGITS = 200
"""With the exponent, more might not fit a double."""


class ClaimsError(ValueError):
    """A file of claims that cannot be used at all: which, why, and what to do."""


class Claims(NamedTuple):
    """The facts, in the order in which they first stand in the file, and a sentence for each line that was refused."""

    facts: tuple[Fact, ...]
    problems: tuple[str, ...] = ()


_Place = tuple[str, int, int, str]
"""Document, start, end and quote: what makes two pieces of evidence one."""


class _Refused(ValueError):
    """Why one line is no claim."""


def read_claims(path: Path) -> Claims:
    """The claims of a `.jsonl` (each line a fact as in `facts.jsonl`) or a `.csv` file, in UTF-8.

    A `.csv` has the columns subject, predicate, value, source, and any of start, end, quote, confidence, date.
    `source` becomes the document of the evidence. `quote` is the value where it is not given, `start` 0, `end` start
    plus the length of the quote. `date` is when the claim held (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``): the qualifier
    `time`, an EDTF interval. `confidence` is 1 where it is not given; of claims that say the same, the highest counts.
    A subject is the same entity wherever its name is the same but for case and spaces. A value is a date if it is an
    EDTF date and either the predicate takes dates or it has a month; else a number if it is one; else text.

    Lines that say the same of one subject (predicate, value, date) become one fact, with the evidence of each.
    Raises `ClaimsError` for a file that is missing, not UTF-8, of another suffix or without the columns.
    """
    readers = {".jsonl": _read_jsonl, ".csv": _read_csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ClaimsError(f"{path} is neither .jsonl nor .csv; name a facts.jsonl, or a .csv with {','.join(REQUIRED)}")
    try:
        return reader(path)
    except OSError as error:
        raise ClaimsError(f"{path} cannot be opened ({error.strerror}); check its path and permissions") from error
    except UnicodeDecodeError as error:
        raise ClaimsError(f"{path} is not UTF-8 ({error.reason} near byte {error.start}); convert it") from error
    except csv.Error as error:
        raise ClaimsError(f"{path} is not valid CSV ({error}); mend it") from error


def _read_jsonl(path: Path) -> Claims:
    facts: dict[str, Fact] = {}
    problems = []
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                fact = Fact.model_validate_json(line)
            except ValidationError as error:
                problems.append(f"{path.name}, line {number}: no fact: {_first_reason(error)}")
                continue
            if fact.id in facts:
                problems.append(f"{path.name}, line {number}: the id {fact.id!r} stands above already")
            else:
                facts[fact.id] = fact
    return Claims(tuple(facts.values()), tuple(problems))


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def _read_csv(path: Path) -> Claims:
    """Claims are checked here, one by one, and then built without a second check: there may be very many."""
    claims: dict[tuple[str, ...], _Claim] = {}
    problems = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in _rows(csv.reader(file), path):
            try:
                key, claim = _claim(row)
            except _Refused as error:
                problems.append(f"{path.name}, line {number}: {error}")
                continue
            same = claims.get(key)
            if same is None:
                claims[key] = claim
            else:
                same.confidence = max(same.confidence, claim.confidence)
                same.evidence |= claim.evidence
    return Claims(tuple(_fact(key, claim) for key, claim in claims.items()), tuple(problems))


@dataclass
class _Claim:
    subject: EntityRef
    predicate: str
    value: Value
    time: str | None
    confidence: float
    evidence: dict[_Place, Evidence]


def _rows(reader: "_csv.Reader", path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row that is not blank, by column, with its line. Columns that nobody knows are left out."""
    columns = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise ClaimsError(f"{path}: its first line names no column {', '.join(missing)}; add it")
    known = [(index, name) for index, name in enumerate(columns) if name in REQUIRED + OPTIONAL]
    for row in reader:
        if row:
            yield reader.line_num, {name: row[index].strip() for index, name in known if index < len(row)}


def _claim(row: Mapping[str, str]) -> tuple[tuple[str, ...], _Claim]:
    """A claim, and what claims that say the same share."""
    empty = [name for name in REQUIRED if not row.get(name)]
    if empty:
        raise _Refused(f"{', '.join(empty)} is empty; give it a value")
    subject = _subject(row["subject"])
    predicate = row["predicate"]
    value, value_key = _value(row["value"], _takes_dates(predicate))
    time = row.get("date") or None
    if time and not _is_date(time):
        raise _Refused(f"the date is {time!r}; it has to be YYYY, YYYY-MM or YYYY-MM-DD, and be in the calendar")
    claim = _Claim(subject, predicate, value, time, _confidence(row.get("confidence")), _evidence(row))
    return (subject.entity, predicate, value.type, value_key, time or ""), claim


def _fact(key: tuple[str, ...], claim: _Claim) -> Fact:
    qualifiers: dict[str, tuple[Value, ...]] = {}
    if claim.time:
        qualifiers["time"] = (DateValue(name=claim.time, edtf=f"{claim.time}/{claim.time}", extent="within"),)
    return Fact.model_construct(
        id=identifier("f", "claim", *key),
        subject=claim.subject,
        predicate=claim.predicate,
        value=claim.value,
        qualifiers=qualifiers,
        confidence=claim.confidence,
        evidence=tuple(claim.evidence.values()),
    )


@functools.lru_cache(maxsize=4096)
def _subject(name: str) -> EntityRef:
    return EntityRef(entity=identifier("e", "claim", _same_words(name)), name=name, type=UNKNOWN)


def _same_words(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@functools.cache
def _takes_dates(predicate: str) -> bool:
    known = load_predicates().get(predicate)
    return known is not None and known.value == "date"


@functools.lru_cache(maxsize=4096)
def _value(words: str, takes_dates: bool) -> tuple[Value, str]:
    """A value, and what values that say the same share."""
    if (takes_dates or "-" in words[1:]) and _is_date(words):
        return DateValue(name=words, edtf=words), words
    if len(words) <= _MAX_DIGITS and _NUMBER.fullmatch(words):
        amount = float(re.sub("[,\u00a0\u202f ]", "", words).replace("\u2212", "-"))
        return NumberValue(name=words, amount=amount), repr(amount)
    return TextValue(name=words), _same_words(words)


def _is_date(words: str) -> bool:
    match = _DATE.fullmatch(words)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _confidence(words: str | None) -> float:
    try:
        confidence = float(words or 1)
    except ValueError:
        confidence = -1
    if not 0 <= confidence <= 1:
        raise _Refused(f"the confidence is {words!r}; it has to be a number from 0 to 1")
    return confidence


def _evidence(row: Mapping[str, str]) -> dict[_Place, Evidence]:
    quote = row.get("quote") or row["value"]
    start = _offset(row, "start", 0)
    end = _offset(row, "end", start + len(quote))
    if end - start != len(quote):
        raise _Refused(f"start and end are {end - start} characters apart, but the quote has {len(quote)}")
    evidence = Evidence.model_construct(document=row["source"], start=start, end=end, quote=quote, rule=RULE)
    return {(evidence.document, start, end, quote): evidence}


def _offset(row: Mapping[str, str], name: str, default: int) -> int:
    words = row.get(name)
    if not words:
        return default
    if not (words.isascii() and words.isdigit() and len(words) < 16):
        raise _Refused(f"{name} is {words!r}; it has to be a whole number, 0 or more")
    return int(words)


def sources_of(facts: Iterable[Fact]) -> tuple[Document, ...]:
    """The documents that the evidence names, sorted by id, without texts."""
    names = {evidence.document for fact in facts for evidence in fact.evidence}
    return tuple(Document(id=name, text="", source=name) for name in sorted(names))


def entities_of(facts: Iterable[Fact]) -> tuple[Entity, ...]:
    """The entities that the facts are about or have as values, sorted by id, under the names that the facts use.

    One that is only ever a value has the type UNKNOWN.
    """
    names: dict[str, dict[str, None]] = {}
    types: dict[str, str] = {}
    for fact in facts:
        names.setdefault(fact.subject.entity, {})[fact.subject.name] = None
        types[fact.subject.entity] = fact.subject.type
        if isinstance(fact.value, EntityValue):
            names.setdefault(fact.value.entity, {})[fact.value.name] = None
    return tuple(
        Entity(id=id_, name=max(names[id_], key=len), type=types.get(id_, UNKNOWN), names=tuple(sorted(names[id_])))
        for id_ in sorted(names)
    )
