"""A folder of sources: which of its files contain documents, and the documents in them.

Every file in the folder and its subfolders is a source, with these exceptions: hidden files and folders (names that start with a
dot), lock files of office programs (``~$…``), and, at the top level, the files about the others: `sources.csv`, `aliases.csv` and a
README.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.read.aliases import NAME as ALIASES
from pipeline.read.aliases import read_aliases
from pipeline.read.content import Content, Unreadable
from pipeline.read.corpora import read_corpus
from pipeline.read.files import read_path
from pipeline.read.identifiers import file_fault, stand_in
from pipeline.read.remarks import Remarks
from pipeline.read.sources import NAME as SOURCES
from pipeline.read.sources import read_sources
from pipeline.records import Alias, Document

CORPUS_SUFFIX = ".jsonl"
_ABOUT_OTHERS = {SOURCES, ALIASES, "readme", "readme.md", "readme.txt"}


class _Source(NamedTuple):
    """A file: its path in the folder (with slashes), the path to open, and why it cannot be read, or None."""

    name: str
    path: Path
    fault: str | None = None

    @property
    def is_corpus(self) -> bool:
        return self.path.suffix.lower() == CORPUS_SUFFIX and self.fault is None

    @property
    def sort_key(self) -> str:
        return f"{self.name}#" if self.is_corpus else self.name


def contents(paths: Iterable[Path], most: int | None = None) -> Iterator[Content | str]:
    """The content of each file, in order, or why it cannot be read; `most` as for `pipeline.read.files.read_file`."""
    for path in paths:
        try:
            yield read_path(path, most)
        except Unreadable as error:
            yield str(error)


def read_folder(
    raw: Path,
    remarks: Remarks | None = None,
    *,
    read: Callable[[Sequence[Path]], Iterator[Content | str]] = contents,
    most: int | None = None,
) -> Iterator[Document]:
    """Yields the documents of a folder, sorted by id.

    A source that cannot be read gives a `Document` with empty text, and with `error` saying what happened and what to do.
    Each line of `sources.csv` that is skipped is a fault in `remarks`. `read` opens the files that are no corpora, as
    `contents` does, perhaps in other processes. `most` is the most bytes that a line of a corpus may have; None means no limit.
    Links out of the folder are not followed. Raises NotADirectoryError if `raw` is not a folder.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"{raw} is not a folder; name the folder that contains the documents")
    sources = list(_walk(raw))
    data = _read_beside(raw, SOURCES, remarks := remarks or Remarks())
    known = {} if data is None else read_sources(data, {source.name for source in sources}, remarks)
    sources.sort(key=lambda source: source.sort_key)
    found = read([source.path for source in sources if source.fault is None and not source.is_corpus])
    for source in sources:
        fields = known.get(source.name, {})
        if source.fault is not None:
            yield _unreadable(source.name, source.fault)
        elif source.is_corpus:
            yield from _records(source, fields, most)
        else:
            content = next(found)
            if isinstance(content, str):
                yield _unreadable(source.name, content)
            else:
                yield Document(id=source.name, **{**content._asdict(), **fields})


def read_names(raw: Path, remarks: Remarks | None = None) -> tuple[Alias, ...]:
    """The rows of the folder's `aliases.csv`; empty if there is none. Each line that is skipped is a fault in `remarks`."""
    data = _read_beside(raw, ALIASES, remarks := remarks or Remarks())
    return () if data is None else read_aliases(data, remarks)


def input_hashes(raw: Path) -> dict[str, str]:
    """The SHA-256 (hexadecimal) of each file that a run reads, by its path in the folder, sorted; of a file, its own.

    Files that cannot be opened are left out.
    """
    if raw.is_file():
        return {raw.name: file_hash(raw)}
    files = {source.name: source.path for source in _walk(raw) if source.fault is None}
    for name in (SOURCES, ALIASES):
        if _place_fault(raw / name, raw.resolve()) is None:
            files[name] = raw / name
    hashes = {}
    for name, path in sorted(files.items()):
        try:
            hashes[name] = file_hash(path)
        except OSError:
            continue
    return hashes


def file_hash(path: Path) -> str:
    """The SHA-256 (hexadecimal) of a file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _walk(raw: Path) -> Iterator[_Source]:
    """The sources in the folder and its subfolders, in no particular order."""
    names: dict[str, Path] = {}
    faults: dict[str, str] = {}

    def refuse_folder(error: OSError) -> None:
        if Path(error.filename) == raw:
            raise error
        name = Path(error.filename).relative_to(raw).as_posix()
        names[name] = Path(error.filename)
        faults[name] = f"the folder cannot be opened ({error.strerror}); check its permissions"

    for folder, subfolders, files in os.walk(raw, onerror=refuse_folder):
        subfolders[:] = (name for name in subfolders if not name.startswith("."))
        links = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for file in files + links:
            path = Path(folder) / file
            name = path.relative_to(raw).as_posix()
            if not file.startswith((".", "~$")) and name.lower() not in _ABOUT_OTHERS:
                names[name] = path
    root = raw.resolve()
    taken = set(names)
    for name, path in names.items():
        fault = file_fault(name)
        if fault:
            identifier = stand_in(name, taken)
            taken.add(identifier)
            yield _Source(identifier, path, fault)
        else:
            yield _Source(name, path, faults.get(name) or _place_fault(path, root))


def _place_fault(path: Path, root: Path) -> str | None:
    """Why the file at a path must not or cannot be opened, as a sentence; None if it can."""
    try:
        if not path.resolve(strict=True).is_relative_to(root):
            return "the link leads out of the folder and is not followed; replace it with a copy"
        mode = path.stat().st_mode
    except (OSError, RuntimeError):
        return "the link is broken, or the file is not accessible; replace it with a copy or delete it"
    if stat.S_ISDIR(mode):
        return "links to folders are not followed; replace the link with a copy"
    return None if stat.S_ISREG(mode) else "it is not a regular file; delete it"


def _read_beside(raw: Path, name: str, remarks: Remarks) -> bytes | None:
    """The bytes of `sources.csv` or `aliases.csv`; None if the file is missing or, with a fault in `remarks`, if it cannot be opened."""
    path = raw / name
    if not os.path.lexists(path):
        return None
    if fault := _place_fault(path, raw.resolve()):
        remarks.fault(f"{name}: {fault}")
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        remarks.fault(f"{name} cannot be opened ({error.strerror}); check its permissions")
        return None


def _records(source: _Source, known: Mapping[str, Any], most: int | None) -> Iterator[Document]:
    try:
        yield from read_corpus(source.path, source.name, known, most)
    except Unreadable as error:
        yield _unreadable(source.name, str(error))
    except OSError as error:
        yield _unreadable(source.name, f"the file cannot be opened ({error.strerror}); check its permissions")


def _unreadable(identifier: str, error: str) -> Document:
    return Document(id=identifier, text="", error=error)
