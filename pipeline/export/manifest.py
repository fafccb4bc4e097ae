"""What `manifest.json` says about a run: which versions, model and rules made the output, and from what."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any


def describe_run(*, version: str, inputs: Mapping[str, str], model: tuple[str, str] | None = None) -> dict[str, Any]:
    """The manifest, but for the counts that `write` adds.

    `version` is the program's, `inputs` maps each input's name to its SHA-256, `model` is the language model's name and
    version, null where none was used.
    """
    return {
        "factmill": version,
        "spacy": metadata.version("spacy") if model else None,
        "model": {"name": model[0], "version": model[1]} if model else None,
        "rules": rule_hashes(),
        "input": dict(inputs),
    }


def rule_hashes() -> dict[str, str]:
    """SHA-256 of each data file of `pipeline/knowledge`, by its path there, sorted."""
    files = sorted(_data_files(resources.files("pipeline.knowledge"), ""))
    return {name: hashlib.sha256(content).hexdigest() for name, content in files}


def _data_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry.read_bytes()
