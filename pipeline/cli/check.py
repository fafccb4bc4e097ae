"""`factmill check`: claims against the facts of an earlier run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.exits import Exit
from pipeline.cli.messages import CommandError, reported_errors, say
from pipeline.cli.options import Model, Quiet, Rules, date_of_writing

EPILOG = """\b
Exit codes:
  0  no claim is contradicted (with --strict: every claim is supported)
  1  failure: the message names the cause and the remedy
  2  wrong command line
  3  a claim is contradicted (with --strict: a claim is not supported)
"""


def check(
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar="CLAIM", help="The claim, in one or more sentences; - reads claims from stdin, one a line."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="Output folder of an earlier run. [default: extracted]")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Read claims from a text file, one a line, in place of CLAIM."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the claims were made; “last year” is then read against it."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 unless the documents support every claim.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print each claim as one line of JSON.")] = False,
    model: Model = None,
    rules: Rules = None,
    quiet: Quiet = False,
) -> None:
    """Check claims against the facts of an earlier run.

    For each fact in a claim, the answer is: supported, contradicted or silent, with the evidence. A claim is contradicted if one of its
    facts is, supported if all of them are, and not understood if no fact was read in it. If the run used --rules, use it here too.
    """
    if file is not None:
        if out is not None:
            raise typer.BadParameter("give either CLAIM or --file, not both")
        claim, out = None, Path(claim) if claim is not None else None
    elif claim is None:
        raise typer.BadParameter("give a CLAIM, - for stdin, or --file FILE")
    out = out or Path("extracted")

    from pipeline.export import load_known

    with reported_errors():
        claims = _claims(claim, file)
        written = date_of_writing("--date", date)
        known = load_known(out)

        from pipeline.report import claim_in_words, tally
        from pipeline.run import Pipeline

        checked = Pipeline(model=model, rules=rules).checker(known).check(claims, written)
        if as_json:
            say("\n".join(one.model_dump_json() for one in checked))
        elif not quiet:
            say("\n\n".join(claim_in_words(one, known.documents) for one in checked))
            if len(checked) > 1:
                say(f"\n{tally(checked)}")
    verdicts = {one.verdict for one in checked}
    failed = verdicts != {"supported"} if strict else "contradicted" in verdicts
    raise typer.Exit(Exit.CONFLICTS if failed else Exit.OK)


def _claims(claim: str | None, file: Path | None) -> list[str]:
    """The claims that a user gives. Raises `CommandError` if there are none, or if they are not UTF-8 text."""
    if file is None and claim != "-":
        lines, where = [claim or ""], "CLAIM"
    else:
        where = str(file) if file else "stdin"
        try:
            content = file.read_bytes() if file else sys.stdin.buffer.read()
            lines = content.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise CommandError(f"{where} is not UTF-8 text; save it as UTF-8 ({error})") from error
    claims = [line.strip() for line in lines if line.strip()]
    if not claims:
        raise CommandError(f"{where} contains no claim; write one a line")
    return claims
