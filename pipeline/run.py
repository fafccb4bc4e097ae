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

# Characters of documents that are read together.
_BATCH = 100_000

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
        extractions = []
        refused = {}
        for done, extraction in enumerate(self._extractions(readable), 1):
            if isinstance(extraction, Document):
                refused[extraction.id] = extraction
            else:
                extractions.append(extraction)
            if progress is not None:
                progress(done, len(readable))
        documents = [refused.get(d.id, d) for d in documents]
        resolution = resolve(extractions, self._vocabulary, aliases, reviews)
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
        return next(self._annotator.annotate([document]))

    def reconcile(self, facts: Iterable[Fact]) -> tuple[Conflict, ...]:
        """The conflicts between facts, wherever they come from."""
        return reconcile(facts, self._vocabulary).conflicts

    def _extractions(self, documents: Sequence[Document]) -> Iterator[Extraction | Document]:
        batches = list(_batches(documents))
        if self._workers < 2 or len(batches) < 2:
            for batch in batches:
                yield from _extract_or_refuse(batch, self._annotator, self._vocabulary)
            return
        with concurrent.futures.ProcessPoolExecutor(
            self._workers, initializer=_start_worker, initargs=(self._model, self._rules)
        ) as pool:
            for extractions in pool.map(_extract_in_worker, batches):
                yield from extractions


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents that are read together, in order: enough for the parser to work at its full speed, few enough to hold."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and characters + len(document.text) > _BATCH:
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def extract_all(documents: Iterable[Document], annotator: Annotator, vocabulary: Vocabulary) -> Iterator[Extraction]:
    """Documents annotated, and their statements extracted, in order; each depends on its document alone."""
    documents, annotated = itertools.tee(documents)
    for document, annotation in zip(documents, annotator.annotate(annotated), strict=True):
        yield Extraction(document=document, annotation=annotation, statements=extract(document, annotation, vocabulary))


def _extract_or_refuse(
    documents: Sequence[Document], annotator: Annotator, vocabulary: Vocabulary
) -> list[Extraction | Document]:
    """As `extract_all`; a document that the program cannot process comes back with an `error`, and the others are read."""
    try:
        return list(extract_all(documents, annotator, vocabulary))
    except Exception as error:
        if len(documents) > 1:
            return [one for document in documents for one in _extract_or_refuse([document], annotator, vocabulary)]
        _log.debug("%s cannot be processed", documents[0].id, exc_info=True)
        reason = f"Factmill failed on it ({type(error).__name__}: {error}); please report this with the document"
        return [documents[0].model_copy(update={"text": "", "error": reason})]


def reconcile_facts(
    facts: Iterable[Fact], vocabulary: Vocabulary, documents: Iterable[Document] = (), reviews: Iterable[Review] = ()
) -> Reconciliation:
    """Conflicts and corroborations of facts that came from anywhere; needs no model. `documents` and `reviews` as for `reconcile`."""
    return reconcile(facts, vocabulary, documents=documents, reviews=reviews)


_worker: Pipeline | None = None


def _start_worker(model: str | None, rules: Path | None) -> None:
    global _worker
    _worker = Pipeline(model, rules=rules)


def _extract_in_worker(documents: Sequence[Document]) -> list[Extraction | Document]:
    assert _worker is not None
    return _extract_or_refuse(documents, _worker._annotator, _worker._vocabulary)
