"""Reads an output folder back into records."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.export.texts import text_file
from pipeline.records import (
    Change,
    Conflict,
    Copy,
    Corroboration,
    Document,
    Entity,
    Fact,
    Mention,
    Record,
    Result,
)

R = TypeVar("R", bound=Record)


class LoadError(Exception):
    """Which file of an output folder cannot be read, why, and what to do."""


def load(out: Path) -> Result:
    """The records in the `.jsonl` files of an output folder. The documents have their texts.

    Raises `LoadError` if a file is missing or was changed.
    """
    return Result(
        documents=_read(out, "documents", lambda line: _document(out, line)),
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
    return Result(
        documents=_read(out, "documents", _document_without_text),
        entities=_read(out, "entities", Entity.model_validate_json),
        facts=_read(out, "facts", Fact.model_validate_json),
        conflicts=_read(out, "conflicts", Conflict.model_validate_json),
    )


def _document_without_text(line: str) -> Document:
    fields: dict[str, Any] = json.loads(line)
    del fields["characters"], fields["sha256"]
    return Document(text="", **fields)


def _read(out: Path, name: str, parse: Callable[[str], R]) -> tuple[R, ...]:
    return read_lines(out / f"{name}.jsonl", parse)


def read_lines(path: Path, parse: Callable[[str], R]) -> tuple[R, ...]:
    """The record in each line of a file. Raises `LoadError` if the file cannot be read, or with the number of the first line that
    `parse` rejects."""
    records: list[R] = []
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                records.append(parse(line))
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


def _document(out: Path, line: str) -> Document:
    fields: dict[str, Any] = json.loads(line)
    characters, digest = fields.pop("characters"), fields.pop("sha256")
    path = text_file(out / "text", fields["id"]) if characters else None
    try:
        text = path.read_bytes().decode("utf-8") if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(f"{path} cannot be read ({error}); delete it and run `factmill extract` again") from error
    document = Document(text=text, **fields)
    if (document.characters, document.sha256) != (characters, digest):
        raise LoadError(f"{path} was changed after the run; run `factmill extract` again")
    return document
