"""`factmill reconcile`: only the comparison, for claims that another program or a person has made."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.messages import CommandError, exit_code, notice, reported_errors, say, summary, warn
from pipeline.cli.options import Decisions, FailOnConflict, Out, Quiet, Rules, Wait
from pipeline.cli.output import write_output


def reconcile(
    claims: Annotated[
        Path,
        typer.Argument(
            metavar="CLAIMS",
            help="A facts.jsonl; a .csv or .tsv with the columns subject, predicate, value, source (optional: start, end, quote, "
            "confidence, date); a table with a row for each thing and a column for each attribute; a .jsonl of documents annotated "
            "by LangExtract; or a folder of such files.",
        ),
    ],
    out: Out = Path("extracted"),
    earlier: Annotated[
        Path | None,
        typer.Option("--with", metavar="FOLDER", help="Output folder of an earlier run, whose facts are compared too."),
    ] = None,
    types: Annotated[
        Path | None,
        typer.Option(
            "--types",
            metavar="FILE",
            help="A .csv that says what predicates or columns mean: columns name, predicate, type (date, number, text), unit.",
        ),
    ] = None,
    rules: Rules = None,
    decisions: Decisions = None,
    fail_on_conflict: FailOnConflict = False,
    wait: Wait = True,
    quiet: Quiet = False,
) -> None:
    """Find the conflicts between claims from elsewhere.

    Facts, conflicts and reports are written to OUT: open OUT/report.html first. Invalid claims, and extractions whose words are not
    at the stated place, are reported with a reason and skipped.
    """
    from pipeline.export import describe_run, load, load_reviews, open_output
    from pipeline.read import (
        ClaimWords,
        Remarks,
        entities_of,
        input_hashes,
        join_claims,
        read_claims,
        read_column_types,
        sources_of,
    )
    from pipeline.records import Result
    from pipeline.times import find_times
    from pipeline.vocabulary import load_vocabulary

    with (
        reported_errors(),
        open_output(out, work="factmill reconcile", wait=wait, tell=notice(quiet)) as folder,
    ):
        vocabulary = load_vocabulary(rules)
        words = ClaimWords(vocabulary, find_times, read_column_types(types) if types is not None else {})
        facts, documents = read_claims(claims, words, remarks := Remarks())
        if not facts:
            raise CommandError("\n".join([*remarks.faults, f"{claims} contains no claims"]))
        reviews = load_reviews(out, decisions)
        warn(remarks.notes + remarks.faults)

        from pipeline.run import reconcile_facts

        if earlier is not None:
            known = load(earlier)
            facts = join_claims(facts, known.facts, known.entities, vocabulary)
            documents = (*known.documents, *documents)
            mentions, entities = known.mentions, {e.id: e for e in (*entities_of(facts), *known.entities)}
        else:
            mentions, entities = (), {e.id: e for e in entities_of(facts)}
        documents = sources_of(facts, documents)
        found = reconcile_facts(facts, vocabulary, documents, reviews)
        result = Result(
            documents=documents,
            mentions=mentions,
            entities=tuple(entities[i] for i in sorted(entities)),
            facts=facts,
            **found._asdict(),
        )
        manifest = describe_run(version=__version__, inputs=input_hashes(claims), rules=rules)
        write_output(folder, result, vocabulary, manifest)

    if not quiet:
        say(summary(result, out))
    raise typer.Exit(exit_code(result.conflicts, partly_read=bool(remarks.faults), fail_on_conflict=fail_on_conflict))
