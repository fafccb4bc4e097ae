"""Checking claims: a claim is read like a document, its names are looked up among the entities of a run, and its facts are compared with
those of the run."""

from collections.abc import Callable, Iterable, Sequence

from pipeline.reconcile import KnownFacts
from pipeline.records import CheckedClaim, Document, Extraction, Result
from pipeline.resolve import KnownEntities
from pipeline.vocabulary import Vocabulary

Extract = Callable[[Sequence[Document]], Sequence[Extraction | Document]]
"""What each document says, in order; the document itself if the program fails on it."""


class ClaimChecker:
    """Checks claims against one run. Its indexes are built once, in one pass over the run's entities and facts.

    `extract` reads documents; the vocabulary must be the one that it reads with.
    """

    def __init__(self, result: Result, vocabulary: Vocabulary, extract: Extract) -> None:
        self._extract = extract
        self._entities = KnownEntities(result.entities, vocabulary)
        self._facts = KnownFacts(result, vocabulary)
        self._document = "claim"
        taken = {document.id for document in result.documents}
        while self._document in taken:
            self._document += "*"

    def check(self, claims: Iterable[str], date: str | None = None) -> tuple[CheckedClaim, ...]:
        """What the documents say about each claim, in order; no claim depends on another.

        `date` is when the claims were made, as for a `Document`; without it, relative times in them stay unresolved. Raises
        `pydantic.ValidationError` if it is not a date.
        """
        documents = [Document(id=self._document, text=claim, date=date) for claim in claims]
        return tuple(map(self._check, documents, self._extract(documents)))

    def _check(self, document: Document, extraction: Extraction | Document) -> CheckedClaim:
        if isinstance(extraction, Document):  # the program has failed on it, and has logged why
            return CheckedClaim(text=document.text, verdict="not understood")
        resolution = self._entities.resolve(extraction)
        doubts = {entity.id: "; ".join(entity.doubts) for entity in resolution.entities if entity.doubts}
        facts = self._facts.check(resolution.facts, doubts, date=document.date)
        verdicts = {fact.verdict for fact in facts}
        return CheckedClaim(
            text=document.text,
            verdict="not understood"
            if not facts
            else "contradicted"
            if "contradicted" in verdicts
            else "supported"
            if verdicts == {"supported"}
            else "silent",
            facts=facts,
        )
