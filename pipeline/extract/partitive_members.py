"""Statements of who is one of those named before: "The union has nine members; Norda is not one of them"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.matching.candidates import candidates
from pipeline.extract.operands.entities import may_refer
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Operand, Span, Statement
from pipeline.vocabulary.predicates import Predicate

_CONFIDENCE = 0.88
_FAR = 200


class _Group(NamedTuple):
    """Where a text speaks of the members, parties or the like of something: the end of these words, the predicate, and the thing."""

    end: int
    predicate: Predicate
    rule: str
    whole: Operand


def read_partitive_members(reading: Reading) -> list[Statement]:
    """The statements of clauses such as "A is one of them" and "A is not among them", where the words before say of whom."""
    groups = sorted(_groups(reading), key=lambda g: g.end)
    one_of = re.compile(
        rf"\s*(?:,\s*)?(?:is|was|are|were)\s+(?:not\s+)?(?:one\s+of|among)\s+{any_of(tuple(sorted(reading.words.back_references)))}",
        re.IGNORECASE,
    )
    found = []
    for clause in (c for c in reading.annotation.clauses if c.form == "verb" and c.lemma == "be"):
        for argument in (a for a in clause.arguments if a.role == "subject" and a.mention is not None):
            mention = reading.mentions[argument.mention or 0]
            before = [g for g in groups if mention.start - _FAR <= g.end <= mention.start]
            if one_of.match(reading.text, mention.end) is None or not before or mention.kind != "name":
                continue
            group = before[-1]
            if may_refer(mention, group.predicate.objects):
                member = Operand(span=mention.span, mention=argument.mention, types=group.predicate.objects)
                found.append(_statement(reading, clause, group, member, mention.span))
    return found


def _groups(reading: Reading) -> Iterator[_Group]:
    """ "The union has nine members", "the nine members of the union"."""
    vocabulary = reading.vocabulary
    for clause in reading.annotation.clauses:
        if clause.form == "noun":
            for predicate, rule in candidates(clause, vocabulary):
                if _holds_many(predicate):
                    for argument in (a for a in clause.arguments if rule.subject.admits(a)):
                        if argument.mention is not None and may_refer(
                            reading.mentions[argument.mention], predicate.subject
                        ):
                            whole = Operand(span=argument.span, mention=argument.mention, types=predicate.subject)
                            yield _Group(argument.end, predicate, rule.name, whole)
        elif clause.lemma in reading.words.having_value:
            subjects = [a for a in clause.arguments if a.role == "subject" and a.mention is not None]
            for counted in (a for a in clause.arguments if a.role == "object"):
                for predicate, rule in vocabulary.by_noun.get(counted.lemma, ()):
                    for subject in subjects if _holds_many(predicate) else ():
                        mention = reading.mentions[subject.mention or 0]
                        if may_refer(mention, predicate.subject):
                            operand = Operand(span=mention.span, mention=subject.mention, types=predicate.subject)
                            yield _Group(counted.end, predicate, rule.name, operand)


def _holds_many(predicate: Predicate) -> bool:
    return predicate.value == "entity" and predicate.cardinality == "many" and not predicate.past


def _statement(reading: Reading, clause: Clause, group: _Group, member: Operand, span: Span) -> Statement:
    return clause_statement(
        reading,
        clause,
        f"{group.predicate.name}/{group.rule}",
        group.whole,
        member,
        _CONFIDENCE,
        span=(min(clause.span[0], group.whole.span[0] if group.whole.span else span[0]), clause.span[1]),
    )
