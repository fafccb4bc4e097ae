"""The output folder. It is written under another name and then swapped in, so that it always holds one complete run."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.export.records import LISTS, records_to_write
from pipeline.export.reviews import DECISIONS
from pipeline.export.schemas import schemas
from pipeline.export.tables import write_csv, write_parquet
from pipeline.export.texts import text_file
from pipeline.records import Document, Record, Result
from pipeline.vocabulary import Vocabulary

MANIFEST = "manifest.json"
PROGRAM = "factmill"
"""The key of the program's version in a manifest. A `manifest.json` without it was written by another program."""

OURS = frozenset(
    {f"{name}.jsonl" for name in LISTS}
    | {"text", "schema", "facts.csv", "facts.parquet", "report.md", "report.html", MANIFEST}
)
"""The files and folders that a run replaces. Others in the output folder are kept."""

_HARMLESS = frozenset({".gitkeep", ".gitignore", "README.md", DECISIONS})
"""Files that may be in a folder before the first run."""


class ExportError(Exception):
    """Which output cannot be written, why, and what to do."""


def check_target(out: Path, raw: Path | None = None) -> None:
    """Raises `ExportError` if `out` cannot be the output folder.

    It cannot if it is a file, if it contains `raw` or is inside `raw`, if it contains files of another program, or if it cannot be
    swapped for another folder because it is a mount point or its parent is not writable.
    """
    out = out.resolve()
    if raw is not None:
        sources = raw.resolve()
        if out.is_relative_to(sources) or sources.is_relative_to(out):
            raise ExportError(
                f"one of the two folders {out} (output) and {sources} (documents) contains the other; name another output folder"
            )
    parent = next(folder for folder in out.parents if folder.exists())
    if not os.access(parent, os.W_OK):
        raise ExportError(f"{parent} is not writable; name a folder elsewhere, or change its permissions")
    if not out.exists():
        return
    if not out.is_dir():
        raise ExportError(f"{out} is a file; name a folder, or delete the file")
    if out.is_mount():
        raise ExportError(f"{out} is a mount point and cannot be replaced; name a folder inside it")
    if not _is_ours(out) and {entry.name for entry in out.iterdir()} - _HARMLESS:
        raise ExportError(f"{out} contains files that {PROGRAM} did not write; name another folder, or empty this one")


def write(
    out: Path, records: Result, vocabulary: Vocabulary, *, reports: Mapping[str, str], manifest: Mapping[str, Any]
) -> None:
    """Writes all files of a run to the folder `out`. Files that are not `OURS` are kept.

    `vocabulary` describes the predicates of the facts. `reports` maps a file name (``report.md``) to its content. `manifest` is the
    content of `manifest.json`, with the program's version under ``factmill``; the numbers of records are added. The files do not
    depend on the time or the machine. Raises `ExportError` or OSError; the folder is then as it was before.
    """
    out = out.resolve()
    check_target(out)
    if PROGRAM not in manifest:
        raise ValueError(f"the manifest lacks {PROGRAM!r}")
    if reports.keys() - OURS:
        raise ValueError(f"unknown reports: {', '.join(sorted(reports.keys() - OURS))}")
    out.parent.mkdir(parents=True, exist_ok=True)
    _recover(out)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}.{PROGRAM}-new-", dir=out.parent))
    try:
        _write_all(new, records, vocabulary, reports, manifest)
        _keep_others(out, new)
        new.chmod(out.stat().st_mode if out.exists() else 0o777 & ~_umask())
        _swap(out, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write_all(
    folder: Path, records: Result, vocabulary: Vocabulary, reports: Mapping[str, str], manifest: Mapping[str, Any]
) -> None:
    lists = records_to_write(records, vocabulary)
    for name, items in lists.items():
        _write_lines(folder / f"{name}.jsonl", items)
    _write_texts(folder / "text", records.documents)
    write_csv(folder / "facts.csv", records.facts)
    write_parquet(folder / "facts.parquet", records.facts)
    (folder / "schema").mkdir()
    for name, schema in schemas().items():
        _write_json(folder / "schema" / f"{name}.schema.json", schema)
    for name, content in reports.items():
        _write_text(folder / name, content)
    _write_json(folder / MANIFEST, {**manifest, "counts": {name: len(items) for name, items in lists.items()}})


def _write_lines(path: Path, records: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        try:
            file.writelines(f"{record.model_dump_json()}\n" for record in records)
        except ValueError as error:  # for example half of a surrogate pair in a name
            raise ExportError(f"a record cannot be written to {path.name}: {error}; correct its source") from error


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    _write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _write_text(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="")


def _write_texts(folder: Path, documents: Iterable[Document]) -> None:
    """Writes each text as it was read. A document without text has no file."""
    folder.mkdir()
    for document in documents:
        if document.text:
            try:
                path = text_file(folder, document.id)
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.exists():
                    raise ValueError("the text of another document is in the same file")
                _write_text(path, document.text)
            except (ValueError, OSError) as error:
                raise ExportError(f"the text of {document.id!r} cannot be stored: {error}; change the id") from error


def _is_ours(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and PROGRAM in manifest


def _keep_others(out: Path, new: Path) -> None:
    """Links or copies the files that are not ours into the new folder, so that both folders have it when they are swapped."""
    for entry in sorted(out.iterdir()) if out.exists() else ():
        if entry.name in OURS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True, copy_function=_link_or_copy)
        else:
            _link_or_copy(str(entry), str(new / entry.name))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target, follow_symlinks=False)


def _previous(out: Path) -> Path:
    return out.with_name(f".{out.name}.{PROGRAM}-previous")


def _swap(out: Path, new: Path) -> None:
    previous = _previous(out)
    if out.exists():
        out.rename(previous)
    try:
        new.rename(out)
    except OSError:
        if previous.exists():
            previous.rename(out)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _recover(out: Path) -> None:
    """Cleans up after a run that was killed inside `_swap` and left the old folder under its temporary name."""
    previous = _previous(out)
    if previous.exists():
        if out.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(out)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
