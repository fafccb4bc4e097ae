"""Stamps: the date at the head of a report that says when it was written or changed, and dates no event in it."""

import functools
import re

from pipeline.records import Span
from pipeline.times.context import Context
from pipeline.times.grammar import load_grammar
from pipeline.times.patterns import DASH, SPACE, alternatives
from pipeline.times.scan import scan
from pipeline.vocabulary.words.times import TimeWords

# Characters of a block in which its stamp is looked for.
_HEAD = 400
_MOST_WORDS_BEFORE = 40
_MOST_WORDS_OF_PLACE = 4
_DAY = len("1950-05-03")
# A date that is written out, not a weekday that is read against another date.
_YEAR = re.compile(r"\d{4}|\d/\d\d")
_MASK = "\0"
_OPENS_TEXT = re.compile(r"[\s|\"“‘'(]*(?:[A-Z0-9]|$)")
# How a sentence goes on to a date.
_GOES_ON = (",", ";", "(", "|", "–", "—", "-", "'s", "’s")
# "By Anna Berg, 3 May 1950", alone on its line
_BYLINE = re.compile(r"[Bb][Yy] (?:[A-Z][\w.'’-]*\s?)+[,|]?")
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*,?\s*)+,\s*$")


def find_stamp(text: str, start: int, end: int) -> Span | None:
    """The stamp of the report in ``text[start:end]``; None if it has none.

    It opens the report or follows its headline, and the text goes on behind it: "Fire in Lund Posted: 3 May 1950 at 9:15 GMT A fire …",
    "LUND, 3 May 1950 – A fire …". A date with a preposition before it belongs to its sentence.
    """
    head = text[start : min(start + _HEAD, end)]
    masked, grammar = head, load_grammar()
    for time in scan(head, Context(head, grammar.language), grammar):
        days = time.timex.readings or (time.timex.edtf or "",)
        if all(len(day) == _DAY for day in days) and _YEAR.search(head, time.start, time.end):
            masked = masked[: time.start] + _MASK * (time.end - time.start) + masked[time.end :]
    found = _pattern().search(masked)
    if found is None or not _stands_alone(masked, found, grammar.language.words):
        return None
    return start + found.start(), start + found.end()


def _stands_alone(text: str, stamp: re.Match[str], words: TimeWords) -> bool:
    """Whether a stamp is neither a part of a sentence nor the start of an entry ("3 May 1950 – The hall opened")."""
    before, after = text[: stamp.start()].rstrip(), text[stamp.end() :]
    if len(before.split()) > _MOST_WORDS_BEFORE:
        return False
    marked = re.match(rf"\s*(?:\([^()]*\)\s*)?(?:{DASH}|:)\s", after)
    if marked and (stamp["word"] or stamp["clock"] or _is_place(before)):
        after = after[marked.end() :]
    elif _BYLINE.fullmatch(before) and not after.strip():
        return True
    elif marked or before.endswith(_GOES_ON) or _has_preposition(before, words):
        return False
    if before.count("(") > before.count(")"):
        return False
    return _OPENS_TEXT.match(after) is not None


def _is_place(before: str) -> bool:
    return len(before.split()) <= _MOST_WORDS_OF_PLACE and _PLACE.fullmatch(before) is not None


def _has_preposition(before: str, words: TimeWords) -> bool:
    return before.rpartition(" ")[2].strip("(").casefold() in words.before_dates


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A date with the words of stamps, times of day and zones around it; what is between them is white space and marks."""
    words = load_grammar().language.words
    word = rf"(?i:\b{alternatives(words.stamps)})\b(?:{SPACE}+(?:time|on|at))*:?"
    clock = rf"\b\d{{1,2}}[:.]{SPACE}?\d\d(?:{SPACE}?(?i:[ap]\.?{SPACE}?m\b\.?))?"
    zone = rf"\(?\b{alternatives(words.zones)}\b(?:{SPACE}?[+-]{SPACE}?\d\d:?{SPACE}?\d\d)?\)?"
    between = rf"{SPACE}*[,|@-]?{SPACE}*"
    timed = rf"(?:{clock}{between}(?:{zone}{between})?)?{_MASK}+"
    return re.compile(
        rf"(?P<word>{word}{between})?(?P<clock>{clock}{between}(?:{zone}{between})?)?{_MASK}+"
        rf"(?:{between}(?:{word}(?:{between}{timed})?|at{SPACE}+{clock}|{clock}|{zone}))*"
    )
