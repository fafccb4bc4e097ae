"""What a rule of the grammar is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Span, Timex
from pipeline.times.anchors import Context
from pipeline.times.words import pattern


class Range(NamedTuple):
    """A range read in one piece: its two ends, and the span of what stands between them."""

    first: Timex
    last: Timex
    dash: Span


Reader = Callable[[re.Match[str], Context], Timex | Range | None]
"""Reads what a pattern matched; null says that it is no time after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression. `examples` are texts that it reads, in square brackets where they need their context;
    `bare` is false where it needs a modifier before it ("the end of" the year)."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    examples: tuple[str, ...]
    bare: bool = True


def rule(name: str, template: str, read: Reader, *examples: str, bare: bool = True) -> Rule:
    """A rule from a readable template; see `words.pattern`."""
    return Rule(name, pattern(template), read, examples, bare)


def word_before(text: str, start: int) -> str:
    """The word before a position, as written; empty if punctuation or nothing stands there."""
    found = re.search(r"([\w.'’-]+)[^\S\n]?$", text[max(0, start - 24) : start])
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """The word behind a position, as written; empty if punctuation or nothing stands there."""
    found = re.match(r"[^\S\n]?([^\W\d_][\w'’-]*)", text[end : end + 24])
    return found[1] if found else ""


def group(match: re.Match[str], name: str) -> str | None:
    """A named group, null also where the pattern does not have it."""
    return match.groupdict().get(name)
