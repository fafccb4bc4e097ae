"""Reads an output folder back into records."""

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.export.folder import MANIFEST, settle
from pipeline.export.texts import text_files
from pipeline.records import (
    Change,
    Conflict,
    Copy,
    Corroboration,
    Document,
    Entity,
    Fact,
    Mention,
    Result,
)

R = TypeVar("R")

_OF_TEXT = ("characters", "sha256")
"""The fields of a document that follow from its text."""


class LoadError(Exception):
    """Which file of an output folder cannot be read, why, and what to do."""


def load(out: Path) -> Result:
    """The records in the `.jsonl` files of an output folder. The documents have their texts.

    Raises `LoadError` if a file is missing or was changed.
    """
    return _settled(out, _load)


def _load(out: Path) -> Result:
    described = _read(out, "documents", _described)
    texts = text_files(fields["id"] for fields in described if fields["characters"])
    return Result(
        documents=tuple(_document(out, fields, texts) for fields in described),
        mentions=_read(out, "mentions", Mention.model_validate_json),
        entities=_read(out, "entities", Entity.model_validate_json),
        facts=_read(out, "facts", Fact.model_validate_json),
        conflicts=_read(out, "conflicts", Conflict.model_validate_json),
        corroborations=_read(out, "corroborations", Corroboration.model_validate_json),
        changes=_read(out, "changes", Change.model_validate_json),
        copies=_read(out, "copies", Copy.model_validate_json),
    )


def load_known(out: Path) -> Result:
    """What a run knows: its documents without their texts, its entities, facts and conflicts. Raises `LoadError` like `load`."""
    return _settled(out, _load_known)


def _load_known(out: Path) -> Result:
    return Result(
        documents=tuple(_document_without_text(fields) for fields in _read(out, "documents", _described)),
        entities=_read(out, "entities", Entity.model_validate_json),
        facts=_read(out, "facts", Fact.model_validate_json),
        conflicts=_read(out, "conflicts", Conflict.model_validate_json),
    )


def _settled(out: Path, read: Callable[[Path], Result]) -> Result:
    """What is read from a folder, all of it from one run, even if a run replaces another one meanwhile."""
    while True:
        settle(out)
        before = _manifest(out)
        try:
            result = read(out)
        except LoadError:
            if _manifest(out) == before:
                raise
            continue
        if _manifest(out) == before:
            return result


def _manifest(out: Path) -> bytes | None:
    """The bytes of the manifest, which has the hash of every file of a run; None if there is none."""
    try:
        return (out / MANIFEST).read_bytes()
    except OSError:
        return None


def _described(line: str) -> dict[str, Any]:
    """The fields of a line of `documents.jsonl`."""
    fields: dict[str, Any] = dict(json.loads(line))
    Document(text="", **{name: value for name, value in fields.items() if name not in _OF_TEXT})
    for name in _OF_TEXT:
        fields[name]
    return fields


def _document_without_text(fields: Mapping[str, Any]) -> Document:
    return Document(text="", **{name: value for name, value in fields.items() if name not in _OF_TEXT})


def _read(out: Path, name: str, parse: Callable[[str], R]) -> tuple[R, ...]:
    return read_lines(out / f"{name}.jsonl", parse)


def read_lines(path: Path, parse: Callable[[str], R], of: Callable[[bytes], bytes] = bytes) -> tuple[R, ...]:
    """What `parse` makes of each line of a file; `of` says which part of the file's bytes to read. Raises `LoadError` if the file
    cannot be read, or with the number of the first line that `parse` rejects."""
    records: list[R] = []
    try:
        for line in io.BytesIO(of(path.read_bytes())):
            records.append(parse(line.decode("utf-8")))
    except OSError as error:
        raise LoadError(f"{path} cannot be read ({error.strerror}); run `factmill extract` first") from error
    except ValidationError as error:
        reason = error.errors(include_url=False, include_input=False)[0]["msg"]
        raise LoadError(
            f"{path}, line {len(records) + 1}: {reason}; correct or delete the file and run `factmill extract` again"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LoadError(
            f"{path}, line {len(records) + 1}: not a record ({error}); correct or delete the file and run `factmill extract` again"
        ) from error
    return tuple(records)


def _document(out: Path, fields: Mapping[str, Any], texts: Mapping[str, str]) -> Document:
    path = out / "text" / texts[fields["id"]] if fields["characters"] else None
    try:
        text = path.read_bytes().decode("utf-8") if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(f"{path} cannot be read ({error}); delete it and run `factmill extract` again") from error
    document = _document_without_text(fields).model_copy(update={"text": text})
    if any(getattr(document, name) != fields[name] for name in _OF_TEXT):
        raise LoadError(f"{path} was changed after the run; run `factmill extract` again")
    return document
