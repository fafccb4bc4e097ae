"""The text around a time: the words next to it, its sentence, and whether its verb is about the past or the future."""

import re

from pipeline.times.patterns import alternatives
from pipeline.times.tense import Tense, Verbs
from pipeline.vocabulary.words.times import TimeWords

_WORD = re.compile(r"[\w'’]+")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)[^\S\n]?$")
_WORD_AFTER = re.compile(r"[^\S\n]?([^\W\d_][\w'’-]*)")
_POSSESSIVE = re.compile(r"['’]s ")
_LONGEST_WORD = 24
# How far to look for the verb of a time.
_NEAR = 120


def word_before(text: str, start: int) -> str:
    """The word before a position, as written; empty if punctuation or nothing is there."""
    found = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """The word after a position, as written; empty if punctuation or nothing is there."""
    found = _WORD_AFTER.match(text[end : end + _LONGEST_WORD])
    return found[1] if found else ""


class Surroundings:
    """What the sentence of a time says about it."""

    def __init__(self, words: TimeWords) -> None:
        self._verbs = Verbs(words)
        # The lookbehinds come after the full stop, so that they are tried only there.
        unfinished = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in words.abbreviations)
        self._sentence_end = re.compile(rf"(?:\.(?<!\b[A-Z]\.){unfinished}|[!?])[\"'”’)]*\s|\n\s*\n")
        self._clause_end = re.compile(rf"[,;:]|\b{alternatives(words.clause_openers)}\b", re.IGNORECASE)
        self._ended = re.compile(rf"\b{alternatives(words.endings)}(?: on)? $", re.IGNORECASE)
        self._clock = re.compile(r"\d[\d:.]* ?(?i:[ap]\.?m\.?)(?: \(?[A-Z]{1,4}\)?)?,? $")
        self._bound = re.compile(rf"\b{alternatives(words.earliest_bounds)} $", re.IGNORECASE)
        openers = alternatives(word.capitalize() for word in words.sentence_openers)
        self._opening = re.compile(rf"(?:^|[.!?:]\s{{1,3}}|\n\s*)(?:{openers}\s)?$")

    def same_sentence(self, text: str, start: int, end: int) -> bool:
        """Whether no sentence ends between two positions."""
        return self._sentence_end.search(text, start, end) is None

    def tense(self, text: str, start: int, end: int) -> Tense:
        """The tense of the verb of a time: of the nearest one before it in its sentence, otherwise of the first one after it in its
        clause, or in the sentence that the time opens."""
        before = self._clock.sub("", self._sentence_end.split(text[max(0, start - _NEAR) : start])[-1])
        if self._bound.search(before):
            return Tense.FUTURE
        if before.lower().endswith("since "):
            return Tense.PAST
        possessive = _POSSESSIVE.match(text, end) is not None
        tense, sure = self._verbs.last_tense(_WORD.findall(before), possessive=possessive)
        if tense and sure:
            return tense
        after = self._sentence_end.split(text[end : end + _NEAR])[0].lstrip(" ,")
        clause = self._clause_end.split(after)[0]
        following = self._verbs.first_tense(_WORD.findall(clause), possessive=possessive)
        if not following and not tense and self.opens_sentence(text, start):
            following = self._verbs.first_tense(_WORD.findall(after))
        return following or tense

    def has_ended(self, text: str, start: int) -> bool:
        """Whether something ended at the time: "the quarter ended 30 September"."""
        return self._ended.search(text[max(0, start - _NEAR) : start]) is not None

    def opens_sentence(self, text: str, start: int) -> bool:
        """Whether a sentence, a line or the text begins with the time, or with a preposition and the time."""
        return self._opening.search(text[max(0, start - 24) : start]) is not None
