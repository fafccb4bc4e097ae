"""What a run costs, stage by stage, beside plain spaCy on the same text in the same run.

    .venv/bin/python bench/speed.py [FOLDER] [--rounds N]

Prints a Markdown table: seconds (the best of N rounds) and their ratio to ``nlp.pipe``. FOLDER holds documents as `raw/` does.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.annotate import Annotator
from pipeline.extract import extract
from pipeline.parse.model import load_model
from pipeline.read import read_folder
from pipeline.reconcile import reconcile
from pipeline.records import Extraction
from pipeline.resolve import resolve
from pipeline.times import find_times
from pipeline.vocabulary import load_vocabulary

T = TypeVar("T")


def best(rounds: int, run: Callable[[], T]) -> tuple[float, T]:
    """The shortest time of several rounds, in seconds, and what the last one returned."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        result = run()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("raw"))
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()

    documents = [d for d in read_folder(arguments.folder) if d.error is None]
    nlp, vocabulary = load_model(), load_vocabulary()
    annotator = Annotator(vocabulary.lexicon)
    rounds = arguments.rounds

    plain, _ = best(rounds, lambda: [list(nlp.pipe([d.text])) for d in documents])
    times, _ = best(rounds, lambda: [find_times(d.text, written=d.date) for d in documents])
    annotated, annotations = best(rounds, lambda: list(annotator.annotate(documents)))
    extracted, statements = best(
        rounds, lambda: [extract(d, a, vocabulary) for d, a in zip(documents, annotations, strict=True)]
    )
    readings = [
        Extraction(document=d, annotation=a, statements=s)
        for d, a, s in zip(documents, annotations, statements, strict=True)
    ]
    resolved, resolution = best(rounds, lambda: resolve(readings, vocabulary))
    reconciled, _ = best(rounds, lambda: reconcile(resolution.facts, vocabulary))
    whole = annotated + extracted + resolved + reconciled

    characters = sum(len(d.text) for d in documents)
    print(f"{len(documents)} documents, {characters:,} characters, {len(resolution.facts)} facts; best of {rounds}\n")
    print("| stage | seconds | of plain spaCy |\n|---|---:|---:|")
    for name, seconds in (
        ("plain spaCy (`nlp.pipe`)", plain),
        ("annotate, parse included", annotated),
        ("– of it times", times),
        ("extract", extracted),
        ("resolve", resolved),
        ("reconcile", reconciled),
        ("all", whole),
    ):
        print(f"| {name} | {seconds:.3f} | {seconds / plain:.2f} |")


if __name__ == "__main__":
    main()
