"""`factmill extract`: the whole run, from a folder of documents to a folder of output."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.messages import CommandError, exit_code, reported_errors, say, summary, warn
from pipeline.cli.options import Decisions, FailOnConflict, Model, Out, Quiet, Rules
from pipeline.cli.output import write_output
from pipeline.cli.progress import progress_bar


def extract(
    raw: Annotated[
        Path, typer.Argument(metavar="RAW", help="Folder of documents: .txt .md .html .pdf .docx, and .jsonl corpora.")
    ] = Path("raw"),
    out: Out = Path("extracted"),
    model: Model = None,
    rules: Rules = None,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Number of processes; the output does not depend on it. [default: number of CPU cores]",
        ),
    ] = None,
    decisions: Decisions = None,
    fail_on_conflict: FailOnConflict = False,
    quiet: Quiet = False,
) -> None:
    """Extract facts from documents and find the conflicts.

    RAW contains the documents. Facts, conflicts and reports are written to OUT: open OUT/report.html first. Unreadable files are
    reported with a reason and skipped.

    Two optional files in RAW add what you know. RAW/sources.csv describes the files: columns file, title, date, source, url,
    weight. RAW/aliases.csv says which names mean the same thing and which do not: columns name, same_as, different_from,
    code.
    """
    from pipeline.export import check_target, describe_run, load_reviews
    from pipeline.read import input_hashes, read_folder, read_names

    with reported_errors():
        if not raw.exists():
            raise CommandError(f"{raw} does not exist; create it and put documents into it, or name another folder")
        check_target(out, raw)
        warnings: list[str] = []
        documents = list(read_folder(raw, warnings.append))
        if not documents:
            raise CommandError(
                f"{raw} contains no documents; put .txt, .md, .html, .pdf, .docx or .jsonl files into it"
            )
        aliases = read_names(raw, warnings.append)
        reviews = load_reviews(out, decisions)
        warn(warnings)

        with progress_bar(quiet) as progress:
            from pipeline.run import Pipeline

            pipeline = Pipeline(model=model, workers=workers, rules=rules)
            result = pipeline.run(documents, progress=progress, reviews=reviews, aliases=aliases)
        manifest = describe_run(version=__version__, inputs=input_hashes(raw), model=pipeline.model, rules=rules)
        write_output(out, result, pipeline.vocabulary, manifest)

    unread = [document for document in result.documents if document.error is not None]
    warn(f"{document.id}: {document.error}" for document in unread)
    if not quiet:
        say(summary(result, unread, out))
    raise typer.Exit(exit_code(result.conflicts, partly_read=bool(unread), fail_on_conflict=fail_on_conflict))
