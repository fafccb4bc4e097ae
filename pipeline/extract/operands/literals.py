"""Operands that are numbers and words, and the quantities before a position."""

import re
from collections.abc import Iterator

from pipeline.extract.reading import Reading
from pipeline.records import Mention, Operand, Span, TextValue
from pipeline.values.quantities import read_number

# A number, and the word after it or the one after that, in a look-ahead, because the next match may start inside it.
_COUNT = re.compile(
    r"\b(?<!\d,)(?=(?P<count>\d{1,3}(?:,\d{3})*|[a-z]+(?:-[a-z]+)?) (?P<first>\w+)(?: (?P<second>\w+))?)",
    re.IGNORECASE,
)
# "Two of the" before "six states".
_PART_OF = re.compile(r"\b(?P<part>[\w-]+) of (?:the |its |their )?$", re.IGNORECASE)
_FEW_WORDS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
_HYPHENED = re.compile(r"-\w")
_NEAR = 40  # characters between a number and what it counts, adjectives included


def number_operand(reading: Reading, span: Span, unit: str | None = None) -> Operand | None:
    """The number in a span; None if there is none. `unit` is what it counts; without it, the unit that the words name."""
    number = read_number(reading.numerals[slice(*span)], unit)
    if number is None:
        return None
    return Operand(span=span, literal=number.model_copy(update={"name": reading.text[slice(*span)].strip()}))


def text_operand(reading: Reading, span: Span) -> Operand | None:
    """The words in a span, without the punctuation around them; None if no words are left, or if the span cuts a word at its hyphen."""
    start, end = _trimmed(reading.text, span)
    if start >= end or _HYPHENED.match(reading.text, end):
        return None
    return Operand(span=(start, end), literal=TextValue(name=" ".join(reading.text[start:end].split())))


def words_operand(words: str) -> Operand:
    """Words that need not stand in the text, such as a lemma."""
    return Operand(literal=TextValue(name=words))


def announced_count(reading: Reading, span: Span) -> int | None:
    """The number of members that a phrase announces: "six states", "two of the six states"; None if it announces none, or only about how
    many."""
    for count in _COUNT.finditer(reading.text, *span):
        if not reading.words.members & {count["first"].lower(), (count["second"] or "").lower()}:
            continue
        part = _PART_OF.search(reading.text, span[0], count.start())
        found = (part and _exact(reading, part.span("part"))) or _exact(reading, count.span("count"))
        if found is not None:  # "of" is none in "the heads of six states"
            return found
    return None


def _exact(reading: Reading, span: Span) -> int | None:
    """The number in a span; None if there is none, or if the words around it make it a bound ("more than six")."""
    around = next((m for _, m in reading.mentions_in((span[0] - _NEAR, span[1])) if m.end == span[1]), None)
    number = read_number(reading.text[slice(*span)])
    rounded = read_number(around.text) if around is not None and around.kind == "quantity" else number
    if number is None or (rounded is not None and (rounded.low, rounded.high) != (None, None)):
        return None
    return int(number.amount)


def quantities_before(reading: Reading, position: int) -> Iterator[Mention]:
    """The quantities before a position that nothing but a few words in lower case separate from it."""
    for _, mention in reading.mentions_in((max(position - _NEAR, 0), position)):
        if mention.kind == "quantity" and _FEW_WORDS.fullmatch(reading.text, mention.end, position):
            yield mention


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space and closing punctuation at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
        end -= 1
    return start, end
