"""Open facts: what a clause says beyond the vocabulary, if it holds a date, a quantity or a name.

The predicate is the verb with the common nouns that it takes, as lemmas (``open:sell_copy``), so that two texts that say the same have the
same predicate. A clause gives one fact: its value is the date, otherwise the rank or the names in its first slot. Only quantities give a
fact each. Everything else that the clause says is in the qualifiers, by role, and distinguishes one event from another.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.measures import read_measures
from pipeline.extract.open_clauses import (
    as_of,
    fronted_phrases,
    has_verb_between,
    is_clausal,
    is_proper,
    telling_clauses,
)
from pipeline.extract.open_values import OpenValue, open_values, plain_word, quantity_in
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import entity_operand, name_operand
from pipeline.extract.operands.literals import text_operand, words_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Span, Statement
from pipeline.vocabulary.predicates import OPEN

RULE = "open/clause"
_CONFIDENCE = 0.7
_DEFINITE = re.compile(r"(?:the|this)\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?|one)\s+$", re.IGNORECASE)
_LONGEST_ARTICLE = 6  # characters, with the space after it


class _Subject(NamedTuple):
    """What a clause is about; the common noun for the aspect that it describes ("the price of X rose"), or None; and the argument."""

    operand: Operand
    noun: str | None = None
    argument: Argument | None = None


def read_open_facts(reading: Reading) -> list[Statement]:
    """The open facts of a document, in text order."""
    measured = {(s.subject.span, s.value.span) for s in reading.once(read_measures) if s.value.span is not None}
    return [
        statement
        for clause in telling_clauses(reading)
        for subject in _subjects(reading, clause)
        for statement in _statements(reading, clause.affirmed, subject)
        if not _is_measured(statement, measured)
    ]


def _is_measured(statement: Statement, measured: Collection[tuple[Span | None, Span | None]]) -> bool:
    """Whether an attribute of the vocabulary has the value of an open fact about the same words. `measured` are the spans of subjects and
    of values."""
    span, subject = statement.value.span, statement.subject.span
    if span is None or subject is None or statement.subject.mention is None:
        return False
    return any(owner == subject and at is not None and span[0] < at[1] and at[0] < span[1] for owner, at in measured)


def _statements(reading: Reading, clause: Clause, subject: _Subject) -> Iterator[Statement]:
    agents = {id(a) for a in _agents(clause)}
    inside = [
        a
        for a in clause.arguments
        if a.role in {"object", "complement", "oblique", "place"}
        and id(a) not in agents
        and a.span != subject.operand.span
        and a.lemma not in reading.words.no_nouns
        and (a.preposition or "").split(" ")[0] not in reading.words.sourcing
        and not (is_clausal(reading, a) and (a.role != "oblique" or quantity_in(reading, a) is None))
    ]
    frame = [a for a in inside if not a.nesting]
    objects = [a for a in frame if a.role in {"object", "complement"} and _is_common(reading, a)]
    nouns = [n for a in objects if (n := _noun_of(reading, clause, a))][:1]
    if not _says_something(reading, clause, frame, bool(objects or subject.noun)):
        return
    key = "_".join([*filter(None, [subject.noun]), *clause.lemma.split(), *nouns])
    times = [a for a in clause.arguments if a.role == "time" and _is_of_verb(reading, clause, a, frame)]
    # "98 cases were confirmed" counts the noun in its subject.
    agent = subject.argument
    counting = [agent] if subject.noun and agent is not None else []
    named = [a for a in inside if a.nesting and name_operand(reading, a)]
    fronted = [] if any(a.preposition in reading.words.fronting for a in frame) else fronted_phrases(reading, clause)
    telling = [a for a in (*named, *frame, *fronted) if quantity_in(reading, a) is None]
    if agent is not None and subject.operand.mention is None and is_proper(reading, agent, clause):
        telling.append(agent)  # a name that is no entity
    for value in open_values(reading, clause, [*counting, *inside], frame, times):
        yield clause_statement(
            reading,
            clause,
            RULE,
            subject.operand,
            value.operand,
            _CONFIDENCE,
            predicate="_".join([f"{OPEN}{key}", *_path(value.argument, frame)]),
            qualifiers=_qualifiers(reading, clause, value, telling, times),
        )


def _agents(clause: Clause) -> list[Argument]:
    """The arguments that a clause is about: its subjects, or in a passive without an agent its objects, which are before the verb. Empty
    for commands, infinitives and the like."""
    direct = [a for a in clause.arguments if not a.nesting]
    subjects = [a for a in direct if a.role == "subject"]
    return subjects or [a for a in direct if a.role == "object" and a.start < clause.trigger[0]]


def _subjects(reading: Reading, clause: Clause) -> Iterator[_Subject]:
    """What a clause is about: the first thing that it names as such, or the noun of each half of "nine men and 18 women were killed". A
    noun without an owner belongs to the topic in the document's title. Empty if the clause does not say what it is about.
    """
    agents, topic = _agents(clause), Operand() if reading.topic else None
    if not agents:
        if topic is not None and _has_own_count(reading, clause):
            yield _Subject(topic)
        return
    first = agents[0]
    if (entity := entity_operand(reading, first)) is not None:
        yield _Subject(entity, None, first)
        return
    if any(start <= first.head[0] < end for start, end in reading.once(_topics)):
        yield _Subject(Operand())
        return
    owners = (entity_operand(reading, a) for a in clause.arguments if a.role == "owner" and a.owner_form != "modifier")
    owner = next((o for o in owners if o is not None), topic)
    if owner is None:
        return
    for agent in agents:
        if is_proper(reading, agent, clause):
            yield _Subject(owner, None, agent)
        elif entity_operand(reading, agent) is None and (noun := _word(reading, agent)) is not None:
            yield _Subject(owner, noun, agent)


def _has_own_count(reading: Reading, clause: Clause) -> bool:
    """Whether a clause without a subject counts something, and nothing else in its sentence can be its subject: "there were 98 cases",
    "…, and sold 98 boats"."""
    role = "complement" if clause.lemma == "be" else "object"
    if not any(a.role == role and quantity_in(reading, a) is not None for a in clause.arguments):
        return False
    others = (c for c in reading.clauses_in_block(clause.block) if c.span == clause.span and c.form == "verb")
    agents = (reading.mention_of(a) for c in others for a in _agents(c) if a.preposition is None)
    return not any(agent is not None and agent.kind == "name" for agent in agents)


def _topics(reading: Reading) -> list[Span]:
    """Where the text names the topic in its title."""
    return reading.document.namings() if reading.topic else []


def _says_something(reading: Reading, clause: Clause, frame: Sequence[Argument], has_noun: bool) -> bool:
    """Whether a clause can be understood without the text before it."""
    if any(a.role == "object" and _is_anaphoric(reading, a) for a in frame):
        return False
    if clause.lemma in reading.words.light_verbs and not has_noun:
        return False
    return clause.lemma not in reading.words.of_membership or any(a.role in {"object", "oblique"} for a in frame)


def _is_anaphoric(reading: Reading, argument: Argument) -> bool:
    """Whether an object refers to what was named before: "it", "the organisation". "The film" does not count, because its noun says what it
    is."""
    mention = reading.mention_of(argument)
    if mention is None or mention.kind == "name":
        return False
    if mention.kind == "pronoun":
        return True
    before = max(0, mention.start - _LONGEST_ARTICLE)
    return argument.lemma in reading.vocabulary.lexicon.name_types and bool(
        _DEFINITE.search(reading.text, before, mention.start)
    )


def _is_common(reading: Reading, argument: Argument) -> bool:
    mention = reading.mention_of(argument)
    return mention is None or mention.kind in {"noun", "quantity"}


def _noun_of(reading: Reading, clause: Clause, argument: Argument) -> str | None:
    """The common noun that heads an argument, as a part of a predicate; None for a proper name, and for a word that lies in a quantity."""
    quantity = quantity_in(reading, argument)
    if is_proper(reading, argument, clause) or (quantity is not None and argument.head[0] < quantity.end):
        return None
    return _word(reading, argument)


def _word(reading: Reading, argument: Argument) -> str | None:
    return plain_word(argument.lemma) if argument.lemma not in reading.words.no_nouns else None


def _is_of_verb(reading: Reading, clause: Clause, time: Argument, frame: Sequence[Argument]) -> bool:
    """Whether a time belongs to the verb, not to a noun ("drove a 2008 model") or to another verb between the two."""
    if any(a.start <= time.start and time.end <= a.head[0] for a in frame):
        return False
    return not has_verb_between(reading, clause.trigger[1], time.start)


def _path(argument: Argument, frame: Sequence[Argument]) -> list[str]:
    """Where a value is in a clause, as words: "for", "total" for "for a total of $5 million". Empty for objects and times."""
    if argument.role == "time":
        return []
    if not argument.nesting:
        return [] if argument.role in {"subject", "object", "complement"} else [_slot(argument)]
    around = [a for a in frame if a.start <= argument.start and argument.end <= a.end and a is not argument]
    parent = min(around, key=lambda a: a.end - a.start, default=None)
    if parent is None:
        return [_slot(argument)]
    noun = plain_word(parent.lemma)
    return [*_path(parent, frame), *([noun] if noun and parent.role not in {"object", "complement"} else [])]


def _slot(argument: Argument) -> str:
    """The slot of an argument, as a word: its role or the preposition before it."""
    if argument.role == "place":
        return "place"
    return (argument.preposition or argument.role).replace(" ", "_")


def _qualifiers(
    reading: Reading, clause: Clause, value: OpenValue, telling: Sequence[Argument], times: Sequence[Argument]
) -> dict[str, tuple[Operand, ...]]:
    """What a clause says in addition to a value: the names, or the phrase, in each slot; the time, if the value is not a time; and `as_of`,
    if it depends on the day of writing."""
    fillers: dict[str, list[Operand]] = {}
    for argument in telling:
        if not _is_coordinated(argument, value.argument):
            filler = name_operand(reading, argument) or text_operand(reading, _phrase(reading, argument))
            fillers.setdefault(_slot(argument), []).extend([filler] if filler is not None else [])
    qualifiers = {slot: tuple(operands) for slot, operands in sorted(fillers.items()) if operands}
    intervals = tuple(o for a in times if (o := interval_operand(reading, a, term=False)))
    if intervals and value.argument.role != "time":
        qualifiers["time"] = intervals
    if value.order is not None:
        qualifiers["order"] = (value.order,)
    if (moment := as_of(reading, clause)) is not None and value.operand.literal is not None:
        qualifiers["as_of"] = (words_operand(moment),)
    return qualifiers


def _is_coordinated(argument: Argument, value: Argument) -> bool:
    """Whether an argument is in the slot of the value: each conjunct has a fact of its own."""
    return argument is value or (
        (argument.role, argument.preposition, argument.nesting) == (value.role, value.preposition, value.nesting)
        and argument.mention is not None
        and value.mention is not None
    )


def _phrase(reading: Reading, argument: Argument) -> Span:
    """An argument from its indefinite article to its head."""
    article = _INDEFINITE.search(reading.text, max(0, argument.start - _LONGEST_ARTICLE), argument.start)
    return article.start() if article else argument.start, argument.head[1]
