"""Phrases by which something is told without a number or a name: "in the black", "open-label", "neither … knew"."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from pipeline.records import Span

T = TypeVar("T")

_KEY = 2  # letters of the first word by which phrases are looked up, fewer if it has fewer
_WORD_START = re.compile(r"(?<![\w-])[^\W_]{1,2}")
# What "…" stands for: some words of the same clause.
_GAP = r"(?:\s+[\w’'-]+){0,7}?"
_NEGATIVE = re.compile(r"\b(?:no|not|nor|none|never|neither|nobody|nothing|without|un\w+|non-?\w+|nil|zero)\b")


class Told(NamedTuple, Generic[T]):
    """Where a phrase stands, what it tells, and whether it has a negation of its own ("without a vote against")."""

    span: Span
    what: T
    denies: bool


class Phrases(Generic[T]):
    """Phrases with what each tells, by their first letters.

    A phrase is words in lower case; a star at the end of a word stands for any letters, "..." for some words, and a bar parts words of
    which one stands ("in|at sea"). Hyphens may also be spaces.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_key: dict[str, list[tuple[re.Pattern[str], T, bool]]] = {}
        for phrase, what in entries:
            words = phrase.split()
            first = words[0]
            pattern = re.compile(
                r"(?<![\w-])" + _joined(words) + r"(?![\w-])",
                re.IGNORECASE,
            )
            for alternative in first.split("|"):
                entry = (pattern, what, _NEGATIVE.search(phrase) is not None)
                self._by_key.setdefault(alternative[:_KEY], []).append(entry)

    def find(self, text: str, span: Span) -> Iterator[Told[T]]:
        """The phrases in a span of a text, in order; of those that begin at one place, the longest for each thing told."""
        for start in _WORD_START.finditer(text, *span):
            longest: dict[T, Told[T]] = {}
            for pattern, what, denies in self._by_key.get(start[0].lower(), ()):
                found = pattern.match(text, start.start(), span[1])
                if found is not None and (what not in longest or found.end() > longest[what].span[1]):
                    longest[what] = Told(found.span(), what, denies)
            yield from longest.values()


def _joined(words: list[str]) -> str:
    parts = ""
    for number, word in enumerate(words):
        if word == "...":
            parts += _GAP
            continue
        alternatives = "|".join(
            re.escape(w).replace(r"\*", r"[\w’'-]*").replace(r"\-", r"[\s-]") for w in word.split("|")
        )
        parts += (r"\s+" if number else "") + f"(?:{alternatives})"
    return parts
