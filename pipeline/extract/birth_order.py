"""Statements of somebody's place among brothers and sisters: "the third of five children", "the youngest of seven daughters"."""

import re
from collections.abc import Iterator

from pipeline.extract.measured import clause_at
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import NumberValue, Operand, Span, Statement
from pipeline.values.ordinals import read_ordinal
from pipeline.values.words import WORDS

BIRTH_ORDER = "birth_order"
_CONFIDENCE = 0.9
_NUMBER = "|".join(WORDS.cardinals)
_PLACE = re.compile(
    rf"\b(?P<place>eldest|oldest|youngest|middle|[a-z]+|\d{{1,2}}(?:st|nd|rd|th))\s+(?:child\s+)?of\s+(?:the\s+)?"
    rf"(?P<number>{_NUMBER}|\d{{1,2}})\s+(?P<noun>children|siblings|sons|daughters|brothers(?:\s+and\s+sisters)?"
    rf"|sisters(?:\s+and\s+brothers)?)\b",
    re.IGNORECASE,
)
# "He was the second child", without the number of them.
_ALONE = re.compile(
    r"\b(?:was|is|being)\s+(?:the|their|his|her)\s+(?P<place>eldest|oldest|[a-z]+|\d{1,2}(?:st|nd|rd|th))\s+(?P<noun>child|son|daughter)\b"
    r"(?!\s+of\s+(?:the\s+)?(?:\d|[a-z]+\s+(?:children|siblings|sons|daughters|brothers|sisters)))",
    re.IGNORECASE,
)
# Of which of them the place is: the third of five sons may be the fifth child.
_AMONG = {"sons": "son", "brothers": "son", "daughters": "daughter", "sisters": "daughter"}


def read_birth_order(reading: Reading) -> list[Statement]:
    """The statements of places among brothers and sisters, and of how many of these somebody has."""
    if _PLACE.search(reading.text) is None and _ALONE.search(reading.text) is None:
        return []
    return [s for sentence in reading.annotation.sentences for s in _of_sentence(reading, sentence)]


def _of_sentence(reading: Reading, sentence: Span) -> Iterator[Statement]:
    for found in _PLACE.finditer(reading.text, *sentence):
        number = int(WORDS.cardinals.get(found["number"].lower()) or found["number"])
        place = _place(found["place"].lower(), number)
        person = _person(reading, sentence, found.span())
        if place is None or person is None or number < place:
            continue
        among = _AMONG.get(" ".join(found["noun"].lower().split()))
        yield _statement(reading, sentence, BIRTH_ORDER, person, found.span("place"), place, among)
        if among is None:
            yield _statement(reading, sentence, "siblings_count", person, found.span("number"), number - 1, None)

    for found in _ALONE.finditer(reading.text, *sentence):
        word = found["place"].lower()
        place, person = _place(word, 0) if word != "middle" else None, _person(reading, sentence, found.span())
        if place is not None and person is not None:
            among = None if found["noun"].lower() == "child" else found["noun"].lower()
            yield _statement(reading, sentence, BIRTH_ORDER, person, found.span("place"), place, among)


def _place(word: str, number: int) -> int | None:
    match word:
        case "eldest" | "oldest":
            return 1
        case "youngest":
            return number
        case "middle":
            return (number + 1) // 2 if number % 2 else None
        case _:
            return read_ordinal(word)


def _person(reading: Reading, sentence: Span, span: Span) -> Operand | None:
    """Who has the place: the last person who is named before it in its sentence, otherwise the first after it."""
    people = [
        (i, m)
        for i, m in reading.mentions_starting_in(sentence)
        if m.type == "PERSON" and m.kind in {"name", "pronoun"} and not (span[0] <= m.start < span[1])
    ]
    before = [p for p in people if p[1].end <= span[0]]
    chosen = before[-1] if before else people[0] if people else None
    return Operand(span=chosen[1].span, mention=chosen[0], types=("PERSON",)) if chosen is not None else None


def _statement(
    reading: Reading, sentence: Span, predicate: str, person: Operand, span: Span, amount: int, among: str | None
) -> Statement:
    clause = clause_at(reading, reading.block_at(span[0]), span)
    value = NumberValue(name=reading.text[slice(*span)], amount=amount)
    return Statement(
        document=reading.document.id,
        block=reading.block_at(span[0]),
        predicate=predicate,
        subject=person,
        value=Operand(span=span, literal=value),
        qualifiers={"kind": (words_operand(among),)} if among is not None else {},
        certainty=clause.certainty if clause is not None else "asserted",
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=sentence,
        rule=f"{predicate}/order",
    )
