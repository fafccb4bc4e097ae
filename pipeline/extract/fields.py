"""Statements from labelled fields and table rows: ``Member countries – A, B, C``, ``Founded: 1992``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.operands import (
    date_of,
    label_of,
    may_refer,
    mentions_in,
    number_operand,
    outermost,
    text_operand,
    topic,
)
from pipeline.records import Annotation, Block, Document, Operand, Span, Statement
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule

# What may follow a date without making it the date of something else, up to the end of the field or a semicolon.
_TAIL = re.compile(
    r"\s*(?:[(\[]\s*(?P<preposition>from)\b[^;()\[\]]{1,60}[)\]]|(?P<bare>from)\b[^;()\[\],.]{1,60})?\s*(?:;|$|\n)",
    re.IGNORECASE,
)


def read_fields(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """The statements that the label rules read. What follows a label as a full sentence is left to the clause rules."""
    return [
        statement
        for number, block in enumerate(annotation.blocks)
        if block.label is not None
        for predicate, rule in rules_for_label(document, block.label, vocabulary)
        for statement in _apply(document, annotation, number, predicate, rule)
    ]


def rules_for_label(document: Document, label: Span, vocabulary: Vocabulary) -> list[tuple[Predicate, Rule]]:
    """The rules that a label, or the header of a column, calls by its words."""
    words = label_of(document, label)
    called = {
        (p.name, r.name): (p, r) for w in (words, words.removesuffix("s")) for p, r in vocabulary.by_label.get(w, ())
    }
    return [called[name] for name in sorted(called)]


def _apply(
    document: Document, annotation: Annotation, number: int, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    block = annotation.blocks[number]
    lead = _lead(document, annotation, block) if predicate.value == "date" else None
    said = lead.span if lead else _said(annotation, block)
    if said is None:
        return
    values = list(values_in(document, annotation, said, predicate))
    qualifiers: dict[str, tuple[Operand, ...]] = (
        {lead.preposition: (lead.name,)} if lead and lead.name and lead.preposition in predicate.scope else {}
    )
    assert block.label is not None
    for value in values:
        yield Statement(
            document=document.id,
            block=number,
            predicate=predicate.name,
            subject=topic(predicate),
            value=value,
            qualifiers=qualifiers,
            confidence=rule.confidence,
            span=(block.label[0], said[1]),
            rule=f"{predicate.name}/{rule.name}",
            enumeration=f"{block.start}/{rule.name}" if len(values) > 1 else None,
            closed=rule.closed,
        )


# "1901 (independence proclaimed from Sweden; recognised in 1905)": what the label names, done on the date.
_DONE = r"\s*\(\s*{label}\s+(?:declared|proclaimed|achieved|attained)\b(?:\s+(?P<preposition>from)\b[^;()]{{1,60}})?(?=[;)])"
# A further entry of the field, with a date of its own.
_FURTHER = re.compile(r"\)\s*;\s*(?=[^;]*\d{3})(?P<entry>[^;]*)")
_CONFIRMED = re.compile(r"\brecogni[sz]", re.IGNORECASE)


class _Lead(NamedTuple):
    """The date with which a field begins, and the name that a preposition ties to it ("from Sweden"), or null."""

    span: Span
    preposition: str
    name: Operand | None


def _lead(document: Document, annotation: Annotation, block: Block) -> _Lead | None:
    """The date that is all of a field but for what a preposition or a semicolon adds: "1905 (from Sweden); recognised later". None
    where the label's word comes again ("1905; regained independence in 1945"), unless to say that this is when it was done ("1901
    (independence proclaimed from Sweden)")."""
    start, end = block.body
    assert block.label is not None
    label = document.text[slice(*block.label)].casefold().strip()
    mentions = list(mentions_in(annotation, block.body))
    first = next(((i, m) for i, m in mentions if m.start == start and m.timex is not None), None)
    if first is None:
        return None
    if label not in document.text[start:end].casefold():
        tail = _TAIL.match(document.text, first[1].end, end)
    else:
        done = re.compile(_DONE.format(label=re.escape(label)), re.IGNORECASE)
        tail = done.match(document.text, first[1].end, end)
        further = (m["entry"].casefold() for m in _FURTHER.finditer(document.text, tail.end() if tail else end, end))
        if any(label in entry or _CONFIRMED.search(entry) for entry in further):
            return None  # it gives two dates, and nobody knows which one it means
    if tail is None:
        return None
    name = next(
        (
            Operand(span=m.span, mention=i, types=("any",))
            for i, m in outermost(mentions)
            if m.kind == "name" and tail.start() <= m.start and m.end <= tail.end()
        ),
        None,
    )
    return _Lead((start, tail.end()), (tail["preposition"] or tail.groupdict().get("bare") or "").casefold(), name)


def _said(annotation: Annotation, block: Block) -> Span | None:
    """The first sentence of the field, if it has no verb."""
    first = next((s for s in annotation.sentences if block.body[0] <= s[0] < block.body[1]), None)
    if first is None or any(
        c.form == "verb" and c.span[0] >= first[0] and c.span[1] <= first[1] for c in annotation.clauses
    ):
        return None
    return first[0], min(first[1], block.body[1])


def values_in(document: Document, annotation: Annotation, said: Span, predicate: Predicate) -> Iterator[Operand]:
    """The values for a predicate in words without a verb: all entities of its types, the first date, the number, the words."""
    inside = list(mentions_in(annotation, said))
    match predicate.value:
        case "entity":
            for index, mention in outermost(inside):
                if mention.kind == "name" and may_refer(mention, predicate.objects):
                    yield Operand(span=mention.span, mention=index, types=predicate.objects)
        case "date":
            for index, _ in inside:
                date = date_of(annotation, index)
                if date is not None:
                    yield date
                    return
        case "number":
            if number := number_operand(document, said):
                yield number
        case "text":
            if words := text_operand(document, said):
                yield words
