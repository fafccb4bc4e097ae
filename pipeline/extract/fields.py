"""Statements from labelled fields and rows of two cells: ``Member countries – A, B, C``, ``Founded: 1992``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.document_topics import named_by_field
from pipeline.extract.operands.dates import date_of
from pipeline.extract.operands.entities import may_refer, named_entities, topic
from pipeline.extract.operands.literals import number_operand, text_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.extract.terms import term_in_brackets
from pipeline.records import Block, Operand, Span, Statement
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule

# What may follow a date without making it the date of something else, up to the end of the field or a semicolon.
_TAIL = re.compile(
    r"\s*(?:[(\[]\s*(?P<preposition>from)\b[^;()\[\]]{1,60}[)\]]|(?P<bare>from)\b[^;()\[\],.]{1,60})?\s*(?:;|$|\n)",
    re.IGNORECASE,
)
# A further entry of the field, with a date of its own.
_FURTHER = re.compile(r"\)\s*;\s*(?=[^;]*\d{3})(?P<entry>[^;]*)")
_WORD = re.compile(r"\w+")


def read_fields(reading: Reading) -> list[Statement]:
    """The statements that the rules on labels read in the fields of a document. A full sentence after a label is left to the rules on
    clauses."""
    return [
        statement
        for index, block in enumerate(reading.annotation.blocks)
        if block.label is not None
        for predicate, rule in rules_on_label(reading, block.label)
        for statement in _statements(reading, index, block.label, predicate, rule)
    ]


def rules_on_label(reading: Reading, label: Span) -> list[tuple[Predicate, Rule]]:
    """The rules on the words of a label or of the header of a column, in the singular or the plural, by name."""
    words = reading.label_text(label)
    rules = {
        (predicate.name, rule.name): (predicate, rule)
        for form in (words, words.removesuffix("s"))
        for predicate, rule in reading.vocabulary.by_label.get(form, ())
    }
    return [rules[name] for name in sorted(rules)]


def values_in(reading: Reading, span: Span, predicate: Predicate) -> list[Operand]:
    """The values for a predicate in words without a verb: all entities of its types, the first date, the number, or the words."""
    operand: Operand | None
    match predicate.value:
        case "entity":
            return named_entities(reading.mentions_in(span), predicate.objects)
        case "date":
            dates = (date_of(reading, index) for index, _ in reading.mentions_in(span))
            operand = next((date for date in dates if date is not None), None)
        case "number":
            operand = number_operand(reading, span)
        case "text":
            operand = text_operand(reading, span)
    return [operand] if operand is not None else []


def _statements(reading: Reading, index: int, label: Span, predicate: Predicate, rule: Rule) -> Iterator[Statement]:
    block = reading.annotation.blocks[index]
    date = _leading_date(reading, block, label) if predicate.value == "date" else None
    span = date.span if date else _phrase(reading, index, with_bracket=predicate.value != "entity")
    if span is None:
        return
    values = values_in(reading, span, predicate)
    qualifiers: dict[str, tuple[Operand, ...]] = (
        {date.preposition: (date.name,)} if date and date.name and date.preposition in predicate.scope else {}
    )
    for value in values:
        is_entity = predicate.value == "entity" and value.span is not None
        term = term_in_brackets(reading, value.span[1], block.body[1]) if is_entity and value.span is not None else None
        yield Statement(
            document=reading.document.id,
            block=index,
            predicate=predicate.name,
            subject=_named_subject(reading, predicate) or topic(predicate),
            value=value,
            qualifiers=qualifiers | ({"time": (term,)} if term is not None else {}),
            confidence=rule.confidence,
            span=(label[0], span[1]),
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{block.start}/{rule.name}" if len(values) > 1 else None,
            closed=rule.closed,
        )


def _named_subject(reading: Reading, predicate: Predicate) -> Operand | None:
    """What a field such as "Victim: …" names, for a predicate that is about such things; None if no field names one."""
    if predicate.sole is None:
        return None
    named = reading.once(named_by_field)
    mention = reading.mentions[named.mention] if named is not None and named.mention is not None else None
    return named if mention is not None and may_refer(mention, predicate.subject) else None


def _phrase(reading: Reading, index: int, *, with_bracket: bool) -> Span | None:
    """The first sentence of a field; None if it has a verb, or if the field is empty. Without its bracket, if that has the verb: "Anna Berg
    (elected in May)"."""
    block = reading.annotation.blocks[index]
    sentence = reading.first_sentence(block)
    if sentence is None:
        return None
    start, end = sentence[0], min(sentence[1], block.body[1])
    verbs = [
        c.trigger[0]
        for c in reading.clauses_in_block(index)
        if c.form == "verb" and start <= c.span[0] and c.span[1] <= sentence[1]
    ]
    bracket = reading.text.find(" (", start, end)
    if not verbs or with_bracket:
        return (start, end) if not verbs else None
    return (start, bracket) if start < bracket < min(verbs) else None


class _LeadingDate(NamedTuple):
    """The date with which a field begins: the span of the date and of what belongs to it, and the preposition and the name that follow it
    ("from Sweden"), an empty string and None if there are none."""

    span: Span
    preposition: str
    name: Operand | None


def _leading_date(reading: Reading, block: Block, label: Span) -> _LeadingDate | None:
    """The date with which a field begins, if the rest of the field belongs to it or is an entry of its own: "1905 (from Sweden);
    recognised later".

    None if the word of the label is repeated ("1905; regained independence in 1945"), unless the repetition says that this was the date
    ("1901 (independence proclaimed from Sweden)").
    """
    start, end = block.body
    words = reading.text[slice(*label)].casefold().strip()
    first = next((m for _, m in reading.mentions_in(block.body) if m.start == start and m.timex is not None), None)
    if first is None:
        return None
    if words not in reading.text[start:end].casefold():
        tail = _TAIL.match(reading.text, first.end, end)
    else:
        tail = _accomplished(reading, words).match(reading.text, first.end, end)
        if tail is not None and _has_second_date(reading, words, (tail.end(), end)):
            return None
    if tail is None:
        return None
    names = named_entities(reading.mentions_in(tail.span()), ("any",))
    preposition = tail["preposition"] or tail.groupdict().get("bare") or ""
    return _LeadingDate((start, tail.end()), preposition.casefold(), names[0] if names else None)


def _accomplished(reading: Reading, label: str) -> re.Pattern[str]:
    """The pattern of a bracket saying that the event in the label took place: "(independence proclaimed from Sweden; …"."""
    done = any_of(reading.words.accomplished)
    return re.compile(
        rf"\s*\(\s*{re.escape(label)}\s+{done}(?:\s+(?P<preposition>from)\b[^;()]{{1,60}})?(?=[;)])", re.IGNORECASE
    )


def _has_second_date(reading: Reading, label: str, span: Span) -> bool:
    """Whether a further entry gives another date for the same: what the label names, or its recognition. Which of the two dates the
    field means is then unknown."""
    for further in _FURTHER.finditer(reading.text, *span):
        entry = further["entry"].casefold()
        if label in entry or any(word.startswith(reading.words.recognition) for word in _WORD.findall(entry)):
            return True
    return False
