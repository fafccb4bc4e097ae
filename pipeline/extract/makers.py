"""Statements of who made, found or owns a thing, where the thing is described and not named ("the Norda lamp was invented by …"), and of
who made a work by its noun ("a novel by …", "its discovery was the work of …")."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.descriptions import described, phrase_at
from pipeline.extract.document_topics import document_topic
from pipeline.extract.matching.candidates import candidates
from pipeline.extract.matching.requirements import unmet_requirement
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import may_refer, named_entities
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Statement
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import Predicate

_CONFIDENCE = 0.9
_BY = re.compile(r"\s+by\s+(?:the\s+(?:[a-z-]+\s+){1,3})?(?=[^\W\d_a-z])")
_AND = re.compile(r"\s*,?\s+(?:and|or|with)\s+|\s*,\s+")
_OF = re.compile(r"\s+of\s+")
# "The discovery of the comet was the *work* of Anna Berg."
_WORK = "work"


class _Made(NamedTuple):
    """A thing, who made it, and the name of the rule that says so."""

    predicate: Predicate
    rule: str
    thing: Operand
    maker: Operand


def read_makers(reading: Reading) -> list[Statement]:
    """The statements of makers, finders and owners that need no mention of the thing."""
    by_made = reading.once(_by_made)
    return [
        *(
            _statement(reading, clause, made)
            for clause in reading.annotation.clauses
            for made in (*_by_rules(reading, clause), *_by_noun(reading, clause, by_made), *_as_work(reading, clause))
        ),
        *_in_fields(reading),
    ]


def _in_fields(reading: Reading) -> Iterator[Statement]:
    """ "Architect: Anna Berg", about the thing in the heading; a predicate that allows certain types only reads its labels itself."""
    topic = reading.once(document_topic)
    if topic is None:
        return
    for number, block in enumerate(reading.annotation.blocks):
        label = reading.label_text(block.label) if block.label is not None else ""
        for predicate, rule in reading.vocabulary.by_label.get(label, ()):
            if predicate.sole is None or "any" not in predicate.subject:
                continue
            for maker in named_entities(reading.mentions_in(block.body), predicate.objects):
                yield Statement(
                    document=reading.document.id,
                    block=number,
                    predicate=predicate.name,
                    subject=topic,
                    value=maker,
                    confidence=rule.confidence,
                    span=(block.start, block.body[1]),
                    rule=f"{predicate.name}/{rule.name}",
                )


def _by_made(reading: Reading) -> Mapping[str, Predicate]:
    return {noun: p for p in reading.vocabulary.predicates.values() for noun in p.made}


def _by_rules(reading: Reading, clause: Clause) -> Iterator[_Made]:
    """ "The Norda tea brand is owned by Anna Berg", "the sole owner of the brand, Anna Berg"."""
    for predicate, rule in candidates(clause, reading.vocabulary):
        if predicate.sole is None or rule.value is None or unmet_requirement(reading, clause, rule) is not None:
            continue
        makers = [o for a in clause.arguments if rule.value.admits(a) and (o := _maker(reading, a, predicate))]
        for argument in (a for a in clause.arguments if rule.subject.admits(a)):
            mention = reading.mention_of(argument)
            if mention is not None and mention.kind == "name" and may_refer(mention, predicate.subject):
                continue  # the rule reads it itself
            thing = _thing(reading, argument, clause)
            if thing is not None:
                yield from (_Made(predicate, rule.name, thing, maker) for maker in makers)


def _by_noun(reading: Reading, clause: Clause, by_made: Mapping[str, Predicate]) -> Iterator[_Made]:
    """ "The Silent Harbour is a novel by Anna Berg"."""
    words = clause.lemma.split()
    if clause.form != "noun" or not words:
        return
    predicate = by_made.get(" ".join(words[-2:])) or by_made.get(words[-1])
    by = _BY.match(reading.text, clause.trigger[1], clause.span[1])
    makers = _names_at(reading, by.end(), predicate) if by is not None and predicate is not None else []
    for argument in (a for a in clause.arguments if a.role == "is" and makers):
        thing = _thing(reading, argument, clause)
        if thing is not None and predicate is not None and argument.mention not in {m.mention for m in makers}:
            yield from (_Made(predicate, "made", thing, maker) for maker in makers)


def _names_at(reading: Reading, position: int, predicate: Predicate) -> list[Operand]:
    """The names that begin at a position, with those that follow: "Anna Berg and Nils Holm"."""
    found: list[Operand] = []
    while (index := reading.name_starting(position)) is not None:
        mention = reading.mentions[index]
        if not may_refer(mention, predicate.objects):
            break
        found.append(Operand(span=mention.span, mention=index, types=predicate.objects))
        following = _AND.match(reading.text, mention.end)
        if following is None:
            break
        position = following.end()
    return found


def _as_work(reading: Reading, clause: Clause) -> Iterator[_Made]:
    """ "The discovery of the comet was the work of Anna Berg"."""
    if clause.form != "noun" or clause.lemma.rpartition(" ")[2] != _WORK:
        return
    for argument in (a for a in clause.arguments if a.role == "is"):
        predicate = _done(reading, singular(reading.text[slice(*argument.head)].casefold()))
        of = _OF.match(reading.text, argument.head[1], argument.end)
        if predicate is None or of is None:
            continue
        thing = phrase_at(reading, of.end(), argument.end)
        makers = [a for a in clause.arguments if a.role == "of" and a.preposition == "of"]
        for maker in (o for a in makers if (o := _maker(reading, a, predicate)) is not None):
            if thing is not None:
                yield _Made(predicate, "work", thing, maker)


def _done(reading: Reading, noun: str) -> Predicate | None:
    """The predicate for who does what a noun tells ("discovery"); None if the vocabulary has none."""
    types = reading.vocabulary.event_types.by_noun.get(noun, ())
    names = [t.agent for t in types if t.agent is not None]
    nominal = reading.vocabulary.lexicon.nominalisations.get(noun)
    names += [p.name for p, _ in reading.vocabulary.by_verb.get(nominal.verb if nominal else "", ()) if p.sole]
    return next((reading.vocabulary.predicates[n] for n in names if n in reading.vocabulary.predicates), None)


def _maker(reading: Reading, argument: Argument, predicate: Predicate) -> Operand | None:
    mention = reading.mention_of(argument)
    if mention is None or mention.kind != "name" or not may_refer(mention, predicate.objects):
        return None
    return Operand(span=mention.span, mention=argument.mention, types=predicate.objects)


def _thing(reading: Reading, argument: Argument, clause: Clause) -> Operand | None:
    """What an argument describes, if its words single it out; a pronoun may. "The prototypes designed by A" are described by what stands
    before the verb."""
    inside = argument.start < clause.trigger[0] < argument.end and clause.form == "verb"
    operand = phrase_at(reading, argument.start, clause.trigger[0]) if inside else described(reading, argument)
    if operand is None:
        return None
    mention = reading.mention_of(argument)
    if mention is not None and mention.kind in {"name", "pronoun"}:
        return operand if mention.type != "PERSON" else None
    words = operand.described
    return operand if words is not None and (words.names or (words.head and words.anchors)) else None


def _statement(reading: Reading, clause: Clause, made: _Made) -> Statement:
    times = (
        [
            o
            for a in clause.arguments
            if a.role == "time" and (o := interval_operand(reading, a, term=False)) is not None
        ]
        if made.predicate.sole in {"at_a_time", "in_a_year", "once"}
        else []
    )
    return clause_statement(
        reading,
        clause,
        f"{made.predicate.name}/{made.rule}",
        made.thing,
        made.maker,
        _CONFIDENCE,
        qualifiers={"time": tuple(times[:1])} if times else {},
    )
