"""The nouns around a quantity: what it counts ("36 active cases") and what it is the value of ("an approval rating of 36 %")."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.descriptions import Word, words_in
from pipeline.extract.measured import Measured
from pipeline.extract.reading import Reading
from pipeline.records import Argument
from pipeline.values.words import WORDS
from pipeline.vocabulary.plurals import singular

_FARTHEST = 70  # characters after a quantity
_FARTHEST_BEFORE = 80
_MOST_WORDS = 6
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|all|these|those)\s+)*", re.IGNORECASE)
_LINK = re.compile(
    r"(?P<words>(?:[^\W\d_][\w’'-]*\s+){1,6}?)(?:of|at|:|is|was|are|were|stands at|stood at)\s+(?:(?:a|an|the)\s+)?$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?P<words>(?:[^\W\d_][\w’'-]*\s+){1,6})$")


class Phrase(NamedTuple):
    """A noun as a lemma in lower case, and the words before it that make it another noun."""

    noun: str
    kinds: tuple[str, ...]


def phrase_after(reading: Reading, measured: Measured) -> Phrase | None:
    """What a quantity counts: the noun phrase right after it, or after "of" ("30 % of viewers"); None if there is none."""
    end, limit = measured.quantity.span[1], measured.sentence[1]
    of = _OF.match(reading.text, end, limit)
    start = of.end() if of is not None else end
    words = _run(reading, words_in(reading.text, (start, min(limit, start + _FARTHEST))), start)
    if not words:
        return None
    argument = measured.argument
    head = next((i for i, w in enumerate(words) if argument is not None and w.span[0] == argument.head[0]), None)
    if head is None:
        head = _likely_head(reading, words, many=measured.quantity.value.amount != 1)
    return _phrase(reading, words[: head + 1]) if head is not None else None


def phrase_before(reading: Reading, measured: Measured) -> Phrase | None:
    """What a quantity is the value of: the noun before it and "of", "at" or "is"; None if there is none."""
    start = measured.quantity.span[0]
    first = max(measured.sentence[0], start - _FARTHEST_BEFORE)
    bounded = start < measured.quantity.number[0]  # "a rating below 30 %"
    found = _LINK.search(reading.text, first, start) or (_WORDS.search(reading.text, first, start) if bounded else None)
    if found is None:
        return None
    words = words_in(reading.text, found.span("words"))
    kept: list[Word] = []
    for word in reversed(words):
        if not _belongs(reading, word):
            break
        kept.insert(0, word)
    if not kept or not kept[-1].text[0].islower() or not _is_noun(reading, kept[-1]):
        return None
    return _phrase(reading, kept)


def phrase_of(reading: Reading, argument: Argument) -> Phrase | None:
    """What an argument names, if its head is a common noun. "The number of cases" names cases."""
    words = words_in(reading.text, argument.span)
    head = next((i for i, w in enumerate(words) if w.span[0] == argument.head[0]), None)
    if head is None or not words[head].text[0].isalpha():
        return None
    if singular(words[head].text.casefold()) in reading.words.counting_nouns:
        of = _OF.match(reading.text, words[head].span[1], argument.end)
        if of is not None:
            inner = _run(reading, words_in(reading.text, (of.end(), argument.end)), of.end())
            likely = _likely_head(reading, inner, many=True)
            return _phrase(reading, inner[: likely + 1]) if likely is not None else None
    first = head
    while first and _belongs(reading, words[first - 1]):
        first -= 1
    return _phrase(reading, words[first : head + 1])


def _run(reading: Reading, words: Sequence[Word], start: int) -> list[Word]:
    """The words of a phrase from its start, up to punctuation or a word that cannot be part of it."""
    run: list[Word] = []
    position = start
    for word in words:
        if not _belongs(reading, word) or reading.text[position : word.span[0]].strip(" \u00a0-\n`'\"“”"):
            break
        run.append(word)
        position = word.span[1]
        if len(run) == _MOST_WORDS:
            break
    return run


def _belongs(reading: Reading, word: Word) -> bool:
    lowered = word.text.casefold()
    return word.text[0].isalpha() and lowered not in reading.words.function_words and lowered not in WORDS.cardinals


def _likely_head(reading: Reading, words: Sequence[Word], *, many: bool) -> int | None:
    """The head of a noun phrase without a parse: the first plural, otherwise the last noun before something that is none."""
    if many:
        for index, word in enumerate(words):
            plain = word.text.casefold()
            if (singular(plain) != plain and _is_noun(reading, word)) or plain in reading.words.irregular_plurals:
                return index
    last = None
    for index, word in enumerate(words):
        if _is_noun(reading, word):
            last = index
        elif last is not None:
            break
    return last


def _is_noun(reading: Reading, word: Word) -> bool:
    plain = word.text.casefold()
    wordnet = reading.vocabulary.wordnet
    return bool(wordnet.senses(singular(plain), "n") or wordnet.senses(plain, "n"))


def _phrase(reading: Reading, words: Sequence[Word]) -> Phrase:
    noun = singular(words[-1].text.casefold())
    kinds = tuple(dict.fromkeys(part for w in words[:-1] for part in _parts(w.text.casefold())))
    return Phrase(noun, tuple(k for k in kinds if len(k) > 1 and k not in reading.words.undistinctive))


def _parts(word: str) -> list[str]:
    """The words that a hyphen joins: "most-watched" is "most watched"; "non-stop" stays."""
    parts = word.split("-")
    return parts if len(parts[0]) > 3 else [word]
