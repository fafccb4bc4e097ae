"""The language of times: its words, and what is compiled from them."""

from dataclasses import dataclass

from pipeline.times.guards import Guards
from pipeline.times.surroundings import Surroundings
from pipeline.vocabulary.holidays import Holidays
from pipeline.vocabulary.words.times import TimeWords


@dataclass(frozen=True, slots=True)
class Language:
    """The words, and everything that the rules ask about words. It is made once, with the grammar."""

    words: TimeWords
    holidays: Holidays
    guards: Guards
    surroundings: Surroundings


def compile_language(words: TimeWords) -> Language:
    """The language of these words."""
    return Language(words, Holidays(words), Guards(words), Surroundings(words))
