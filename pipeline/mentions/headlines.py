"""Headlines: titles of reports. A headline tells an event ("Fire destroys hall in Lund") and names no thing, unlike "Lund Treaty"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.mentions.titles import speaks_of_works
from pipeline.parse.syntax import is_infinitive
from pipeline.records import Block, Document
from pipeline.times import find_stamp
from pipeline.vocabulary.lexicon import Lexicon

_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
# What follows a headline that runs into the report: nothing, or a new sentence.
_OPENS = re.compile(r"\s*(?:[A-Z]|\Z)")
# A stamp is in one of this many blocks or before it.
_HEAD = 3


def title_to_parse(document: Document, blocks: Sequence[Block]) -> str | None:
    """The title of a document, if it may be a headline; None if it is short, says in brackets what it names ("Velmora (film)"), or is named
    in the text. Only words that the text has with a capital letter keep theirs, so that the parser knows "Destroys" as a verb.
    """
    title = (document.title or "").strip()
    if title != document.topic or len(title.split()) < _FEWEST_WORDS or _is_named(document, blocks):
        return None
    written = {
        word for block in blocks if block.kind != "heading" for word in _WORD.findall(document.text, *block.body)
    }
    return _WORD.sub(lambda word: word[0] if word[0] in written else word[0].lower(), title)


def is_headline(title: Doc, document: Document, blocks: Sequence[Block], docs: Sequence[Doc], lexicon: Lexicon) -> bool:
    """Whether a title, as parsed, tells an event, or stands over a report with a stamp. `docs` are the parsed `blocks`.

    Titles of works tell events too ("Berg Goes to Lund"): if the text begins by speaking of a work, the title is no headline.
    """
    if _has_stamp(document.text, blocks):
        return True
    if any(speaks_of_works(doc, lexicon) for doc in docs[:1]):
        return False
    return any(_tells(word) for word in title)


def _is_named(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether running text has the words of a title. At the start of a block, where a headline may run into the report, a small letter or a
    mark must follow."""
    bodies = [block.body for block in blocks if block.kind != "heading"]
    return any(
        begin <= start and end <= stop and (start > begin or not _OPENS.match(document.text, end, stop))
        for start, end in document.namings()
        for begin, stop in bodies
    )


def _has_stamp(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a stamp is before or in one of the first blocks. A line that is a date and nothing else may date a treaty."""
    end = blocks[min(_HEAD, len(blocks)) - 1].end if blocks else 0
    lines = (line.span() for line in re.finditer(r"[^\n]+", text[:end]))
    stamps = ((line, find_stamp(text, *line)) for line in lines)
    return any(
        stamp is not None and text[slice(*line)].strip() != text[slice(*stamp)].strip() for line, stamp in stamps
    )


def _tells(word: Token) -> bool:
    """Whether a word of a title is the verb of what it tells: "destroys", "picked", "to open"; not "How to Open a Hall"."""
    if word.pos_ not in {"VERB", "AUX"}:
        return False
    if word.tag_ in _FINITE:
        return word.dep_ in {"ROOT", "ccomp", "conj", "parataxis", "advcl"}
    infinitive = is_infinitive(word) and not any(c.tag_ == "WRB" for c in word.children)
    if word.dep_ == "ROOT":
        return infinitive or word.tag_ == "VBN"
    return infinitive and word.dep_ in {"acl", "relcl"} and word.head.dep_ == "ROOT"
