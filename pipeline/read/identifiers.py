"""What can be the id of a document: a relative path that stays inside `text/`, readable in a terminal and in UTF-8."""

import re
import unicodedata
from collections.abc import Container
from urllib.parse import quote

_MAX_BYTES = 1000
_MAX_PART_BYTES = 251
"""A file name has at most 255 bytes, four of which are for ``.txt``."""


def file_fault(name: str) -> str | None:
    """Why the path of a file cannot be a document's id, in words; null if it can."""
    if "#" in name:
        return "the name of the file holds '#', which stands between a corpus and the id of its record; rename it"
    fault = _fault(name)
    return f"the name of the file {fault}; rename it" if fault else None


def record_fault(record: str) -> str | None:
    """Why the id of a corpus's record cannot be part of a document's id, in words; null if it can."""
    if record.startswith(("/", "\\")):
        return "the id is an absolute path; give it a relative one"
    fault = _fault(record)
    return f"the id {fault}; give it another one" if fault else None


def _fault(name: str) -> str | None:
    if not name:
        return "is empty"
    if any(unicodedata.category(character) == "Cs" for character in name):
        return "is not valid UTF-8"
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in name):
        return "holds a control character"
    parts = re.split(r"[/\\]", name)
    if "." in parts or ".." in parts:
        return "holds '.' or '..' as a part of its path"
    if len(name.encode()) > _MAX_BYTES or any(len(part.encode()) > _MAX_PART_BYTES for part in parts):
        return f"is longer than {_MAX_PART_BYTES} bytes between two slashes, or than {_MAX_BYTES} in all"
    return None


def stand_in(name: str, taken: Container[str]) -> str:
    """An id for a file whose name cannot be one: percent-encoded, and not among those `taken`."""
    encoded = quote(name.encode("utf-8", "surrogateescape"), safe="/ ")
    encoded = re.sub(r"(?<![^/])\.\.?(?![^/])", lambda dots: "%2E" * len(dots[0]), encoded)[:_MAX_PART_BYTES]
    return free(encoded, taken)


def free(identifier: str, taken: Container[str]) -> str:
    """The identifier, with as many apostrophes behind it as it takes to be none of those `taken`."""
    while identifier in taken:
        identifier += "'"
    return identifier


class TextFiles:
    """The places under `text/` that are taken: no two documents can have one, and no file can be a folder as well."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, identifier: str) -> bool:
        """Takes the document's place and says true; false if another document has it or stands in its way."""
        file = re.sub("/+", "/", f"{identifier}.txt")
        folders = [file[: slash.start()] for slash in re.finditer("/", file)]
        if file in self._files or file in self._folders or not self._files.isdisjoint(folders):
            return False
        self._files.add(file)
        self._folders.update(folders)
        return True
