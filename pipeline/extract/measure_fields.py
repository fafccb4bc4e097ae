"""Statements from labels that name an attribute or an event: "Net profit: EUR 28 million", "Date of sinking: 21 January 1998"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.descriptions import phrase_at, singular
from pipeline.extract.operands.dates import date_of
from pipeline.extract.reading import Reading
from pipeline.records import Block, DateValue, Occurrence, Operand, Span, Statement, TextValue
from pipeline.values.quantities_in_text import Quantity, find_quantities
from pipeline.values.units import dimension_of
from pipeline.vocabulary.attributes import Attribute

_CONFIDENCE = 0.93
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TAIL = re.compile(r"\s+(?:in|for|at|on|of|per|to|as of|p\.?a\.?)\b.*$")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_OF = re.compile(r"\s+of\s+")


class Labelled(NamedTuple):
    """A label, its value, and the block that holds both; all spans are offsets into the text."""

    label: Span
    body: Span
    number: int


def labelled(reading: Reading) -> tuple[Labelled, ...]:
    """The labels of a document with their values: fields, rows of two cells, and the first and last cell of wider rows."""
    return tuple(
        Labelled(block.label, block.body, number)
        for number, block in enumerate(reading.annotation.blocks)
        if block.label is not None
    )


def read_measure_fields(reading: Reading) -> list[Statement]:
    """The statements of all labels that name an attribute, about the topic of the document."""
    return [statement for field in reading.once(labelled) for statement in _statements(reading, field)]


def _statements(reading: Reading, field: Labelled) -> Iterator[Statement]:
    quantity = _leading_quantity(reading, field.body)
    if quantity is None:
        return
    for attribute, kinds in attributes_of_label(reading, reading.text[slice(*field.label)]):
        if not _fits(attribute, quantity):
            continue
        types = ("EVENT",) if attribute.of == "event" else ("any",)
        yield Statement(
            document=reading.document.id,
            block=field.number,
            predicate=attribute.name,
            subject=Operand(types=types),
            value=Operand(span=quantity.span, literal=quantity.value),
            qualifiers={"kind": tuple(Operand(literal=TextValue(name=k)) for k in kinds)} if kinds else {},
            confidence=_CONFIDENCE,
            span=(field.label[0], max(field.body[1], quantity.span[1])),
            rule=f"{attribute.name}/label",
        )
        return


def attributes_of_label(reading: Reading, label: str) -> list[tuple[Attribute, tuple[str, ...]]]:
    """The attributes that the words of a label name, each with the words that narrow it down. The label as it stands comes first, then
    without what follows a preposition, then its last words."""
    by_label = reading.vocabulary.attributes.by_label
    whole = _BRACKETS.sub("", label).casefold().strip(" *:_")
    whole = re.sub(r"\s*\b\d{4}\b", "", whole).strip(" ,")
    for words in dict.fromkeys((label.casefold().strip(" *:"), whole, _TAIL.sub("", whole))):
        for phrase in (words, singular_of(words)):
            if found := by_label.get(phrase):
                return [(a, ()) for a in found]
    words = _WORDS.findall(_TAIL.sub("", whole))
    for first in range(1, len(words)):
        phrase = singular_of(" ".join(words[first:]))
        if (found := by_label.get(phrase)) and all(w in reading.words.narrowing for w in words[:first]):
            return [(a, tuple(words[:first])) for a in found]
    return []


def singular_of(words: str) -> str:
    """A phrase in lower case with its last word in the singular."""
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _leading_quantity(reading: Reading, span: Span) -> Quantity | None:
    """The quantity with which a value begins; None if it begins with a date or with other words."""
    quantity = next(find_quantities(reading.text, span), None)
    if quantity is None or quantity.span[0] - span[0] > 4:
        return None
    for _, mention in reading.mentions_near(quantity.number):
        if mention.timex is not None and mention.timex.type in {"DATE", "TIME"} and mention.end > quantity.number[1]:
            return None
    return quantity


def _fits(attribute: Attribute, quantity: Quantity) -> bool:
    if attribute.dimension == "memory":
        return (quantity.value.unit or "").endswith("byte")
    return attribute.measures == dimension_of(quantity.value.unit)


# Events


def labelled_occurrences(reading: Reading) -> tuple[Occurrence, ...]:
    """The events that labels tell with their dates: "Opening of the museum: 16 June 1993"."""
    return tuple(o for field in reading.once(labelled) if (o := _occurrence(reading, field)) is not None)


def _occurrence(reading: Reading, field: Labelled) -> Occurrence | None:
    date = _leading_date(reading, field.body)
    if date is None:
        return None
    text = reading.text
    label = text[slice(*field.label)].casefold().strip(" *:")
    by_label = reading.vocabulary.event_types.by_label
    theme: Operand | None = Operand(types=("any",))
    types = by_label.get(label)
    of = _OF.search(text, *field.label)
    while types is None and of is not None:
        types = by_label.get(text[field.label[0] : of.start()].casefold().strip(" *:"))
        if types is not None:
            theme = phrase_at(reading, of.end(), field.label[1])
        of = _OF.search(text, of.end(), field.label[1])
    if not types:
        return None
    described = theme.described if theme is not None else None
    return Occurrence(
        type=types[0].name,
        known=True,
        trigger=field.label,
        span=(field.label[0], field.body[1]),
        block=field.number,
        themes=(theme,) if theme is not None and types[0].theme is not None else (),
        names=described.names if described is not None else (),
        words=described.words if described is not None else (),
        time=date,
    )


def _leading_date(reading: Reading, span: Span) -> Operand | None:
    """The date with which a value begins; None if it does not begin with one."""
    for index, mention in reading.mentions_in(span):
        if mention.start - span[0] > 2:
            return None
        if mention.timex is not None:
            date = date_of(reading, index)
            return date if date is not None and isinstance(date.literal, DateValue) else None
    return None
