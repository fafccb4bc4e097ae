"""`factmill verify`: an output folder, proved whole."""

from pathlib import Path

import typer

from pipeline.cli.exits import Exit
from pipeline.cli.messages import counted, reported_errors, say, warn
from pipeline.cli.options import EarlierOut, Quiet

EPILOG = """\b
Exit codes:
  0  nothing is wrong
  1  something is: each problem is a line on stderr
  2  wrong command line
"""


def verify(out: EarlierOut = Path("extracted"), quiet: Quiet = False) -> None:
    """Prove that an output folder is what a run has written.

    Every file has the hash that manifest.json states, every line is a valid record, every quote is at its place in the text, and
    whatever a record refers to is there.
    """
    from pipeline.export import verify as find_problems

    with reported_errors():
        problems = find_problems(out)
    warn(problems)
    if problems:
        say(f"factmill: {out} has {counted(len(problems), 'problem')}; run `factmill extract` again", err=True)
        raise typer.Exit(Exit.FAILED)
    if not quiet:
        say(f"{out} is whole: its files, records, quotes and references are as a run has written them")
