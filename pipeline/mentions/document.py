"""The mentions of a document, in two passes.

Pass one searches each block by itself and collects its evidence: types of names, titles of works, family names. Then the evidence is
weighed for the whole document, and a block with a title known from elsewhere is searched again with it. Pass two gives the names in all
blocks their final types. Neither depends on the order of the blocks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.mentions.abbreviations import Abbreviations
from pipeline.mentions.block import find_mentions
from pipeline.mentions.entity_types import EntityTypes, NamedBlock, named_block
from pipeline.mentions.known_titles import WORK, KnownTitles, title_of_work
from pipeline.mentions.recalling_nouns import find_recalling_nouns, nouns_in_names
from pipeline.mentions.record import as_records
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.time_mentions import find_time_mentions
from pipeline.mentions.titles import find_titles, is_told
from pipeline.mentions.torn_titles import as_words, is_torn, offsets, titles_at
from pipeline.parse import Parser
from pipeline.records import Block, Definition, Document, Mention, Span
from pipeline.times import TimeExpression
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, is_capital

# A title that is found only because another is known is searched for in turn, at most this many times.
_MOST_ROUNDS = 3
# In words. A shorter line in capitals may be a name.
_FEWEST_SHOUTED = 4


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
    """Finds the mentions of documents. `parser` parses blocks again if it has broken up their titles."""

    def __init__(self, parser: Parser, lexicon: Lexicon) -> None:
        self._parser = parser
        self._lexicon = lexicon

    def find(
        self, document: Document, blocks: Sequence[Block], docs: Sequence[Doc], times: Sequence[TimeExpression]
    ) -> DocumentMentions:
        """The mentions of a document. `docs` are the parsed bodies of its `blocks`, `times` its time expressions."""
        abbreviations = Abbreviations(document.text, self._lexicon)
        titles = KnownTitles()
        titles.add([title] if (title := title_of_work(document, self._lexicon)) else [])
        searched = [
            _SearchedBlock(block.body, doc, inside)
            for block, doc, inside in zip(blocks, docs, _times_by_block(blocks, times), strict=True)
        ]
        for block in searched:
            block.known.update(titles.held_by(block.text))
        self._search(searched, abbreviations)
        types = EntityTypes(block.named for block in searched)
        for _ in range(_MOST_ROUNDS):
            again = self._with_titles_told_elsewhere(searched, types, titles)
            if not again:
                break
            self._search(again, abbreviations)
            types = EntityTypes(block.named for block in searched)

        written = _written_small(searched, types)
        named = [(block.named.doc, types.mentions(block.named)) for block in searched]
        nouns = nouns_in_names(named, self._lexicon)
        sentences: list[Span] = []
        mentions: list[Mention] = []
        found: list[BlockMentions] = []
        for block, (doc, spans) in zip(searched, named, strict=True):
            offset, numbers = block.body[0], list[int]()
            if nouns:
                spans = _with_nouns(doc, spans, block.times, nouns)
            if _is_shouted(block.text):
                spans = [s for s in spans if s.kind != "name" or _is_known(doc, s, written)]
            for span in spans:
                numbers.append(len(mentions))
                mentions.extend(as_records(span, doc, document, offset, self._lexicon))
            sentences.extend((offset + s.start_char, offset + s.end_char) for s in doc.sents)
            found.append(BlockMentions(doc, spans, numbers))
        return DocumentMentions(tuple(mentions), tuple(sentences), abbreviations.definitions, found)

    def _search(self, blocks: Iterable["_SearchedBlock"], abbreviations: Abbreviations) -> None:
        """Search blocks for their mentions and evidence, with the titles known to each. If the parser has broken up a title, the block is
        parsed again with each title as one word."""
        whole = []
        torn = []
        for block in blocks:
            titles = find_titles(block.parsed, block.text, block.times, self._lexicon, sorted(block.known))
            if any(is_torn(block.parsed, title) for title in titles):
                torn.append((block, offsets(block.parsed, titles)))
            else:
                whole.append((block, block.parsed, titles))
        texts = (as_words(block.text, spans) for block, spans in torn)
        for (block, spans), doc in zip(torn, self._parser.parse(texts), strict=True):
            whole.append((block, doc, titles_at(doc, spans)))
        for block, doc, titles in whole:
            times = block.times if doc is block.parsed else find_time_mentions(doc, block.expressions)
            mentions = find_mentions(doc, block.body, times, titles, abbreviations, self._lexicon)
            block.named = named_block(doc, block.text, mentions, self._lexicon)

    def _with_titles_told_elsewhere(
        self, blocks: Sequence["_SearchedBlock"], types: EntityTypes, titles: KnownTitles
    ) -> list["_SearchedBlock"]:
        """The blocks with a title that other blocks show and that they did not know. From now on they know it."""
        told = {}
        for block in blocks:
            doc = block.named.doc
            works = [n for n in types.names(block.named) if n.type == WORK and is_told(doc, n, self._lexicon)]
            told[id(block)] = {block.text[start:end] for start, end in offsets(doc, works)}
        titles.add(title for of_block in told.values() for title in of_block)
        again = []
        for block in blocks:
            held = set(titles.held_by(block.text)) - block.known - told[id(block)]
            if held:
                again.append(block)
            block.known |= held
        return again


def _with_nouns(
    doc: Doc, spans: list[MentionSpan], times: Iterable[MentionSpan], nouns: Mapping[str, str]
) -> list[MentionSpan]:
    """The mentions of a block with the nouns that names of the document end in: "the study"."""
    taken = {i for span in spans for i in span.tokens}
    timed = {i for time in times for i in time.tokens}
    more = [noun for noun in find_recalling_nouns(doc, timed, nouns) if noun.head not in taken]
    return sorted((*spans, *more), key=lambda span: span.place) if more else spans


def _is_shouted(text: str) -> bool:
    """Whether a block is a line in capitals, of which the model takes any word for a name: "LUND MILL CLOSES AFTER FIRE"."""
    return text.isupper() and len(text.split()) >= _FEWEST_SHOUTED


def _written_small(blocks: Sequence["_SearchedBlock"], types: EntityTypes) -> frozenset[str] | None:
    """The names in the blocks that are not all in capitals, in lower case; None if all blocks are."""
    if not any(_is_shouted(block.text) for block in blocks):
        return frozenset()
    others = [block for block in blocks if not _is_shouted(block.text)]
    if not others:
        return None
    names = ((block.named.doc, span) for block in others for span in types.mentions(block.named) if span.kind == "name")
    return frozenset(doc[span.first : span.last + 1].text.casefold() for doc, span in names)


def _is_known(doc: Doc, name: MentionSpan, written: frozenset[str] | None) -> bool:
    """Whether a name in a line of capitals is a place with that name, or stands elsewhere in the document."""
    text = doc[name.first : name.last + 1].text
    return written is None or text.casefold() in written or country_code(text) is not None or is_capital(text)


class _SearchedBlock:
    """A block that is searched for mentions, once or several times. `named` is what the last search found."""

    named: NamedBlock

    def __init__(self, body: Span, parsed: Doc, expressions: Sequence[TimeExpression]) -> None:
        self.body = body
        self.parsed = parsed
        self.text = parsed.text
        self.expressions = expressions
        self.times = find_time_mentions(parsed, expressions)
        self.known: set[str] = set()


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
