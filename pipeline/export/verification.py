"""Proves an output folder: that it is what a run has written, and that all of it holds together."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.export.folder import MANIFEST, OURS, PROGRAM, settle
from pipeline.export.loading import LoadError
from pipeline.export.records import LISTS
from pipeline.records import (
    Change,
    Conflict,
    Copy,
    Corroboration,
    Document,
    Entity,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    Record,
    Value,
)


def verify(out: Path) -> list[str]:
    """What is wrong with an output folder, in sentences that begin with the file; empty if nothing is.

    Checked are: that every file has the hash that the manifest states, and no other file stands between them; that every line is a
    record as the program writes it; that every quote, mention and span is at its place in the text; that every id is unique, and that
    whatever refers to an entity, a fact, a document or a conflict refers to one that is there.
    Raises `LoadError` if there is no manifest, and OSError if a file cannot be opened.
    """
    settle(out)
    manifest = _manifest(out)
    files = [*_changed(out, manifest["output"]), *_unknown(out, manifest["output"])]
    return files or _Contents(out, manifest).problems()


def _manifest(out: Path) -> Mapping[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        if not isinstance(manifest["output"], dict) or not isinstance(manifest["counts"], dict):
            raise ValueError("it lacks the hashes or the counts of the files")
    except FileNotFoundError:
        raise LoadError(f"{out / MANIFEST} is missing; run `{PROGRAM} extract` first") from None
    except (ValueError, KeyError, TypeError) as error:
        raise LoadError(
            f"{out / MANIFEST} is not the manifest of a run ({error}); run `{PROGRAM} extract` again"
        ) from error
    return manifest


def _changed(out: Path, hashes: Mapping[str, str]) -> Iterator[str]:
    for path, stated in hashes.items():
        try:
            with (out / path).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            yield f"{path}: the file is missing"
            continue
        if found != stated:
            yield f"{path}: the file was changed after the run"


def _unknown(out: Path, hashes: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(OURS - {MANIFEST}):
        entry = out / name
        for file in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
            path = file.relative_to(out).as_posix()
            if file.is_file() and path not in hashes:
                yield f"{path}: the file is not of this run"


class _Contents:
    """The records of an output folder whose files are as the manifest states, and what is wrong with them."""

    def __init__(self, out: Path, manifest: Mapping[str, Any]) -> None:
        self._out = out
        self._counts: Mapping[str, int] = manifest["counts"]
        self._files: Mapping[str, str] = manifest.get("texts", {})
        self._problems: list[str] = []
        self._texts: dict[str, str] = {}
        self._ids: dict[str, set[str]] = {}

    def problems(self) -> list[str]:
        documents = self._read("documents", self._document)
        self._texts = {document.id: document.text for document in documents}
        self._ids["document"] = set(self._texts)
        checks: dict[str, Callable[[Any], Iterator[str]]] = {
            "mentions": self._mention,
            "entities": self._entity,
            "facts": self._fact,
            "conflicts": self._conflict,
            "corroborations": self._corroboration,
            "changes": self._change,
            "copies": self._copy,
        }
        lists: dict[str, list[Any]] = {
            name: self._read(name, record.model_validate_json) for name, record in LISTS.items() if name != "documents"
        }
        for kind, name in (("entity", "entities"), ("fact", "facts"), ("conflict", "conflicts")):
            self._ids[kind] = {record.id for record in lists[name]}
        for name, check in checks.items():
            for number, record in enumerate(lists[name], 1):
                self._problems += [f"{name}.jsonl, line {number}: {problem}" for problem in check(record)]
        return self._problems

    def _read(self, name: str, parse: Callable[[str], Any]) -> list[Any]:
        """The records of a list. Lines that are no records, or not written as the program writes them, are problems."""
        records: list[Any] = []
        seen: set[str] = set()
        lines = (self._out / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        for number, line in enumerate(lines, 1):
            try:
                record: Record = parse(line)
            except ValidationError as error:
                reason = error.errors(include_url=False, include_input=False)[0]["msg"]
                self._problems.append(f"{name}.jsonl, line {number}: {reason}")
                continue
            if record.model_dump_json() != line:
                self._problems.append(f"{name}.jsonl, line {number}: not written as the program writes it")
            identifier = getattr(record, "id", None)
            if identifier is not None and identifier in seen:
                self._problems.append(f"{name}.jsonl, line {number}: {identifier} is the id of another line too")
            seen.add(identifier or "")
            records.append(record)
        if self._counts.get(name) != len(lines):
            self._problems.append(f"{name}.jsonl: {len(lines)} lines, but the manifest counts {self._counts.get(name)}")
        return records

    def _document(self, line: str) -> Document:
        fields = json.loads(line)
        text = ""
        if fields.pop("characters", 0):
            path = self._files.get(fields["id"], f"{fields['id']}.txt")
            text = (self._out / "text" / path).read_bytes().decode("utf-8")
        fields.pop("sha256", None)
        return Document(text=text, **fields)

    def _missing(self, kind: str, identifiers: Iterable[str]) -> Iterator[str]:
        for identifier in identifiers:
            if identifier not in self._ids[kind]:
                yield f"there is no {kind} {identifier}"

    def _mention(self, mention: Mention) -> Iterator[str]:
        yield from self._missing("document", [mention.document])
        if self._texts.get(mention.document, "")[mention.start : mention.end] != mention.text:
            yield f"{mention.text!r} is not the text from {mention.start} to {mention.end} of {mention.document}"
        if mention.entity is not None:
            yield from self._missing("entity", [mention.entity])

    def _entity(self, entity: Entity) -> Iterator[str]:
        yield from self._missing("document", {mention.document for mention in entity.mentions})
        for mention in entity.mentions:
            if not 0 <= mention.start < mention.end <= len(self._texts.get(mention.document, "")):
                yield f"{mention.document} has no characters from {mention.start} to {mention.end}"

    def _fact(self, fact: Fact) -> Iterator[str]:
        yield from self._missing("entity", [fact.subject.entity])
        qualifiers = [value for values in fact.qualifiers.values() for value in values]
        yield from self._values([fact.value, *qualifiers])
        for evidence in fact.evidence:
            yield from self._evidence(evidence)

    def _evidence(self, evidence: Evidence) -> Iterator[str]:
        yield from self._missing("document", [evidence.document])
        text = self._texts.get(evidence.document)
        if text and text[evidence.start : evidence.end] != evidence.quote:
            yield f"the quote is not the text from {evidence.start} to {evidence.end} of {evidence.document}"
        for name, span in (("subject", evidence.subject), ("value", evidence.value)):
            if text and span is not None and not 0 <= span[0] < span[1] <= len(text):
                yield f"{evidence.document} has no characters from {span[0]} to {span[1]}, where the {name} is said to be"

    def _values(self, values: Iterable[Value]) -> Iterator[str]:
        yield from self._missing("entity", [value.entity for value in values if isinstance(value, EntityValue)])

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        yield from self._missing("entity", [conflict.subject.entity])
        yield from self._missing("conflict", conflict.related)
        for side in conflict.sides:
            yield from self._values([side.value])
            yield from self._missing("fact", [*side.facts, *side.derived_from])
            yield from self._missing("document", side.documents)
        for choice in (conflict.suggestion, conflict.decision):
            if choice is not None and choice.side is not None and not 0 <= choice.side < len(conflict.sides):
                yield f"there is no side {choice.side}"

    def _corroboration(self, corroboration: Corroboration) -> Iterator[str]:
        yield from self._missing("fact", corroboration.facts)
        yield from self._missing("document", corroboration.documents)

    def _change(self, change: Change) -> Iterator[str]:
        yield from self._missing("entity", [change.subject.entity])
        for stage in change.stages:
            yield from self._values([stage.value])
            yield from self._missing("fact", stage.facts)

    def _copy(self, copy: Copy) -> Iterator[str]:
        yield from self._missing("document", copy.documents)
        for passage in copy.passages:
            for document, span in zip(copy.documents, (passage.first, passage.second), strict=True):
                if not 0 <= span[0] < span[1] <= len(self._texts.get(document, "")):
                    yield f"{document} has no characters from {span[0]} to {span[1]}"
