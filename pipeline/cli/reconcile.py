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
            help="A facts.jsonl; a .csv with the columns subject, predicate, value, source (optional: start, end, quote, "
            "confidence, date); or a .jsonl of documents annotated by LangExtract.",
        ),
    ],
    out: Out = Path("extracted"),
    earlier: Annotated[
        Path | None,
        typer.Option("--with", metavar="FOLDER", help="Output folder of an earlier run, whose facts are compared too."),
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
    from pipeline.read import entities_of, file_hash, join_claims, read_claims, sources_of
    from pipeline.records import Result
    from pipeline.vocabulary import load_vocabulary

    with (
        reported_errors(),
        open_output(out, work="factmill reconcile", wait=wait, tell=notice(quiet)) as folder,
    ):
        vocabulary = load_vocabulary(rules)
        facts, problems, documents = read_claims(claims, vocabulary)
        if not facts:
            raise CommandError("\n".join([*problems, f"{claims} contains no claims"]))
        reviews = load_reviews(out, decisions)
        warn(problems)

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
        manifest = describe_run(version=__version__, inputs={claims.name: file_hash(claims)}, rules=rules)
        write_output(folder, result, vocabulary, manifest)

    if not quiet:
        say(summary(result, out))
    raise typer.Exit(exit_code(result.conflicts, partly_read=bool(problems), fail_on_conflict=fail_on_conflict))
