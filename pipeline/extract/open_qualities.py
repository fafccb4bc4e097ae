"""Qualities in degrees that exclude each other: "was met with mixed reviews", "its reception was warm", "critics panned the film"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.descriptions import SentenceWords, Word, words_in, words_of_sentences
from pipeline.extract.measured import innermost
from pipeline.extract.open_bearers import OpenBearer, Spot, bearer_of_argument, names_beside, open_bearer
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Operand, Span, Statement, TextValue
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import OPEN
from pipeline.vocabulary.qualities import Quality, load_qualities

RULE = "open/quality"
_CONFIDENCE = 0.75
_FARTHEST = 5  # words between an adjective and the noun that it is said of
_LINKED = re.compile(r"\s+(?:was|were|is|are|has been|have been|being)\s+(?:\w+ly\s+)?", re.IGNORECASE)


class _Told(NamedTuple):
    """A degree, with the span of the words that tell it."""

    degree: str
    span: Span
    noun: str


def read_open_qualities(reading: Reading) -> list[Statement]:
    """The qualities that a document gives things, in text order."""
    found = []
    for quality in load_qualities():
        for sentence, words in zip(reading.annotation.sentences, reading.once(words_of_sentences), strict=True):
            for told in _told_by_nouns(reading, quality, sentence, words):
                clause, argument = innermost(reading, reading.block_at(sentence[0]), told.span, sentence)
                spot = Spot(told.span, sentence, clause, argument)
                bearer = open_bearer(reading, spot, told.noun)
                if bearer is not None:
                    found.append(_statement(reading, quality, told, spot, bearer))
        for clause in reading.annotation.clauses:
            if (degree := quality.by_verb.get(clause.lemma)) and clause.form == "verb":
                found += _told_by_verb(reading, quality, degree, clause)
    return [s for s in found if s is not None]


def _told_by_nouns(reading: Reading, quality: Quality, sentence: Span, of: SentenceWords) -> Iterator[_Told]:
    words = of.words
    for index, (word, noun) in enumerate(zip(words, of.nouns, strict=True)):
        if noun not in quality.nouns:
            continue
        before = list(_before(quality, words[max(0, index - _FARTHEST) : index]))
        if not before:
            linked = _LINKED.match(reading.text, word.span[1], sentence[1])
            if linked is not None:
                before = list(_at(quality, words_in(reading.text, (linked.end(), sentence[1]))))
        for adjective in before:
            span = min(adjective.span[0], word.span[0]), max(adjective.span[1], word.span[1])
            yield _Told(quality.by_adjective[adjective.text.casefold()], span, noun)


def _before(quality: Quality, words: list[Word]) -> Iterator[Word]:
    """The adjectives of a degree right before a noun, with only adverbs, other adjectives and conjunctions between them."""
    for word in reversed(words):
        plain = word.text.casefold()
        if plain in quality.by_adjective:
            yield word
        elif not (plain.endswith("ly") or plain in {"to", "and", "or", "critical", "very", "quite", "rather", ","}):
            return


def _at(quality: Quality, words: list[Word]) -> Iterator[Word]:
    """The adjectives of a degree right at the start of some words: "mostly good", "mixed to positive"."""
    for word in words:
        plain = word.text.casefold()
        if plain in quality.by_adjective:
            yield word
        elif not (plain.endswith("ly") or plain in {"to", "and", "or", "very", "quite", "rather"}):
            return


def _told_by_verb(reading: Reading, quality: Quality, degree: str, clause: Clause) -> Iterator[Statement | None]:
    by = any(a.role == "subject" and singular(a.lemma) in quality.speakers.nouns for a in clause.arguments)
    patient = next((a for a in clause.arguments if a.role == "object" and not a.nesting), None)
    if by and patient is not None:
        spot = Spot(clause.trigger, clause.span, clause, None)
        bearer = bearer_of_argument(reading, spot, patient, "")
        noun_types = reading.vocabulary.lexicon.noun_types
        if bearer is not None and (not bearer.about or bearer.about in noun_types):
            yield _statement(reading, quality, _Told(degree, clause.trigger, ""), spot, bearer)


def _statement(reading: Reading, quality: Quality, told: _Told, spot: Spot, bearer: OpenBearer) -> Statement | None:
    clause = spot.clause
    if clause is not None and clause.negated:
        return None
    names = names_beside(reading, spot, bearer)
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    if bearer.about:
        qualifiers["about"] = (words_operand(bearer.about),)
    if names:
        qualifiers["among"] = tuple(words_operand(name) for name in names)
    return Statement(
        document=reading.document.id,
        block=reading.block_at(spot.sentence[0]),
        predicate=f"{OPEN}{quality.name}",
        subject=bearer.operand,
        value=Operand(span=told.span, literal=TextValue(name=told.degree)),
        qualifiers=qualifiers,
        certainty=clause.certainty if clause is not None else "asserted",
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=spot.sentence,
        rule=RULE,
    )
