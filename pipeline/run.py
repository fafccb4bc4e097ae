"""The run: every stage in order, over one document or a million."""

import concurrent.futures
import itertools
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.annotate import Annotator
from pipeline.extract import extract
from pipeline.reconcile import Reconciliation, reconcile
from pipeline.records import (
    Alias,
    Annotation,
    Conflict,
    Document,
    Extraction,
    Fact,
    Result,
    Review,
)
from pipeline.resolve import resolve
from pipeline.vocabulary import Vocabulary, load_vocabulary

Progress = Callable[[int, int], None]

_log = logging.getLogger(__name__)


class Pipeline:
    """Holds the loaded model; one pipeline serves any number of runs, each independent of the others.

    `model` names a spaCy pipeline, null means the default; `workers` is the number of processes that read documents. The
    result does not depend on it. `rules` is a folder of predicate files that add to those of the program. Raises
    `pipeline.annotate.ModelError` where the model cannot be loaded, `pipeline.vocabulary.predicates.RuleError` for a wrong file.
    """

    def __init__(self, model: str | None = None, workers: int = 1, rules: Path | None = None) -> None:
        self._model = model
        self._workers = workers
        self._rules = rules
        self._vocabulary = load_vocabulary(rules)
        self._annotator = Annotator(self._vocabulary.lexicon, model)

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model."""
        return self._annotator.model

    def run(
        self,
        documents: Iterable[Document],
        progress: Progress | None = None,
        reviews: Sequence[Review] = (),
        aliases: Sequence[Alias] = (),
    ) -> Result:
        """Read, resolve and reconcile documents; those with an `error` are passed through unread, and one on which the reading
        itself breaks down comes back with an `error` and no text.

        `progress` is called with (documents done, all) after each; `reviews` are what reviewers decided in earlier
        runs, `aliases` what a user says of names.
        Raises `ValueError` where two documents have one id.
        """
        documents = sorted(documents, key=lambda d: d.id)
        for one, next_one in itertools.pairwise(documents):
            if one.id == next_one.id:
                raise ValueError(f"two documents have the id {one.id!r}; give each its own")
        readable = [d for d in documents if d.error is None]
        readings = []
        refused = {}
        for done, reading in enumerate(self._readings(readable), 1):
            if isinstance(reading, Document):
                refused[reading.id] = reading
            else:
                readings.append(reading)
            if progress is not None:
                progress(done, len(readable))
        documents = [refused.get(d.id, d) for d in documents]
        resolution = resolve(readings, self._vocabulary, aliases, reviews)
        reconciliation = reconcile(resolution.facts, self._vocabulary, documents=documents, reviews=reviews)
        return Result(
            documents=tuple(documents),
            mentions=resolution.mentions,
            entities=resolution.entities,
            facts=resolution.facts,
            **reconciliation._asdict(),
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The predicates and words that it reads by."""
        return self._vocabulary

    def annotate(self, document: Document) -> Annotation:
        """What annotation alone sees in a document: blocks, mentions, times, clauses."""
        return self._annotator.annotate(document)

    def reconcile(self, facts: Iterable[Fact]) -> tuple[Conflict, ...]:
        """The conflicts between facts, wherever they come from."""
        return reconcile(facts, self._vocabulary).conflicts

    def _readings(self, documents: Sequence[Document]) -> Iterator[Extraction | Document]:
        if self._workers < 2 or len(documents) < 2:
            yield from (_read_or_refuse(d, self._annotator, self._vocabulary) for d in documents)
            return
        with concurrent.futures.ProcessPoolExecutor(
            self._workers, initializer=_start_worker, initargs=(self._model, self._rules)
        ) as pool:
            yield from pool.map(
                _read_in_worker, documents, chunksize=max(1, min(16, len(documents) // (4 * self._workers)))
            )


def read_document(document: Document, annotator: Annotator, vocabulary: Vocabulary) -> Extraction:
    """One document annotated, and its statements extracted; depends on this document alone."""
    annotation = annotator.annotate(document)
    return Extraction(document=document, annotation=annotation, statements=extract(document, annotation, vocabulary))


def _read_or_refuse(document: Document, annotator: Annotator, vocabulary: Vocabulary) -> Extraction | Document:
    """As `read_document`; where that breaks down, the document with an `error`, so that the others are read."""
    try:
        return read_document(document, annotator, vocabulary)
    except Exception as error:
        _log.debug("%s cannot be read", document.id, exc_info=True)
        reason = f"Factmill broke down on it ({type(error).__name__}: {error}); please report this with the document"
        return document.model_copy(update={"text": "", "error": reason})


def reconcile_facts(
    facts: Iterable[Fact], vocabulary: Vocabulary, documents: Iterable[Document] = (), reviews: Iterable[Review] = ()
) -> Reconciliation:
    """Conflicts and corroborations of facts that came from anywhere; needs no model. `documents` and `reviews` as for `reconcile`."""
    return reconcile(facts, vocabulary, documents=documents, reviews=reviews)


_worker: Pipeline | None = None


def _start_worker(model: str | None, rules: Path | None) -> None:
    global _worker
    _worker = Pipeline(model, rules=rules)


def _read_in_worker(document: Document) -> Extraction | Document:
    assert _worker is not None
    return _read_or_refuse(document, _worker._annotator, _worker._vocabulary)
