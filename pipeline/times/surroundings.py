"""The text around a time: the words next to it, its sentence, and whether its verb is about the past or the future."""

import re

from pipeline.times.patterns import alternatives
from pipeline.vocabulary.words.times import TimeWords

_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)[^\S\n]?$")
_WORD_AFTER = re.compile(r"[^\S\n]?([^\W\d_][\w'’-]*)")
_LONGEST_WORD = 24
# How far to look for the verb of a time.
_NEAR = 90


def word_before(text: str, start: int) -> str:
    """The word before a position, as written; empty if punctuation or nothing is there."""
    found = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """The word after a position, as written; empty if punctuation or nothing is there."""
    found = _WORD_AFTER.match(text[end : end + _LONGEST_WORD])
    return found[1] if found else ""


def same_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two positions."""
    return _SENTENCE_END.search(text, start, end) is None


class Surroundings:
    """What the sentence of a time says about it."""

    def __init__(self, words: TimeWords) -> None:
        # With the verb after it: "will be signed", "is expected to meet", "to meet".
        self._ahead = re.compile(
            rf"\b(?:{alternatives(words.modals)}\b|(?:{alternatives(words.expectations)}|{alternatives(words.expectation_stems)}\w*"
            rf"|{alternatives(words.intentions)} to|to(?= (?-i:[a-z])))\b)(?: {alternatives(words.modal_adverbs)})?"
            r"(?: (?:be|have)\b)?(?: [a-z]+)?",
            re.IGNORECASE,
        )
        self._past = re.compile(rf"\b(?:[a-z]{{2,}}ed|{alternatives(words.past_forms)})\b", re.IGNORECASE)
        self._clause_end = re.compile(rf"[,;:]|\b{alternatives(words.clause_openers)}\b", re.IGNORECASE)
        self._ended = re.compile(rf"\b{alternatives(words.endings)}(?: on)? $", re.IGNORECASE)
        openers = alternatives(word.capitalize() for word in words.sentence_openers)
        self._opening = re.compile(rf"(?:^|[.!?:]\s{{1,3}}|\n\s*)(?:{openers}\s)?$")

    def looks_ahead(self, text: str, start: int, end: int) -> bool:
        """Whether the verb of a time is about the future. That verb is the nearest one before the time in its sentence; if there is none,
        the first one after it in its clause."""
        before = _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]
        last_ahead = max((m.end() for m in self._ahead.finditer(before)), default=-1)
        last_past = max((m.end() for m in self._past.finditer(before)), default=-1)
        if last_ahead >= 0 or last_past >= 0:
            return last_ahead >= last_past
        after = self._clause_end.split(_SENTENCE_END.split(text[end : end + _NEAR])[0].lstrip(" ,"))[0]
        ahead, past = self._ahead.search(after), self._past.search(after)
        return bool(ahead and not (past and past.start() < ahead.start()))

    def has_ended(self, text: str, start: int) -> bool:
        """Whether something ended at the time: "the quarter ended 30 September"."""
        return self._ended.search(text[max(0, start - _NEAR) : start]) is not None

    def opens_sentence(self, text: str, start: int) -> bool:
        """Whether a sentence, a line or the text begins with the time, or with a preposition and the time."""
        return self._opening.search(text[max(0, start - 24) : start]) is not None
