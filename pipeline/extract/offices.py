"""Statements of who was elected or appointed to an office of the organisation that a document is of: "Anna Berg was re-elected treasurer
for two years" in the minutes of a club."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.document_topics import document_topic
from pipeline.extract.operands.dates import date_of
from pipeline.extract.operands.entities import entity_operand, topic
from pipeline.extract.posts import offices_called
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, Operand, Statement
from pipeline.values.dates import PartialDate, Precision, parse_edtf
from pipeline.vocabulary.predicates import Predicate

_CONFIDENCE = 0.85
_LONGEST_TERM = 20  # years


def read_offices(reading: Reading) -> list[Statement]:
    """The statements of elections and appointments whose sentence does not name the organisation, with the term as their time."""
    return [s for clause in reading.annotation.clauses if clause.form == "verb" for s in _of_clause(reading, clause)]


def _of_clause(reading: Reading, clause: Clause) -> Iterator[Statement]:
    if clause.lemma not in reading.words.electing or any(a.role == "subject" for a in clause.arguments):
        return
    people = [o for a in clause.arguments if a.role == "object" and (o := entity_operand(reading, a, ("PERSON",)))]
    posts = [a for a in clause.arguments if a.role == "complement" or a.preposition == "as"]
    office = next((p for a in posts if (p := _office(reading, a)) is not None), None)
    if len(people) != 1 or office is None or _names_organisation(reading, clause):
        return
    time = _term(reading, clause)
    yield clause_statement(
        reading,
        clause,
        f"{office.name}/elected",
        _organisation(reading) or topic(office),
        people[0],
        _CONFIDENCE,
        qualifiers={"time": (time,)} if time is not None else {},
    )


def _office(reading: Reading, argument: Argument) -> Predicate | None:
    """The predicate for the office that a phrase consists of, apart from its term; None if it is another phrase, or the office of a
    place."""
    noun = reading.text[argument.start : argument.head[1]].casefold().removeprefix("the ")
    return next(iter(offices_called(reading, noun)), None)


def _organisation(reading: Reading) -> Operand | None:
    """What the document is of, if its heading names it."""
    operand = reading.once(document_topic)
    described = operand.described if operand is not None else None
    return operand if described is not None and (described.names or described.anchors) else None


def _names_organisation(reading: Reading, clause: Clause) -> bool:
    """Whether a clause itself says whose office it is, which is then left to the rules of the vocabulary."""
    return any(m.kind == "name" and m.type in {"ORG", "GPE", "NORP"} for _, m in reading.mentions_in(clause.span))


def _term(reading: Reading, clause: Clause) -> Operand | None:
    """The term of an office, from the day of the election or otherwise of the document; without a duration, the day alone. None if that
    day is not known."""
    dates = (date_of(reading, a.mention) for a in clause.arguments if a.role == "time" and a.mention is not None)
    told = next((d.literal.edtf for d in dates if d is not None and isinstance(d.literal, DateValue)), None)
    start = told or reading.document.date
    if start is None or "/" in start:
        return None
    years = _years(reading, clause)
    end = _later(start, years) if years is not None else None
    if end is None:
        return Operand(literal=DateValue(name=f"{start}/{start}", edtf=f"{start}/{start}", extent="within"))
    return Operand(literal=DateValue(name=f"{start}/{end}", edtf=f"{start}/{end}", extent="whole"))


def _years(reading: Reading, clause: Clause) -> int | None:
    """The whole number of years after "for" or "of" in a clause, or up to the end of its sentence; None if there is none."""
    sentence = reading.sentence_around(clause.trigger) or clause.span
    for quantity in reading.quantities((clause.trigger[1], sentence[1])):
        after_for = reading.text[: quantity.span[0]].endswith(tuple(f"{word} " for word in reading.words.before_terms))
        amount = quantity.value.amount
        if after_for and quantity.value.unit == "year" and amount == int(amount) and 0 < amount <= _LONGEST_TERM:
            return int(amount)
    return None


def _later(start: str, years: int) -> str | None:
    """The date so many years later, to the month; None for a date without a year of its own."""
    date = parse_edtf(start)
    if not isinstance(date, PartialDate) or date.unknown_digits:
        return None
    return str(replace(date.to(Precision.MONTH), year=date.year + years))
