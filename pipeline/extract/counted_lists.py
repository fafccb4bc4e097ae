"""Open facts from lists with their number in one sentence: "three towns (Lund, Oslo and Turku)".

Their subject is the topic in the document's title. So a list that is longer or shorter than its text says is found, whatever it counts.
What a rule of the vocabulary reads is left to that rule.
"""

import re
from collections.abc import Iterator

from pipeline.extract.matching import match_clauses
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Mention, Operand, Span, Statement
from pipeline.values.quantities import read_number
from pipeline.vocabulary.places import area_code
from pipeline.vocabulary.predicates import OPEN

_RULE = "open/list"
_CONFIDENCE = 0.8
_MOST = 40
_FEWEST = 2
_LONGEST_ITEM = 10  # words
_WORDS_BEFORE_NOUN = 2
_NOUN = re.compile(r"\s+(?P<noun>[^\W\d_]{2,})\b(?!\s+of\b)")
_WORD = re.compile(r"\s+[\w'’-]+(?=\s)")
_IN_BRACKETS = re.compile(r"\s*\((?P<list>[^()]*)\)")
_AFTER_COLON = re.compile(r"(?P<between>[^:().!?]{0,80}):\s+(?P<list>[^:!?]*?)\.?\s*$")
_BETWEEN_ITEMS = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+")


def read_counted_lists(reading: Reading) -> list[Statement]:
    """One statement for each item of a counted list; none if the document has no title to say what it is about."""
    if reading.topic is None:
        return []
    read = {reading.sentence_around(trigger) for trigger in reading.once(match_clauses).triggers}
    return [
        statement
        for number, mention in _numbers(reading)
        if (sentence := reading.sentence_around(mention.span)) is not None and sentence not in read
        for statement in _statements(reading, mention, number, sentence)
    ]


def _numbers(reading: Reading) -> Iterator[tuple[int, Mention]]:
    """The whole numbers in a document that may count a list, with their mentions."""
    for mention in reading.mentions:
        if mention.kind != "quantity" or mention.type != "CARDINAL":
            continue
        number = read_number(mention.text)
        if number is None or number.low is not None or number.high is not None:
            continue
        if _FEWEST <= number.amount <= _MOST and number.amount == int(number.amount):
            yield int(number.amount), mention


def _statements(reading: Reading, mention: Mention, number: int, sentence: Span) -> Iterator[Statement]:
    noun = _counted_noun(reading, (mention.end, sentence[1]))
    if noun is None:
        return
    counted = _IN_BRACKETS.match(reading.text, noun[1], sentence[1])
    if counted is None:
        counted = _AFTER_COLON.match(reading.text, noun[1], sentence[1])
        if counted is None or any(c.isdigit() for c in counted["between"]):
            return
    items = _items(reading, counted.span("list"), number)
    if len(items) < _FEWEST:
        return
    for item in items:
        value = text_operand(reading, item)
        if value is not None:
            yield Statement(
                document=reading.document.id,
                block=reading.block_at(mention.start),
                predicate=f"{OPEN}{reading.text[slice(*noun)].casefold()}",
                subject=Operand(),
                value=value,
                confidence=_CONFIDENCE,
                span=(mention.start, counted.end("list")),
                rule=_RULE,
                enumeration=f"{mention.start}/{_RULE}",
                count=number,
            )


def _counted_noun(reading: Reading, span: Span) -> Span | None:
    """The plural at the start of a span, after at most two other words: "towns" in "small towns". None if there is none, or if "of"
    follows it ("towns of Norway")."""
    position, end = span
    for _ in range(_WORDS_BEFORE_NOUN + 1):
        noun = _NOUN.match(reading.text, position, end)
        if noun and _is_plural(reading, noun["noun"]):
            return noun.span("noun")
        word = _WORD.match(reading.text, position, end)
        if word is None:
            return None
        position = word.end()
    return None


def _is_plural(reading: Reading, noun: str) -> bool:
    return (noun.endswith("s") and len(noun) > 2) or noun in reading.words.irregular_plurals


def _items(reading: Reading, span: Span, number: int) -> list[Span]:
    """The items of a list of names or numbers; empty if it is another list, or if it can be divided in two ways."""
    text, (start, end) = reading.text, span
    if re.compile(any_of(reading.words.incomplete_lists), re.IGNORECASE).search(text, start, end):
        return []
    separators = [m.span() for m in _BETWEEN_ITEMS.finditer(text, start, end)]
    if ";" in text[start:end]:
        separators = [s for s in separators if ";" in text[slice(*s)]]
    items = list(zip([start, *(e for _, e in separators)], [*(s for s, _ in separators), end], strict=True))
    parts = [text[slice(*item)].strip() for item in items]
    areas = sum(area_code(part) is not None for part in parts[1:])
    inner = sum(not {",", ";"} & set(text[slice(*s)]) for s in separators[:-1])  # "and" inside a name
    fewest = len(parts) - inner - areas
    several = len(parts) > number and len(parts) % number == 0  # "Lund, Sweden, and Oslo, Norway"
    if several or fewest <= number < len(parts) or not all(_is_name_or_number(reading, part) for part in parts):
        return []
    return items


def _is_name_or_number(reading: Reading, part: str) -> bool:
    return (
        bool(part)
        and (part[0].isupper() or part[0].isdigit())
        and len(part.split()) <= _LONGEST_ITEM
        and part.casefold().strip(".") not in reading.words.name_suffixes
    )
