"""The text around a time: the words next to it, its sentence, and whether its verb is about the past or the future."""

import re
from enum import IntEnum

from pipeline.times.patterns import alternatives
from pipeline.vocabulary.words.times import TimeWords

_WORD = re.compile(r"[\w'’]+")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)[^\S\n]?$")
_WORD_AFTER = re.compile(r"[^\S\n]?([^\W\d_][\w'’-]*)")
_LONGEST_WORD = 24
# How far to look for the verb of a time.
_NEAR = 120


class Tense(IntEnum):
    """What the verb of a time is about, seen from the time of writing."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


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
        self._words = words
        unfinished = "".join(rf"(?<!\b{re.escape(word)})" for word in words.abbreviations)
        self._sentence_end = re.compile(rf"(?:(?<!\b[A-Z]){unfinished}\.|[!?])[\"'”’)]*\s|\n\s*\n")
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
        if tense := self._last_tense(_WORD.findall(before)):
            return tense
        after = self._sentence_end.split(text[end : end + _NEAR])[0].lstrip(" ,")
        clause = self._first_tense(_WORD.findall(self._clause_end.split(after)[0]))
        return clause or (
            self._first_tense(_WORD.findall(after)) if self.opens_sentence(text, start) else Tense.UNKNOWN
        )

    def has_ended(self, text: str, start: int) -> bool:
        """Whether something ended at the time: "the quarter ended 30 September"."""
        return self._ended.search(text[max(0, start - _NEAR) : start]) is not None

    def opens_sentence(self, text: str, start: int) -> bool:
        """Whether a sentence, a line or the text begins with the time, or with a preposition and the time."""
        return self._opening.search(text[max(0, start - 24) : start]) is not None

    def _last_tense(self, before: list[str]) -> Tense:
        """The tense of the last verb before a time. An infinitive is about the future after a verb with an aim ("agreed to meet") and
        without a verb ("a deal to meet"); otherwise it shares the time of its verb ("met to discuss")."""
        words, tense, with_aim = self._words, Tense.UNKNOWN, False
        for place, word in enumerate(before):
            previous = before[place - 1] if place else ""
            if word == "to":
                if (with_aim or not tense) and self._is_infinitive(previous, before[place + 1 : place + 2]):
                    tense = Tense.FUTURE
                continue
            found = Tense.UNKNOWN if previous == "to" else self._tense_of(word)
            was_so = found and before[max(0, place - 2) : place] == ["had", "been"]  # "had been due on Friday"
            if word in words.present_forms:
                tense, with_aim = Tense.UNKNOWN, False
            elif found and not (found is Tense.PAST and self._is_participle(before[:place])):
                tense, with_aim = Tense.PAST if was_so else found, False
            if word in words.aims or word.startswith(words.aim_stems):
                with_aim = not was_so
        return Tense.FUTURE if self._sets_date(before) else tense

    def _is_participle(self, before: list[str]) -> bool:
        """Whether a word in -ed after these is a participle: "will be officially opened", "an unspecified date"."""
        while before and before[-1].endswith("ly"):
            before = before[:-1]
        return bool(before) and before[-1] in self._words.before_participles

    def _is_infinitive(self, before: str, after: list[str]) -> bool:
        """Whether a verb follows "to", judging by the words around it."""
        words = self._words
        return (
            bool(after)
            and after[0].islower()
            and after[0] not in words.no_infinitives
            and before not in words.before_no_infinitive
        )

    def _sets_date(self, before: list[str]) -> bool:
        """Whether a date that is still to come follows a verb of the past: "postponed until", "set for"."""
        *rest, last = before[-5:] or [""]
        words = self._words
        if last in words.date_setting:
            return True
        is_set, lasts = (any(word in verbs for word in rest) for verbs in (words.date_setting, words.lasting_verbs))
        if last in words.deadline_cues:
            return is_set or not lasts
        return is_set and last in words.before_set_dates

    def _first_tense(self, after: list[str]) -> Tense:
        """The tense of the first verb after a time."""
        return next((tense for word in after if (tense := self._tense_of(word, to=Tense.FUTURE))), Tense.UNKNOWN)

    def _tense_of(self, word: str, *, to: Tense = Tense.UNKNOWN) -> Tense:
        """The tense that a word alone shows. Verbs are in lower case, unlike names ("United")."""
        words = self._words
        if word == "to":
            return to
        if not word.islower():
            return Tense.UNKNOWN
        if word in words.future_forms or word.startswith(words.future_stems) or word.endswith(("'ll", "’ll")):
            return Tense.FUTURE
        past = word in words.past_forms or (word.endswith("ed") and len(word) > 3 and word not in words.no_past_forms)
        return Tense.PAST if past else Tense.UNKNOWN
