"""What a reader of a format gives: the content of a file, or why it cannot be read."""

import importlib
import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any, NamedTuple

from pipeline.records import LeftOut, Position, Span, Unread

_NO_TITLE = re.compile(
    r"(?:PowerPoint Presentation|Presentation\d*|Microsoft (?:Word|PowerPoint|Excel) - .*|Document\d*|Untitled.*|Slide \d+|Title"
    # the name of a file
    r"|.*\.(?:docx?|dotx?|dvi|eps|fm|html?|indd|odt|p65|pdf|pptx?|ps|pub|qxd|rtf|tex|tiff?|txt|wpd|xlsx?)|[\w.-]*_[\w.-]*|[\W\d]*)$",
    re.IGNORECASE,
)


class Unreadable(ValueError):
    """Why a text cannot be read, and what the user can do about it."""


class Part(NamedTuple):
    """A document inside a file: its name there, with the suffix of its format, and its bytes in the file, where it is found by them."""

    name: str
    at: Span | None = None


class Content(NamedTuple):
    """The text of a file, with the fields of the same names of a `Document`, and the documents inside it, which are read by themselves. A
    file that only holds others has no text."""

    text: str
    title: str | None = None
    incomplete: str | None = None
    encoding: str | None = None
    date: str | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    stated_in: Mapping[str, str] = {}
    unread: tuple[Unread, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    recognized: tuple[int, ...] = ()
    positions: tuple[Position, ...] = ()
    parts: tuple[Part, ...] = ()


class Stated(NamedTuple):
    """What a source states about itself, and where."""

    value: str
    where: str


def stating(content: Content, stated: Mapping[str, Stated]) -> Content:
    """The content with what its source states, by the fields of a `Document`."""
    fields: dict[str, Any] = {field: found.value for field, found in stated.items()}
    return content._replace(stated_in={field: found.where for field, found in stated.items()}, **fields)


def library(name: str, of_format: str, extra: str) -> ModuleType:
    """A library that an extra of the program installs. Raises `Unreadable` with the command to install it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Unreadable(
            f"reading {of_format} files needs more libraries; install them with pip install 'factmill[{extra}]'"
        ) from None


def text_fault(text: str) -> str | None:
    """Why a text cannot be the text of a document, as a predicate ("contains no text; …"); None if it can."""
    if not text or text.isspace():
        return "contains no text; add some or delete it"
    if "\0" in text:
        return f"contains a NUL character at offset {text.index(chr(0))}; remove it"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"contains half of a surrogate pair at offset {error.start}; write the whole character"
    return None


def file_title(title: str | None) -> str | None:
    """The title that the properties of a file give, None if there is none or a program has put it there unasked."""
    words = " ".join(storable(title or "").split())
    return words if words and not _NO_TITLE.match(words) else None


def storable(extracted: str) -> str:
    """Text that a library extracted, with surrogate pairs joined. Half pairs and NUL characters become U+FFFD."""
    if extracted.isascii() and "\0" not in extracted:
        return extracted
    return extracted.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")


def reason(error: Exception) -> str:
    """The message of a library's error on one line, without the addresses of objects that some libraries print."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "…", str(error))).strip().rstrip(".") or type(error).__name__
