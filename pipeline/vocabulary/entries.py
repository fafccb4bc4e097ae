"""Entries of data files: records under the heads of TOML tables, one file for each domain ("height" in `attributes/places.toml`)."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pipeline.records import Record
from pipeline.vocabulary.predicates import RuleError

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def load_entries(folder: str, entry: type[R]) -> list[R]:
    """All entries in the data files of a folder of this package, sorted by name. Raises `RuleError` if one is wrong."""
    files = sorted(resources.files("pipeline.vocabulary").joinpath(folder).iterdir(), key=lambda f: f.name)
    found = [e for file in files if file.name.endswith(".toml") for e in read_entries(file, entry)]
    return sorted(found, key=lambda e: e.name)  # type: ignore[attr-defined]


def read_entries(file: Traversable, entry: type[R]) -> Iterator[R]:
    """The entries in a data file, in its order; their domain is its name. Raises `RuleError`, with the names of the file and of the
    entry, if one is wrong or has no examples."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    for name, fields in tables.items():
        try:
            yield entry.model_validate({"name": name, "domain": file.name.removesuffix(".toml"), **fields})
        except ValueError as error:
            raise RuleError(f"{file.name}: {name}: {error}") from error


def by_word(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """What belongs to each word, each once, in order."""
    found: dict[str, list[T]] = {}
    for word, what in pairs:
        if what not in found.setdefault(word, []):
            found[word].append(what)
    return {word: tuple(values) for word, values in found.items()}
