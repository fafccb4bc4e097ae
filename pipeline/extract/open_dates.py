"""Open dates: when something happened that no predicate of the vocabulary reads, with what it happened to.

The fact is about what the event happens to: the object, if that is a name or the document's topic; otherwise the subject. The verb is the
predicate (``open:induct``), and the common noun that it takes is the qualifier `object`.
"""

from collections.abc import Iterator

from pipeline.extract.matching import match_clauses
from pipeline.extract.measured import measured_quantities
from pipeline.extract.open_bearers import (
    INDEFINITE,
    OpenBearer,
    Spot,
    bearer_of_argument,
    is_definite,
    is_title,
    names_beside,
)
from pipeline.extract.open_clauses import can_tell
from pipeline.extract.operands.dates import date_operand
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Statement
from pipeline.vocabulary.predicates import OPEN

RULE = "open/date"
_CONFIDENCE = 0.75


def read_open_dates(reading: Reading) -> list[Statement]:
    """The open dates of a document, in text order: one for each clause of a verb with one date, in which no rule reads anything.

    A clause with a quantity gives no date, because its time says when the number was right.
    """
    triggers = reading.once(match_clauses).triggers
    counting = {
        m.clause.trigger for m in reading.once(measured_quantities) if m.clause is not None and m.argument is not None
    }
    return [
        statement
        for clause in reading.annotation.clauses
        if clause.form == "verb"
        and not clause.negated
        and clause.trigger not in triggers | counting
        and can_tell(reading, clause)
        and clause.lemma not in reading.words.light_verbs | reading.words.copulas
        for statement in _statements(reading, clause)
    ]


def _statements(reading: Reading, clause: Clause) -> Iterator[Statement]:
    times = [a for a in clause.arguments if a.role == "time" and not a.framing and a.mention is not None]
    dates = [
        (a, o)
        for a in times
        if a.preposition in {None, *reading.words.dating} and (o := date_operand(reading, a)) is not None
    ]
    if len(dates) != 1 or dates[0][1].span is None:
        return
    time, value = dates[0]
    spot = Spot(time.span, clause.span, clause, time)
    bearer, noun = _bearer(reading, spot, clause)
    if bearer is None:
        return
    qualifiers: dict[str, tuple[Operand, ...]] = {"verb": (words_operand(clause.lemma),)}
    if bearer.about:
        qualifiers["about"] = (words_operand(bearer.about),)
    if noun:
        qualifiers["object"] = (words_operand(noun),)
    if names := names_beside(reading, spot, bearer):
        qualifiers["among"] = tuple(map(words_operand, names))
    yield Statement(
        document=reading.document.id,
        block=clause.block,
        predicate=f"{OPEN}{clause.lemma}".replace(" ", "_"),
        subject=bearer.operand,
        value=value,
        qualifiers=qualifiers,
        certainty=clause.certainty,
        attributed_to=speaker(reading, clause),
        confidence=_CONFIDENCE,
        span=clause.span,
        rule=RULE,
    )


def _bearer(reading: Reading, spot: Spot, clause: Clause) -> tuple[OpenBearer | None, str]:
    """What the event of a clause is about, and the common noun of its object if that is not the same."""
    direct = [a for a in clause.arguments if not a.nesting]
    subject = next((a for a in direct if a.role == "subject"), None)
    patient = next((a for a in direct if a.role == "object"), None)
    if patient is not None and subject is not None and _is_anaphoric(reading, patient):
        return None, ""
    if patient is not None and (subject is None or _is_thing(reading, patient)):
        return bearer_of_argument(reading, spot, patient, ""), ""
    if subject is None or (patient is None and clause.lemma in reading.words.of_membership):
        return None, ""
    noun = patient.lemma if patient is not None and patient.lemma.isalpha() else ""
    if noun and patient is not None and not is_definite(reading, spot, patient):
        noun = f"{INDEFINITE}{noun}"
    return bearer_of_argument(reading, spot, subject, ""), noun


def _is_anaphoric(reading: Reading, argument: Argument) -> bool:
    """Whether an object refers to what was named before: "it", "the organisation"."""
    mention = reading.mention_of(argument)
    return mention is not None and mention.kind in {"pronoun", "noun"}


def _is_thing(reading: Reading, argument: Argument) -> bool:
    mention = reading.mention_of(argument)
    if mention is not None and mention.kind == "name":
        return True
    return is_title(reading, reading.text[slice(*argument.span)])
