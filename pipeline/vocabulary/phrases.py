"""Phrases by which something is told without a number or a name: "in the black", "open-label", "neither … knew"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from pipeline.records import Span

T = TypeVar("T")

_WORD = re.compile(r"(?<![\w-])[^\W_]+")
# What "…" stands for: some words of the same clause.
_GAP = r"(?:\s+[\w’'-]+){0,7}?"
_NEGATIVE = re.compile(r"\b(?:no|not|nor|none|never|neither|nobody|nothing|without|un\w+|non-?\w+|nil|zero)\b")


class Told(NamedTuple, Generic[T]):
    """Where a phrase stands, what it tells, and whether it has a negation of its own ("without a vote against")."""

    span: Span
    what: T
    denies: bool


class _Entry(NamedTuple, Generic[T]):
    """A phrase: its number among all, its pattern, what it tells, and whether it has a negation of its own."""

    number: int
    pattern: re.Pattern[str]
    what: T
    denies: bool


class Phrases(Generic[T]):
    """Phrases with what each tells, by their first words.

    A phrase is words in lower case; a star at the end of a word stands for any letters, "..." for some words, and a bar parts words of
    which one stands ("in|at sea"). Hyphens may also be spaces.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        # By the first word, whole or, where a star cuts it off, in part.
        self._by_word: dict[str, list[_Entry[T]]] = {}
        self._by_beginning: dict[str, list[_Entry[T]]] = {}
        for number, (phrase, what) in enumerate(entries):
            words = phrase.split()
            first = words[0]
            pattern = re.compile(
                r"(?<![\w-])" + _joined(words) + r"(?![\w-])",
                re.IGNORECASE,
            )
            for alternative in first.split("|"):
                entry = _Entry(number, pattern, what, _NEGATIVE.search(phrase) is not None)
                beginning = _WORD.match(alternative)
                if beginning is None:
                    raise ValueError(f"{phrase!r} does not begin with a word")
                is_cut = alternative[beginning.end() :].startswith("*")
                index = self._by_beginning if is_cut else self._by_word
                index.setdefault(beginning[0], []).append(entry)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def find(self, text: str, span: Span) -> Iterator[Told[T]]:
        """The phrases in a span of a text, in order; of those that begin at one place, the longest for each thing told."""
        for word in _WORD.finditer(text, *span):
            longest: dict[T, Told[T]] = {}
            for _, pattern, what, denies in self._beginning_with(word[0].lower()):
                found = pattern.match(text, word.start(), span[1])
                if found is not None and (what not in longest or found.end() > longest[what].span[1]):
                    longest[what] = Told(found.span(), what, denies)
            yield from longest.values()

    def _beginning_with(self, word: str) -> Sequence["_Entry[T]"]:
        """The entries of the phrases that may begin with a word, in order."""
        whole = self._by_word.get(word, ())
        cut = [
            e for n in self._lengths if (found := self._by_beginning.get(word[:n])) and n <= len(word) for e in found
        ]
        return sorted([*whole, *cut], key=lambda entry: entry.number) if cut else whole


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
