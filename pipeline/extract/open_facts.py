"""Open facts: what a clause says beyond the vocabulary, if it holds a date, a quantity or a name.

The predicate is the verb with the common nouns that it takes, as lemmas (``open:sell_copy``), so that two texts that say the same have the
same predicate. Everything else that the clause says is in the qualifiers, by role, and distinguishes one event from another.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.extract.matching import match_clauses
from pipeline.extract.measures import read_measures
from pipeline.extract.open_values import OpenValue, open_values, plain_word, quantity_in
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import entity_operand, name_operand, speaker
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Span, Statement
from pipeline.vocabulary.predicates import OPEN

_RULE = "open/clause"
_CONFIDENCE = 0.7
_DEFINITE = re.compile(r"(?:the|this)\s+$", re.IGNORECASE)
_LONGEST_ARTICLE = 6  # characters, with the space after it


def read_open_facts(reading: Reading) -> list[Statement]:
    """The open facts of a document: of the clauses of verbs in which no rule of the vocabulary reads anything."""
    triggers = reading.once(match_clauses).triggers
    measured = {(s.subject.mention, s.value.span) for s in reading.once(read_measures) if s.value.span is not None}
    return [
        statement
        for clause in reading.annotation.clauses
        if clause.form == "verb"
        and reading.annotation.blocks[clause.block].kind != "field"
        and clause.trigger not in triggers
        for statement in _statements(reading, clause)
        if not _is_measured(reading, statement, measured)
    ]


def _is_measured(reading: Reading, statement: Statement, measured: Collection[tuple[int | None, Span | None]]) -> bool:
    """Whether an attribute of the vocabulary has the value of an open fact about a name. `measured` are subjects and spans of such values."""
    span, mention = statement.value.span, statement.subject.mention
    if span is None or mention is None or reading.mentions[mention].kind != "name":
        return False
    return any(owner == mention and at is not None and span[0] < at[1] and at[0] < span[1] for owner, at in measured)


def _statements(reading: Reading, clause: Clause) -> Iterator[Statement]:
    subject, nouns = _subject(reading, clause)
    if subject is None:
        return
    inside = [
        a
        for a in clause.arguments
        if a.role in {"object", "complement", "oblique", "place"} and a.span != subject.span and a.lemma not in nouns
    ]
    frame = [a for a in inside if not a.nesting]
    objects = [a for a in frame if a.role in {"object", "complement"} and _is_common(reading, a)]
    if not _says_something(reading, clause, frame, bool(objects or nouns)):
        return
    key = "_".join([*nouns, *clause.lemma.split(), *_nouns_of(reading, objects)[:1]])
    times = [a for a in clause.arguments if a.role == "time"]
    # "98 cases were confirmed" counts the noun in its subject.
    counting = [a for a in clause.arguments if a.role in {"subject", "object"} and a.lemma in nouns]
    named = [a for a in inside if a.nesting and name_operand(reading, a)]
    telling = [a for a in (*named, *frame) if quantity_in(reading, a) is None]
    for value in open_values(reading, clause, [*counting, *inside], frame, times):
        yield Statement(
            document=reading.document.id,
            block=clause.block,
            predicate="_".join([f"{OPEN}{key}", *_path(value.argument, frame)]),
            subject=subject,
            value=value.operand,
            qualifiers=_qualifiers(reading, value, telling, times),
            polarity="negated" if clause.negated else "affirmed",
            certainty=clause.certainty,
            attributed_to=speaker(reading, clause),
            confidence=_CONFIDENCE,
            span=clause.span,
            rule=_RULE,
        )


def _subject(reading: Reading, clause: Clause) -> tuple[Operand | None, list[str]]:
    """What a clause is about, and the common noun for the aspect that it describes ("the price of X rose"), if there is one.

    It is the subject; in a passive without an agent, the object. A noun without an owner belongs to the topic in the document's title. None
    if the clause does not say what it is about.
    """
    direct = [a for a in clause.arguments if not a.nesting]
    first = next((a for role in ("subject", "object") for a in direct if a.role == role), None)
    if first is None:
        existential = clause.lemma == "be" and any(  # "there were 98 cases"
            a.role == "complement" and quantity_in(reading, a) is not None for a in clause.arguments
        )
        return (Operand(), []) if existential and reading.document.title else (None, [])
    if (entity := entity_operand(reading, first)) is not None:
        return entity, []
    if reading.topic and reading.text[first.start : first.end].casefold() == reading.topic.casefold():
        return Operand(), []
    noun = plain_word(first.lemma)
    if noun is None:
        return None, []
    owners = (entity_operand(reading, a) for a in clause.arguments if a.role == "owner")
    if (owner := next((o for o in owners if o is not None), None)) is not None:
        return owner, [noun]
    return (Operand(), [noun]) if reading.document.title else (None, [])


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


def _nouns_of(reading: Reading, objects: Sequence[Argument]) -> list[str]:
    """The words of objects, leaving out those that lie in a quantity."""
    words = []
    for argument in objects:
        quantity = quantity_in(reading, argument)
        word = plain_word(argument.lemma)
        if word and (quantity is None or argument.head[0] >= quantity.end):
            words.append(word)
    return words


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
    reading: Reading, value: OpenValue, telling: Sequence[Argument], times: Sequence[Argument]
) -> dict[str, tuple[Operand, ...]]:
    """What a clause says in addition to a value: a name, or the head of the phrase, for each slot; and the time, if the value is not a
    time."""
    fillers = {
        _slot(a): name_operand(reading, a) or text_operand(reading, a.head) for a in telling if a is not value.argument
    }
    qualifiers: dict[str, tuple[Operand, ...]] = {
        slot: (filler,) for slot, filler in sorted(fillers.items()) if filler is not None
    }
    intervals = tuple(o for a in times if (o := interval_operand(reading, a, term=False)))
    if intervals and value.argument.role != "time":
        qualifiers["time"] = intervals
    if value.order is not None:
        qualifiers["complement"] = (value.order,)
    return qualifiers
