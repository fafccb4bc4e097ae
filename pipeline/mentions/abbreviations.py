"""Abbreviations that a document defines, and what they stand for, as names in its blocks."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.definitions import find_definitions
from pipeline.mentions.span import MentionSpan
from pipeline.records import Span
from pipeline.vocabulary.lexicon import Lexicon


class Abbreviations:
    """The abbreviations of one document, with the type of what each of them stands for."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.definitions = find_definitions(text, lexicon)
        told: dict[str, Counter[str]] = {}
        for definition in self.definitions:
            short, long = text[slice(*definition.short)], text[slice(*definition.long)]
            told.setdefault(short, Counter())[type_of_long_form(long, lexicon)] += 1
        self._types = {short: min(types, key=lambda t: (-types[t], t)) for short, types in told.items()}
        self._long_forms = sorted((d.long, self._types[text[slice(*d.short)]]) for d in self.definitions)

    def find_short_forms(self, doc: Doc) -> Iterator[MentionSpan]:
        """The abbreviations in a block."""
        for token in doc if self._types else ():
            if token.text in self._types:
                yield MentionSpan(token.i, token.i, token.i, self._types[token.text], "name")

    def find_long_forms(
        self, doc: Doc, body: Span, timed: Set[int], guesses: Iterable[MentionSpan]
    ) -> Iterator[MentionSpan]:
        """What abbreviations stand for, if it is written like a name: "Army and Navy Institutes (ANI)".

        `body` is the span of the block in the document, `timed` are the tokens of times. If one of the model's `guesses` starts before the
        long form, the name is left to the model: "Norwegian Army Forces (ARFOR)".
        """
        begun = {(g.last, g.first) for g in guesses if g.type == "ORG"}
        first = bisect_left(self._long_forms, ((body[0], 0), ""))
        for (start, end), type_ in self._long_forms[first:]:
            if start > body[1]:
                break
            words = doc.char_span(start - body[0], end - body[0], alignment_mode="expand") if end <= body[1] else None
            if (
                words is not None
                and all(t.text[0].isupper() for t in words if t.is_alpha and t.pos_ not in {"ADP", "CCONJ", "DET"})
                and not any(t.i in timed for t in words)
                and not any(last == words.end - 1 and earlier < words.start for last, earlier in begun)
            ):
                yield MentionSpan(words.start, words.end - 1, words.root.i, type_, "name")


def type_of_long_form(long_form: str, lexicon: Lexicon) -> str:
    """The type of what an abbreviation stands for, according to the last known noun before any preposition. Without one, it is an ORG; in
    lower case ("member of parliament"), a TERM."""
    words = re.split(r"\s(?:of|on|for|to|in|and)\s", long_form.lower())[0].split()
    other = "TERM" if long_form.islower() else "ORG"
    return next((lexicon.name_types[w] for w in reversed(words) if w in lexicon.name_types), other)
