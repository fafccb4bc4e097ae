"""Arguments and options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.messages import CommandError

Out = Annotated[
    Path,
    typer.Argument(metavar="OUT", help="Output folder. Files of an earlier run are replaced; other files stay."),
]
EarlierOut = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of an earlier run.")]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="spaCy model: a package or a path. [default: en_core_web_md]")
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="DIR", help="Folder of your own predicate files (.toml), added to the built-in ones."
    ),
]
FailOnConflict = Annotated[bool, typer.Option("--fail-on-conflict", help="Exit with 3 if unreviewed conflicts remain.")]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="FILE", help="Reviewers' decisions. [default: OUT/decisions.jsonl, if present]"
    ),
]
Wait = Annotated[
    bool,
    typer.Option(
        "--wait/--no-wait",
        help="If another process is changing OUT, wait until it has ended; --no-wait stops with a message instead.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only, without progress or summary.")]


def date_of_writing(option: str, date: str | None) -> str | None:
    """The day, month or year that a user gives with an option, in ISO 8601; None stays None. Raises `CommandError` for anything else."""
    if date is None:
        return None
    from pipeline.values.document_dates import read_document_date

    try:
        return read_document_date(date)
    except ValueError as error:
        raise CommandError(f"{option}: {error}") from error
