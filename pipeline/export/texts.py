"""The files of the documents' texts under `text/`, with names that are valid on Linux, macOS and Windows.

The text of a document is in ``<document id>.txt``; slashes in the id separate folders. What a file name cannot contain is percent-encoded,
as in a URL: ``a:b`` is in ``a%3Ab.txt``. Where systems would take two names for one, or one for a file and a folder, the later document's
has a part of the SHA-256 of its id: ``A.txt`` and ``a.txt`` are in ``A.txt.txt`` and ``a.txt~<8 digits>.txt``.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_MOST_BYTES = 255
"""The longest name of a file or a folder on most file systems."""
_ENCODED = re.compile(
    r"""[<>:"|?*\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"""  # never valid on Windows, or not in any text
    r"|%(?=[0-9A-Fa-f]{2})"  # would be read as an encoded character
)
_FOLDER_END = re.compile(r"^\.{1,2}$|[. ]$")
"""Folders above this one, and what Windows drops from the end of a name."""
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def text_files(ids: Iterable[str]) -> dict[str, str]:
    """The path under `text/` of each document's text, by the document's id. No two are the same on any system; the order of the ids
    decides which of two keeps its name."""
    files: dict[str, str] = {}
    taken: set[str] = set()
    folders: set[str] = set()
    for identifier in ids:
        path = _path(identifier)
        if not _is_free(path, taken, folders):
            mark = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
            path = _path(re.sub("[/\\\\]", "_", identifier), mark=f"~{mark[:8]}")
            if not _is_free(path, taken, folders):
                path = f"{mark}.txt"
        key = _key(path)
        taken.add(key)
        folders.update(_folders(key))
        files[identifier] = path
    return files


def _path(identifier: str, mark: str = "") -> str:
    """The path for an id by itself; with `mark` at its end, before ``.txt``."""
    *folders, name = identifier.split("/")
    return "/".join([*map(_encoded, folders), f"{_encoded(f'{name}{mark}', '.txt')}.txt"])


def _encoded(part: str, suffix: str = "") -> str:
    """A part of a path as a valid name; `suffix` will follow it."""
    if not part:
        return "%00"
    name = _ENCODED.sub(lambda found: _percent(found[0]), part)
    if not suffix:
        name = _FOLDER_END.sub(lambda found: _percent(found[0]), name)
    if _DEVICE.match(name):
        name = _percent(name[0]) + name[1:]
    if len(name.encode()) > _MOST_BYTES - len(suffix):
        mark = f"~{hashlib.sha256(part.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        room = _MOST_BYTES - len(suffix) - len(mark)
        name = name.encode()[:room].decode("utf-8", "ignore") + mark
    return name


def _percent(characters: str) -> str:
    return "".join(f"%{byte:02X}" for byte in characters.encode("utf-8", "surrogatepass"))


def _is_free(path: str, taken: set[str], folders: set[str]) -> bool:
    """Whether a path is neither a file nor a folder yet, and none of its folders is a file."""
    key = _key(path)
    return key not in taken and key not in folders and taken.isdisjoint(_folders(key))


def _key(path: str) -> str:
    """What a system that ignores case and normalises Unicode makes of a path."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _folders(key: str) -> list[str]:
    return [key[: slash.start()] for slash in re.finditer("/", key)]
