"""Statements from questions with short answers: "When was the museum founded?", then "In 1921."; they say together what a field says.

An answer that is a sentence is left to the rules on clauses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.block_statements import block_statement
from pipeline.extract.document_topics import document_topic
from pipeline.extract.measure_fields import fits
from pipeline.extract.operands.entities import topic
from pipeline.extract.posts import offices_called
from pipeline.extract.reading import Reading
from pipeline.extract.tables import date_in_cell
from pipeline.records import Operand, Span, Statement
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import allows

_CONFIDENCE = 0.87
_MOST_WORDS = 8
_LONGEST_QUESTION = 160
_MARK = re.compile(r"(?:[QA]|Question|Answer)\s*\d{0,3}\s*[.:)–-]\s*")
_LEADING = re.compile(r"(?:(?:in|on|since|about|around|by|at|it is|some)\s+)*", re.IGNORECASE)
_ENDS = re.compile(r"\s*[.!]?\s*")
_WHEN = re.compile(
    r"(?:when|in\s+(?:what|which)\s+year|on\s+(?:what|which)\s+(?:day|date))\s+(?:was|were|is)\s+(?P<subject>.+?)\s+(?P<label>[a-z]+)\s*\?",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"who\s+(?:is|was)\s+(?:the\s+|your\s+|its\s+)?(?P<office>[a-z -]+?)(?:\s+of\s+(?P<subject>[^?]+?))?\s*\?",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"how\s+many\s+(?P<noun>[a-z -]+?)\s+(?:does|do|has|have)\s+(?P<subject>.+?)\s+(?:have|employ|own|serve)?\s*\?",
    re.IGNORECASE,
)
_HOW = re.compile(r"how\s+(?P<adjective>[a-z]+)\s+(?:is|was|are)\s+(?P<subject>.+?)\s*\?", re.IGNORECASE)


class _Asked(NamedTuple):
    """A question and its short answer, each by its span, and the number of the block of the answer."""

    question: Span
    answer: Span
    block: int


def read_questions(reading: Reading) -> list[Statement]:
    """The statements of questions that the next line answers with a date, a name or an amount alone."""
    return [s for asked in _asked(reading) for s in _statements(reading, asked)]


def _asked(reading: Reading) -> Iterator[_Asked]:
    blocks = reading.annotation.blocks
    for number in range(len(blocks) - 1):
        question, answer = _unmarked(reading, blocks[number].body), _unmarked(reading, blocks[number + 1].body)
        words = reading.text[slice(*answer)]
        is_question = reading.text[question[1] - 1] == "?" and question[1] - question[0] <= _LONGEST_QUESTION
        if not is_question or words.endswith("?") or len(words.split()) > _MOST_WORDS:
            continue
        if not any(c.form == "verb" for c in reading.clauses_in_block(number + 1)):
            leading = _LEADING.match(reading.text, *answer)
            yield _Asked(question, (leading.end() if leading is not None else answer[0], answer[1]), number + 1)


def _unmarked(reading: Reading, span: Span) -> Span:
    """A span without "Q:" or "A:" before it."""
    mark = _MARK.match(reading.text, *span)
    return (mark.end() if mark is not None else span[0], span[1])


def _statements(reading: Reading, asked: _Asked) -> Iterator[Statement]:
    for read in (_when, _who, _how_many, _how):
        yield from read(reading, asked)


def _when(reading: Reading, asked: _Asked) -> Iterator[Statement]:
    found = _WHEN.fullmatch(reading.text, *asked.question)
    date = date_in_cell(reading, (asked.answer[0], _end(reading, asked))) if found is not None else None
    if found is None or date is None or date.span is None or not _fills(reading, date.span, asked):
        return
    for predicate, rule in reading.vocabulary.by_label.get(found["label"].casefold(), ()):
        subject = _subject(reading, found.span("subject"), predicate.subject)
        if predicate.value == "date" and subject is not None:
            yield _statement(reading, asked, f"{predicate.name}/{rule.name}", subject, date)


def _who(reading: Reading, asked: _Asked) -> Iterator[Statement]:
    found = _WHO.fullmatch(reading.text, *asked.question)
    index = reading.name_starting(asked.answer[0]) if found is not None else None
    if found is None or index is None:
        return
    mention = reading.mentions[index]
    if mention.type != "PERSON" or not _fills(reading, mention.span, asked):
        return
    person = Operand(span=mention.span, mention=index, types=("PERSON",))
    for predicate in offices_called(reading, found["office"].casefold())[:1]:
        whose = found.span("subject") if found["subject"] is not None else None
        subject = _subject(reading, whose, predicate.subject) if whose is not None else topic(predicate)
        if subject is not None:
            yield _statement(reading, asked, f"{predicate.name}/question", subject, person)


def _how_many(reading: Reading, asked: _Asked) -> Iterator[Statement]:
    found = _HOW_MANY.fullmatch(reading.text, *asked.question)
    if found is not None:
        counted = reading.vocabulary.attributes.by_counted.get(singular(found["noun"].casefold()), ())
        yield from _measured(reading, asked, counted, found.span("subject"))


def _how(reading: Reading, asked: _Asked) -> Iterator[Statement]:
    found = _HOW.fullmatch(reading.text, *asked.question)
    if found is not None:
        named = reading.vocabulary.attributes.by_adjective.get(found["adjective"].casefold(), ())
        yield from _measured(reading, asked, named, found.span("subject"))


def _measured(reading: Reading, asked: _Asked, attributes: tuple[Attribute, ...], whose: Span) -> Iterator[Statement]:
    quantity = next(reading.quantities(asked.answer), None)
    subject = _subject(reading, whose, ("any",))
    if quantity is None or subject is None or quantity.number[0] - asked.answer[0] > 4:
        return
    attribute = next((a for a in attributes if fits(a, quantity.value.unit) and a.of == "thing"), None)
    if attribute is not None:
        value = Operand(span=quantity.span, literal=quantity.value)
        yield _statement(reading, asked, f"{attribute.name}/question", subject, value)


def _subject(reading: Reading, span: Span, types: tuple[str, ...]) -> Operand | None:
    """What a question is about: the name that fills a span, or the topic for "the museum" and "it"; None for others, and for names of other
    types."""
    words = reading.text[slice(*span)].split()
    start = span[0] + (4 if words[0].casefold() == "the" and len(words) > 1 else 0)
    index = reading.name_starting(start)
    if index is not None and reading.mentions[index].end == span[1]:
        mention = reading.mentions[index]
        return Operand(span=mention.span, mention=index, types=types) if allows(types, mention.type) else None
    about = reading.once(document_topic)
    called = reading.text[slice(*about.span)].casefold().split() if about is not None and about.span is not None else []
    is_topic = (len(words) == 1 and words[0].casefold() in {"it", "you"}) or (
        len(words) == 2 and words[0].casefold() == "the" and words[1] in called
    )
    if not is_topic:
        return None  # "the tower" of the museum
    return about if types == ("any",) else Operand(types=types)


def _end(reading: Reading, asked: _Asked) -> int:
    """Where an answer ends without its full stop."""
    words = reading.text[slice(*asked.answer)].rstrip(" .!")
    return asked.answer[0] + len(words)


def _fills(reading: Reading, span: Span, asked: _Asked) -> bool:
    """Whether an answer is nothing but what stands in a span."""
    starts = span[0] == asked.answer[0]
    return starts and _ENDS.fullmatch(reading.text, span[1], asked.answer[1]) is not None


def _statement(reading: Reading, asked: _Asked, rule: str, subject: Operand, value: Operand) -> Statement:
    span = asked.question[0], asked.answer[1]
    return block_statement(reading, asked.block, rule, subject, value, _CONFIDENCE, span=span)
