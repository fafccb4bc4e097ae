"""All events that a document tells: those whose types the vocabulary has, and those that it has no type for."""

import bisect

from pipeline.extract.occurrences import occurrences
from pipeline.extract.operands.dates import date_operand
from pipeline.extract.reading import Reading
from pipeline.records import Clause, DateValue, EventWord, Occurrence, Operand


def told_events(reading: Reading) -> tuple[Occurrence, ...]:
    """The occurrences of the vocabulary's event types with the word that tells each, then those of other types, both in text order."""
    words = reading.annotation.event_words
    starts = [word.start for word in words]
    known = [_with_word(occurrence, words, starts) for occurrence in reading.once(occurrences)]
    covered = {position for o in known for position in range(*o.trigger)}
    return (*known, *(o for w in words if w.start not in covered and (o := _untyped(reading, w)) is not None))


def _with_word(occurrence: Occurrence, words: tuple[EventWord, ...], starts: list[int]) -> Occurrence:
    start, end = occurrence.trigger
    inside = words[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
    if not inside:
        return occurrence
    word = inside[-1]
    return occurrence.model_copy(
        update={"lemma": word.lemma, "part": word.part, "participants": word.arguments},
    )


def _untyped(reading: Reading, word: EventWord) -> Occurrence | None:
    sentence = reading.sentence_around(word.span)
    clause = next((c for c in reading.clauses_at(word.span) if c.form == "verb"), None)
    return Occurrence.unchecked(
        type=reading.vocabulary.event_words.verb_of(word.lemma, word.part),
        known=False,
        lemma=word.lemma,
        part=word.part,
        trigger=word.span,
        span=sentence or word.span,
        block=word.block,
        participants=word.arguments,
        time=_time(reading, clause) if clause is not None else None,
        certainty=clause.certainty if clause is not None else "asserted",
        negated=clause is not None and clause.negated,
    )


def _time(reading: Reading, clause: Clause) -> Operand | None:
    """The date of a clause."""
    for argument in clause.arguments:
        if argument.role == "time" and not argument.framing:
            operand = date_operand(reading, argument)
            if operand is not None and isinstance(operand.literal, DateValue):
                return operand
    return None
