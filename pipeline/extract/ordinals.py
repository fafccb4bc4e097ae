"""Statements from ordinals: which one in a series something is ("the fourth king of Norda"), and how many are needed ("after the
tenth ratification")."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.descriptions import described
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, NumberValue, Operand, Span, Statement
from pipeline.values.ordinals import read_ordinal
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import OPEN

ORDINAL = "ordinal"
_CONFIDENCE = 0.9
_ORDINAL = re.compile(r"(?P<ordinal>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_NTH = re.compile(r"\bthe\s+(?P<ordinal>[\w-]+)\s+(?P<noun>[a-z]+(?:\s+of\s+[a-z]+)?)", re.IGNORECASE)
_BEFORE = 24
# How far before it "after" may stand: "after the deposit with the secretary of the tenth ratification".
_NEAR = 80
_NOUN = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,2}")
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+", re.IGNORECASE)
_LONGEST = 80


def read_ordinals(reading: Reading) -> list[Statement]:
    """The statements of ordinals in the clauses of a document."""
    return [
        *(s for c in reading.annotation.clauses if c.form == "noun" for s in _in_series(reading, c)),
        *(s for c in reading.annotation.clauses if c.form == "verb" for s in _needed(reading, c)),
    ]


def without_open_ordinals(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without the open facts of ordinals that say which one in a series something is: these are told already."""
    told = {s.value.span for s in statements if s.predicate == ORDINAL}
    return [s for s in statements if s.value.span not in told or not s.predicate.startswith(OPEN)]


# "The fourth king of Norda"


def _in_series(reading: Reading, clause: Clause) -> Iterator[Statement]:
    found = _ordinal_of(reading, clause)
    if found is None:
        return
    number, span, noun = found
    series = _series(reading, clause, noun)
    if series is None:
        return
    for argument in (a for a in clause.arguments if a.role == "is"):
        subject = _subject(reading, argument)
        if subject is not None:
            value = Operand(span=span, literal=NumberValue(name=reading.text[slice(*span)], amount=number))
            qualifiers = {"series": (words_operand(series),)}
            yield clause_statement(
                reading, clause, f"{ORDINAL}/noun", subject, value, _CONFIDENCE, qualifiers=qualifiers
            )


def _ordinal_of(reading: Reading, clause: Clause) -> tuple[int, Span, str] | None:
    """The ordinal of a noun: its number, its span, and the words after it with the noun, in lower case; None if it has none."""
    first = max(clause.span[0], clause.trigger[0] - _BEFORE)
    words = list(_ORDINAL.finditer(reading.text, first, clause.trigger[1]))
    for word in reversed(words[:-1]):
        number = read_ordinal(word["ordinal"])
        if number is not None:
            noun = reading.text[word.end() : clause.trigger[1]].strip().casefold()
            # "First Minister" and "First Lady" are titles.
            is_title = word["ordinal"][0].isupper() and not reading.opens_sentence(word.start())
            is_noun = _NOUN.fullmatch(noun) is not None and reading.words.ending_phrases.isdisjoint(noun.split())
            return (number, word.span(), noun) if is_noun and not is_title else None
    return None


def _series(reading: Reading, clause: Clause, noun: str) -> str | None:
    """What an ordinal counts, in words without articles ("king of house of Norda"); None if it does not say whose."""
    for argument in (a for a in clause.arguments if a.role == "of"):
        if argument.preposition is None or (argument.preposition == "of" and argument.start <= clause.trigger[1] + 8):
            mention = reading.mention_of(argument)
            whole = _ARTICLE.sub("", reading.text[argument.start : argument.end]).split()
            pronouns = any(m.kind == "pronoun" for _, m in reading.mentions_in(argument.span))
            if pronouns or (mention is not None and mention.kind == "pronoun"):
                return None
            return f"{noun} of {' '.join(whole)}" if len(" ".join(whole)) <= _LONGEST else None
    return None


def _subject(reading: Reading, argument: Argument) -> Operand | None:
    operand = described(reading, argument)
    if operand is None or operand.described is None:
        return None
    return operand if operand.mention is not None or operand.described.names else None


# "After the tenth ratification"


def _needed(reading: Reading, clause: Clause) -> Iterator[Statement]:
    named = list(_NTH.finditer(reading.text, clause.trigger[1], clause.span[1]))
    if not named:
        return
    by_ordinal = reading.once(_by_ordinal)
    subject = next((o for a in clause.arguments if a.role == "subject" and (o := _subject(reading, a))), None)
    if subject is None:
        return
    condition = re.compile(any_of(reading.words.conditions), re.IGNORECASE)
    for found in named:
        number = read_ordinal(found["ordinal"])
        if condition.search(reading.text, max(clause.trigger[1], found.start() - _NEAR), found.start()) is None:
            continue
        phrase = " ".join(found["noun"].casefold().split())
        attribute = by_ordinal.get(phrase) or by_ordinal.get(phrase.partition(" ")[0])
        if number is None or attribute is None:
            continue
        yield Statement(
            document=reading.document.id,
            block=clause.block,
            predicate=attribute.name,
            subject=subject,
            value=Operand(span=found.span("ordinal"), literal=NumberValue(name=str(number), amount=number)),
            certainty=clause.certainty,
            attributed_to=speaker(reading, clause),
            confidence=_CONFIDENCE,
            span=clause.span,
            rule=f"{attribute.name}/ordinal",
        )
        return


def _by_ordinal(reading: Reading) -> dict[str, Attribute]:
    attributes = reading.vocabulary.attributes.by_name.values()
    return {singular(noun): attribute for attribute in attributes for noun in attribute.ordinals}
