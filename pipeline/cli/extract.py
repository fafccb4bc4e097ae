"""`factmill extract`: the whole run, from a folder of documents to a folder of output."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.messages import CommandError, exit_code, notice, reported_errors, say, summary, warn
from pipeline.cli.options import Decisions, FailOnConflict, Model, Out, Quiet, Rules, Wait
from pipeline.cli.output import file_links, write_output
from pipeline.cli.progress import progress_bar


def extract(
    raw: Annotated[
        Path,
        typer.Argument(
            metavar="RAW",
            help="Folder of documents: texts, web pages, PDFs, office files, mails, tables, archives, and .jsonl corpora.",
        ),
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
    max_seconds: Annotated[
        float,
        typer.Option(
            metavar="S",
            min=0.1,
            help="Read of each document what can be read in this many seconds, and skip it if that is nothing.",
        ),
    ] = 600,
    max_megabytes: Annotated[
        float,
        typer.Option(
            metavar="M",
            min=0.001,
            help="Read at most this many megabytes of the text of a document, and skip a file that unpacks to more or needs far more "
            "memory.",
        ),
    ] = 32,
    text_column: Annotated[
        str | None,
        typer.Option(
            "--text-column",
            metavar="NAME",
            help="Read each row of the .csv, .tsv and .parquet files that have this column as a document; the column contains its text. "
            "Otherwise such a file is one document, a table.",
        ),
    ] = None,
    decisions: Decisions = None,
    fail_on_conflict: FailOnConflict = False,
    wait: Wait = True,
    quiet: Quiet = False,
) -> None:
    """Extract facts from documents and find the conflicts.

    RAW contains the documents. Facts, conflicts and reports are written to OUT: open OUT/report.html first. Unreadable files are
    reported with a reason and skipped.

    Two optional files in RAW add what you know. RAW/sources.csv describes the files: columns file, title, date, source, url,
    weight. RAW/aliases.csv says which names mean the same thing and which do not: columns name, same_as, different_from,
    code.
    """
    from pipeline.export import open_output

    with reported_errors():
        if not raw.exists():
            raise CommandError(f"{raw} does not exist; create it and put documents into it, or name another folder")
        with open_output(out, raw=raw, work="factmill extract", wait=wait, tell=notice(quiet)) as folder:
            from pipeline.export import describe_run, load_reviews
            from pipeline.read import Remarks, input_hashes, read_names
            from pipeline.run import Pipeline, read_documents

            remarks = Remarks()
            documents = read_documents(
                raw,
                remarks,
                workers=workers,
                max_seconds=max_seconds,
                max_megabytes=max_megabytes,
                text_column=text_column,
            )
            if not documents:
                raise CommandError(
                    f"{raw} contains no documents; put texts, web pages, PDFs, office files or mails into it"
                )
            aliases = read_names(raw, remarks)
            reviews = load_reviews(out, decisions)
            warn(remarks.notes + remarks.faults)
            with progress_bar(quiet) as progress:
                pipeline = Pipeline(model=model, workers=workers, rules=rules, max_seconds=max_seconds)
                result = pipeline.run(documents, progress=progress, reviews=reviews, aliases=aliases)
            manifest = describe_run(version=__version__, inputs=input_hashes(raw), model=pipeline.model, rules=rules)
            write_output(folder, result, pipeline.vocabulary, manifest, file_links(documents, raw, out))

    losses = [(document, document.error or document.incomplete) for document in result.documents]
    warn(f"{document.id}: {loss}" for document, loss in losses if loss is not None)
    partly_read = bool(remarks.faults) or any(loss is not None for _, loss in losses)
    if not quiet:
        say(summary(result, out))
    raise typer.Exit(exit_code(result.conflicts, partly_read=partly_read, fail_on_conflict=fail_on_conflict))
