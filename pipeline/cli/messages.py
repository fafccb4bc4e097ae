"""What the program prints: results on stdout, warnings and errors on stderr."""

import contextlib
import errno
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.cli.exits import Exit

if TYPE_CHECKING:
    from pipeline.records import Conflict, Result


_REMEDIES = {
    errno.ENOSPC: "make room on the disk, or name a folder on another one",
    errno.EDQUOT: "make room within your quota, or name a folder elsewhere",
    errno.EFBIG: "name a folder on a disk that takes larger files",
    errno.EROFS: "name a folder that can be written to",
    errno.EACCES: "change its permissions, or name another folder",
    errno.EPERM: "change its permissions, or name another folder",
}
"""What to do about an error of the system, by its number."""


class CommandError(Exception):
    """Why a command cannot do its work, and what the user can do about it."""


@contextlib.contextmanager
def reported_errors() -> Iterator[None]:
    """Prints an error that the user can fix as a message and exits with 1. Other exceptions are bugs and keep their traceback."""
    from pipeline.export import ExportError, InUse, LoadError
    from pipeline.read import ClaimsError

    try:
        yield
    except (CommandError, ClaimsError, ExportError, InUse, LoadError) as error:
        raise _failed(str(error)) from error
    except KeyboardInterrupt:
        say("factmill: stopped", err=True)
        raise typer.Exit(Exit.INTERRUPTED) from None
    except OSError as error:
        about = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        remedy = _REMEDIES.get(error.errno or 0)
        raise _failed(f"{about}; {remedy}" if remedy else about) from error
    except Exception as error:
        from pipeline.parse.model import ModelError
        from pipeline.vocabulary import RuleError

        if isinstance(error, ModelError | RuleError):
            raise _failed(str(error)) from error
        raise


def _failed(message: str) -> typer.Exit:
    say(f"factmill: {message}", err=True)
    return typer.Exit(Exit.FAILED)


def say(text: str, err: bool = False) -> None:
    """Prints a text. Control characters from documents and file names become U+FFFD, so that they cannot control the terminal; characters
    that the terminal's encoding lacks are escaped."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    inert = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", text)
    typer.echo(inert.encode(encoding, "backslashreplace").decode(encoding), err=err)


def notice(quiet: bool) -> Callable[[str], None]:
    """What tells the user something that is neither a result nor an error: on stderr, or not at all if `quiet`."""
    return lambda message: None if quiet else say(f"factmill: {message}", err=True)


def warn(messages: Iterable[str]) -> None:
    """Prints each message on stderr."""
    for message in messages:
        say(message, err=True)


def counted(number: int, noun: str) -> str:
    """``1 fact``, ``1,200 facts``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def summary(result: "Result", out: Path) -> str:
    """The counts of a run, and where to look."""
    unread = sum(document.error is not None for document in result.documents)
    documents = counted(len(result.documents) - unread, "document")
    skipped = f" ({unread} more could not be read)" if unread else ""
    severities = Counter(conflict.severity for conflict in result.conflicts)
    by_severity = ", ".join(f"{severities[s]} {s}" for s in ("high", "medium", "low") if severities[s])
    conflicts = counted(len(result.conflicts), "conflict") + (f" ({by_severity})" if by_severity else "")
    return (
        f"{documents}{skipped}, {counted(len(result.facts), 'fact')}, {conflicts}\n"
        f"Read {out / 'report.html'} or {out / 'report.md'}; the records are in {out}/*.jsonl"
    )


def exit_code(conflicts: Iterable["Conflict"], *, partly_read: bool, fail_on_conflict: bool) -> Exit:
    """The exit code of a run that has written its output."""
    if partly_read:
        return Exit.PARTLY_READ
    if fail_on_conflict and any(conflict.decision is None for conflict in conflicts):
        return Exit.CONFLICTS
    return Exit.OK
