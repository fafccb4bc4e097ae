"""What a rule of the grammar is, and what it reads: a candidate."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Span, Timex
from pipeline.times.context import Context
from pipeline.times.guards import Guards
from pipeline.times.numerals import count, dual_year, ordinal_number, year_in_words, year_number
from pipeline.times.surroundings import word_after, word_before
from pipeline.times.tense import Tense
from pipeline.times.timexes import in_range
from pipeline.values.dates import PartialDate
from pipeline.vocabulary.words.times import TimeWords

# The latest year of two digits: this many years after the time of writing, and this one if the time of writing is not known.
_YEARS_AHEAD = 20
_LATEST_YEAR = 2030
_MIDDLE_OF_YEAR = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule's pattern in its context. The rule decides whether it is a time, and which.

    ``candidate["month"]`` is a group of the pattern as written, None if it matched nothing or the pattern has no such group.
    """

    match: re.Match[str]
    context: Context

    def __getitem__(self, group: str) -> str | None:
        return self.match[group] if group in self.match.re.groupindex else None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.match.string

    @property
    def start(self) -> int:
        """The offset where the match begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The offset where the match ends."""
        return self.match.end()

    @property
    def matched(self) -> str:
        """The words of the match, in lower case, with single spaces."""
        return " ".join(self.match[0].lower().split())

    @property
    def capitalised(self) -> bool:
        """Whether the match begins with a capital."""
        return self.match[0][0].isupper()

    @property
    def words(self) -> TimeWords:
        """The word lists."""
        return self.context.language.words

    @property
    def guards(self) -> Guards:
        """The guards, which distinguish times from what only looks like them."""
        return self.context.language.guards

    # The words around it

    @property
    def word_before(self) -> str:
        """The word before the match, as written; empty if there is none."""
        return word_before(self.text, self.start)

    @property
    def word_after(self) -> str:
        """The word after the match, as written; empty if there is none."""
        return word_after(self.text, self.end)

    @property
    def tense(self) -> Tense:
        """Whether its verb is about the past or the future."""
        return self.context.tense(self.start, self.end)

    def follows(self, words: Container[str]) -> bool:
        """Whether the word before the match is one of these, in any case. "" stands for no word."""
        return self.word_before.lower() in words

    def precedes(self, words: Container[str]) -> bool:
        """Whether the word after the match is one of these, in any case. "" stands for no word."""
        return self.word_after.lower() in words

    # What its groups say

    def lower(self, group: str) -> str:
        """A group in lower case; empty if it matched nothing."""
        return (self[group] or "").lower()

    def month(self, group: str = "month") -> int:
        """The month of a group, 1 to 12."""
        return self.words.month_numbers[self.match[group][:3].lower()]

    def weekday(self) -> int:
        """The weekday, 1 (Monday) to 7."""
        return self.words.weekday_numbers[self.match["weekday"][:3].lower()]

    def season(self) -> int:
        """EDTF's code of the season."""
        return self.words.seasons[self.lower("season")]

    def day_part(self, group: str = "day_part") -> str:
        """The letters of the part of the day."""
        return self.words.day_parts[self.lower(group)]

    def unit(self, group: str = "unit") -> str:
        """The letters of the unit."""
        return self.words.units[self.lower(group)]

    def is_plural(self, group: str = "unit") -> bool:
        """Whether the unit is written in the plural."""
        return self.lower(group).endswith("s")

    def ordinal(self, group: str = "ordinal") -> int:
        """The number of an ordinal, or of a day in figures."""
        return ordinal_number(self.match[group])

    def optional_ordinal(self, *groups: str) -> int | None:
        """The number of the first of these groups that matched; None if none did."""
        written = next((self[group] for group in groups if self[group]), None)
        return ordinal_number(written) if written else None

    def count(self, *groups: str) -> float | None:
        """The number of the first of these groups that matched; None if it is vague, or none did."""
        quantity = next((self[group] for group in groups if self[group]), None)
        return count(quantity, self.words) if quantity else None

    def year(self, group: str = "any_year") -> int | None:
        """The year of ``1992``, ``AD 79``, ``44 BC``, ``'92``, ``1731/32`` or ``nineteen ninety`` in a group; None if it matched nothing."""
        written = self[group]
        if not written:
            return None
        if "/" in written:
            return dual_year(written)
        if written[0].isalpha() and " " in written.replace("-", " ") and not any(c.isdigit() for c in written):
            return year_in_words(written, self.words)
        return self.full_year(written[1:]) if written[0] in "'\u2018\u2019" else year_number(written)

    def full_year(self, digits: str) -> int:
        """The year of four or two digits; with two, the latest one that is not far ahead of the time of writing."""
        if len(digits) > 2:
            return int(digits)
        context = self.context
        if context.narrative and context.last and context.last != context.written:
            near = context.last.year  # "the Club of '89", in a story of 1790
            return near - (near - int(digits) + 50) % 100 + 50
        last = context.written.year + _YEARS_AHEAD if context.written else _LATEST_YEAR
        return last - (last - int(digits)) % 100

    def year_of(self, month: int, day: int | None = None) -> int | None:
        """The year that a month or day without one most likely belongs to; None if the context does not show it."""
        return self.context.year_of(month, day, self.start, self.end)

    # What it is read against

    @property
    def before(self) -> PartialDate | None:
        """The time mentioned last, including one in an aside in this sentence; otherwise the time of writing."""
        return self.context.before_at(self.start)

    @property
    def latest_year(self) -> int:
        """The latest year that a decade without a century may begin in."""
        written = self.context.written
        return written.year if written else _LATEST_YEAR

    def reference(self) -> str:
        """The adjective of a relative time without its determiner: "following" for "the following", "same" for "the"."""
        which = self.lower("which").removeprefix("that ").removeprefix("the").strip()
        return which.removeprefix("this ") or "same"

    def reference_base(self) -> PartialDate | None:
        """The time that the adjective refers to: for "that" and "the following" the one mentioned last, for "last" and "next" the time of
        writing. None if its year is not known."""
        textual = self.reference() in self.words.textual_references or self.context.narrative
        base = self.context.before if textual else self.context.written
        return None if base is None or base.unknown_digits else base

    def steps(self) -> int:
        """How many units after its base the adjective refers to: -1 for "last", 0 for "that"."""
        words, reference = self.words, self.reference()
        steps = words.steps_from_text.get(reference)
        return words.steps_from_writing[reference] if steps is None else steps

    def referred_year(self, base: PartialDate, month: int) -> int:
        """The year of the month or season that the adjective refers to: "last May" may be in the same year."""
        reference, now = self.reference(), base.month or _MIDDLE_OF_YEAR
        if reference in self.words.backward_references:
            return base.year - (month >= now)
        return base.year + (month <= now) if reference in self.words.forward_references else base.year

    @property
    def day_around(self) -> PartialDate | None:
        """The day that the text is in."""
        return self.context.day_around(self.start)

    def range(self, first: Timex | None, last: Timex | None) -> "Range | None":
        """Two times with the group "dash" between them; None if one is not a time, or if the last is before the first."""
        ends = in_range(first, last) if first and last else None
        return Range(*ends, self.match.span("dash")) if ends else None


class Range(NamedTuple):
    """A range read in one piece: its two ends, and the span of what is between them."""

    first: Timex
    last: Timex
    dash: Span


Reader = Callable[[Candidate], Timex | Range | None]
"""Reads a candidate; returns None if it is not a time after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression.

    `template` is its pattern (see `Templates.compile`). `examples` are texts that it reads, with the expression in square brackets if
    it needs its context. `bare` is false if it needs a modifier before it ("the end of" the year).

    `distance`: it says how far a time is from another, and can be modified like an amount ("almost two weeks ago").
    `attributive`: it can come before a noun, whose article does not belong to it ("the [15 September] attack").
    `compares`: it only compares another time with that of the text, and later expressions do not continue from it.
    `full_date`: alone on one of the first lines it is the date of the document.
    """

    name: str
    template: str
    read: Reader
    examples: tuple[str, ...]
    bare: bool = True
    distance: bool = False
    attributive: bool = False
    compares: bool = False
    full_date: bool = False


def rule(
    name: str,
    template: str,
    read: Reader,
    *examples: str,
    bare: bool = True,
    distance: bool = False,
    attributive: bool = False,
    compares: bool = False,
    full_date: bool = False,
) -> Rule:
    """A rule with its examples as arguments."""
    return Rule(name, template, read, examples, bare, distance, attributive, compares, full_date)
