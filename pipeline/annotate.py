"""Annotate: from documents to their blocks, mentions and clauses. Runs layout, times, parse, mentions and clauses in order."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.clauses import ParsedBlock, event_words, find_clauses
from pipeline.layout import find_blocks, run_on
from pipeline.mentions import MentionFinder
from pipeline.mentions.headlines import is_headline, title_to_parse
from pipeline.parse import Parser
from pipeline.records import Annotation, Clause, Document, EventWord, Unread
from pipeline.times import find_times
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.words.layout import LayoutWords

_NO_LINE_END = re.compile(r"[^\n\r]")
_WITHOUT_CLAUSES = {"heading", "row", "cell"}


class Annotator:
    """Holds the loaded model and the vocabulary; `model` names a spaCy pipeline, None means the default. Raises `ModelError`."""

    def __init__(self, vocabulary: Vocabulary, model: str | None = None) -> None:
        lexicon = vocabulary.lexicon
        self._parser = Parser(lexicon.parse, model)
        self._lexicon = lexicon
        self._event_words = vocabulary.event_words
        self._mentions = MentionFinder(self._parser, lexicon)

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model."""
        return self._parser.model

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """The annotations of documents, in their order; their offsets are those of the running texts. The parser takes
        blocks of many documents in one batch, but the annotation of a document depends on that document alone."""
        waiting: deque[_Draft] = deque()

        def bodies() -> Iterator[str]:
            for document in documents:
                waiting.append(_Draft(document, self._lexicon.layout))
                yield from waiting[-1].bodies()

        for doc in self._parser.parse(bodies()):
            while waiting[0].is_parsed:
                yield self._annotation(waiting.popleft())
            waiting[0].docs.append(doc)
        yield from map(self._annotation, waiting)

    def _annotation(self, draft: "_Draft") -> Annotation:
        document = draft.running
        times = find_times(document.text, written=document.date)
        docs = draft.docs[: len(draft.blocks)]
        headline = draft.title is not None and is_headline(draft.docs[-1], document, draft.blocks, docs, self._lexicon)
        found = self._mentions.find(document, draft.blocks, docs, times)
        docs.clear()
        draft.docs.clear()
        clauses: list[Clause] = []
        words: list[EventWord] = []
        # What is known about the words of a block is needed no longer than for this block.
        blocks = deque(found.blocks)
        found.blocks.clear()
        for number, block in enumerate(draft.blocks):
            doc, spans, numbers = blocks.popleft()
            parsed = ParsedBlock(doc, spans, numbers, self._lexicon, number, block.body[0])
            if block.kind not in _WITHOUT_CLAUSES:
                clauses += find_clauses(parsed)
            words += event_words(parsed, self._event_words)
        return Annotation(
            document=document.id,
            running=draft.text if draft.text.anchors else None,
            blocks=draft.blocks,
            sentences=found.sentences,
            mentions=found.mentions,
            clauses=tuple(clauses),
            definitions=found.definitions,
            headline=headline,
            event_words=tuple(words),
        )


class _Draft:
    """A document whose blocks are being parsed. `running` is the document with its running text; `title` is its title, if that must be
    parsed too; otherwise None."""

    def __init__(self, document: Document, words: LayoutWords) -> None:
        read = _without(document.text, document.unread)
        self.text, self.blocks = run_on(document.text, find_blocks(read, words), document.unread)
        self.running = (
            document.model_copy(update={"text": self.text.text, "unread": ()}) if self.text.anchors else document
        )
        self.title = title_to_parse(self.running, self.blocks)
        self.docs: list[Doc] = []

    @property
    def is_parsed(self) -> bool:
        return len(self.docs) == len(self.blocks) + (self.title is not None)

    def bodies(self) -> Iterator[str]:
        """The texts to parse: those of the blocks, then the title, if it may be a headline."""
        yield from (self.running.text[slice(*block.body)] for block in self.blocks)
        if self.title is not None:
            yield self.title


def _without(text: str, unread: Iterable[Unread]) -> str:
    """A text of the same length and lines with spaces in place of what is not read."""
    pieces = []
    last = 0
    for part in unread:
        pieces += [text[last : part.start], _NO_LINE_END.sub(" ", text[part.start : part.end])]
        last = part.end
    return "".join([*pieces, text[last:]])
