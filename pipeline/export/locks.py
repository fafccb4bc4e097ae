"""One writer at a time: the lock that a process holds while it changes an output folder or a file of decisions.

The operating system holds the lock and releases it when the process ends, however it ends, so that a lock is never stale. What the lock
file says is only for people.
"""

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout


class InUse(Exception):
    """Another process changes the output folder, and the caller does not want to wait."""


def ignore(message: str) -> None:
    """Takes a message for a user whom nobody wants to tell anything."""


@contextlib.contextmanager
def locked(
    path: Path, about: Path, *, work: str, wait: bool = True, tell: Callable[[str], None] = ignore
) -> Iterator[None]:
    """Holds the lock file `path`, whose folder must exist, and deletes it at the end.

    `about` is what the lock protects, and `work` what this process does ("factmill extract"); both are for messages. If another
    process holds the lock, `tell` is called with a sentence that says who, and the lock is waited for; without `wait`, `InUse` is
    raised with that sentence. Raises OSError if the lock file cannot be written.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = f"{about} is in use by {_holder(path)}"
        if not wait:
            raise InUse(f"{holder}; try again when it has ended, or use --wait") from None
        tell(f"{holder}; waiting for it to end (--no-wait to stop instead)")
        lock.acquire()
    try:
        with contextlib.suppress(OSError):  # a full disk: the lock holds all the same
            path.write_text(f"{work}, process {os.getpid()} on {socket.gethostname()}\n", encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows deletes no open file; an old lock file does no harm
            path.unlink()
        lock.release()


def _holder(path: Path) -> str:
    """Who holds a lock, in words."""
    try:
        return path.read_text(encoding="utf-8").strip() or "another process"
    except (OSError, UnicodeDecodeError):
        return "another process"
