"""Files of claims: a CSV, a `facts.jsonl`, or documents annotated by LangExtract."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from pipeline.read.claims import UNKNOWN, Claim, ClaimSet, InvalidClaim, is_date, subject_of, takes_dates, value_of
from pipeline.read.langextract import is_annotated, read_annotated
from pipeline.records import DateValue, Document, Entity, EntityValue, Evidence, Fact
from pipeline.values.dates import parse_edtf
from pipeline.vocabulary import Vocabulary

if TYPE_CHECKING:
    import _csv

RULE = "claim/csv"
REQUIRED = ("subject", "predicate", "value", "source")
OPTIONAL = ("start", "end", "quote", "confidence", "date")


class ClaimsError(ValueError):
    """A file of claims that cannot be used at all: which file, why, and what to do."""


class ClaimFile(NamedTuple):
    """What a file of claims contains.

    `facts` are in the order in which they first appear in the file. `problems` holds a sentence for each line that was skipped.
    `documents` are the texts that the file contains itself.
    """

    facts: tuple[Fact, ...]
    problems: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


def read_claims(path: Path, vocabulary: Vocabulary) -> ClaimFile:
    """Reads a `.jsonl` or `.csv` file of claims in UTF-8. `vocabulary` says which predicates take dates.

    A line of a `.jsonl` is a fact as in `facts.jsonl`, or a document annotated by LangExtract (see `pipeline.read.langextract`).

    A `.csv` has the columns subject, predicate, value and source, and any of start, end, quote, confidence and date.
    `source` is the document of the evidence. The defaults are: `quote`, the value; `start`, 0; `end`, start plus the length of
    the quote; `confidence`, 1. `date` is when the claim held (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``) and becomes the qualifier
    `time`, an EDTF interval.
    Subjects whose names differ only in case and spaces are the same entity. A value is a date if it is an EDTF date and either
    the predicate takes dates or the date has a month. It is also a date if the predicate takes dates and the value is a date in
    words ("15 May 1992"). Otherwise it is a number if it reads as one, and text if not.

    Lines with the same subject, predicate, value and date become one fact, with the evidence of each and the highest
    confidence. Raises `ClaimsError` if the file is missing, is not UTF-8, has another suffix or lacks a required column.
    """
    readers = {".jsonl": _read_jsonl, ".csv": _read_csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ClaimsError(
            f"{path} is neither .jsonl nor .csv; name a facts.jsonl, or a .csv with the columns {', '.join(REQUIRED)}"
        )
    try:
        return reader(path, vocabulary)
    except OSError as error:
        raise ClaimsError(f"{path} cannot be opened ({error.strerror}); check its path and permissions") from error
    except UnicodeDecodeError as error:
        raise ClaimsError(
            f"{path} is not UTF-8 ({error.reason} near byte {error.start}); convert it to UTF-8"
        ) from error
    except csv.Error as error:
        raise ClaimsError(f"{path} is not valid CSV ({error}); correct the file") from error


def _read_jsonl(path: Path, vocabulary: Vocabulary) -> ClaimFile:
    facts: dict[str, Fact] = {}
    claims = ClaimSet()
    documents: dict[str, Document] = {}
    problems: list[str] = []
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{path.name}, line {number}"
            if not line.strip():
                continue
            try:
                if is_annotated(line):
                    skipped: list[str] = []
                    document = read_annotated(json.loads(line), claims, vocabulary, skipped.append)
                    problems += [f"{where}: {reason}" for reason in skipped]
                    if documents.setdefault(document.id, document) != document:
                        raise InvalidClaim(
                            f"another text has the same document id, {document.id!r}; rename one of them"
                        )
                    continue
                fact = Fact.model_validate_json(line)
                _check_dates(fact)
            except ValidationError as error:
                problems.append(f"{where}: not a valid fact: {_first_reason(error)}")
                continue
            except (InvalidClaim, json.JSONDecodeError, RecursionError) as error:
                problems.append(f"{where}: {error}")
                continue
            if fact.id in facts:
                problems.append(f"{where}: an earlier line has the same id, {fact.id!r}")
            else:
                facts[fact.id] = fact
    return ClaimFile((*facts.values(), *claims.facts()), tuple(problems), tuple(documents.values()))


def _check_dates(fact: Fact) -> None:
    for value in (fact.value, *(v for values in fact.qualifiers.values() for v in values)):
        for edtf in (value.edtf, *value.readings) if isinstance(value, DateValue) else ():
            try:
                parse_edtf(edtf)
            except ValueError as error:
                raise InvalidClaim(f"not a valid fact: {error}") from error


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def _read_csv(path: Path, vocabulary: Vocabulary) -> ClaimFile:
    """Checks the claims one by one and then builds the facts without a second check, because there may be very many."""
    claims = ClaimSet()
    problems = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in _rows(csv.reader(file), path):
            try:
                claims.add(_claim(row, vocabulary))
            except InvalidClaim as error:
                problems.append(f"{path.name}, line {number}: {error}")
    return ClaimFile(tuple(claims.facts()), tuple(problems))


def _rows(reader: "_csv.Reader", path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row that is not blank, by column, with its line number. Unknown columns are ignored."""
    columns = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise ClaimsError(f"{path}: columns missing from the first line: {', '.join(missing)}; add them")
    known = [(index, name) for index, name in enumerate(columns) if name in REQUIRED + OPTIONAL]
    for row in reader:
        if row:
            yield reader.line_num, {name: row[index].strip() for index, name in known if index < len(row)}


def _claim(row: Mapping[str, str], vocabulary: Vocabulary) -> Claim:
    empty = [name for name in REQUIRED if not row.get(name)]
    if empty:
        raise InvalidClaim(f"{', '.join(empty)} is empty; fill it in")
    value = value_of(row["value"], takes_dates(row["predicate"], vocabulary))
    time = row.get("date") or None
    if time and not is_date(time):
        raise InvalidClaim(f"the date is {time!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD, and exist in the calendar")
    return Claim(
        subject=subject_of(row["subject"]),
        predicate=row["predicate"],
        value=value,
        time=time,
        confidence=_confidence(row.get("confidence")),
        evidence=_evidence(row),
    )


def _confidence(words: str | None) -> float:
    try:
        confidence = float(words or 1)
    except ValueError:
        confidence = -1
    if not 0 <= confidence <= 1:
        raise InvalidClaim(f"the confidence is {words!r}; it must be a number from 0 to 1")
    return confidence


def _evidence(row: Mapping[str, str]) -> list[Evidence]:
    quote = row.get("quote") or row["value"]
    start = _offset(row, "start", 0)
    end = _offset(row, "end", start + len(quote))
    if end - start != len(quote):
        raise InvalidClaim(
            f"the distance from start to end is {end - start}, but the quote has {len(quote)} characters"
        )
    return [Evidence.unchecked(document=sys.intern(row["source"]), start=start, end=end, quote=quote, rule=RULE)]


def _offset(row: Mapping[str, str], name: str, default: int) -> int:
    words = row.get(name)
    if not words:
        return default
    if not (words.isascii() and words.isdigit() and len(words) < 16):
        raise InvalidClaim(f"{name} is {words!r}; it must be a whole number, 0 or more")
    return int(words)


def sources_of(facts: Iterable[Fact], documents: Sequence[Document] = ()) -> tuple[Document, ...]:
    """The given documents and all others that the evidence names, sorted by id. The others have no text, and their id as
    `source`."""
    known = {document.id: document for document in documents}
    names = {evidence.document for fact in facts for evidence in fact.evidence} | known.keys()
    return tuple(known.get(name) or Document(id=name, text="", source=name) for name in sorted(names))


def entities_of(facts: Iterable[Fact]) -> tuple[Entity, ...]:
    """The subjects and entity values of the facts, sorted by id, with the names that the facts use.

    An entity that is never a subject has the type UNKNOWN.
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
