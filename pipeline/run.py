"""The run: every stage in order, over one document or a million."""

import contextlib
import functools
import gc
import itertools
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import PrivateAttr

from pipeline.annotate import Annotator
from pipeline.checking import ClaimChecker
from pipeline.extract import extract
from pipeline.read import Content, Place, Remarks, beginning, contents, megabytes, read_folder
from pipeline.reconcile import Reconciliation, reconcile
from pipeline.records import (
    Alias,
    Annotation,
    CheckedClaim,
    Conflict,
    Document,
    Extraction,
    Fact,
    Result,
    Review,
)
from pipeline.resolve import resolve
from pipeline.vocabulary import Vocabulary, load_vocabulary
from pipeline.workers import FORKS, MEGABYTE, Stopped, Workers
from pipeline.written import as_written

Progress = Callable[[int, int], None]
"""Takes the number of documents done and the number of all documents."""

# Characters of documents that are read together: enough for the parser to run at full speed, few enough to fit in memory.
_BATCH = 50_000
# With fewer characters than this for each, several processes take longer than one: each that is not forked loads the model.
_WORTH_A_PROCESS = 20_000 if FORKS else 100_000
_FILES_AT_ONCE = 20
# What a parser makes of a file takes several times the memory of its text.
_MEMORY_FOR_TEXT = 32
# Of a file with pages, those are kept that were read in this part of the time; the rest is for what comes after them.
_TIME_FOR_PAGES = 0.8
# Texts are read at this many characters a second, or somewhat faster; of a text that needs more time than it may take, the beginning is
# read. Of one that needs much more, as on a slow machine, a part of it is tried once, if it is as long as this.
_CHARACTERS_A_SECOND = 10_000
_PART = 0.25
_WORTH_PARTING = 100_000

_log = logging.getLogger(__name__)


class Pipeline:
    """Holds the loaded model; one pipeline serves any number of runs, each independent of the others.

    `model` names a spaCy pipeline, None means the default. `workers` is the number of processes that read documents; None means one
    for each core, if there is enough text for them. The result does not depend on it. `rules` is a folder of predicate files that
    add to those of the program. Of a document that would take longer than `max_seconds`, the beginning is read, and it comes back with
    `incomplete`; if that takes too long too, it comes back with an `error`. Other processes read the documents even if one is enough.
    None means no limit.

    Raises `pipeline.parse.ModelError` if the model cannot be loaded, `pipeline.vocabulary.RuleError` if a predicate file is wrong.
    """

    def __init__(
        self,
        model: str | None = None,
        workers: int | None = None,
        rules: Path | None = None,
        max_seconds: float | None = None,
    ) -> None:
        self._model = model
        self._workers = workers
        self._rules = rules
        self._max_seconds = max_seconds
        self._reader = _Reader(model, rules)

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model."""
        return self._reader.annotator.model

    @property
    def vocabulary(self) -> Vocabulary:
        """The predicates and words of this pipeline."""
        return self._reader.vocabulary

    def run(
        self,
        documents: Iterable[Document],
        progress: Progress | None = None,
        reviews: Sequence[Review] = (),
        aliases: Sequence[Alias] = (),
    ) -> "RunResult":
        """Read, resolve and reconcile documents.

        Documents with an `error` are passed through unread. A document on which the program itself fails comes back with an `error`
        and no text. `progress` is called after each document; `reviews` are what reviewers decided in earlier runs, `aliases` what a
        user says about names. Raises `ValueError` if two documents have the same id.
        """
        with _uncollected():
            return self._run(documents, progress, reviews, aliases)

    def _run(
        self,
        documents: Iterable[Document],
        progress: Progress | None,
        reviews: Sequence[Review],
        aliases: Sequence[Alias],
    ) -> "RunResult":
        documents = sorted(documents, key=lambda d: d.id)
        for one, next_one in itertools.pairwise(documents):
            if one.id == next_one.id:
                raise ValueError(f"two documents have the id {one.id!r}; give each its own")
        readable = [d for d in documents if d.error is None]
        extractions = []
        as_read = {}
        for done, (document, extraction) in enumerate(self._read(readable), 1):
            as_read[document.id] = document
            if extraction is not None:
                extractions.append(extraction)
            if progress is not None:
                progress(done, len(readable))
        documents = [as_read.get(d.id, d) for d in documents]
        resolution = as_written(resolve(extractions, self.vocabulary, aliases, reviews), extractions, documents)
        reconciliation = reconcile(resolution.facts, self.vocabulary, documents=documents, reviews=reviews)
        return RunResult(
            documents=tuple(documents),
            mentions=resolution.mentions,
            entities=resolution.entities,
            facts=resolution.facts,
            **reconciliation._asdict(),
        ).of(self)

    def checker(self, result: Result) -> ClaimChecker:
        """Checks any number of claims against a result: one of this pipeline, or one that `pipeline.export.load` has read from a folder."""
        return ClaimChecker(result, self.vocabulary, self._reader.extract)

    def annotate(self, document: Document) -> Annotation:
        """The blocks, mentions and clauses of one document, with offsets into its running text."""
        return next(self._reader.annotator.annotate([document]))

    def extract(self, documents: Sequence[Document]) -> Iterator[Extraction | Document]:
        """What each document says by itself, before names are resolved, in order; the document with an `error` if the program fails on
        it."""
        for document, extraction in self._read(documents):
            yield extraction or document

    def reconcile(self, facts: Iterable[Fact]) -> tuple[Conflict, ...]:
        """The conflicts between facts, wherever they come from."""
        return reconcile(facts, self.vocabulary).conflicts

    def _read(self, documents: Sequence[Document]) -> Iterator[tuple[Document, Extraction | None]]:
        """Each document, or the part of it that is read, with what it says, in order; with an error and None if the program fails on it."""
        documents = [self._in_time(document) for document in documents]
        for document, outcome in zip(
            documents, self._outcomes([_without_positions(d) for d in documents]), strict=True
        ):
            if isinstance(outcome, Stopped):
                yield self._read_in_part(document, outcome.reason)
            elif isinstance(outcome, Document):
                yield outcome, None
            else:
                yield document, outcome

    def _in_time(self, document: Document) -> Document:
        """A document, or as much of it as can be read in the time that it may take."""
        most = None if self._max_seconds is None else int(self._max_seconds * _CHARACTERS_A_SECOND)
        if most is None or len(document.text) <= most:
            return document
        why = (
            f"only the first {megabytes(most)} of its text are read, as there is no time for more; raise --max-seconds"
        )
        return document.model_copy(update=beginning(document, most, why))

    def _read_in_part(self, document: Document, reason: str) -> tuple[Document, Extraction | None]:
        """A part of a document that cannot be read whole, for a reason, and what it says; with an error and None if it is short, or if that
        fails too."""
        if len(document.text) < _WORTH_PARTING:
            return _refused(document, reason), None
        most = int(len(document.text) * _PART)
        why = f"only the first {megabytes(most)} of its text are read, because {reason}"
        part = document.model_copy(update=beginning(document, most, why))
        with self._pool(1) as pool:
            (outcome,) = pool.map([[_without_positions(part)]])
        return (_refused(document, reason), None) if isinstance(outcome, Stopped | Document) else (part, outcome)

    def _outcomes(self, documents: Sequence[Document]) -> Iterator[Extraction | Document | Stopped]:
        """What each document says, in order; the document itself, with an error, if the program fails on it, or why it was stopped."""
        characters = sum(len(document.text) for document in documents)
        workers = self._workers or min(_cores(), max(1, characters // _WORTH_A_PROCESS))
        batches = list(_batches(documents, min(_BATCH, characters // workers)))
        workers = min(workers, len(batches))
        if not batches or (workers == 1 and self._max_seconds is None):
            for batch in batches:
                yield from self._reader.extract(batch)
            return
        with self._pool(workers) as pool:
            yield from pool.map(batches)

    def _pool(self, workers: int) -> Workers[Document, Extraction | Document]:
        """Processes that read documents."""
        reader = self._reader
        prepare = (lambda: reader.extract) if FORKS else functools.partial(_extractor, self._model, self._rules)
        return Workers(workers, prepare, max_seconds=self._max_seconds)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """While this lasts, the collector of garbage does not look at what was there before: the model and the vocabulary are large, and it
    would look at them again and again."""
    if gc.get_freeze_count():  # somebody else has done so
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class RunResult(Result):
    """The result of a run, which can also check claims. Otherwise it is like any `Result`: it has the same records, equals any result with
    the same records, and becomes a plain `Result` when it is pickled."""

    _pipeline: Pipeline | None = PrivateAttr(None)
    _checker: ClaimChecker | None = PrivateAttr(None)

    def of(self, pipeline: Pipeline) -> "RunResult":
        """This result, with the pipeline that has produced it."""
        self._pipeline = pipeline
        return self

    def check(self, text: str, date: str | None = None) -> CheckedClaim:
        """What the documents say about a claim in one or more sentences: for each fact in it, whether they support it, contradict it, or
        are silent, with the evidence.

        `date` is when the claim was made, as for a `Document`; without it, relative times ("last year") stay unresolved. Raises
        `pydantic.ValidationError` if it is not a date.
        """
        if self._checker is None:
            assert self._pipeline is not None
            self._checker = self._pipeline.checker(self)
        return self._checker.check([text], date)[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Result.model_fields)

    __hash__ = Result.__hash__

    def __reduce__(self) -> tuple[object, ...]:
        return functools.partial(Result.unchecked, **{name: getattr(self, name) for name in Result.model_fields}), ()


class _Reader:
    """What a process needs to read documents."""

    def __init__(self, model: str | None, rules: Path | None) -> None:
        self.vocabulary = load_vocabulary(rules)
        self.annotator = Annotator(self.vocabulary, model)

    def extract(self, documents: Sequence[Document]) -> list[Extraction | Document]:
        """What each document says, in order; each depends on its document alone. A document that the program fails on comes back
        with an error, and the others are read."""
        try:
            return [
                extract(running_document(document, annotation), annotation, self.vocabulary)
                for document, annotation in zip(documents, self.annotator.annotate(documents), strict=True)
            ]
        except Exception as error:
            if len(documents) > 1:
                return [extraction for document in documents for extraction in self.extract([document])]
            _log.debug("%s cannot be processed", documents[0].id, exc_info=True)
            reason = f"Factmill failed on it ({type(error).__name__}: {error}); please report this with the document"
            return [_refused(documents[0], reason)]


def read_documents(
    raw: Path,
    remarks: Remarks,
    *,
    workers: int | None = None,
    max_seconds: float | None = None,
    max_megabytes: float | None = None,
    text_column: str | None = None,
) -> list[Document]:
    """The documents of a folder, sorted by id, read by other processes, so that no file can stall the run or take all memory.

    A file that takes longer than `max_seconds`, or more memory than its text of `max_megabytes` could need, gives a document with an
    `error`; of a longer text, or of pages that need more time, a part is read, and `incomplete` says so. None means no limit. `remarks` and
    `text_column` are as for `read_folder`, and `workers` as for `Pipeline`. Raises NotADirectoryError if `raw` is not a folder.
    """
    most = None if max_megabytes is None else int(max_megabytes * MEGABYTE)

    def read(places: Sequence[Place]) -> Iterator[Content | str]:
        batches = [places[first : first + _FILES_AT_ONCE] for first in range(0, len(places), _FILES_AT_ONCE)]
        with Workers(
            min(workers or _cores(), len(batches)),
            functools.partial(_file_reader, most, None if max_seconds is None else max_seconds * _TIME_FOR_PAGES),
            max_seconds=max_seconds,
            max_megabytes=None if max_megabytes is None else max_megabytes * _MEMORY_FOR_TEXT,
        ) as pool:
            for outcome in pool.map(batches):
                yield outcome.reason if isinstance(outcome, Stopped) else outcome

    return read_folder(raw, remarks, read=read, most=most, text_column=text_column)


def _file_reader(most: int | None, seconds: float | None) -> Callable[[Sequence[Place]], list[Content | str]]:
    """What reads files in another process."""
    return lambda places: list(contents(places, most, seconds))


def reconcile_facts(
    facts: Iterable[Fact], vocabulary: Vocabulary, documents: Iterable[Document] = (), reviews: Iterable[Review] = ()
) -> Reconciliation:
    """Conflicts and corroborations of facts from any source; needs no model. `documents` and `reviews` as for `reconcile`."""
    return reconcile(facts, vocabulary, documents=documents, reviews=reviews)


def _cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(documents: Iterable[Document], most: int) -> Iterator[list[Document]]:
    """Documents in groups of at most this many characters, or of one document, in order."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and characters + len(document.text) > most:
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def running_document(document: Document, annotation: Annotation) -> Document:
    """The document with its running text, to which the offsets of its annotation belong."""
    if annotation.running is None:
        return document
    return document.model_copy(update={"text": annotation.running.text, "unread": ()})


def _without_positions(document: Document) -> Document:
    """The document as the stages need it: what only its finished evidence needs is sent to no other process."""
    return document.model_copy(update={"positions": ()}) if document.positions else document


def _refused(document: Document, reason: str) -> Document:
    """A document that cannot be read, for this reason."""
    return document.model_copy(update={"text": "", "error": reason, "incomplete": None})


def _extractor(model: str | None, rules: Path | None) -> Callable[[Sequence[Document]], list[Extraction | Document]]:
    """What reads documents in another process."""
    return _Reader(model, rules).extract
