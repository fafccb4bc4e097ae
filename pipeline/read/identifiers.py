"""The ids of documents: relative paths, valid UTF-8, without control characters."""

import re
import unicodedata
from collections.abc import Container
from urllib.parse import quote

_MAX_BYTES = 1000
_MAX_PART_BYTES = 251
"""A file name has at most 255 bytes; ``.txt`` takes four of them."""


def file_fault(name: str) -> str | None:
    """Why the path of a file cannot be the id of a document, and what to do; None if it can."""
    if "#" in name:
        return "the file name contains '#', which separates a corpus from the id of a record; rename the file"
    fault = _fault(name)
    return f"the file name {fault}; rename the file" if fault else None


def record_fault(record: str) -> str | None:
    """Why the id of a record in a corpus cannot be part of the id of a document, and what to do; None if it can."""
    if record.startswith(("/", "\\")):
        return "the id is an absolute path; make it relative"
    fault = _fault(record)
    return f"the id {fault}; change it" if fault else None


def _fault(name: str) -> str | None:
    if not name:
        return "is empty"
    if any(unicodedata.category(character) == "Cs" for character in name):
        return "is not valid UTF-8"
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in name):
        return "contains a control character"
    parts = re.split(r"[/\\]", name)
    if "." in parts or ".." in parts:
        return "contains '.' or '..' as a part of its path"
    if len(name.encode()) > _MAX_BYTES or any(len(part.encode()) > _MAX_PART_BYTES for part in parts):
        return f"is longer than {_MAX_BYTES} bytes, or has a part longer than {_MAX_PART_BYTES} bytes"
    return None


def stand_in(name: str, taken: Container[str]) -> str:
    """An id for a file whose name cannot be one: the name percent-encoded, and different from those `taken`."""
    encoded = quote(name.encode("utf-8", "surrogateescape"), safe="/ ")
    encoded = re.sub(r"(?<![^/])\.\.?(?![^/])", lambda dots: "%2E" * len(dots[0]), encoded)[:_MAX_PART_BYTES]
    return free(encoded, taken)


def free(identifier: str, taken: Container[str]) -> str:
    """The identifier, followed by as many apostrophes as make it different from those `taken`."""
    while identifier in taken:
        identifier += "'"
    return identifier
