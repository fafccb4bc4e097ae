"""The file of a document's text under `text/`."""

import re
from pathlib import Path


def text_file(folder: Path, document: str) -> Path:
    """The file of a document's text: ``<folder>/<document id>.txt``. Slashes in the id separate folders.

    Raises ValueError if the id would lead out of the folder or cannot be a file name.
    """
    parts = re.split(r"[/\\]", document)
    if not document or "\0" in document or document.startswith(("/", "\\")) or "." in parts or ".." in parts:
        raise ValueError(f"{document!r} cannot be the id of a document: it is not a path inside a folder")
    return folder / f"{document}.txt"
