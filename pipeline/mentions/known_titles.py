"""The titles of works that a document shows, wherever they occur in it."""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SAID, described_type
from pipeline.records import Document
from pipeline.vocabulary.lexicon import Lexicon

WORK = "WORK_OF_ART"
"""The type of a work."""

_IN_BRACKETS = re.compile(r"(?P<title>.+?)\s+\((?P<what>[^()]+)\)\s*")
_SAYING = re.compile(rf"\"?(?:\s?\([^()]*\))*(?:,(?:(?!\bwh)[^.;:]){{1,160}}?)?\s{SAID}")
_ARTICLE = re.compile(r"^(?:The|A|An)\s+")
_WORD = re.compile(r"\w+")


class KnownTitles:
    """A growing set of titles, without their articles, that finds the ones that a text contains."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[str, re.Pattern[str]]] = {}

    def add(self, titles: Iterable[str]) -> None:
        """Add titles; those without a word in them are left out."""
        for title in titles:
            if first := _WORD.search(title):
                pattern = re.compile(rf"(?<!\w){re.escape(title)}(?!\w)")
                self._by_word.setdefault(first[0], {}).setdefault(title, pattern)

    def held_by(self, text: str) -> list[str]:
        """The titles that a text contains as whole words, in alphabetical order."""
        if not self._by_word:
            return []
        found = self._by_word.keys() & set(_WORD.findall(text))
        return sorted(t for word in found for t, pattern in self._by_word[word].items() if pattern.search(text))


def occurrences(doc: Doc, text: str, titles: Iterable[str]) -> Iterator[MentionSpan]:
    """Where these titles occur in a block with this text. A single word counts only if it is a proper noun."""
    for title in titles:
        for place in re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", text):
            span = doc.char_span(*place.span())
            if span is not None and (len(span) > 1 or span[0].pos_ == "PROPN"):
                yield MentionSpan(span.start, span.end - 1, span.root.i, WORK, "name")


def title_of_work(document: Document, lexicon: Lexicon) -> str | None:
    """The title of the work that a document is about, without its article; None if the document is not about a work.

    Either the title of the document says so in brackets ("Velmora (2013 film)"), or a line of the text begins with that title and says
    so ("Velmora, also known as …, is a 2013 film").
    """
    named = _IN_BRACKETS.fullmatch(document.title or "")
    if named:
        is_work = lexicon.noun_types.get(named["what"].lower().split()[-1]) == WORK
        return _ARTICLE.sub("", named["title"]) if is_work else None
    title = (document.title or "").strip()
    for opening in re.finditer(rf'^\s*"?{re.escape(title)}', document.text, re.MULTILINE) if title else ():
        said = _SAYING.match(document.text, opening.end())
        if said is not None and described_type(said["what"], lexicon) == WORK:
            return _ARTICLE.sub("", title)
    return None
