"""`factmill explain`: the reasons for a fact, a conflict or an entity."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.messages import CommandError, reported_errors, say
from pipeline.cli.options import EarlierOut, Model, Rules


def explain(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a fact (f-…), a conflict (c-…) or an entity (e-…), or its unique beginning."
        ),
    ],
    out: EarlierOut = Path("extracted"),
    parse: Annotated[
        bool,
        typer.Option("--parse", help="For a fact, also show the clauses that its rules matched (loads the model)."),
    ] = False,
    model: Model = None,
    rules: Rules = None,
) -> None:
    """Show why a fact, a conflict or an entity is reported.

    The explanation names the rules and the evidence, how names were resolved, and how values were compared. If the run used
    --rules, use it here too.
    """
    from pipeline.export import load

    with reported_errors():
        saved = load(out)
        from pipeline.report import explain as explain_record
        from pipeline.vocabulary import load_vocabulary

        texts = {document.id: document.text for document in saved.documents}
        explanation = explain_record(identifier, saved, texts, load_vocabulary(rules))
        if explanation is None:
            raise CommandError(
                f"no fact, conflict or entity in {out} has the id {identifier!r}; "
                "look up ids in report.html or the .jsonl files"
            )
        clauses: list[str] = []
        if parse:
            from pipeline.run import Pipeline
            from pipeline.trials import draw_match

            clauses = draw_match(identifier, saved, Pipeline(model=model, rules=rules))
    say("\n".join([explanation, *clauses]))
