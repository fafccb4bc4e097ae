"""What the ways to say what a quantity measures share: the attributes that words name, and what can have them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.bearers import Bearer, clause_bearer, event_bearer, text_bearer
from pipeline.extract.measured import Measured
from pipeline.extract.reading import Reading
from pipeline.records import Span
from pipeline.values.units import dimension_of
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


_SPACE = re.compile(r"[\s\u00a0-]+")


LONGEST_NOUN = 4  # words in the name of an attribute


class Read(NamedTuple):
    """What a quantity is the value of, and what has it. `kinds` are words that narrow the attribute down ("average"). `lacking`: the
    count is of those who lack something, which the clause denies that they have."""

    attribute: Attribute
    bearer: Bearer
    kinds: tuple[str, ...] = ()
    way: str = "noun"
    lacking: bool = False


def bearer_for(reading: Reading, measured: Measured, attribute: Attribute) -> Bearer | None:
    """What has the attribute: the event if it belongs to events, otherwise what the clause is about. None if that is unclear."""
    if attribute.of == "event":
        return event_bearer(reading, measured, attribute)
    return text_bearer(reading, measured, attribute) or clause_bearer(reading, measured, None)


def fits(attribute: Attribute, measured: Measured) -> bool:
    """Whether a quantity can be a value of an attribute."""
    return can_be_in(attribute, measured.quantity.value.unit)


def can_be_in(attribute: Attribute, unit: str | None) -> bool:
    """Whether an amount in a unit can be a value of an attribute; None for a count."""
    return attribute.fits(unit, dimension_of(unit or attribute.implied))


def words_after(reading: Reading, start: int, end: int, most: int, *, any_word: bool = False) -> list[tuple[str, Span]]:
    """The words in lower case right after a quantity, at most so many, up to punctuation or, unless `any_word` is good, a word that ends a
    noun phrase."""
    words: list[tuple[str, Span]] = []
    position = start + (reading.text[start : start + 1] in {"'", "’"})  # "six months' notice"
    while len(words) < most:
        space = _SPACE.match(reading.text, position, end)
        found = _WORD.match(reading.text, space.end() if space else position, end)
        if found is None or (not any_word and found[0].casefold() in reading.once(_ending)):
            break
        if not any_word and words and found[0].casefold() in reading.words.undescriptive:
            break  # "twelve schools *in* 1950"
        words.append((found[0].casefold(), found.span()))
        position = found.end()
    return words


def _ending(reading: Reading) -> frozenset[str]:
    """The words that end a phrase after a quantity; those with which an adjective begins ("74 years *old*") do not."""
    adjectives = {adjective.split()[0] for adjective in reading.vocabulary.attributes.by_adjective}
    return frozenset(reading.words.undescriptive - adjectives - {"in", "of"})


def lemmas(words: Sequence[str]) -> str:
    """A phrase with its last word in the singular and without hyphens."""
    return " ".join([*words[:-1], singular(words[-1])]).replace("-", " ") if words else ""


def attributes_named(
    reading: Reading, words: Sequence[str], *, at_end: bool
) -> Iterator[tuple[Attribute, int, tuple[str, ...]]]:
    """The attributes that the last words of a phrase name, the longest name first, each with the index of its first word and the words
    before it that narrow it down."""
    lowered = [word.casefold().removesuffix("'s").removesuffix("’s") for word in words]
    for first in range(max(0, len(lowered) - LONGEST_NOUN), len(lowered)):
        phrase, plain = lemmas(lowered[first:]), " ".join(lowered[first:]).replace("-", " ")
        for attribute in dict.fromkeys(
            (
                *reading.vocabulary.attributes.by_noun.get(phrase, ()),
                *reading.vocabulary.attributes.by_noun.get(plain, ()),
            )
        ):
            yield attribute, first, (*_rhythm(reading, attribute, lowered[first]), *_kinds(reading, words[:first]))


def _rhythm(reading: Reading, attribute: Attribute, word: str) -> tuple[str, ...]:
    """The first word of the name of an attribute if it says how often a sum is paid: "annual rent"."""
    paid = attribute.dimension == "money" and (word in reading.words.rates.values() or word == "annual")
    return (word,) if paid else ()


def attributes_named_around(
    reading: Reading, words: Sequence[str], head: int
) -> Iterator[tuple[Attribute, int, int, tuple[str, ...]]]:
    """The attributes that a phrase names around its head noun, the longest name first: "number of injured", "net profit"."""
    lowered = [word.casefold() for word in words]
    for size in range(LONGEST_NOUN, 0, -1):
        for first in range(max(0, head - size + 1), head + 1):
            if first + size > len(lowered):
                continue
            part = lowered[first : first + size]
            for phrase in dict.fromkeys((lemmas(part), " ".join(part).replace("-", " "))):
                for attribute in reading.vocabulary.attributes.by_noun.get(phrase, ()):
                    yield attribute, first, first + size - 1, _kinds(reading, words[:first])


def _kinds(reading: Reading, words: Sequence[str]) -> tuple[str, ...]:
    """The adjectives right before the name of an attribute that narrow it down: "average", "annual"."""
    kinds = []
    for word in reversed(words):
        lowered = word.casefold()
        if lowered in reading.words.narrowing:
            kinds.append(lowered)
        elif lowered in reading.words.undescriptive or not word[0].islower():
            break
    return tuple(kinds)
