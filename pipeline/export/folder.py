"""The output folder, which always holds one complete run.

A run is written into a hidden folder inside the output folder. When all of it is on the disk, that folder is renamed: from this step on,
the new run is the output. Its files are then moved into place. If the process dies before the step, the next one deletes what it left; if
it dies after the step, the next one moves the remaining files before it reads anything. Files of others are never touched.
"""

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.export import disk
from pipeline.export.locks import ignore, locked
from pipeline.export.records import LISTS, records_to_write
from pipeline.export.schemas import schemas
from pipeline.export.tables import csv_lines, parquet
from pipeline.export.texts import text_files
from pipeline.records import Document, Record, Result
from pipeline.vocabulary import Vocabulary

MANIFEST = "manifest.json"
DECISIONS = "decisions.jsonl"
"""The decisions of reviewers, which runs read and never write."""
PROGRAM = "factmill"
"""The key of the program's version in a manifest. A `manifest.json` without it was written by another program."""

OURS = frozenset(
    {f"{name}.jsonl" for name in LISTS}
    | {"text", "schema", "facts.csv", "facts.parquet", "report.md", "report.html", MANIFEST}
)
"""The files and folders that a run replaces. Others in the output folder are kept."""

_LOCK = f".{PROGRAM}-lock"
_NEW = f".{PROGRAM}-new"
_COMPLETE = f".{PROGRAM}-complete"
_OLD = f".{PROGRAM}-old"
_HARMLESS = frozenset({".gitkeep", ".gitignore", "README.md", DECISIONS, _LOCK, _NEW})
"""Files that may be in a folder before the first run."""


class ExportError(Exception):
    """Which output cannot be written, why, and what to do."""


def check_target(out: Path, raw: Path | None = None) -> None:
    """Raises `ExportError` if `out` cannot be the output folder.

    It cannot if it is a file, if it contains `raw` or is inside `raw`, if it contains files of another program, or if it is not
    writable.
    """
    out = out.resolve()
    if raw is not None:
        sources = raw.resolve()
        if out.is_relative_to(sources) or sources.is_relative_to(out):
            raise ExportError(
                f"one of the two folders {out} (output) and {sources} (documents) contains the other; name another output folder"
            )
    nearest = next(folder for folder in (out, *out.parents) if folder.exists())
    if not nearest.is_dir():
        raise ExportError(f"{nearest} is a file; name a folder, or delete the file")
    if not os.access(nearest, os.W_OK):
        raise ExportError(f"{nearest} is not writable; name a folder elsewhere, or change its permissions")
    if nearest == out and not _is_ours(out) and {entry.name for entry in out.iterdir()} - _HARMLESS:
        raise ExportError(f"{out} contains files that {PROGRAM} did not write; name another folder, or empty this one")


class OutputFolder:
    """An output folder that no other process can change meanwhile. `open_output` makes it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(
        self, records: Result, vocabulary: Vocabulary, *, reports: Mapping[str, str], manifest: Mapping[str, Any]
    ) -> None:
        """Replaces the run in the folder, as `write` does."""
        if PROGRAM not in manifest:
            raise ValueError(f"the manifest lacks {PROGRAM!r}")
        if reports.keys() - OURS:
            raise ValueError(f"unknown reports: {', '.join(sorted(reports.keys() - OURS))}")
        new = self._path / _NEW
        try:
            disk.make_folder(new)
            _write_all(new, records, vocabulary, reports, manifest)
            disk.sync_tree(new)
            disk.rename(new, self._path / _COMPLETE)
        except BaseException:
            disk.delete(new)
            raise
        try:
            disk.sync(self._path)
            _move_into_place(self._path)
        except OSError as error:
            raise ExportError(
                f"the new output is complete, but {error.filename or self._path} cannot be replaced ({error.strerror}); "
                f"close the programs that use it: the next command that opens {self._path} finishes the replacement"
            ) from error


@contextlib.contextmanager
def open_output(
    out: Path,
    *,
    raw: Path | None = None,
    work: str = PROGRAM,
    wait: bool = True,
    tell: Callable[[str], None] = ignore,
) -> Iterator[OutputFolder]:
    """Makes this process the only one that changes the output folder `out`, and finishes what a process that was killed has begun.

    The folder is made if it is missing, and deleted at the end if nothing was written. `raw` is as for `check_target`; `work`, `wait` and
    `tell` are as for `locked`. Raises `ExportError` if `out` cannot be the output folder, `InUse` if another process holds it and `wait`
    is false, and OSError.
    """
    out = out.resolve()
    check_target(out, raw)
    is_new = not out.exists()
    try:
        with contextlib.ExitStack() as stack:
            _lock(stack, out, work, wait, tell)
            _recover(out)
            yield OutputFolder(out)
    finally:
        if is_new:
            with contextlib.suppress(OSError):  # it contains a run
                out.rmdir()


def _lock(stack: contextlib.ExitStack, out: Path, work: str, wait: bool, tell: Callable[[str], None]) -> None:
    while True:
        disk.make_folder(out)
        try:
            stack.enter_context(locked(out / _LOCK, out, work=work, wait=wait, tell=tell))
            return
        except FileNotFoundError:
            if out.exists():
                raise
            # Another process had made the folder too, wrote nothing and has just deleted it.


def settle(out: Path) -> None:
    """Moves the new run into place if a process was killed while it did so. Every reader of the folder calls this first. Raises
    `ExportError` or OSError if it cannot."""
    if (out / _COMPLETE).exists():
        with open_output(out):
            pass


def write(
    out: Path, records: Result, vocabulary: Vocabulary, *, reports: Mapping[str, str], manifest: Mapping[str, Any]
) -> None:
    """Writes all files of a run to the folder `out`. Files that are not `OURS` are kept.

    `vocabulary` describes the predicates of the facts. `reports` maps a file name (``report.md``) to its content. `manifest` is the
    content of `manifest.json`, with the program's version under ``factmill``; the numbers of records and the SHA-256 of each file are
    added. The files do not depend on the time or the machine. If another process changes the folder, this one waits.
    Raises `ExportError` or OSError; the folder is then as it was before, or has the new run.
    """
    with open_output(out) as folder:
        folder.write(records, vocabulary, reports=reports, manifest=manifest)


def _write_all(
    folder: Path, records: Result, vocabulary: Vocabulary, reports: Mapping[str, str], manifest: Mapping[str, Any]
) -> None:
    lists = records_to_write(records, vocabulary)
    hashes = {f"{name}.jsonl": disk.write(folder / f"{name}.jsonl", _lines(name, lists[name])) for name in lists}
    hashes["facts.csv"] = disk.write(folder / "facts.csv", csv_lines(records.facts))
    hashes["facts.parquet"] = disk.write(folder / "facts.parquet", [parquet(records.facts)])
    for name, content in reports.items():
        hashes[name] = disk.write(folder / name, [content.encode()])
    disk.make_folder(folder / "schema")
    for name, schema in schemas().items():
        path = f"schema/{name}.schema.json"
        hashes[path] = disk.write(folder / path, [_json(schema)])
    files = text_files(document.id for document in records.documents if document.text)
    hashes |= _write_texts(folder, records.documents, files)
    described = {
        **manifest,
        "counts": {name: len(items) for name, items in lists.items()},
        "output": dict(sorted(hashes.items())),
        "texts": {document: path for document, path in files.items() if path != f"{document}.txt"},
    }
    disk.write(folder / MANIFEST, [_json(described)])


def _lines(name: str, records: Iterable[Record]) -> Iterator[bytes]:
    try:
        for record in records:
            yield f"{record.model_dump_json()}\n".encode()
    except ValueError as error:  # for example half of a surrogate pair in a name
        raise ExportError(f"a record cannot be written to {name}.jsonl: {error}; correct its source") from error


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _write_texts(folder: Path, documents: Iterable[Document], files: Mapping[str, str]) -> dict[str, str]:
    """Writes each text as it was read, and returns the hashes of the files. A document without text has no file."""
    disk.make_folder(folder / "text")
    hashes = {}
    for document in documents:
        if document.text:
            path = f"text/{files[document.id]}"
            try:
                disk.make_folder((folder / path).parent)
                hashes[path] = disk.write(folder / path, [document.text.encode()])
            except UnicodeEncodeError as error:
                raise ExportError(f"the text of {document.id!r} cannot be stored: {error}; correct it") from error
    return hashes


def _is_ours(folder: Path) -> bool:
    if (folder / _COMPLETE).exists():
        return True
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and PROGRAM in manifest


def _recover(out: Path) -> None:
    """Cleans up after a process that was killed; nobody else may be at work in the folder."""
    disk.delete(out / _NEW)
    _move_into_place(out)


def _move_into_place(out: Path) -> None:
    """Moves the files of a complete run from its folder to the output folder; can be repeated after a failure at any point."""
    complete, old = out / _COMPLETE, out / _OLD
    if (complete / MANIFEST).exists():
        manifest = json.loads((complete / MANIFEST).read_text(encoding="utf-8"))
        written = {path.split("/")[0] for path in manifest["output"]} | {"text", "schema"}
        disk.delete(old)
        disk.make_folder(old)
        for name in sorted(OURS - {MANIFEST}):
            new, current = complete / name, out / name
            if new.exists():
                if current.is_dir() or (new.is_dir() and os.path.lexists(current)):
                    disk.rename(current, old / name)  # only a file can be replaced in one step
                disk.rename(new, current)
            elif name not in written:
                disk.delete(current)
        disk.rename(complete / MANIFEST, out / MANIFEST)
        disk.sync(out)
    disk.delete(old)
    disk.delete(complete)
