"""Tense: whether a verb is about the past or the future, told by the forms of the words before a time and after it."""

from collections.abc import Sequence
from enum import IntEnum

from pipeline.vocabulary.words.times import TimeWords


class Tense(IntEnum):
    """What the verb of a time is about, seen from the time of writing."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


class Verbs:
    """Tells the tense of a row of words by lists of verbs and forms. Verbs are in lower case, unlike names ("United")."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words

    def last_tense(self, before: Sequence[str], *, possessive: bool = False) -> tuple[Tense, bool]:
        """The tense of the last verb before a time, and whether it is sure.

        An infinitive is about the future after a verb with an aim ("agreed to meet"), and perhaps without a verb ("a deal to meet");
        otherwise it shares the time of its verb ("met to discuss"). A time that is a possessor ("to get around Friday's ruling") is only
        in the future of a plain "will".
        """
        words, tense, sure, with_aim = self._words, Tense.UNKNOWN, True, False
        for place, word in enumerate(before):
            previous = before[place - 1] if place else ""
            if word == "to":
                if (with_aim or not tense) and not possessive and self._is_infinitive(previous, before[place + 1 :]):
                    tense, sure = Tense.FUTURE, with_aim
                continue
            found = Tense.UNKNOWN if previous == "to" else self._tense_of(word, previous)
            was_so = found and before[max(0, place - 2) : place] == ["had", "been"]  # "had been due on Friday"
            if word in words.present_forms or (possessive and word in words.weak_modals):
                tense, with_aim = Tense.UNKNOWN, False
            elif found and not (found is Tense.PAST and self._is_participle(before[:place])):
                tense, sure, with_aim = Tense.PAST if was_so else found, True, False
            if word in words.aims or word.startswith(words.aim_stems):
                with_aim = not was_so
        return (Tense.FUTURE, True) if self._sets_date(before) or self._is_appointment(before) else (tense, sure)

    def first_tense(self, after: Sequence[str], *, possessive: bool = False) -> Tense:
        """The tense of the first verb after a time; an infinitive after a possessor belongs to its noun ("Friday's decision to close")."""
        for place, word in enumerate(after):
            previous = after[place - 1] if place else ""
            if word == "to" and not possessive and self._is_infinitive(previous, after[place + 1 :]):
                return Tense.FUTURE
            if previous != "to" and (found := self._tense_of(word, previous)):
                return found
        return Tense.UNKNOWN

    def _tense_of(self, word: str, previous: str) -> Tense:
        """The tense that a word shows after the one before it."""
        words = self._words
        if not word.islower():
            return Tense.UNKNOWN
        if word in words.future_forms or word.startswith(words.future_stems) or word.endswith(("'ll", "’ll")):
            return Tense.FUTURE
        if word in words.timetable_verbs:
            noun = previous.lower() in words.before_nouns or previous.endswith(("'s", "’s"))
            return Tense.UNKNOWN if noun else Tense.FUTURE
        past = word in words.past_forms or (word.endswith("ed") and len(word) > 3 and word not in words.no_past_forms)
        return Tense.PAST if past else Tense.UNKNOWN

    def _is_participle(self, before: Sequence[str]) -> bool:
        """Whether a word in -ed after these is a participle: "will be officially opened", "an unspecified date"."""
        while before and before[-1].endswith("ly"):
            before = before[:-1]
        return bool(before) and before[-1] in self._words.before_participles

    def _is_infinitive(self, previous: str, after: Sequence[str]) -> bool:
        """Whether a verb follows "to", judging by the words around it."""
        words = self._words
        if not after or previous in words.before_no_infinitive:
            return False
        return after[0].islower() and after[0] not in words.no_infinitives

    def _is_appointment(self, before: Sequence[str]) -> bool:
        """Whether something is at that time: "the meeting is on Friday"."""
        verb = before[-2:-1] if before[-1:] and before[-1] in {"on", "at"} else before[-1:]
        return bool(verb) and verb[0] in self._words.present_forms

    def _sets_date(self, before: Sequence[str]) -> bool:
        """Whether a date that is still to come follows a verb of the past: "postponed until", "set for"."""
        *rest, last = before[-5:] or [""]
        words = self._words
        if last == "through" and "extended" in before:
            return True  # "extended $5 million in loans through January"
        if last in words.date_setting:
            return True
        is_set, lasts = (any(word in verbs for word in rest) for verbs in (words.date_setting, words.lasting_verbs))
        if last in words.deadline_cues:
            return is_set or not lasts
        return is_set and last in words.before_set_dates
