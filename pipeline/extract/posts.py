"""Statements of when somebody took or left a post: "takes over as rector of Lund University on 1 September", "stepped down as chair"."""

import re
from collections.abc import Iterator

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import entity_operand, named_entities
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.persons import is_post
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Statement
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import Predicate

_RULE = "employer/post"
_CONFIDENCE = 0.85
EMPLOYERS = ("ORG", "FAC", "GPE", "NORP", "EVENT", "LOC")
_OFFICE = re.compile(r"(?:the\s+|its\s+|their\s+|new\s+)*(?P<office>[a-z-]+(?:\s+[a-z-]+){0,2})", re.IGNORECASE)


def read_posts(reading: Reading) -> list[Statement]:
    """The statements of posts that were taken or left, as what somebody is to an organisation from or until that time."""
    return [s for clause in reading.annotation.clauses if clause.form == "verb" for s in _of_clause(reading, clause)]


def _of_clause(reading: Reading, clause: Clause) -> Iterator[Statement]:
    taking, leaving = clause.lemma in reading.words.taking_posts, clause.lemma in reading.words.leaving_posts
    if not taking and not leaving:
        return
    roles = [a for a in clause.arguments if a.preposition == "as" or a.role == "complement"]
    people = [a for a in clause.arguments if a.role == "subject" and not a.nesting]
    times = [a for a in clause.arguments if a.role == "time" and a.preposition in {"on", "in", "from", "at", None}]
    post = next(((o, a) for a in roles if (o := office(reading, a)) is not None), None)
    person = entity_operand(reading, people[0], ("PERSON",)) if people else None
    if post is None or person is None or not times or _is_succession(reading, clause):
        return
    edge = times[0].model_copy(update={"preposition": "since" if taking else "until"})
    time = interval_operand(reading, edge, term=False)
    role, inside = post
    organisations = named_entities(reading.mentions_in((inside.head[1], inside.end)), EMPLOYERS)
    if organisations and time is not None:
        qualifiers = {"role": (words_operand(role),), "time": (time,)}
        yield clause_statement(reading, clause, _RULE, person, organisations[0], _CONFIDENCE, qualifiers=qualifiers)


def _is_succession(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells who had the post before: "took over from Olof Lind as chair"."""
    before = [a for a in clause.arguments if a.role == "object" or a.preposition == "from"]
    return any(entity_operand(reading, a, ("PERSON",)) is not None for a in before)


def offices_called(reading: Reading, noun: str) -> list[Predicate]:
    """The predicates for who holds an office of an organisation, one at a time, that a noun in lower case names, sorted by name."""
    found = {
        predicate.name: predicate
        for predicate, _ in reading.vocabulary.by_noun.get(noun, ())
        if predicate.cardinality == "one_at_a_time" and predicate.value == "entity"
        if "ORG" in predicate.subject and "PERSON" in predicate.objects
    }
    return [found[name] for name in sorted(found)]


def office(reading: Reading, argument: Argument) -> str | None:
    """The post that a phrase names, in lower case; None if its noun is none for people."""
    noun = singular(reading.text[slice(*argument.head)].casefold())
    found = _OFFICE.match(reading.text, argument.start, argument.head[1])
    if not is_post(reading, noun) or found is None or found.end() != argument.head[1]:
        return None
    return found["office"].casefold()
