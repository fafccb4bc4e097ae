"""Modifiers: words that can come before a time and belong to the expression ("early", "about", "the end of")."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.records import Timex
from pipeline.times.rule import Rule
from pipeline.times.timexes import is_day, week
from pipeline.values.dates import PartialDate, beside, parse_edtf
from pipeline.vocabulary.words.times import TimeWords

DISTANCE = "distance"

Change = Callable[[re.Match[str], Timex, TimeWords], Timex | None]
"""Makes the timex of the whole from the match of the modifier and the timex after it; returns None if the two do not go together."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A form of modifier. `template` is its pattern (see `Templates.compile`), and `kinds` are what it can modify: types of timex, or
    `DISTANCE` (two weeks ago) for the rules that read one."""

    template: str
    kinds: frozenset[str]
    change: Change

    def modifies(self, timex: Timex, rule: Rule) -> bool:
        """Whether it can come before a time that a rule read."""
        return (DISTANCE if rule.distance else timex.type) in self.kinds


def _unchanged(match: re.Match[str], timex: Timex, words: TimeWords) -> Timex:
    return timex


def _approximate(match: re.Match[str], timex: Timex, words: TimeWords) -> Timex | None:
    """ "About 1450". EDTF has no approximate seasons or intervals, and a vague time is not made vaguer ("about recent events")."""
    if timex.value.endswith("_REF"):
        return None
    date = parse_edtf(timex.edtf) if timex.edtf and "/" not in timex.edtf else None
    if not isinstance(date, PartialDate) or date.season:
        return timex
    return timex.model_copy(update={"edtf": f"{date.known()}~"})


def _bound(match: re.Match[str], timex: Timex, words: TimeWords) -> Timex | None:
    """ "Bef. 26 May 1876": up to the day before."""
    after = match["bound_abbreviations"].lower().rstrip(".") in words.after_abbreviations
    nearest = beside(timex.edtf, 1 if after else -1) if timex.edtf else None
    if nearest is None:
        return None
    return timex.model_copy(update={"edtf": f"{nearest}/.." if after else f"../{nearest}"})


def _week(match: re.Match[str], timex: Timex, words: TimeWords) -> Timex | None:
    """ "The week of 5 May"."""
    return week(day) if is_day(timex) and isinstance(day := parse_edtf(timex.edtf or ""), PartialDate) else None


def _part_of_day(match: re.Match[str], timex: Timex, words: TimeWords) -> Timex | None:
    """ "The night of 5 May"."""
    if not timex.edtf or len(timex.value) != len("XXXX-XX-XX"):
        return None
    part = words.day_parts[match["day_part"].lower()]
    return timex.model_copy(update={"type": "TIME", "value": f"{timex.value}T{part}"})


MODIFIERS = (
    Modifier(
        r"(?:(?:the )?(?:very )?(?:{part_nouns} of|{part_adjectives} {part_spans} (?:of|in(?= the))) "
        r"|(?:the )?(?:very )?{part_adverbs}(?:~| (?:in )?))",
        frozenset(["DATE"]),
        _unchanged,
    ),
    Modifier(r"{approximators} ?", frozenset(["DATE", DISTANCE]), _approximate),
    Modifier(r"{bound_abbreviations} ", frozenset(["DATE"]), _bound),
    # Of people; a firm "est. 1809" was established then.
    Modifier(
        r"(?:(?<=born\s)|(?<=died\s)|(?<=\bb\.\s)|(?<=\bd\.\s)|(?<=bapt\.\s)|(?<=DATE\s))(?:est|cal)\.? |(?-i:EST|CAL) ",
        frozenset(["DATE"]),
        _approximate,
    ),
    Modifier(r"{within_adverbs} (?:in )?", frozenset(["DATE", "TIME"]), _unchanged),
    Modifier(
        r"(?:(?:early|late) (?:in )?|the )?(?:the )?(?:early |late )?{day_part}(?: hours)? (?:of|on) ",
        frozenset(["DATE"]),
        _part_of_day,
    ),
    Modifier(r"the week of ", frozenset(["DATE"]), _week),
    Modifier(
        r"(?:{amount_modifiers}|over(?! (?:the|several|many|some)\b)) ", frozenset(["DURATION", DISTANCE]), _unchanged
    ),
)
