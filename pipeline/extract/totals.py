"""Open facts that give totals: "has released two concert films", a field "Concert films: 2".

Their subject is the topic in the document's title. So a box whose total differs from the text is found, whatever it counts.
What a rule of the vocabulary reads is left to that rule.
"""

import re
from collections.abc import Iterator

from pipeline.extract.matching import match_clauses
from pipeline.extract.operands.literals import number_operand
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Operand, Span, Statement
from pipeline.vocabulary.predicates import OPEN

_RULE = "open/number"
_CONFIDENCE = 0.8
_LEADING_NUMBER = re.compile(r"(?P<number>\d{1,3})\s*(?:$|[;\n\[(])")
_PLURAL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}s")
_COUNTED = re.compile(r"\s+(?P<what>(?:[^\W\d_]+ ){0,2}[^\W\d_]{2,}s)\b(?!['’])")


def read_totals(reading: Reading) -> list[Statement]:
    """The numbers of things in a document's fields and clauses; none if the document has no title to say what it is about."""
    return [] if reading.topic is None else [*_in_fields(reading), *_in_clauses(reading)]


def _in_fields(reading: Reading) -> Iterator[Statement]:
    """The numbers in fields: "Concert films: 2"."""
    for index, block in enumerate(reading.annotation.blocks):
        number = _LEADING_NUMBER.match(reading.text, *block.body) if block.label is not None else None
        if block.label is None or number is None:
            continue
        label = reading.label_text(block.label)
        known = label in reading.vocabulary.by_label or label in reading.vocabulary.attributes.by_label
        if _PLURAL.fullmatch(label) and not known:
            yield from _total(reading, index, label, number.span("number"), (block.label[0], number.end("number")))


def _in_clauses(reading: Reading) -> Iterator[Statement]:
    """The numbers of things that the topic in the title has: "Norda has released two concert films and six singles"."""
    triggers = reading.once(match_clauses).triggers
    for clause in reading.annotation.clauses:
        if clause.lemma not in reading.words.having or clause.trigger in triggers or not _is_of_topic(reading, clause):
            continue
        if any(mention.kind == "time" for _, mention in reading.mentions_starting_in(clause.span)):
            continue  # it may count what was done in that time
        for _, mention in reading.mentions_starting_in((clause.trigger[1], clause.span[1])):
            counted = _COUNTED.match(reading.text, mention.end, clause.span[1]) if mention.kind == "quantity" else None
            if counted:
                span = (clause.span[0], counted.end())
                yield from _total(reading, clause.block, counted["what"].casefold(), mention.span, span)


def _is_of_topic(reading: Reading, clause: Clause) -> bool:
    """Whether a clause asserts something about the topic of the document. Its subject is then the title, or the first words of it: "Norda"
    in "Norda discography"."""
    subject = next((a for a in clause.arguments if a.role == "subject"), None)
    if subject is None or clause.negated or clause.certainty != "asserted":
        return False
    words = reading.text[subject.start : subject.end].casefold()
    return f"{(reading.topic or '').casefold()} ".startswith(f"{words} ")


def _total(reading: Reading, block: int, what: str, number: Span, span: Span) -> Iterator[Statement]:
    value = number_operand(reading, number)
    if value is not None:
        yield Statement(
            document=reading.document.id,
            block=block,
            predicate=f"{OPEN}number_of_{'_'.join(what.split())}",
            subject=Operand(),
            value=value,
            confidence=_CONFIDENCE,
            span=span,
            rule=_RULE,
        )
