"""Reviewers' decisions: `decisions.jsonl`, to which decisions are added and from which nothing is deleted."""

from pathlib import Path

from pydantic import ValidationError

from pipeline.export import disk
from pipeline.export.folder import DECISIONS, settle
from pipeline.export.loading import read_lines
from pipeline.export.locks import locked
from pipeline.records import Conflict, Review, ReviewedSide


def load_reviews(out: Path, file: Path | None = None) -> tuple[Review, ...]:
    """The decisions for a run: the latest on each conflict, in the order in which they were made.

    They come from `file` if it is given, otherwise from `decisions.jsonl` in the output folder, otherwise from decisions that
    somebody wrote into its `conflicts.jsonl`. Without any of these, there are none.
    Raises `LoadError` if a file cannot be read, or if `file` is missing: a decision must not be lost silently.
    """
    path = file or out / DECISIONS
    if file is not None or path.exists():
        latest: dict[str, Review] = {}
        for review in _read(path):
            latest.pop(review.conflict, None)
            latest[review.conflict] = review
        return tuple(latest.values())
    settle(out)
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
    """Adds a decision to the end of a file, which is made if it is missing. Waits for another process that adds one.

    The decision is on the disk when this returns. Raises `LoadError` if the file contains anything but decisions, and OSError if it
    cannot be written; the file is then as it was before.
    """
    disk.make_folder(path.parent)
    with locked(path.with_name(f".{path.name}-lock"), path, work="factmill decide"):
        earlier = path.read_bytes() if path.exists() else b""
        complete = _complete(earlier)
        if earlier:
            _read(path)
        line = f"{review.model_dump_json()}\n".encode()
        disk.append(path, line if complete.endswith(b"\n") or not complete else b"\n" + line, after=len(complete))


def _read(path: Path) -> tuple[Review, ...]:
    """The decisions in a file. A last line that was cut off while it was written is no decision: nobody was told that it was saved."""
    return read_lines(path, Review.model_validate_json, of=_complete)


def _complete(content: bytes) -> bytes:
    """The content of a file of decisions without a last line that was cut off. A last line that only lacks its line end is complete."""
    lines, _, last = content.rpartition(b"\n")
    if not last or not last.startswith(b"{"):
        return content
    try:
        Review.model_validate_json(last)
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            return lines + b"\n" if lines else b""
    return content
