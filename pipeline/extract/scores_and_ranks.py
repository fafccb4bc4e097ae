"""Two kinds of numbers that are neither counts nor measures: marks out of a scale ("7.4 out of 10") and ranks ("the third-largest")."""

import re
from collections.abc import Iterator

from pipeline.extract.descriptions import words_of_sentences
from pipeline.extract.measured import Measured, innermost
from pipeline.extract.reading import Reading
from pipeline.records import NumberValue, Span
from pipeline.values.ordinals import ORDINALS, read_ordinal
from pipeline.values.quantities_in_text import Quantity
from pipeline.values.words import WORDS

_SCALE = r"(?P<top>100|10|5|4|five|four|ten)"
_OUT_OF = re.compile(
    rf"(?<![\w.,/])(?P<mark>\d+(?:\.\d+)?)\s*(?:/|out\s+of)\s*(?:a\s+possible\s+)?{_SCALE}(?![\w/]|\.\d)"
)
_TOPS = {"five": "5", "four": "4", "ten": "10"}
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b(?:-(?=[a-z]))?",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:than|behind|above|below)\s+(?:the\s+)?$", re.IGNORECASE)
_NUMBER_SIGN = re.compile(
    rf"(?:#\s*|\b(?:number|no\.)[\s-]+)(?P<figures>\d{{1,4}}|{'|'.join(WORDS.cardinals)})\b", re.IGNORECASE
)


def out_of_scales(reading: Reading) -> Iterator[Measured]:
    """The marks out of a scale in a document. The unit of each is its scale: "out of 10"."""
    for sentence in reading.annotation.sentences:
        for found in _OUT_OF.finditer(reading.text, *sentence):
            top = _TOPS.get(found["top"], found["top"])
            amount = float(found["mark"])
            if amount <= float(top):
                value = NumberValue(name=found[0], amount=amount, unit=f"out of {top}")
                yield _measured(reading, sentence, found.span(), value)


def ranks(reading: Reading) -> Iterator[Measured]:
    """The ranks that clauses give: ordinals in complements of "be", "become", "rank" …, and "number 3". Their unit is "rank"."""
    for sentence, (words, _) in zip(reading.annotation.sentences, reading.once(words_of_sentences), strict=True):
        for found in _ORDINAL.finditer(reading.text, *sentence):
            number = read_ordinal(found["ordinal"])
            if number is not None and not _is_time(reading, found.span()):
                yield from _rank(reading, sentence, found.span(), number, found[0].rstrip("-"))
        for found in _NUMBER_SIGN.finditer(reading.text, *sentence):
            figures = found["figures"].casefold()
            number = WORDS.cardinals.get(figures) or (int(figures) if figures.isdigit() else None)
            if number is not None:
                yield from _rank(reading, sentence, found.span(), number, found[0])
        for word in words:
            number = reading.words.ranking_adjectives.get(word.text)
            if number is not None:
                yield from _rank(reading, sentence, word.span, number, word.text, alone=False)


def _rank(
    reading: Reading, sentence: Span, span: Span, number: int, name: str, *, alone: bool = True
) -> Iterator[Measured]:
    measured = _measured(reading, sentence, span, NumberValue(name=name, amount=float(number), unit="rank"))
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None or argument.nesting:
        return
    if not alone and argument.head[0] < span[1]:
        return
    if _COMPARED.search(reading.text, sentence[0], span[0]):
        return  # "richer than the 17th richest"
    lemma = clause.lemma.split()[0]
    if argument.preposition == "as" or (
        lemma in reading.words.ranking_verbs and argument.role in {"complement", "object", "oblique"}
    ):
        yield measured


def _is_time(reading: Reading, span: Span) -> bool:
    return any(m.kind == "time" or (m.kind == "name" and m.start < span[0]) for _, m in reading.mentions_near(span))


def _measured(reading: Reading, sentence: Span, span: Span, value: NumberValue) -> Measured:
    quantity = Quantity(span=span, number=span, value=value, joined=False)
    block = reading.block_at(sentence[0])
    clause, argument = innermost(reading, block, span, sentence)
    return Measured(quantity, sentence, block, clause, argument)
