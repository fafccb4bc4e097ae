"""`factmill rules`: the predicates and their rules, listed, tested, or tried on a text."""

from typing import Annotated

import typer

from pipeline.cli.exits import Exit
from pipeline.cli.messages import CommandError, counted, reported_errors, say
from pipeline.cli.options import Model, Rules


def show_rules(
    predicates: Annotated[
        list[str] | None,
        typer.Argument(metavar="PREDICATE", help="Show these predicates with their rules and examples."),
    ] = None,
    rules: Rules = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Test the rules on their examples and counter-examples; exit with 1 if one fails."
        ),
    ] = False,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="TEXT", help="Show which rules read a text, which ones nearly do, and what they lack."
        ),
    ] = None,
    model: Model = None,
) -> None:
    """List the predicates and their rules, or test the rules.

    With --rules DIR, --check tests only the rules in DIR.
    """
    from pipeline.vocabulary.predicates import added_predicates, load_predicates

    failures = 0
    with reported_errors():
        known = load_predicates(rules)
        if unknown := sorted(set(predicates or ()) - set(known)):
            raise CommandError(
                f"no predicate is named {', '.join(unknown)}; run `factmill rules` to list all predicates"
            )
        chosen = [known[name] for name in predicates or ()]
        if not check and on is None:
            from pipeline.report import predicate_lines

            say("\n".join(line for p in chosen or known.values() for line in predicate_lines(p, full=bool(chosen))))
            return

        from pipeline.run import Pipeline
        from pipeline.trials import check_rules, try_text

        pipeline = Pipeline(model=model, rules=rules)
        if on is not None:
            say("\n".join(try_text(on, pipeline)))
        if check:
            tested = chosen or (added_predicates(rules) if rules else list(known.values()))
            for failure in check_rules(tested, pipeline):
                failures += 1
                say(f"{failure.rule} {failure.reason} in: {failure.text}")
            say(f"{counted(sum(len(p.rules) for p in tested), 'rule')} checked, {counted(failures, 'failure')}")
    if failures:
        raise typer.Exit(Exit.FAILED)
