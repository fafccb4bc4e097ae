"""What a run costs, stage by stage, compared with plain spaCy on the same text in the same run.

    .venv/bin/python bench/speed.py [FOLDER] [--rounds N]

Prints a Markdown table: seconds (the best of N rounds), their ratio to ``nlp.pipe`` on the whole texts, and the speed of the whole run as a
share of the speed of ``nlp.pipe``. FOLDER holds documents as `raw/` does. One process does everything.
"""

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

from pipeline.annotate import Annotator
from pipeline.extract import extract
from pipeline.layout import find_blocks
from pipeline.parse import Parser, load_model
from pipeline.read import read_folder
from pipeline.reconcile import reconcile
from pipeline.records import Document
from pipeline.resolve import resolve
from pipeline.run import running_document
from pipeline.times import find_times
from pipeline.vocabulary import Vocabulary, load_vocabulary

T = TypeVar("T")

_PLAIN = "plain spaCy (`nlp.pipe`)"


def timed(run: Callable[[], T]) -> tuple[float, T]:
    """Seconds that a call takes, and what it returns."""
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def measure(
    documents: Sequence[Document], nlp: Language, annotator: Annotator, vocabulary: Vocabulary
) -> tuple[dict[str, float], int]:
    """Seconds of one round by stage, and the number of facts."""
    bodies = [d.text[slice(*b.body)] for d in documents for b in find_blocks(d.text, vocabulary.lexicon.layout)]
    parser, seconds = Parser(vocabulary.lexicon.parse), {}
    seconds[_PLAIN], _ = timed(lambda: list(nlp.pipe([d.text for d in documents])))
    seconds["annotate"], annotations = timed(lambda: list(annotator.annotate(documents)))
    seconds["– layout"], _ = timed(lambda: [find_blocks(d.text, vocabulary.lexicon.layout) for d in documents])
    seconds["– times"], _ = timed(lambda: [find_times(d.text, written=d.date) for d in documents])
    seconds["– parse"], _ = timed(lambda: list(parser.parse(bodies)))
    seconds["extract"], extractions = timed(
        lambda: [extract(running_document(d, a), a, vocabulary) for d, a in zip(documents, annotations, strict=True)]
    )
    seconds["resolve"], resolution = timed(lambda: resolve(extractions, vocabulary))
    seconds["reconcile"], _ = timed(lambda: reconcile(resolution.facts, vocabulary))
    seconds["all"] = sum(seconds[stage] for stage in ("annotate", "extract", "resolve", "reconcile"))
    return seconds, len(resolution.facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("raw"))
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()

    documents = [d for d in read_folder(arguments.folder) if d.error is None]
    nlp, vocabulary = load_model(), load_vocabulary()
    annotator = Annotator(vocabulary)
    gc.freeze()  # as `Pipeline.run` does

    best: dict[str, float] = {}
    facts = 0
    for _ in range(arguments.rounds):
        seconds, facts = measure(documents, nlp, annotator, vocabulary)
        best = {stage: min(taken, best.get(stage, taken)) for stage, taken in seconds.items()}

    characters = sum(len(d.text) for d in documents)
    print(f"{len(documents)} documents, {characters:,} characters, {facts} facts; best of {arguments.rounds}\n")
    print("| stage | seconds | of plain spaCy |\n|---|---:|---:|")
    for stage, taken in best.items():
        print(f"| {stage} | {taken:.3f} | {taken / best[_PLAIN]:.2f} |")
    print(f"\nspeed of the run: {best[_PLAIN] / best['all']:.2f} of plain spaCy")


if __name__ == "__main__":
    main()
