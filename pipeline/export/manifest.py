"""What `manifest.json` says about a run: which versions, model and rules made the output, and from what."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def describe_run(
    *, version: str, inputs: Mapping[str, str], model: tuple[str, str] | None = None, rules: Path | None = None
) -> dict[str, Any]:
    """The manifest, but for the counts that `write` adds.

    `version` is the program's, `inputs` maps each input's name to its SHA-256, `model` is the language model's name and
    version, null where none was used; `rules` is the second folder of predicate files, if there was one.
    """
    return {
        "factmill": version,
        "spacy": metadata.version("spacy") if model else None,
        "model": {"name": model[0], "version": model[1]} if model else None,
        "rules": rule_hashes() | ({f"--rules/{n}": h for n, h in _hashes(rules).items()} if rules else {}),
        "input": dict(inputs),
    }


def rule_hashes() -> dict[str, str]:
    """SHA-256 of each data file of `pipeline/vocabulary`, by its path there, sorted."""
    return _hashes(resources.files("pipeline.vocabulary"))


def _hashes(folder: Path | Traversable) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(_data_files(folder, ""))}


def _data_files(folder: Path | Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry.read_bytes()
