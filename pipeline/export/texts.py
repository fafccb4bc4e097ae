"""Where the text of a document stands under `text/`."""

import re
from pathlib import Path


def text_file(folder: Path, document: str) -> Path:
    """The file of a document's text: ``<folder>/<document id>.txt``, whose folders are those of the id.

    Raises ValueError for an id that would lead out of the folder or that no file can be called.
    """
    parts = re.split(r"[/\\]", document)
    if not document or "\0" in document or document.startswith(("/", "\\")) or "." in parts or ".." in parts:
        raise ValueError(f"{document!r} cannot be the id of a document: it is no path inside a folder")
    return folder / f"{document}.txt"
