"""`factmill times`: the time expressions of a text, with their values."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.messages import CommandError, reported_errors, say
from pipeline.cli.options import date_of_writing

_COLUMNS = ("start", "end", "type", "value", "edtf", "text")


def times(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE", help="A text, or a file with one; - reads a text from stdin.")
    ],
    written: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When the text was written; “last year” is then read against it. [default: the date at the head of the text]",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print each expression as one line of JSON.")] = False,
) -> None:
    """Find the time expressions of a text.

    Each line has the offsets of an expression, its type and value as in TIMEX3, its date in EDTF (of a range, the whole range), and its
    words, between tabs. No language model is needed.
    """
    from pipeline.times import find_times

    with reported_errors():
        content, date = _content(text), date_of_writing("--written", written)
        found = find_times(content, written=date)
    if not as_json:
        say("\t".join(_COLUMNS))
    for time in found:
        if as_json:
            say(time.model_dump_json())
            continue
        timex = time.timex
        words = " ".join(content[time.start : time.end].split())
        dates = timex.interval or " or ".join(timex.readings) or timex.edtf or ""
        say("\t".join((str(time.start), str(time.end), timex.type, timex.value, dates, words)))


def _content(text: str) -> str:
    """The text that a user gives: itself, that of a file, or that of stdin. Raises `CommandError` if it cannot be read."""
    from pipeline.read.content import Unreadable
    from pipeline.read.encodings import decode
    from pipeline.read.files import read_path

    path = Path(text)
    try:
        if text == "-":
            return decode(sys.stdin.buffer.read())
        if _is_file(path):
            content = read_path(path)
            if not content.text:
                raise Unreadable("the file holds other documents; name one of them, or unpack it")
            return content.text
    except Unreadable as error:
        raise CommandError(f"{text}: {error}") from error
    return text


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text can be too long for a path
        return False
