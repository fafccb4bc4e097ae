"""The `factmill` program. One file for each command; `messages`, `options` and `output` hold what the commands share.

A command imports what it needs when it runs, so that `factmill --help` answers at once.
"""

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import check, decide, explain, extract, reconcile, rules, times, verify
from pipeline.cli.exits import EXIT_CODES

app = typer.Typer(
    name="factmill",
    help="Extract facts with their sources from documents, and report where the documents contradict each other.\n\n"
    + EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factmill {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """The options that precede the command."""


app.command("extract", epilog=EXIT_CODES)(extract.extract)
app.command("reconcile", epilog=EXIT_CODES)(reconcile.reconcile)
app.command("check", epilog=check.EPILOG)(check.check)
app.command("explain")(explain.explain)
app.command("decide")(decide.decide)
app.command("rules")(rules.show_rules)
app.command("verify", epilog=verify.EPILOG)(verify.verify)
app.command("times")(times.times)
