"""Statements from lists that a sentence says are complete: "the trustees are A, B and C", "three states, A, B and C, are parties"; and
the number of those who make up a body: "a board of seven trustees"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.document_topics import document_topic
from pipeline.extract.matching import match_clauses
from pipeline.extract.matching.candidates import candidates
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, NumberValue, Operand, Span, Statement
from pipeline.values.quantities import read_number
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import OPEN

_CONFIDENCE = 0.88
_FEWEST = 2
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?")
_NUMBERED = re.compile(
    r"(?:the\s+)?(?P<number>[\w-]+)\s+(?P<noun>[a-z]+)\s*(?:,|:|–|—|\()\s*(?:the\s+)?", re.IGNORECASE
)
_COPULA = re.compile(r"\s+(?:are|were)(?:\s*:)?\s+(?:the\s+)?")
_THE = re.compile(r"\bthe\s+(?P<only>only\s+)?$", re.IGNORECASE)
_END = re.compile(r"\s*(?:[.;:)]|$|,?\s+(?:none|no)\b)")


def read_whole_lists(reading: Reading) -> list[Statement]:
    """The statements of complete lists and of the numbers of those who make up a body."""
    found = []
    for clause in reading.annotation.clauses:
        if clause.form == "noun":
            found += [*_numbered(reading, clause), *_definite(reading, clause)]
    return [*found, *_bodies(reading)]


# "Three states, A, B and C, are parties to the agreement"


def _numbered(reading: Reading, clause: Clause) -> Iterator[Statement]:
    for predicate, rule in candidates(clause, reading.vocabulary):
        if predicate.value != "entity" or predicate.cardinality != "many" or rule.value is None:
            continue
        groups = [o for a in clause.arguments if rule.subject.admits(a) and (o := _group(reading, a)) is not None]
        for argument in (a for a in clause.arguments if a.role == "is" and a.mention is None):
            opening = _NUMBERED.match(reading.text, argument.start, argument.end)
            number = read_number(opening["number"]) if opening is not None else None
            names = _names(reading, opening.end(), argument.end) if opening is not None else ()
            if number is None or len(names) < _FEWEST:
                continue
            for group in groups[:1]:
                yield from _list(reading, clause, group, names, f"{predicate.name}/{rule.name}", int(number.amount))


# "The trustees are A, B and C"


def _definite(reading: Reading, clause: Clause) -> Iterator[Statement]:
    """A list after a plural noun with "the". What the vocabulary has a rule for is left to that rule."""
    word = reading.text[slice(*clause.trigger)].casefold()
    noun = word.rpartition(" ")[2]
    if word != noun or noun == singular(noun) or clause.trigger in reading.once(match_clauses).triggers:
        return
    if _THE.search(reading.text, max(0, clause.trigger[0] - 12), clause.trigger[0]) is None:
        return
    owner = next((a for a in clause.arguments if a.role == "of" and a.start >= clause.trigger[1]), None)
    copula = _COPULA.match(reading.text, owner.end if owner is not None else clause.trigger[1])
    names = _names(reading, copula.end(), clause.span[1]) if copula is not None else ()
    if len(names) < _FEWEST or names[-1].span is None or _END.match(reading.text, names[-1].span[1]) is None:
        return
    group = _group(reading, owner) if owner is not None else reading.once(document_topic)
    if group is not None:
        yield from _list(reading, clause, group, names, f"{OPEN}{'_'.join(word.split())}/list", None)


def _names(reading: Reading, start: int, end: int) -> Sequence[Operand]:
    """The names of a list that begins at a position; empty if it holds anything else before it ends."""
    names: list[Operand] = []
    position = start
    while (index := reading.name_starting(position)) is not None:
        mention = reading.mentions[index]
        names.append(Operand(span=mention.span, mention=index, types=("any",)))
        between = _BETWEEN.match(reading.text, mention.end, end)
        if between is None:
            return names
        position = between.end()
    return names if names and position >= end else ()


def _group(reading: Reading, argument: Argument) -> Operand | None:
    """What the list is of: a name, or a phrase with a name in it."""
    mention = reading.mention_of(argument)
    if mention is not None and mention.kind in {"name", "pronoun"}:
        return Operand(span=mention.span, mention=argument.mention, types=("any",))
    operand = phrase_at(reading, argument.start, argument.end)
    return operand if operand is not None and operand.described is not None and operand.described.names else None


def _list(
    reading: Reading, clause: Clause, group: Operand, names: Sequence[Operand], rule: str, count: int | None
) -> Iterator[Statement]:
    for name in names:
        statement = clause_statement(reading, clause, rule, group, name, _CONFIDENCE)
        yield statement.model_copy(
            update={"enumeration": f"{clause.trigger[0]}/whole", "closed": not clause.negated, "count": count}
        )


# "Is governed by a board of seven trustees". Members of a board are not those of what it governs.
_OF_ANY_BODY = {"member", "person"}


def _bodies(reading: Reading) -> Iterator[Statement]:
    body = re.compile(
        rf"\b(?:a|an|the|its|their)\s+(?:[a-z]+\s+)?{any_of(reading.words.bodies)}\s+of\s+(?P<number>\w+)\s+(?P<noun>[a-z]+s)\b",
        re.IGNORECASE,
    )
    for sentence in reading.annotation.sentences:
        for found in body.finditer(reading.text, *sentence):
            number = read_number(found["number"])
            owner = _owner(reading, sentence, found.span())
            if number is None or owner is None or singular(found["noun"].casefold()) in _OF_ANY_BODY:
                continue
            attributes = reading.vocabulary.attributes.by_counted.get(singular(found["noun"].casefold()), ())
            predicate = attributes[0].name if attributes else f"{OPEN}number_of_{found['noun'].casefold()}"
            yield Statement(
                document=reading.document.id,
                block=reading.block_at(sentence[0]),
                predicate=predicate,
                subject=owner,
                value=Operand(
                    span=found.span("number"), literal=NumberValue(name=found["number"], amount=number.amount)
                ),
                confidence=_CONFIDENCE,
                span=sentence,
                rule=f"{predicate}/body",
            )


def _owner(reading: Reading, sentence: Span, body: Span) -> Operand | None:
    """Whose body it is: the first name that the clause around it is about."""
    for clause in reading.clauses_in_block(reading.block_at(sentence[0])):
        inside = any(body[0] <= a.head[0] < body[1] for a in clause.arguments if a.role != "time")
        if clause.lemma not in reading.words.governing or not inside or clause.span != sentence:
            continue
        for argument in (a for a in clause.arguments if a.role in {"subject", "object"}):
            mention = reading.mention_of(argument)
            if mention is not None and mention.kind == "name" and not body[0] <= mention.start < body[1]:
                return Operand(span=mention.span, mention=argument.mention, types=("any",))
    return None
