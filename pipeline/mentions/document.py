"""The mentions of one document, block by block."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.mentions.definitions import find_definitions
from pipeline.mentions.entity_types import EntityTypes
from pipeline.mentions.finder import as_mentions, find_mentions, times_in
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.titles import WORK, as_words, find_titles, is_told, is_torn, title_of_work
from pipeline.parse import Parser
from pipeline.records import Block, Definition, Document, Mention, Span
from pipeline.times import TimeExpression
from pipeline.vocabulary.lexicon import Lexicon

# Each block is searched for the titles that its document has told: this many are enough.
_MOST_TITLES = 200


class BlockMentions(NamedTuple):
    """A parsed block with its mentions in tokens, and the index of the first record of each among the document's mentions."""

    doc: Doc
    spans: list[MentionSpan]
    numbers: list[int]


class DocumentMentions(NamedTuple):
    """The mentions, sentences and definitions of a document in text order, and its blocks as parsed."""

    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    definitions: tuple[Definition, ...]
    blocks: list[BlockMentions]


class MentionFinder:
    """Finds the mentions of documents. `parser` parses again what a title has torn apart."""

    def __init__(self, parser: Parser, lexicon: Lexicon) -> None:
        self._parser = parser
        self._lexicon = lexicon

    def find(
        self, document: Document, blocks: Sequence[Block], docs: Sequence[Doc], times: Sequence[TimeExpression]
    ) -> DocumentMentions:
        """The mentions of a document. `docs` are the parsed bodies of its `blocks`, `times` its time expressions."""
        text = document.text
        definitions = find_definitions(text, self._lexicon)
        defined = {text[slice(*d.short)]: self._type_of(text[slice(*d.long)]) for d in definitions}
        types = EntityTypes(self._lexicon)
        titles = dict.fromkeys([title] if (title := title_of_work(document, self._lexicon)) else [])
        sentences: list[Span] = []
        mentions: list[Mention] = []
        found: list[BlockMentions] = []
        for block, parsed, inside in zip(blocks, docs, _times_by_block(blocks, times), strict=True):
            offset = block.body[0]
            doc, works = self._with_whole_titles(parsed, inside, titles)
            long_forms = [
                ((start - offset, end - offset), defined[text[slice(*d.short)]])
                for d in definitions
                for start, end in [d.long]
                if offset <= start and end <= block.body[1]
            ]
            spans = types.retype(doc, find_mentions(doc, inside, defined, self._lexicon, works, long_forms))
            if len(titles) < _MOST_TITLES:
                told = [s for s in spans if s.type == WORK and s.kind == "name" and is_told(doc, s, self._lexicon)]
                titles |= dict.fromkeys(_texts(doc, told, parsed.text))
            numbers = []
            for span in spans:
                numbers.append(len(mentions))
                mentions.extend(as_mentions(span, doc, document.id, offset, text))
            sentences.extend((offset + s.start_char, offset + s.end_char) for s in doc.sents)
            found.append(BlockMentions(doc, spans, numbers))
        return DocumentMentions(tuple(mentions), tuple(sentences), definitions, found)

    def _with_whole_titles(
        self, doc: Doc, times: Iterable[TimeExpression], known: Iterable[str]
    ) -> tuple[Doc, list[MentionSpan]]:
        """A block and the titles of works in it; parsed again, each such title as one word, if the parser has torn one."""
        titles = list(find_titles(doc, times_in(doc, times), self._lexicon, known))
        if not any(is_torn(doc, title) for title in titles):
            return doc, titles
        spans = [(doc[t.first].idx, doc[t.last].idx + len(doc[t.last])) for t in titles]
        whole = next(self._parser.parse([as_words(doc.text, spans)]))
        found = [whole.char_span(*span, alignment_mode="expand") for span in spans]
        return whole, [MentionSpan(f.start, f.end - 1, f.root.i, WORK, "name") for f in found if f is not None]

    def _type_of(self, long_form: str) -> str:
        """The type of what an abbreviation stands for, by the last known noun of its long form before any preposition; otherwise
        that of an organisation or, if the words are in lower case ("member of parliament"), of a term."""
        words = re.split(r"\s(?:of|on|for|to|in|and)\s", long_form.lower())[0].split()
        other = "TERM" if long_form.islower() else "ORG"
        return next((self._lexicon.name_types[w] for w in reversed(words) if w in self._lexicon.name_types), other)


def _texts(doc: Doc, titles: Iterable[MentionSpan], text: str) -> Iterator[str]:
    """Titles as the text has them; the parser may have read each as one word."""
    spans = (doc[t.first : t.last + 1] for t in titles)
    return (text[s.start_char : s.end_char] for s in spans)


def _times_by_block(blocks: Sequence[Block], times: Sequence[TimeExpression]) -> Iterator[list[TimeExpression]]:
    """The time expressions inside each block's body, with offsets into it."""
    position = 0
    for block in blocks:
        start, end = block.body
        while position < len(times) and times[position].start < start:
            position += 1
        inside = []
        while position < len(times) and times[position].end <= end:
            time = times[position]
            inside.append(time.model_copy(update={"start": time.start - start, "end": time.end - start}))
            position += 1
        yield inside
