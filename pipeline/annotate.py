"""One document annotated, block by block."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.clauses import find_clauses
from pipeline.layout.blocks import find_blocks
from pipeline.mentions.definitions import find_definitions
from pipeline.mentions.entity_types import EntityTypes
from pipeline.mentions.finder import as_mentions, find_mentions, times_in
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.titles import WORK, as_words, find_titles, is_told, is_torn, title_of_work
from pipeline.parse.model import load_model, model_name, parse
from pipeline.parse.repairs import repair
from pipeline.records import Annotation, Block, Clause, Document, Mention, Span
from pipeline.times import TimeExpression, find_times
from pipeline.vocabulary.lexicon import Lexicon

# What a document has told is looked for in each of its blocks: so many titles are enough.
_MOST_TITLES = 200


class Annotator:
    """Holds the loaded model. `model` names a spaCy pipeline; None means the default. Raises `ModelError`."""

    def __init__(self, lexicon: Lexicon, model: str | None = None) -> None:
        self._nlp = load_model(model)
        self._lexicon = lexicon

    @property
    def model(self) -> tuple[str, str]:
        """Name and version of the model."""
        return model_name(self._nlp)

    def annotate(self, document: Document) -> Annotation:
        """The annotation of a document; it depends on this document alone."""
        text = document.text
        blocks = find_blocks(text)
        times = _times_by_block(blocks, text, document.date)
        definitions = find_definitions(text, self._lexicon)
        defined = {text[slice(*d.short)]: self._type_of(text[slice(*d.long)]) for d in definitions}
        kinds = EntityTypes(self._lexicon)
        titles = dict.fromkeys([title] if (title := title_of_work(document, self._lexicon)) else [])
        sentences: list[Span] = []
        mentions: list[Mention] = []
        clauses: list[Clause] = []
        for number, parsed in enumerate(parse(self._nlp, (text[slice(*b.body)] for b in blocks))):
            offset = blocks[number].body[0]
            doc, works = self._with_whole_titles(repair(parsed), times[number], titles)
            long_forms = [
                ((start - offset, end - offset), defined[text[slice(*d.short)]])
                for d in definitions
                for start, end in [d.long]
                if offset <= start and end <= blocks[number].body[1]
            ]
            found = kinds.retype(doc, find_mentions(doc, times[number], defined, self._lexicon, works, long_forms))
            if len(titles) < _MOST_TITLES:
                told = [f for f in found if f.type == WORK and f.kind == "name" and is_told(doc, f, self._lexicon)]
                titles |= dict.fromkeys(_texts(doc, told, parsed.text))
            numbers = []
            for one in found:
                numbers.append(len(mentions))
                mentions.extend(as_mentions(one, doc, document.id, offset, text))
            sentences.extend((offset + s.start_char, offset + s.end_char) for s in doc.sents)
            if blocks[number].kind not in {"heading", "row", "cell"}:
                clauses.extend(find_clauses(doc, found, numbers, self._lexicon, number, offset))
        return Annotation(
            document=document.id,
            blocks=blocks,
            sentences=tuple(sentences),
            mentions=tuple(mentions),
            clauses=tuple(clauses),
            definitions=definitions,
        )

    def _with_whole_titles(
        self, doc: Doc, times: Iterable[TimeExpression], known: Iterable[str]
    ) -> tuple[Doc, list[MentionSpan]]:
        """A block and the titles of works in it; parsed again, each such title as one word, where the parser has torn one."""
        titles = list(find_titles(doc, times_in(doc, times), self._lexicon, known))
        if not any(is_torn(doc, title) for title in titles):
            return doc, titles
        spans = [(doc[t.first].idx, doc[t.last].idx + len(doc[t.last])) for t in titles]
        whole = repair(next(parse(self._nlp, [as_words(doc.text, spans)])))
        found = [whole.char_span(*span, alignment_mode="expand") for span in spans]
        return whole, [MentionSpan(f.start, f.end - 1, f.root.i, WORK, "name") for f in found if f is not None]

    def _type_of(self, long_form: str) -> str:
        """The type of what an abbreviation stands for, by the last known noun of its long form before any preposition; else that of
        an organisation, or, of words written small ("member of parliament"), of a term."""
        words = re.split(r"\s(?:of|on|for|to|in|and)\s", long_form.lower())[0].split()
        other = "TERM" if long_form.islower() else "ORG"
        return next((self._lexicon.name_types[w] for w in reversed(words) if w in self._lexicon.name_types), other)


def _texts(doc: Doc, titles: Iterable[MentionSpan], text: str) -> Iterator[str]:
    """Titles as the text has them; the parser may have read each as one word."""
    spans = (doc[t.first : t.last + 1] for t in titles)
    return (text[s.start_char : s.end_char] for s in spans)


def _times_by_block(blocks: tuple[Block, ...], text: str, written: str | None) -> list[list[TimeExpression]]:
    """The time expressions inside each block's body, with offsets into it. They are read over the whole text, in which
    one time refers to another."""
    found = find_times(text, written=written)
    result: list[list[TimeExpression]] = []
    position = 0
    for block in blocks:
        start, end = block.body
        while position < len(found) and found[position].start < start:
            position += 1
        inside = []
        while position < len(found) and found[position].end <= end:
            time = found[position]
            inside.append(time.model_copy(update={"start": time.start - start, "end": time.end - start}))
            position += 1
        result.append(inside)
    return result
