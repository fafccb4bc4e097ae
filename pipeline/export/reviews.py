"""Reviewers' decisions: `decisions.jsonl`, which runs read and never write."""

import os
import tempfile
from pathlib import Path

from pipeline.export.loading import read_lines
from pipeline.records import Conflict, Review, ReviewedSide

DECISIONS = "decisions.jsonl"


def load_reviews(out: Path, file: Path | None = None) -> tuple[Review, ...]:
    """The decisions for a run, the latest one last.

    They come from `file` if it is given, otherwise from `decisions.jsonl` in the output folder, otherwise from decisions that
    somebody wrote into its `conflicts.jsonl`. Without any of these, there are none.
    Raises `LoadError` if a file cannot be read, or if `file` is missing: a decision must not be lost silently.
    """
    path = file or out / DECISIONS
    if file is not None or path.exists():
        return read_lines(path, Review.model_validate_json)
    if not (out / "conflicts.jsonl").exists():
        return ()
    conflicts = read_lines(out / "conflicts.jsonl", Conflict.model_validate_json)
    return tuple(
        Review(
            conflict=conflict.id,
            kind=conflict.kind,
            subject=conflict.subject.name,
            predicate=conflict.predicate,
            sides=tuple(ReviewedSide(value=side.value, documents=side.documents) for side in conflict.sides),
            decision=conflict.decision,
        )
        for conflict in conflicts
        if conflict.decision is not None
    )


def add_review(review: Review, path: Path) -> None:
    """Adds a decision to a file. It replaces an earlier decision on the same conflict.

    The file is written under another name and then swapped in. Raises `LoadError` if the file contains anything but decisions, and
    OSError if it cannot be written.
    """
    earlier = read_lines(path, Review.model_validate_json) if path.exists() else ()
    kept = [*(r for r in earlier if r.conflict != review.conflict), review]
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(f"{r.model_dump_json()}\n" for r in kept)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
