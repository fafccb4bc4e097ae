"""The manifest of a run: the versions, the model, the rules and the inputs that produced the output."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def describe_run(
    *, version: str, inputs: Mapping[str, str], model: tuple[str, str] | None = None, rules: Path | None = None
) -> dict[str, Any]:
    """The content of `manifest.json`, without the numbers of records, which `write` adds.

    `version` is the version of the program. `inputs` maps the name of each input to its SHA-256. `model` is the name and the
    version of the language model, or None if none was used. `rules` is the user's folder of predicate files, or None; its files
    are listed as ``--rules/<name>``.
    """
    return {
        "factmill": version,
        "spacy": metadata.version("spacy") if model else None,
        "model": {"name": model[0], "version": model[1]} if model else None,
        "rules": rule_hashes() | ({f"--rules/{n}": h for n, h in _hashes(rules).items()} if rules else {}),
        "input": dict(inputs),
    }


def rule_hashes() -> dict[str, str]:
    """The SHA-256 of each data file in `pipeline/vocabulary`, by its path there, sorted."""
    return _hashes(resources.files("pipeline.vocabulary"))


def _hashes(folder: Path | Traversable) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(_data_files(folder, ""))}


def _data_files(folder: Path | Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry.read_bytes()
