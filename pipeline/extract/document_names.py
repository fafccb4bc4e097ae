"""Statements from the names of documents and treaties: an "Agreement on fishing" is about fishing, a "Plan for 2021-2025" for these years.

Clauses leave names alone, so this is the only place that reads what a name says.
"""

import re

from pipeline.extract.operands.dates import date_of, range_around
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Mention, Operand, Statement
from pipeline.vocabulary.predicates import Predicate, allows
from pipeline.vocabulary.rules import Rule

_ARTICLE = r"(?:the\s+|a\s+|an\s+)?"
_PARTIES = r"(?:between\s.{1,80}?\s)?"
# "The Plan for Norway" is about Norway; a plan for Norway may be anything.
_FOR = "for"
# Between a name and the period that it is for: "Plan for 2021-2025", "Plan (2021-2025)".
_BEFORE_PERIOD = re.compile(r"\s*(?:\(|\bfor\s+)", re.IGNORECASE)


def read_document_names(reading: Reading) -> list[Statement]:
    """What the rules on titles and periods read in the names of a document's treaties, laws and documents."""
    rules = [(p, r) for p in reading.vocabulary.predicates.values() for r in p.rules if r.title or r.period]
    statements = []
    for index, name in enumerate(reading.mentions):
        if name.kind not in {"name", "noun"} or name.head is None:
            continue
        for predicate, rule in rules:
            if not allows(predicate.subject, name.type):
                continue
            if rule.requires_subject and reading.text[slice(*name.head)].lower() not in rule.requires_subject:
                continue
            value = _period(reading, index) if rule.period else _after_words(reading, name, predicate, rule)
            if value is not None and value.span is not None:
                statements.append(
                    Statement(
                        document=reading.document.id,
                        block=reading.block_at(name.start),
                        predicate=predicate.name,
                        subject=Operand(span=name.span, mention=index, types=predicate.subject),
                        value=value,
                        confidence=rule.confidence,
                        span=(name.start, max(name.end, value.span[1])),
                        rule=f"{predicate.name}/{rule.name}",
                    )
                )
    return statements


def _after_words(reading: Reading, name: Mention, predicate: Predicate, rule: Rule) -> Operand | None:
    """What follows the words of a rule right after the head of a name, up to the end of the name: the words, or the entity that they name.
    None if it does not have these words, or if the rest is no name of a fitting type."""
    head = name.head or name.span
    words = re.compile(rf"\s+{_PARTIES}(?P<words>{any_of(rule.title)})\s+{_ARTICLE}", re.IGNORECASE)
    found = words.match(reading.text, head[1], name.end)
    if found is None or (found["words"] == _FOR and not reading.text[head[0]].isupper()):
        return None
    if predicate.value == "text":
        return text_operand(reading, (found.end(), name.end))
    inner = reading.name_at((found.end(), name.end))
    if inner is None or not allows(predicate.objects, reading.mentions[inner].type):
        return None
    return Operand(span=reading.mentions[inner].span, mention=inner, types=predicate.objects)


def _period(reading: Reading, index: int) -> Operand | None:
    """The range of times right after a name; None if there is none."""
    following = reading.next_mention(index)
    if following is None or range_around(reading, following) is None:
        return None
    between = reading.text[reading.mentions[index].end : reading.mentions[following].start]
    return date_of(reading, following) if _BEFORE_PERIOD.fullmatch(between) else None
