"""Claims that came from elsewhere, as facts: files of facts, of claims, and of annotated documents."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from pipeline.read.annotated import is_annotated, read_annotated
from pipeline.read.claimed import UNKNOWN, Claim, Gathered, Refused, is_date, subject_of, takes_dates, value_of
from pipeline.records import DateValue, Document, Entity, EntityValue, Evidence, Fact
from pipeline.values.dates import parse_edtf

if TYPE_CHECKING:
    import _csv

RULE = "claim/csv"
REQUIRED = ("subject", "predicate", "value", "source")
OPTIONAL = ("start", "end", "quote", "confidence", "date")


class ClaimsError(ValueError):
    """A file of claims that cannot be used at all: which, why, and what to do."""


class Claims(NamedTuple):
    """The facts, in the order in which they first stand in the file, a sentence for each line that was refused, and the texts that
    the file brings with it."""

    facts: tuple[Fact, ...]
    problems: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


def read_claims(path: Path) -> Claims:
    """The claims of a `.jsonl` or a `.csv` file, in UTF-8. A line of a `.jsonl` is a fact as in `facts.jsonl`, or a document annotated
    by LangExtract (see `pipeline.read.annotated`).

    A `.csv` has the columns subject, predicate, value, source, and any of start, end, quote, confidence, date.
    `source` becomes the document of the evidence. `quote` is the value where it is not given, `start` 0, `end` start
    plus the length of the quote. `date` is when the claim held (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``): the qualifier
    `time`, an EDTF interval. `confidence` is 1 where it is not given; of claims that say the same, the highest counts.
    A subject is the same entity wherever its name is the same but for case and spaces. A value is a date if it is an
    EDTF date and either the predicate takes dates or it has a month, or if the predicate takes dates and it is one in words
    ("15 May 1992"); else a number if it is one; else text.

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
    gathered = Gathered()
    documents: dict[str, Document] = {}
    problems: list[str] = []
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{path.name}, line {number}"
            if not line.strip():
                continue
            try:
                if is_annotated(line):
                    refused: list[str] = []
                    document = read_annotated(json.loads(line), gathered, refused.append)
                    problems += [f"{where}: {told}" for told in refused]
                    if documents.setdefault(document.id, document) != document:
                        raise Refused(f"another text has the id {document.id!r}")
                    continue
                fact = Fact.model_validate_json(line)
                _check_dates(fact)
            except ValidationError as error:
                problems.append(f"{where}: no fact: {_first_reason(error)}")
                continue
            except (Refused, json.JSONDecodeError, RecursionError) as error:
                problems.append(f"{where}: {error}")
                continue
            if fact.id in facts:
                problems.append(f"{where}: the id {fact.id!r} stands above already")
            else:
                facts[fact.id] = fact
    return Claims((*facts.values(), *gathered.facts()), tuple(problems), tuple(documents.values()))


def _check_dates(fact: Fact) -> None:
    for value in (fact.value, *(v for values in fact.qualifiers.values() for v in values)):
        for edtf in (value.edtf, *value.readings) if isinstance(value, DateValue) else ():
            try:
                parse_edtf(edtf)
            except ValueError as error:
                raise Refused(f"no fact: {error}") from error


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def _read_csv(path: Path) -> Claims:
    """Claims are checked here, one by one, and then built without a second check: there may be very many."""
    gathered = Gathered()
    problems = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in _rows(csv.reader(file), path):
            try:
                gathered.add(_claim(row))
            except Refused as error:
                problems.append(f"{path.name}, line {number}: {error}")
    return Claims(tuple(gathered.facts()), tuple(problems))


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


def _claim(row: Mapping[str, str]) -> Claim:
    empty = [name for name in REQUIRED if not row.get(name)]
    if empty:
        raise Refused(f"{', '.join(empty)} is empty; give it a value")
    value = value_of(row["value"], takes_dates(row["predicate"]))
    time = row.get("date") or None
    if time and not is_date(time):
        raise Refused(f"the date is {time!r}; it has to be YYYY, YYYY-MM or YYYY-MM-DD, and be in the calendar")
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
        raise Refused(f"the confidence is {words!r}; it has to be a number from 0 to 1")
    return confidence


def _evidence(row: Mapping[str, str]) -> list[Evidence]:
    quote = row.get("quote") or row["value"]
    start = _offset(row, "start", 0)
    end = _offset(row, "end", start + len(quote))
    if end - start != len(quote):
        raise Refused(f"start and end are {end - start} characters apart, but the quote has {len(quote)}")
    return [Evidence.unchecked(document=sys.intern(row["source"]), start=start, end=end, quote=quote, rule=RULE)]


def _offset(row: Mapping[str, str], name: str, default: int) -> int:
    words = row.get(name)
    if not words:
        return default
    if not (words.isascii() and words.isdigit() and len(words) < 16):
        raise Refused(f"{name} is {words!r}; it has to be a whole number, 0 or more")
    return int(words)


def sources_of(facts: Iterable[Fact], documents: Sequence[Document] = ()) -> tuple[Document, ...]:
    """The documents that the evidence names, sorted by id: those given, and for the others what is known of them, their name."""
    known = {document.id: document for document in documents}
    names = {evidence.document for fact in facts for evidence in fact.evidence} | known.keys()
    return tuple(known.get(name) or Document(id=name, text="", source=name) for name in sorted(names))


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
