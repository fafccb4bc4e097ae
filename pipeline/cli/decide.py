"""`factmill decide`: a reviewer's decision on a conflict."""

import contextlib
import enum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.messages import CommandError, counted, notice, reported_errors, say
from pipeline.cli.options import EarlierOut, Wait


class Choice(enum.StrEnum):
    """The verdicts of a reviewer."""

    SIDE = "side"
    BOTH = "both"
    NOT_SAME_THING = "not_same_thing"
    NOT_A_CONFLICT = "not_a_conflict"
    UNSURE = "unsure"


def decide(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a conflict (c-…).")],
    verdict: Annotated[
        Choice,
        typer.Argument(
            metavar="VERDICT",
            help="side (one side is right; name it with --side), both, not_same_thing, not_a_conflict or unsure.",
        ),
    ],
    out: EarlierOut = Path("extracted"),
    side: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="The side that is right, counted from 1 as in the report.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason for the decision.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="The name of the reviewer.")] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="File to write to. [default: OUT/decisions.jsonl]"),
    ] = None,
    wait: Wait = True,
) -> None:
    """Record your decision on a conflict. Later runs respect it.

    A decision applies as long as the conflict has the same sides, based on the quotes that you saw. Otherwise the conflict
    is shown again, next to the old decision. After the verdict not_same_thing, later runs keep apart the things to which the documents of
    the sides give the same name.
    """
    from datetime import UTC, datetime

    from pipeline.export import DECISIONS, add_review, load, open_output
    from pipeline.reconcile import review
    from pipeline.records import Decision

    if (side is not None) != (verdict is Choice.SIDE):
        raise typer.BadParameter(
            "use --side N together with the verdict side, and with no other verdict", param_hint="--side"
        )
    with reported_errors(), contextlib.ExitStack() as stack:
        if decisions is None and out.is_dir():  # it will be written to
            stack.enter_context(open_output(out, work="factmill decide", wait=wait, tell=notice(quiet=False)))
        saved = load(out)
        conflict = next((c for c in saved.conflicts if c.id == identifier), None)
        if conflict is None:
            raise CommandError(
                f"no conflict in {out} has the id {identifier!r}; look up ids in report.html or conflicts.jsonl"
            )
        if side is not None and side > len(conflict.sides):
            raise CommandError(f"{identifier} has only {counted(len(conflict.sides), 'side')}; name one of them")
        decision = Decision(
            verdict=verdict.value,
            side=None if side is None else side - 1,
            note=note,
            by=by,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        path = decisions or out / DECISIONS
        add_review(review(conflict, {fact.id: fact for fact in saved.facts}, decision), path)
    say(f"The decision on {identifier} is saved in {path}; the next run applies it.")
