"""Open measures: quantities that no attribute of the vocabulary reads, with the question that each of them answers.

The question is what is counted or measured (a noun, with the words that make it another noun), what the verb does with it, what it is
about, when, and among which other names. Two documents may put it in other words, so the parts are kept apart: the predicate names the
verb and the noun (``open:win_title``), and each part is a qualifier.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.measured import Measured, measured_quantities
from pipeline.extract.measures import read_measures
from pipeline.extract.open_bearers import OpenBearer, Spot, is_topic, names_beside, open_bearer
from pipeline.extract.open_clauses import can_tell
from pipeline.extract.open_times import times_of
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.phrase_words import Phrase, phrase_after, phrase_before, phrase_of
from pipeline.extract.reading import Reading
from pipeline.extract.scores_and_ranks import out_of_scales, ranks
from pipeline.records import Argument, Clause, NumberValue, Operand, Statement
from pipeline.values.units import dimension_of
from pipeline.vocabulary.predicates import OPEN

RULE = "open/measure"
_CONFIDENCE = 0.75
_TIMES = re.compile(r"-times?\b")


class _Aspect(NamedTuple):
    """What a quantity is the value of: a noun with the words before it, or a verb alone (`noun` is then empty)."""

    noun: str
    kinds: tuple[str, ...]
    action: str | None


def read_open_measures(reading: Reading) -> list[Statement]:
    """The open measures of a document, in text order."""
    known = {s.value.span for s in reading.once(read_measures)}
    found = [*reading.once(measured_quantities), *out_of_scales(reading), *ranks(reading)]
    taken = [m.quantity.span for m in found if m.quantity.value.unit in _UNITS_OF_THEIR_OWN]
    return [
        statement
        for measured in found
        if measured.quantity.span not in known
        and (measured.clause is None or can_tell(reading, measured.clause))
        and not (
            measured.argument is not None and measured.argument.nesting and measured.argument.preposition == "with"
        )
        and not _is_in_name(reading, measured)
        and not _is_part(measured, taken)
        and (statement := _statement(reading, measured)) is not None
    ]


_UNITS_OF_THEIR_OWN = {"rank", "out of 4", "out of 5", "out of 10", "out of 100"}


def _is_part(measured: Measured, taken: list[tuple[int, int]]) -> bool:
    """Whether a quantity is a part of another, such as the ten in "7 out of 10"."""
    start, end = measured.quantity.span
    return measured.quantity.value.unit not in _UNITS_OF_THEIR_OWN and any(
        first <= start < last or first < end <= last for first, last in taken
    )


def _is_in_name(reading: Reading, measured: Measured) -> bool:
    """Whether a number is a part of a word ("25px", "four-time") or of a name ("Formula One", "Maroon 5")."""
    text, (start, end) = reading.text, measured.quantity.number
    if measured.quantity.value.unit in _UNITS_OF_THEIR_OWN:
        return False
    if text[end : end + 1].isalpha() or _TIMES.match(text, end):
        return True
    before = text[measured.sentence[0] : start].split()
    if text[start].isupper() and before:
        return True
    title = (reading.document.title or "").casefold().split()
    return bool(before) and before[-1][0].isupper() and text[start:end].casefold() in title


def _statement(reading: Reading, measured: Measured) -> Statement | None:
    aspect = _aspect(reading, measured)
    if aspect is None or (measured.clause is not None and measured.clause.negated):
        return None
    spot = Spot(measured.quantity.number, measured.sentence, measured.clause, measured.argument)
    bearer = open_bearer(reading, spot, aspect.noun)
    if bearer is None or (bearer.argument is not None and _lists(reading, measured, bearer.argument)):
        return None
    clause = measured.clause
    qualifiers = _qualifiers(reading, spot, aspect, bearer)
    return Statement(
        document=reading.document.id,
        block=measured.block,
        predicate=_predicate(reading, aspect),
        subject=bearer.operand,
        value=Operand(span=measured.quantity.span, literal=measured.quantity.value),
        qualifiers=qualifiers,
        certainty=clause.certainty if clause is not None else "asserted",
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=measured.sentence,
        rule=RULE,
    )


def _lists(reading: Reading, measured: Measured, argument: Argument) -> bool:
    """Whether an argument is in the list that a number introduces: "six countries: *Norway*, …"."""
    return ":" in reading.text[measured.quantity.span[1] : argument.start]


def _predicate(reading: Reading, aspect: _Aspect) -> str:
    """The verb and the noun, as lemmas; the noun alone if the verb says only that there is something."""
    says_little = reading.words.copulas | reading.words.having_value
    verb = [] if aspect.action is None or (aspect.noun and aspect.action in says_little) else aspect.action.split()
    return f"{OPEN}{'_'.join([*verb, *([aspect.noun] if aspect.noun else [])])}"


def _qualifiers(reading: Reading, spot: Spot, aspect: _Aspect, bearer: OpenBearer) -> dict[str, tuple[Operand, ...]]:
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    if aspect.noun:
        qualifiers["noun"] = (words_operand(aspect.noun),)
    if aspect.action:
        qualifiers["action"] = (words_operand(aspect.action),)
    kinds = [k for k in aspect.kinds if not is_topic(reading, k)]
    if kinds:
        qualifiers["kind"] = tuple(words_operand(kind) for kind in kinds)
    if bearer.about:
        qualifiers["about"] = (words_operand(bearer.about),)
    names = names_beside(reading, spot, bearer)
    if names:
        qualifiers["among"] = tuple(words_operand(name) for name in names)
    return qualifiers | times_of(reading, spot)


def _aspect(reading: Reading, measured: Measured) -> _Aspect | None:
    """What a quantity answers; None if its words do not say."""
    value = measured.quantity.value
    before = phrase_before(reading, measured) or _linked(reading, measured)
    after = phrase_after(reading, measured)
    if value.unit == "rank":
        if after is None or after.noun in reading.words.ranking_nouns:
            return _ranked_verb(reading, measured)
        return _Aspect(after.noun, after.kinds, None)
    first, second = (after, before) if _is_count(value) or measured.quantity.joined else (before, after)
    if first is not None and first.noun in reading.words.counting_nouns and second is not None:
        first, second = second, None
    phrase = first or second
    action = _action(reading, measured, value)
    if phrase is not None:
        if phrase.noun in reading.words.counting_nouns:
            clause = measured.clause
            return _Aspect("", phrase.kinds, clause.lemma) if clause is not None and not _is_count(value) else None
        return _Aspect(phrase.noun, (*phrase.kinds, *_predicated(reading, measured)), action)
    by = measured.argument is not None and measured.argument.preposition == "by"  # "rose by 5 %" gives a change
    if action is not None and not by and not _is_count(value):
        return _Aspect("", (), action)
    return None


def _ranked_verb(reading: Reading, measured: Measured) -> _Aspect | None:
    """ "Peaked at number 100", "was 4th on the table"."""
    clause = measured.clause
    if clause is None:
        return None
    lemma = clause.lemma.split()[0]
    return _Aspect(
        "", (), "peak" if lemma in reading.words.peaking else "rank" if lemma in reading.words.placing else lemma
    )


def _is_count(value: NumberValue) -> bool:
    return dimension_of(value.unit) == "count" and not (value.unit or "").startswith("out of")


def _action(reading: Reading, measured: Measured, value: NumberValue) -> str | None:
    """The verb that takes the quantity directly; None if the quantity is further from it."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None:
        return None
    start = measured.quantity.span[0]
    starts = {start, reading.text.find(" ", start) + 1}  # "a total of $5m"
    if argument.nesting and not any(a.start in starts and not a.nesting for a in clause.arguments):
        return None
    direct = argument.role in {"subject", "object", "complement"} or not _is_count(value)
    return clause.lemma if direct and clause.form == "verb" else None


def _predicated(reading: Reading, measured: Measured) -> Iterator[str]:
    """The adjective that a clause says of what a quantity counts: "nine cases are *active*"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None or argument.role != "subject" or clause.lemma not in reading.words.copulas:
        return
    for other in clause.arguments:
        word = reading.text[slice(*other.head)]
        plain = other.role == "complement" and other.mention is None and word.islower() and word.isalpha()
        if plain and reading.vocabulary.wordnet.senses(word, "a"):
            yield word


def _linked(reading: Reading, measured: Measured) -> Phrase | None:
    """ "The rating is 93 %", "the number of cases rose to 97"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None:
        return None
    lemma = clause.lemma.split()[0]
    raised = lemma in reading.words.raising and argument.preposition in {"to", "at"}
    valued = argument.role in {"object", "complement"} or argument.preposition in {
        "to",
        "at",
        "of",
    }  # not "rose by 5 %"
    if not raised and (lemma not in reading.words.linking or not valued):
        return None
    for subject in _subjects(clause, argument):
        if reading.mention_of(subject) is None or reading.mentions[subject.mention or 0].kind == "noun":
            return phrase_of(reading, subject)
    return None


def _subjects(clause: Clause, argument: Argument | None) -> Iterator[Argument]:
    for subject in clause.arguments:
        direct = subject.role in {"subject", "object"} and subject is not argument and not subject.nesting
        if direct and (argument is None or not (subject.start <= argument.start and argument.end <= subject.end)):
            yield subject
