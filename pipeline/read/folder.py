"""A folder of sources: which of its files contain documents, and the documents in them.

A document inside a file (of an archive, a mailbox, a mail) has the id of the file, a slash and its name there.

Every file in the folder and its subfolders is a source, with these exceptions: hidden files and folders (names that start with a
dot), lock files of office programs (``~$…``), and, at the top level, the files about the others: `sources.csv`, `aliases.csv` and a
README.
"""

import functools
import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pipeline.read.aliases import NAME as ALIASES
from pipeline.read.aliases import read_aliases
from pipeline.read.content import Content, Unreadable
from pipeline.read.corpora import TABLES, has_column, on_disk, read_corpus, read_rows
from pipeline.read.files import CORPUS, Place, read_place
from pipeline.read.identifiers import file_fault, stand_in
from pipeline.read.remarks import Remarks
from pipeline.read.sources import NAME as SOURCES
from pipeline.read.sources import read_sources
from pipeline.records import Alias, Document

Read = Callable[[Sequence[Place]], Iterator[Content | str]]
"""Reads documents: yields the content of each, in order, or why it cannot be read."""
_MOST_PARTS = 100_000
"""The most documents that a file may hold, with those that these hold."""
_DEEPEST = 8
_ABOUT_OTHERS = {SOURCES, ALIASES, "readme", "readme.md", "readme.txt"}


class _Source(NamedTuple):
    """A file: its path in the folder (with slashes), the path to open, and why it cannot be read, or None."""

    name: str
    path: Path
    fault: str | None = None


class _Inner(NamedTuple):
    """A document to read: its id, its place, and what is known about it."""

    id: str
    place: Place
    fields: Mapping[str, Any]


def contents(places: Iterable[Place], most: int | None = None, seconds: float | None = None) -> Iterator[Content | str]:
    """The content of each file, in order, or why it cannot be read; `most` and `seconds` as for `pipeline.read.files.read_file`."""
    for place in places:
        try:
            yield read_place(place, most, seconds)
        except Unreadable as error:
            yield str(error)
        except Exception as error:  # a library may raise anything on a damaged file, and the others must be read
            yield f"the file cannot be read ({type(error).__name__}: {error}); save it again, or convert it to .txt"


def read_folder(
    raw: Path,
    remarks: Remarks | None = None,
    *,
    read: Read | None = None,
    most: int | None = None,
    text_column: str | None = None,
) -> list[Document]:
    """The documents of a folder, sorted by id.

    A source that cannot be read gives a `Document` with empty text, and with `error` saying what happened and what to do.
    Each line of `sources.csv` that is skipped is a fault in `remarks`. `read` opens the files that are no corpora, perhaps in other
    processes; None means `contents` with the limit `most`, which is also the most bytes that a line of a corpus may have. None means no
    limit.
    A table (.csv, .tsv, .parquet) that has the column `text_column` is a corpus with a document in each row.
    Links out of the folder are not followed. Raises NotADirectoryError if `raw` is not a folder.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"{raw} is not a folder; name the folder that contains the documents")
    sources = list(_walk(raw))
    data = _read_beside(raw, SOURCES, remarks := remarks or Remarks())
    names = _Names(source.name for source in sources)
    known = {} if data is None else read_sources(data, names, remarks)
    documents = [_unreadable(source.name, source.fault) for source in sources if source.fault is not None]
    readers = _Readers(read or functools.partial(contents, most=most), known, most, text_column)
    todo = [_Inner(s.name, Place(s.path), known.get(s.name, {})) for s in sources if s.fault is None]
    while todo:
        todo = list(readers.documents(todo, documents))
    for name in sorted(known.keys() - names.files - {document.id for document in documents}):
        remarks.fault(
            f"{SOURCES}: there is no document {name!r}; write the path of the file, a slash and the name inside it"
        )
    if text_column is not None and not readers.found_column:
        remarks.fault(
            f"no table has a column {text_column!r}; name one of the first line of a .csv or .tsv, or of a .parquet"
        )
    return sorted(documents, key=lambda document: document.id)


class _Names:
    """The paths of files, and of whatever may be inside them."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files = frozenset(files)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (
            name in self.files or any(str(p) in self.files for p in PurePosixPath(name).parents)
        )


class _Readers:
    """Reads documents, and says which others are inside. `read`, `most` and `text_column` are as for `read_folder`; `known` is what
    `sources.csv` says of documents."""

    def __init__(
        self, read: Read, known: Mapping[str, Mapping[str, Any]], most: int | None, text_column: str | None
    ) -> None:
        self._read = read
        self._known = known
        self._most = most
        self._text_column = text_column
        self._parts: Counter[Path] = Counter()
        self.found_column = False

    def documents(self, todo: Iterable[_Inner], documents: list[Document]) -> Iterator[_Inner]:
        """Adds the documents, and yields what is inside them."""
        files: list[_Inner] = []
        for one in todo:
            if one.place.suffix == CORPUS:
                documents += self._records(one, read_corpus)
            elif self._is_rows(one.place):
                documents += self._records(one, self._rows)
            else:
                files.append(one)
        for one, content in zip(files, self._read([one.place for one in files]), strict=True):
            if isinstance(content, str):
                documents.append(_unreadable(one.id, content))
                continue
            if content.text.strip():
                documents.append(_document(one, content))
            yield from self._inside(one, content, documents)

    def _inside(self, one: _Inner, content: Content, documents: list[Document]) -> Iterator[_Inner]:
        if not content.parts:
            return
        self._parts[one.place.path] += len(content.parts)
        if self._parts[one.place.path] > _MOST_PARTS or len(one.place.inside) >= _DEEPEST:
            fault = f"what is inside is not read: it holds more than {_MOST_PARTS:,} documents, or one in another too often; unpack it"
            if content.text.strip():
                documents[-1] = documents[-1].model_copy(update={"incomplete": fault})
            else:
                documents.append(_unreadable(one.id, fault))
            return
        for part in content.parts:
            name = f"{one.id}/{part.name}"
            if (wrong := file_fault(name)) is not None:
                documents.append(_unreadable(stand_in(name, {d.id for d in documents}), wrong))
            else:
                yield _Inner(name, one.place.part(part), {**one.fields, **self._known.get(name, {})})

    def _is_rows(self, place: Place) -> bool:
        if self._text_column is None or place.suffix not in TABLES:
            return False
        try:
            with on_disk(place, self._most) as path:
                found = has_column(path, place.suffix, self._text_column)
        except (Unreadable, OSError):
            return False
        self.found_column |= found
        return found

    def _rows(self, path: Path, name: str, fields: Mapping[str, Any], most: int | None) -> Iterator[Document]:
        assert self._text_column is not None
        return read_rows(path, name, fields, most, text_column=self._text_column)

    def _records(self, one: _Inner, read: Callable[..., Iterator[Document]]) -> Iterator[Document]:
        try:
            with on_disk(one.place, self._most) as path:
                yield from read(path, one.id, one.fields, self._most)
        except Unreadable as error:
            yield _unreadable(one.id, str(error))
        except OSError as error:
            yield _unreadable(one.id, f"the file cannot be opened ({error.strerror}); check its permissions")


def _document(one: _Inner, content: Content) -> Document:
    stated = {field: where for field, where in content.stated_in.items() if field not in one.fields}
    fields = {**content._asdict(), "stated_in": stated, **one.fields}
    del fields["parts"]
    return Document(id=one.id, **fields)


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


def _unreadable(identifier: str, error: str) -> Document:
    return Document(id=identifier, text="", error=error)
