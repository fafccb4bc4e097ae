"""The grammar: rules and modifiers with their patterns, and the screen that finds where an expression can begin."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.times.language import Language, compile_language
from pipeline.times.modifiers import MODIFIERS, Modifier
from pipeline.times.neighbours import Neighbours
from pipeline.times.patterns import DAY_ORDINALS, Templates
from pipeline.times.rule import Rule
from pipeline.times.rules import RULES
from pipeline.vocabulary.words.times import TimeWords, load_time_words

_WORD = re.compile(r"(?<![^\W_])(?:['\u2018\u2019](?=\d)|\d|[a-z]+)", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]+")
# Every expression has a kernel, at most this many characters after its first word.
_FARTHEST_KERNEL = 60

CompiledRules = tuple[tuple[re.Pattern[str], Rule], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that is compiled from the word lists. `bare_rules` are those of `rules` that need no modifier,
    `vocabulary` has all words of the patterns, and `deictics` are days that only the date of the document makes certain ("yesterday",
    "Friday")."""

    language: Language
    rules: CompiledRules
    bare_rules: CompiledRules
    modifiers: tuple[tuple[re.Pattern[str], Modifier], ...]
    neighbours: Neighbours
    kernels: frozenset[str]
    leading: frozenset[str]
    vocabulary: frozenset[str]
    deictics: re.Pattern[str]

    def starts(self, text: str) -> Iterator[int]:
        """The offsets where an expression can begin, in order. The rules are not tried on the rest of the text.

        An expression begins with a kernel (a figure, or a word like "year" or "today") or with a leading word ("the", "two") that
        has a kernel after it, and only words of the grammar between.
        """
        waiting: list[int] = []
        for found in _WORD.finditer(text):
            start, word = found.start(), found[0].lower()
            if not word[0].isalpha() or word in self.kernels:
                yield from (leading for leading in waiting if start - leading <= _FARTHEST_KERNEL)
                waiting.clear()
                yield start
            elif word in self.leading:
                waiting.append(start)
            elif word not in self.vocabulary:
                waiting.clear()


@functools.cache
def load_grammar() -> Grammar:
    """The grammar of the word lists that ship with the program. It is compiled on the first call (about 0.3 seconds)."""
    return compile_grammar(load_time_words())


def compile_grammar(words: TimeWords) -> Grammar:
    """The grammar of these words."""
    language = compile_language(words)
    templates = Templates(words, language.holidays.names)
    rules = tuple((templates.compile(rule.template), rule) for rule in RULES)
    # Unlike a rule, a modifier may directly touch the text after it: "mid-June", "c.1450".
    modifiers = tuple((templates.compile(modifier.template, touching=True), modifier) for modifier in MODIFIERS)
    return Grammar(
        language=language,
        rules=rules,
        bare_rules=tuple((pattern, rule) for pattern, rule in rules if rule.bare),
        modifiers=modifiers,
        neighbours=Neighbours(words),
        kernels=_kernels(words, language.holidays.names),
        leading=_leading(words, language.holidays.names),
        vocabulary=frozenset(
            word for pattern, _ in (*rules, *modifiers) for word in _LETTERS.findall(pattern.pattern.lower())
        ),
        deictics=templates.compile(r"\b(?:{named_days}|{weekday_name})"),
    )


def _kernels(words: TimeWords, holidays: Iterable[str]) -> frozenset[str]:
    abbreviations = {name[:length].lower() for name in words.weekdays for length in (3, 4, 5)}
    abbreviations |= {name.lower() for name in words.month_abbreviations}
    plurals = {f"{name}s" for name in words.weekdays}
    names = {name.lower() for name in (*words.months, *words.weekdays)}
    last_of_holidays = {_LETTERS.findall(name)[-1] for name in holidays}
    return words.kernels.union(
        names,
        plurals,
        abbreviations,
        words.units,
        words.seasons,
        words.day_parts,
        words.frequency_adverbs,
        last_of_holidays,
    )


def _leading(words: TimeWords, holidays: Iterable[str]) -> frozenset[str]:
    first = {_LETTERS.findall(name)[0] for name in (*DAY_ORDINALS, *holidays)}
    return words.leading.union(words.ones, words.tens, DAY_ORDINALS, first)
