"""The `factmill` program: what the stages do, from folder to folder, with messages for people.

Everything heavy is imported where it is needed, so that `--help` answers at once.
"""

import contextlib
import enum
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__

if TYPE_CHECKING:
    from pipeline.records import Conflict, Document, Result


class Exit(enum.IntEnum):
    """What an exit code means. Usage errors exit with 2."""

    OK = 0
    FAILED = 1
    CONFLICTS = 3
    PARTLY_READ = 4


class Choice(enum.StrEnum):
    """What a reviewer can say of a conflict."""

    SIDE = "side"
    BOTH = "both"
    NOT_SAME_THING = "not_same_thing"
    NOT_A_CONFLICT = "not_a_conflict"
    UNSURE = "unsure"


_EXIT_CODES = """\b
Exit codes:
  0  it ran; conflicts are a result, no failure
  1  it failed: the message says where, why and what to do; OUT is as it was
  2  the command line is wrong
  3  it ran, and with --fail-on-conflict: conflicts are left that nobody reviewed
  4  it ran, but something could not be read: named on stderr, the rest is done
     (also where 3 would apply)
"""

app = typer.Typer(
    name="factmill",
    help="Reads documents, writes down the facts they state with their provenance, and reports where they contradict "
    "each other.\n\n" + _EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Out = Annotated[
    Path, typer.Argument(metavar="OUT", help="Folder of output. What a run wrote there is replaced, other files stay.")
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="spaCy model: a package or a path. [default: en_core_web_md]")
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="Folder of predicate files (.toml) that add to those of the program."),
]
FailOnConflict = Annotated[bool, typer.Option("--fail-on-conflict", help="Exit 3 if unreviewed conflicts are left.")]
Decided = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="FILE", help="What reviewers decided. [default: OUT/decisions.jsonl, if it is there]"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only: no progress, no summary.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factmill {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What comes before the command."""


@app.command(epilog=_EXIT_CODES)
def extract(
    raw: Annotated[
        Path, typer.Argument(metavar="RAW", help="Folder of sources: .txt .md .html .pdf .docx, and .jsonl corpora.")
    ] = Path("raw"),
    out: Out = Path("extracted"),
    model: Model = None,
    rules: Rules = None,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, help="Processes that read documents; the output is the same.")
    ] = 1,
    decisions: Decided = None,
    fail_on_conflict: FailOnConflict = False,
    quiet: Quiet = False,
) -> None:
    """Read the documents in RAW and write facts, conflicts and reports to OUT.

    An optional RAW/sources.csv says more about the files: columns file, title, date, source, url, weight. An optional
    RAW/aliases.csv says which names are one thing and which are not: columns name, same_as, different_from, code. A file
    that cannot be read is reported and skipped. Open OUT/report.html first.
    """
    from pipeline.export import check_target, describe_run, load_reviews
    from pipeline.read import input_hashes, read_folder, read_names

    with _failures_told():
        if not raw.exists():
            raise _Failure(f"{raw} does not exist; make it and put texts there, or name another folder")
        check_target(out, raw)
        warnings: list[str] = []
        documents = list(read_folder(raw, warnings.append))
        if not documents:
            raise _Failure(f"{raw} holds no documents; put .txt, .md, .html, .pdf, .docx or .jsonl files there")
        aliases = read_names(raw, warnings.append)
        reviews = load_reviews(out, decisions)
        _tell(warnings)

        with _progress(quiet) as progress:
            from pipeline.run import Pipeline

            pipeline = Pipeline(model=model, workers=workers, rules=rules)
            result = pipeline.run(documents, progress=progress, reviews=reviews, aliases=aliases)
        manifest = describe_run(version=__version__, inputs=input_hashes(raw), model=pipeline.model, rules=rules)
        _write(out, result, manifest)

    unread = [document for document in result.documents if document.error is not None]
    _tell(f"{document.id}: {document.error}" for document in unread)
    _finish(result.conflicts, _summary(result, unread, out), bool(unread), fail_on_conflict, quiet)


@app.command(epilog=_EXIT_CODES)
def reconcile(
    claims: Annotated[
        Path,
        typer.Argument(
            metavar="CLAIMS",
            help="A facts.jsonl, a .csv with columns subject,predicate,value,source (optional: "
            "start,end,quote,confidence,date), or a .jsonl of documents annotated by LangExtract.",
        ),
    ],
    out: Out = Path("extracted"),
    beside: Annotated[
        Path | None,
        typer.Option("--with", metavar="FOLDER", help="Folder of output of an earlier run: its facts count too."),
    ] = None,
    decisions: Decided = None,
    fail_on_conflict: FailOnConflict = False,
    quiet: Quiet = False,
) -> None:
    """Find the conflicts between facts that came from elsewhere, and write them to OUT with reports.

    A line of CLAIMS that is no claim, and an extraction whose words do not stand where it says, is reported and left out.
    """
    from pipeline.export import check_target, describe_run, load, load_reviews
    from pipeline.read import entities_of, file_hash, read_claims, sources_of, together

    with _failures_told():
        check_target(out)
        facts, problems, documents = read_claims(claims)
        if not facts:
            raise _Failure("\n".join([*problems, f"{claims} holds no claims"]))
        reviews = load_reviews(out, decisions)
        _tell(problems)

        from pipeline.records import Result
        from pipeline.run import reconcile_facts
        from pipeline.vocabulary import load_vocabulary

        if beside is not None:
            known = load(beside)
            facts = together(facts, known.facts, known.entities)
            documents = (*known.documents, *documents)
            mentions, entities = known.mentions, {e.id: e for e in (*entities_of(facts), *known.entities)}
        else:
            mentions, entities = (), {e.id: e for e in entities_of(facts)}
        documents = sources_of(facts, documents)
        found = reconcile_facts(facts, load_vocabulary(), documents, reviews)
        result = Result(
            documents=documents,
            mentions=mentions,
            entities=tuple(entities[i] for i in sorted(entities)),
            facts=facts,
            **found._asdict(),
        )
        _write(out, result, describe_run(version=__version__, inputs={claims.name: file_hash(claims)}))
    _finish(result.conflicts, _summary(result, (), out), bool(problems), fail_on_conflict, quiet)


@app.command()
def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a fact (f-…) or of a conflict (c-…).")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of output of an earlier run.")] = Path("extracted"),
    parse: Annotated[
        bool, typer.Option("--parse", help="Of a fact, also draw the clauses that its rules matched (loads the model).")
    ] = False,
    model: Model = None,
    rules: Rules = None,
) -> None:
    """Say why a fact or a conflict is there: rule, evidence, how names were resolved and values compared."""
    from pipeline.export import load

    with _failures_told():
        saved = load(out)
        from pipeline.report import explain as explain_record

        texts = {document.id: document.text for document in saved.documents}
        explanation = explain_record(identifier, saved, texts)
        if explanation is None:
            raise _Failure(
                f"{out} holds no fact, conflict or entity {identifier!r}; ids stand in report.html and *.jsonl"
            )
        drawn: list[str] = []
        if parse:
            from pipeline.run import Pipeline
            from pipeline.trials import draw_match

            drawn = draw_match(identifier, saved, Pipeline(model=model, rules=rules))
    _say("\n".join([explanation, *drawn]))


@app.command()
def decide(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a conflict (c-…).")],
    verdict: Annotated[
        Choice,
        typer.Argument(
            metavar="VERDICT", help="side (one is right: --side N), both, not_same_thing, not_a_conflict or unsure."
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of output of an earlier run.")] = Path("extracted"),
    side: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Which side is right, counted from 1 as in the report.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="Write it there. [default: OUT/decisions.jsonl]")
    ] = None,
) -> None:
    """Write down what you decide on a conflict; every later run keeps to it.

    A decision holds while the conflict has the same sides, in words that you saw; else the conflict comes back with the old
    decision beside it. not_same_thing makes later runs keep apart what the documents of the sides name alike.
    """
    from datetime import UTC, datetime

    from pipeline.export import DECISIONS, add_review, load
    from pipeline.reconcile import review
    from pipeline.records import Decision

    if (side is not None) != (verdict is Choice.SIDE):
        raise typer.BadParameter("--side N goes with the verdict side, and with no other", param_hint="--side")
    with _failures_told():
        saved = load(out)
        conflict = next((c for c in saved.conflicts if c.id == identifier), None)
        if conflict is None:
            raise _Failure(f"{out} holds no conflict {identifier!r}; ids stand in report.html and conflicts.jsonl")
        if side is not None and side > len(conflict.sides):
            raise _Failure(f"{identifier} has {_count(len(conflict.sides), 'side')}; name one of them")
        decision = Decision(
            verdict=verdict.value,
            side=None if side is None else side - 1,
            note=note,
            by=by,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        path = decisions or out / DECISIONS
        add_review(review(conflict, {fact.id: fact for fact in saved.facts}, decision), path)
    _say(f"{path}: {identifier} is decided; the next run shows it")


@app.command(name="rules")
def show_rules(
    predicates: Annotated[
        list[str] | None, typer.Argument(metavar="PREDICATE", help="Show these with their rules and examples.")
    ] = None,
    rules: Rules = None,
    check: Annotated[
        bool, typer.Option("--check", help="Run the examples and counter-examples; exit 1 if a rule fails one.")
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="TEXT", help="Show which rules fire on a text, which nearly do, and why not."),
    ] = None,
    model: Model = None,
) -> None:
    """List the predicates and their rules; test them; try them on a text.

    With --rules DIR, --check runs the rules that DIR adds.
    """
    from pipeline.vocabulary.predicates import added_predicates, load_predicates

    failures = 0
    with _failures_told():
        known = load_predicates(rules)
        if unknown := sorted(set(predicates or ()) - set(known)):
            raise _Failure(f"no predicate is named {', '.join(unknown)}; `factmill rules` lists all")
        chosen = [known[name] for name in predicates or ()]
        if not check and on is None:
            from pipeline.report import predicate_lines

            _say("\n".join(line for p in chosen or known.values() for line in predicate_lines(p, full=bool(chosen))))
            return

        from pipeline.run import Pipeline
        from pipeline.trials import check_rules, try_text

        pipeline = Pipeline(model=model, rules=rules)
        if on is not None:
            _say("\n".join(try_text(on, pipeline)))
        if check:
            tried = chosen or (added_predicates(rules) if rules else list(known.values()))
            for failure in check_rules(tried, pipeline):
                failures += 1
                _say(f"{failure.rule} {failure.reason} in: {failure.text}")
            _say(f"{_count(sum(len(p.rules) for p in tried), 'rule')} checked, {_count(failures, 'failure')}")
    if failures:
        raise typer.Exit(Exit.FAILED)


class _Failure(Exception):
    """Why a command cannot do its work, and what to do."""


@contextlib.contextmanager
def _failures_told() -> Iterator[None]:
    """Turns what a user can mend into a message and exit code 1; a fault of the program itself stays a traceback."""
    from pipeline.export import ExportError, LoadError
    from pipeline.read import ClaimsError

    try:
        yield
    except (_Failure, ClaimsError, ExportError, LoadError) as error:
        raise _failed(str(error)) from error
    except OSError as error:
        about = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        raise _failed(about) from error
    except Exception as error:
        from pipeline.parse.model import ModelError
        from pipeline.vocabulary.predicates import RuleError

        if isinstance(error, ModelError | RuleError):
            raise _failed(str(error)) from error
        raise


def _failed(message: str) -> typer.Exit:
    _say(f"factmill: {message}", err=True)
    return typer.Exit(Exit.FAILED)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on a terminal, nothing in a pipe. Takes the number of documents done, and of all."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("loading the model", total=None)
        yield lambda done, all_: bar.update(task, description="reading", completed=done, total=all_)


def _write(out: Path, result: "Result", manifest: dict[str, object]) -> None:
    from pipeline.export import write
    from pipeline.report import render_html, render_markdown

    texts = {document.id: document.text for document in result.documents}
    reports = {"report.md": render_markdown(result, texts), "report.html": render_html(result, texts)}
    write(out, result, reports=reports, manifest=manifest)


def _summary(result: "Result", unread: Sequence["Document"], out: Path) -> str:
    documents = _count(len(result.documents) - len(unread), "document")
    skipped = f" ({len(unread)} more could not be read)" if unread else ""
    severities = Counter(conflict.severity for conflict in result.conflicts)
    by_severity = ", ".join(f"{severities[s]} {s}" for s in ("high", "medium", "low") if severities[s])
    conflicts = _count(len(result.conflicts), "conflict") + (f" ({by_severity})" if by_severity else "")
    return (
        f"{documents}{skipped}, {_count(len(result.facts), 'fact')}, {conflicts}\n"
        f"Read {out / 'report.html'} or {out / 'report.md'}; the records stand in {out}/*.jsonl"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _finish(
    conflicts: Iterable["Conflict"], summary: str, partly_read: bool, fail_on_conflict: bool, quiet: bool
) -> None:
    if not quiet:
        _say(summary)
    if partly_read:
        raise typer.Exit(Exit.PARTLY_READ)
    if fail_on_conflict and any(conflict.decision is None for conflict in conflicts):
        raise typer.Exit(Exit.CONFLICTS)


def _tell(messages: Iterable[str]) -> None:
    for message in messages:
        _say(message, err=True)


def _say(text: str, err: bool = False) -> None:
    """Prints; what documents and file names hold cannot steer the terminal or fail on its encoding."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    inert = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", text)
    typer.echo(inert.encode(encoding, "backslashreplace").decode(encoding), err=err)
