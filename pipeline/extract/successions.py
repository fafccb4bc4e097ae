"""Statements of who had a post after whom: "Anna Berg succeeded Olof Lind as chair of the Lund League in 1980"."""

from collections.abc import Iterator
from typing import Literal

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import entity_operand, named_entities
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.posts import EMPLOYERS, office, offices_called
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, Operand, Statement

_CONFIDENCE = 0.87
_PERSON = ("PERSON",)


def read_successions(reading: Reading) -> list[Statement]:
    """The statements of posts that one person had after another: the one from the time of the clause, the other until then."""
    return [
        statement
        for clause in reading.annotation.clauses
        if clause.form == "verb" and clause.lemma in reading.words.succeeding_in_posts
        for statement in _of_clause(reading, clause)
    ]


def _of_clause(reading: Reading, clause: Clause) -> Iterator[Statement]:
    later, earlier = _later(reading, clause), _earlier(reading, clause)
    if later is None or earlier is None or later == earlier:
        return
    named = _post_as(reading, clause)
    post = named or _post_of(reading, clause, later)
    if post is None:
        return
    role, organisation, times = post
    edges: tuple[tuple[Operand, Literal["since", "until"]], ...] = ((later, "since"), (earlier, "until"))
    for person, preposition in edges if named else edges[1:]:
        time = _time(reading, times, preposition)
        qualifiers = {"time": (time,)} if time is not None else {}
        rule = "employer/succession"
        yield clause_statement(
            reading,
            clause,
            rule,
            person,
            organisation,
            _CONFIDENCE,
            qualifiers={"role": (words_operand(role),), **qualifiers},
        )
        for held in offices_called(reading, role):
            yield clause_statement(
                reading, clause, f"{held.name}/succession", organisation, person, _CONFIDENCE, qualifiers=qualifiers
            )


def _later(reading: Reading, clause: Clause) -> Operand | None:
    """Who has the post after the other; the parser may attach the agent of a passive to the post."""
    subjects = [a for a in clause.arguments if a.role == "subject" and not a.nesting]
    agents = [a for a in clause.arguments if a.role == "oblique" and a.preposition == "by"]
    return _one_person(reading, subjects or agents)


def _earlier(reading: Reading, clause: Clause) -> Operand | None:
    objects = [a for a in clause.arguments if a.role == "object" and not a.nesting]
    sources = [a for a in clause.arguments if a.role == "oblique" and a.preposition == "from" and not a.nesting]
    return _one_person(reading, objects or (sources if clause.lemma == "take over" else []))


def _one_person(reading: Reading, arguments: list[Argument]) -> Operand | None:
    return entity_operand(reading, arguments[0], _PERSON) if len(arguments) == 1 else None


_Post = tuple[str, Operand, list[Argument]]
"""The words for a post, in lower case, whose it is, and the times of the change."""


def _post_as(reading: Reading, clause: Clause) -> _Post | None:
    """ "Succeeded Olof Lind as chair of the Lund League in 1980"."""
    for argument in clause.arguments:
        found = office(reading, argument) if argument.preposition == "as" else None
        if found is not None:
            organisations = named_entities(reading.mentions_in((argument.head[1], argument.end)), EMPLOYERS)
            if organisations:
                return found, organisations[0], [a for a in clause.arguments if a.role == "time"]
    return None


def _post_of(reading: Reading, clause: Clause, later: Operand) -> _Post | None:
    """ "Became chair of the Lund League in 1980, succeeding Olof Lind": what the same sentence calls the one who comes after."""
    for other in reading.clauses_in_block(clause.block):
        if other.form != "noun" or other.span != clause.span or other.negated:
            continue
        bearers = [a.mention for a in other.arguments if a.role == "is"]
        owners = [a for a in other.arguments if a.role == "of"]
        organisation = entity_operand(reading, owners[0], EMPLOYERS) if len(owners) == 1 else None
        if bearers == [later.mention] and organisation is not None and offices_called(reading, other.lemma):
            times = [a for c in (clause, other) for a in c.arguments if a.role == "time"]
            return other.lemma, organisation, times
    return None


def _time(reading: Reading, times: list[Argument], preposition: Literal["since", "until"]) -> Operand | None:
    """The time after or before the change. How long the post was held is not told."""
    for argument in times:
        if argument.preposition in {"in", "on", "at", "from", None}:
            edge = argument.model_copy(update={"preposition": preposition})
            time = interval_operand(reading, edge, term=False)
            if time is not None and isinstance(time.literal, DateValue):
                return time.model_copy(update={"literal": time.literal.model_copy(update={"extent": "within"})})
    return None
