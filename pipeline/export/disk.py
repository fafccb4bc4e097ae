"""Every change that the output makes on the disk. Whatever can go wrong in between can be tried by making these few functions fail."""

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

_syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None


@contextlib.contextmanager
def _about(path: Path) -> Iterator[None]:
    """Names the path in an error of the system that names none, such as that of a full disk."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; existing ones stay. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True)


def write(path: Path, content: Iterable[bytes]) -> str:
    """Writes a new file, piece by piece. Returns the SHA-256 of its content, in hexadecimal. It survives a loss of power after `sync_tree`.
    Raises OSError."""
    digest = hashlib.sha256()
    with _about(path), path.open("xb") as file:
        for piece in content:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def append(path: Path, line: bytes, after: int) -> None:
    """Writes a line at the byte offset `after`, from 0, in place of whatever follows there; makes the file if it is missing. The line
    survives a loss of power.

    Raises OSError; the file then ends at `after`.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    with _about(path), os.fdopen(handle, "r+b", buffering=0) as file:
        file.truncate(after)
        file.seek(after)
        try:
            if file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        except OSError:
            file.truncate(after)
            raise
    sync(path.parent)


def rename(source: Path, target: Path) -> None:
    """Gives a file or a folder another name, in one step. Replaces a file of that name. Raises OSError."""
    source.replace(target)


def sync(folder: Path) -> None:
    """Makes the names in a folder survive a loss of power, where the system can do so. Raises OSError."""
    if os.name != "nt":  # folders cannot be opened there, and their changes are journaled
        _sync(folder)


def sync_tree(folder: Path) -> None:
    """Makes all that is in a folder survive a loss of power. Raises OSError."""
    if _syncfs is not None:  # one call for all files, of which a run may have a hundred thousand
        handle = os.open(folder, os.O_RDONLY)
        try:
            if _syncfs(handle) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
        finally:
            os.close(handle)
        return
    for path, _, files in os.walk(folder):
        for file in files:
            _sync(Path(path, file))
        sync(Path(path))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        with _about(path):
            os.fsync(handle)
    finally:
        os.close(handle)


def delete(path: Path) -> None:
    """Deletes a file, or a folder with all that it contains; nothing if it is missing. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
