"""Titles that the parser reads as words of the sentence: "Kiss Each Harbour is …". They are parsed again as one word each."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.records import Span

# Parsers take a word with this ending for a proper noun.
_ENDING = "ora"


def is_torn(doc: Doc, title: MentionSpan) -> bool:
    """Whether the parser has not read a title as one phrase, or has read it as a phrase with a verb."""
    words = doc[title.first : title.last + 1]
    if len(words) == 1:
        return False
    root = words.root
    outside = [t for t in words if t.i != root.i and not title.first <= t.head.i <= title.last]
    inside = (c for t in words if t.i != root.i for c in t.children)
    return (
        bool(outside) or root.pos_ not in {"NOUN", "PROPN"} or any(not title.first <= c.i <= title.last for c in inside)
    )


def as_words(text: str, titles: Iterable[Span]) -> str:
    """A text of the same length in which each of these titles, as offsets, is one word that reads as a name: its letters and an
    ending. Very short titles stay as they are."""
    for start, end in titles:
        if end - start <= len(_ENDING):
            continue
        capitalised = "".join(filter(str.isalpha, text[start:end])).capitalize()
        # The capital form may be a letter and a mark, and a mark is not a letter: "ὐ" becomes two code points.
        letters = "".join(filter(str.isalpha, capitalised)).ljust(end - start, "o")
        text = text[:start] + letters[: end - start - len(_ENDING)] + _ENDING + text[end:]
    return text


def offsets(doc: Doc, titles: Iterable[MentionSpan]) -> list[Span]:
    """Where titles begin and end in the text of a block."""
    return [(doc[t.first].idx, doc[t.last].idx + len(doc[t.last])) for t in titles]


def titles_at(doc: Doc, spans: Sequence[Span]) -> list[MentionSpan]:
    """The titles at these offsets in a block that has been parsed again."""
    found = [doc.char_span(*span, alignment_mode="expand") for span in spans]
    return [MentionSpan(f.start, f.end - 1, f.root.i, "WORK_OF_ART", "name") for f in found if f is not None]
