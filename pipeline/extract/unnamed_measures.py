"""Statements from quantities that no attribute of the vocabulary names: "has 612 pipes", "Pipes: 612". What is counted is a qualifier."""

import re
from collections.abc import Iterator

from pipeline.extract.bearers import clause_bearer
from pipeline.extract.measure_fields import Labelled, attributes_of_label, labelled, singular_of
from pipeline.extract.measured import Measured, measured_quantities
from pipeline.extract.measures import read_measures
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Statement

_CONFIDENCE = 0.8
_NUMBER_OF = "number_of"
_COUNTED = re.compile(r"\s+(?P<noun>(?:[a-z]+(?:-[a-z]+)*\s+){0,2}?[a-z]+(?:-[a-z]+)*s)\b(?!\s+(?:of|per|an?)\s+\d)")
_LABEL = re.compile(r"(?:number of )?(?P<noun>[a-z]+(?: [a-z]+)?s)", re.IGNORECASE)
_YEARS = range(1000, 2101)


def read_unnamed_measures(reading: Reading) -> list[Statement]:
    """The statements of how many things of some sort a thing with a name has."""
    read = {s.value.span for s in reading.once(read_measures)}
    told = (_told(reading, m) for m in reading.once(measured_quantities) if m.quantity.span not in read)
    fields = (_of_field(reading, field) for field in reading.once(labelled))
    return [statement for found in (*told, *fields) for statement in found]


def _told(reading: Reading, measured: Measured) -> Iterator[Statement]:
    clause, argument, quantity = measured.clause, measured.argument, measured.quantity
    if clause is None or clause.lemma not in reading.words.having_things or quantity.value.unit is not None:
        return
    if argument is not None and (argument.role not in {"object", "complement"} or argument.nesting):
        return
    if reading.text[max(clause.trigger[1], 0) : quantity.span[0]].count(" ") > 6:
        return
    found = _COUNTED.match(reading.text, quantity.span[1], measured.sentence[1])
    if found is None or any(w in reading.words.undescriptive for w in found["noun"].split()):
        return
    bearer = clause_bearer(reading, measured, None)
    described = bearer.operand.described if bearer is not None else None
    if bearer is None or described is None or not (described.names or described.anchors):
        return
    index = bearer.operand.mention
    if index is not None and reading.mentions[index].type == "PERSON":
        return  # "had nine rebounds": people have something on an occasion
    yield Statement(
        document=reading.document.id,
        block=measured.block,
        predicate=_NUMBER_OF,
        subject=bearer.operand,
        value=Operand(span=quantity.span, literal=quantity.value),
        qualifiers={"kind": (words_operand(singular_of(found["noun"])),)},
        polarity="negated" if clause.negated else "affirmed",
        certainty=clause.certainty,
        confidence=_CONFIDENCE,
        span=measured.sentence,
        rule=f"{_NUMBER_OF}/has",
    )


def _of_field(reading: Reading, field: Labelled) -> Iterator[Statement]:
    label = reading.text[slice(*field.label)].strip(" *:")
    named = _LABEL.fullmatch(label)
    quantity = next(reading.quantities(field.body), None)
    if named is None or quantity is None or quantity.span != field.body or attributes_of_label(reading, label):
        return
    if quantity.value.unit is not None or quantity.value.amount in _YEARS:
        return
    yield Statement(
        document=reading.document.id,
        block=field.number,
        predicate=_NUMBER_OF,
        subject=Operand(types=("any",)),
        value=Operand(span=quantity.span, literal=quantity.value),
        qualifiers={"kind": (words_operand(singular_of(named["noun"].casefold())),)},
        confidence=_CONFIDENCE,
        span=(field.label[0], field.body[1]),
        rule=f"{_NUMBER_OF}/label",
    )
