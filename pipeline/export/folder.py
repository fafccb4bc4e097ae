"""The folder of output: written beside its place and then swapped in, so that it is always one whole run's."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.export.records import LISTS
from pipeline.export.reviews import DECISIONS
from pipeline.export.schemas import schemas
from pipeline.export.tables import write_csv, write_parquet
from pipeline.export.texts import text_file
from pipeline.records import Document, Record, Result

MANIFEST = "manifest.json"
PROGRAM = "factmill"
"""The key under which every manifest has the program's version; a `manifest.json` without it is somebody else's."""

OURS = frozenset(
    {f"{name}.jsonl" for name in LISTS}
    | {"text", "schema", "facts.csv", "facts.parquet", "report.md", "report.html", MANIFEST}
)
"""What a run replaces. Everything else in the folder stays as it is."""

_HARMLESS = frozenset({".gitkeep", ".gitignore", "README.md", DECISIONS})
"""What may stand in a folder that no run has written to yet."""


class ExportError(Exception):
    """Why the output cannot be written, where, and what to do."""


def check_target(out: Path, raw: Path | None = None) -> None:
    """Raises `ExportError` if `out` is not a place to write to.

    That is: a file; a folder inside `raw` or around it; a folder that holds something and was not written by this
    program; a folder that cannot be swapped for another, since it is a mount point or its parent is not writable.
    """
    out = out.resolve()
    if raw is not None:
        sources = raw.resolve()
        if out.is_relative_to(sources) or sources.is_relative_to(out):
            raise ExportError(
                f"{out} and the folder of sources, {sources}, lie inside one another; name another folder"
            )
    parent = next(folder for folder in out.parents if folder.exists())
    if not os.access(parent, os.W_OK):
        raise ExportError(f"{parent} is not writable; name a folder elsewhere, or change its permissions")
    if not out.exists():
        return
    if not out.is_dir():
        raise ExportError(f"{out} is a file; name a folder, or delete it")
    if out.is_mount():
        raise ExportError(f"{out} is a mount point and cannot be swapped for a new folder; name a folder inside it")
    if not _is_ours(out) and {entry.name for entry in out.iterdir()} - _HARMLESS:
        raise ExportError(f"{out} holds files that {PROGRAM} did not write; name another folder, or empty it")


def write(out: Path, records: Result, *, reports: Mapping[str, str], manifest: Mapping[str, Any]) -> None:
    """Writes all files of one run to the folder `out`, which then holds them and whatever was in it that is not `OURS`.

    `reports` maps file name (``report.md``) to content. `manifest` is what `manifest.json` says, with the program's
    version under ``factmill``; the counts of the records are added. Nothing here depends on the time or on the machine.
    Raises `ExportError` or OSError; the folder is then as it was before.
    """
    out = out.resolve()
    check_target(out)
    if PROGRAM not in manifest:
        raise ValueError(f"the manifest has no {PROGRAM!r}")
    if reports.keys() - OURS:
        raise ValueError(f"no reports of this program: {', '.join(sorted(reports.keys() - OURS))}")
    out.parent.mkdir(parents=True, exist_ok=True)
    _recover(out)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}.{PROGRAM}-new-", dir=out.parent))
    try:
        _write_all(new, records, reports, manifest)
        _keep_others(out, new)
        new.chmod(out.stat().st_mode if out.exists() else 0o777 & ~_umask())
        _swap(out, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write_all(folder: Path, records: Result, reports: Mapping[str, str], manifest: Mapping[str, Any]) -> None:
    lists: dict[str, Any] = {name: getattr(records, name) for name in LISTS}
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
        except ValueError as error:  # half of a surrogate pair in a name, say
            raise ExportError(f"a record cannot be written to {path.name}: {error}; mend its source") from error


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    _write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _write_text(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="")


def _write_texts(folder: Path, documents: Iterable[Document]) -> None:
    """Each text as it was read; a document without a text has no file."""
    folder.mkdir()
    for document in documents:
        if document.text:
            try:
                path = text_file(folder, document.id)
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.exists():
                    raise ValueError("another document's text has the same file")
                _write_text(path, document.text)
            except (ValueError, OSError) as error:
                raise ExportError(
                    f"the text of {document.id!r} cannot be stored: {error}; give it another id"
                ) from error


def _is_ours(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and PROGRAM in manifest


def _keep_others(out: Path, new: Path) -> None:
    """What is not ours stands in both folders when they are swapped, and so cannot get lost on the way."""
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
    """Mends what a run leaves that was killed inside `_swap`: the old folder under its other name."""
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
