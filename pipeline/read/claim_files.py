"""Files of claims: tables, a `facts.jsonl`, or documents annotated by LangExtract."""

import contextlib
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from pipeline.read.claim_tables import NoTable, is_table, read_rows, read_types
from pipeline.read.claim_values import KINDS, ClaimWords, ColumnType, is_date, plain, unit_named
from pipeline.read.claims import UNKNOWN, Claim, ClaimSet, InvalidClaim, subject_of
from pipeline.read.langextract import is_annotated, read_annotated
from pipeline.read.remarks import Remarks
from pipeline.records import DateValue, Document, Entity, EntityValue, Evidence, Fact
from pipeline.values.dates import parse_edtf

RULE = "claim/csv"
_SUFFIXES = (".csv", ".tsv", ".jsonl")


class ClaimsError(ValueError):
    """A file of claims that cannot be used at all: which file, why, and what to do."""


class ClaimFile(NamedTuple):
    """What files of claims contain: facts in the order in which they first appear, and the texts that the files contain themselves."""

    facts: tuple[Fact, ...]
    documents: tuple[Document, ...] = ()


def read_claims(path: Path, words: ClaimWords, remarks: Remarks) -> ClaimFile:
    """Reads a file of claims, or all `.csv`, `.tsv` and `.jsonl` files of a folder. `words` says what predicates and values mean.

    A line of a `.jsonl` is a fact as in `facts.jsonl`, or a document annotated by LangExtract (see `pipeline.read.langextract`).

    A table is as in `pipeline.read.claim_tables`: a row is a claim with subject, predicate, value and source, and any of start, end,
    quote, confidence and date, or a thing with an attribute in each column. `source` is the document of the evidence. The defaults
    are: `source`, the name of the file; `quote`, the value; `start`, 0; `end`, start plus the length of the quote; `confidence`,
    1. `date` is when the claim held (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``) and becomes the qualifier `time`, an EDTF interval.
    Subjects whose names differ only in case and spaces are the same entity.

    Lines with the same subject, predicate, value and date become one fact, with the evidence of each and the highest
    confidence. Each line that is skipped is a fault in `remarks`, each predicate that the vocabulary lacks a note. Raises `ClaimsError`
    if a file is missing, is not UTF-8, has another suffix or lacks a required column.
    """
    paths = [path]
    if path.is_dir():
        paths = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and p.is_file())
        if not paths:
            raise ClaimsError(
                f"{path} contains no {', '.join(_SUFFIXES)} files; name a file of claims, or a folder of such files"
            )
    claims = ClaimSet()
    facts: dict[str, Fact] = {}
    documents: dict[str, Document] = {}
    for file in paths:
        _read_file(file, words, remarks, claims, facts, documents)
    return ClaimFile((*facts.values(), *claims.facts()), tuple(documents.values()))


def _read_file(
    path: Path,
    words: ClaimWords,
    remarks: Remarks,
    claims: ClaimSet,
    facts: dict[str, Fact],
    documents: dict[str, Document],
) -> None:
    with _faults_of(path):
        if is_table(path):
            _read_table(path, words, remarks, claims)
        elif path.suffix.lower() == ".jsonl":
            _read_jsonl(path, words, remarks, claims, facts, documents)
        else:
            raise ClaimsError(
                f"{path} is neither .csv, .tsv nor .jsonl; name a facts.jsonl, or a table with the columns subject, predicate, "
                "value and source"
            )


@contextlib.contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    """Raises `ClaimsError` for whatever makes a file unusable."""
    try:
        yield
    except OSError as error:
        raise ClaimsError(f"{path} cannot be opened ({error.strerror}); check its path and permissions") from error
    except UnicodeError as error:
        raise ClaimsError(f"{path} is not UTF-8 ({error}); convert it to UTF-8") from error
    except csv.Error as error:
        raise ClaimsError(f"{path} is not valid CSV ({error}); correct the file") from error
    except NoTable as error:
        raise ClaimsError(f"{path}: {error}") from error


def read_column_types(path: Path) -> dict[str, ColumnType]:
    """What a user's table says about predicates and columns: `name`, and any of `predicate` (in the vocabulary), `type` (date, number or
    text) and `unit` (of plain numbers, as pint names it or as it is written). Raises `ClaimsError`."""
    types: dict[str, ColumnType] = {}
    with _faults_of(path):
        for line, row in read_types(path):
            kind = row.get("type") or None
            if kind is not None and kind not in KINDS:
                raise ClaimsError(f"{path}, line {line}: the type is {kind!r}; it must be one of {', '.join(KINDS)}")
            if not row.get("name"):
                raise ClaimsError(
                    f"{path}, line {line}: the name is empty; write the predicate or the head of the column"
                )
            types[plain(row["name"])] = ColumnType(
                row.get("predicate") or None, kind, unit_named(row.get("unit") or "")
            )
    return types


def _read_jsonl(
    path: Path,
    words: ClaimWords,
    remarks: Remarks,
    claims: ClaimSet,
    facts: dict[str, Fact],
    documents: dict[str, Document],
) -> None:
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{path.name}, line {number}"
            if not line.strip():
                continue
            try:
                if is_annotated(line):
                    skipped: list[str] = []
                    document = read_annotated(json.loads(line), claims, words, skipped.append)
                    for reason in skipped:
                        remarks.fault(f"{where}: {reason}")
                    if documents.setdefault(document.id, document) != document:
                        raise InvalidClaim(
                            f"another text has the same document id, {document.id!r}; rename one of them"
                        )
                    continue
                fact = Fact.model_validate_json(line)
                _check_dates(fact)
            except ValidationError as error:
                remarks.fault(f"{where}: not a valid fact: {_first_reason(error)}")
                continue
            except (InvalidClaim, json.JSONDecodeError, RecursionError) as error:
                remarks.fault(f"{where}: {error}")
                continue
            if fact.id in facts:
                remarks.fault(f"{where}: an earlier line has the same id, {fact.id!r}")
            else:
                facts[fact.id] = fact


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


def _read_table(path: Path, words: ClaimWords, remarks: Remarks, claims: ClaimSet) -> None:
    """Checks the claims one by one, so that the facts can be built without a second check, because there may be very many."""
    predicates: dict[str, None] = {}
    for line, cells in read_rows(path):
        predicates[cells["predicate"]] = None
        try:
            claim = _claim(cells, words)
            claims.add(claim)
            kind = words.meaning(cells["predicate"]).kind
            if kind in {"date", "number"} and claim.value.type == "text":
                remarks.note(f"{path.name}, line {line}: {cells['value']!r} is no {kind}; it is compared as words")
        except InvalidClaim as error:
            remarks.fault(f"{path.name}, line {line}: {error}")
    words.unknown([name for name in predicates if name], path.name, remarks)


def _claim(row: Mapping[str, str], words: ClaimWords) -> Claim:
    empty = [name for name in ("subject", "predicate", "value", "source") if not row.get(name)]
    if empty:
        raise InvalidClaim(f"{', '.join(empty)} is empty; fill it in")
    meaning = words.meaning(row["predicate"])
    time = row.get("date") or None
    if time and not is_date(time):
        raise InvalidClaim(f"the date is {time!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD, and exist in the calendar")
    return Claim(
        subject=subject_of(row["subject"]),
        predicate=meaning.predicate,
        value=words.value(row["value"], meaning),
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
