"""Verbs: their clauses, with arguments by logical role."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.coordination import conjoined, verb_phrases
from pipeline.clauses.obliques import nested, obliques_of
from pipeline.clauses.possessors import own_possessors
from pipeline.clauses.purposes import purpose_owners
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.subjects import described, gap, subjects_of
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.parse.syntax import antecedent, is_bare, is_infinitive, is_passive
from pipeline.records import Clause
from pipeline.vocabulary.places import PLACE_TYPES

# Prepositions before an event during which something happened.
_FRAMING = {"at", "during"}


def verb_clause(block: ParsedBlock, times: TemporalModifiers, verb: Token) -> Clause:
    """The clause of a verb, named by its lemma with its particle ("set up")."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    lemma = f"{verb.lemma_} {particle}" if particle else verb.lemma_
    subjects = list(subjects_of(block, verb))
    unowned = not is_passive(verb, block.lexicon.parse) and all(s.lemma_.lower() in block.words.aims for s in subjects)
    owners = list(purpose_owners(block, verb)) if unowned else []
    arguments = [*owners, *_arguments(block, times, verb, [] if owners else subjects)]
    return make_clause(block, "verb", lemma.lower(), verb, arguments, intended=bool(owners))


def _arguments(
    block: ParsedBlock, times: TemporalModifiers, verb: Token, subjects: Iterable[Token]
) -> Iterator[ArgumentSpan]:
    """All arguments of a verb: logical subjects and objects, complements, obliques, times."""
    yield from _based(block, verb)
    passive = is_passive(verb, block.lexicon.parse)
    for subject in subjects:
        if subject.lower_ != "it" or subject.i in block.by_head:  # "it was decided" has no subject
            yield from _subject_arguments(block, verb, "object" if passive else "subject", subject)
            if subject.i not in block.by_head:
                yield from (a._replace(role="owner") for a in own_possessors(block, subject))
    for child in verb.children:
        yield from _child_arguments(block, times, verb, child)
    if not passive and verb.dep_ == "relcl" and not any(c.dep_ in {"dobj", "obj"} for c in verb.children):
        left_out = gap(verb)
        for thing in described(block, left_out) if left_out is not None else ():
            yield from conjoined(block, "object", thing)
    yield from obliques_of(block, times, verb)
    yield from _shared(block, times, verb)
    yield from _where(block, verb)
    if verb.dep_ == "acomp":
        yield from obliques_of(block, times, verb.head)
        yield from times.of(verb.head)
    yield from _event_arguments(block, times, verb)
    yield from times.of(verb)


def _child_arguments(block: ParsedBlock, times: TemporalModifiers, verb: Token, child: Token) -> Iterator[ArgumentSpan]:
    """The arguments that one child of a verb gives."""
    if child.dep_ == "agent":
        for agent in child.children:
            if agent.dep_ in {"pobj", "pcomp"} and agent.i not in block.time_tokens:
                yield from conjoined(block, "subject", agent, "by")
    elif child.i in block.time_tokens and child.dep_ in {"dobj", "npadvmod"}:
        yield from _object_before_time(block, verb, child)
    elif child.dep_ in {"dobj", "obj", "attr", "oprd", "acomp"} and child.i in block.time_tokens:
        return
    elif verb.lower_ == "born" and child.dep_ in {"dobj", "oprd"}:
        yield from conjoined(block, "complement", child)  # "was born Anna Lind in Oslo"
        yield from obliques_of(block, times, child)
    elif child.dep_ in {"dobj", "obj"}:
        stands_for = antecedent(child)
        # "Norda, a firm that she founded": Norda.
        for thing in described(block, stands_for) if stands_for is not None else (child,):
            yield from conjoined(block, "object", thing)
        yield from nested(block, child)
        yield from _objects_after_time(block, verb, child)
    elif child.dep_ in {"attr", "oprd", "acomp"}:
        yield from conjoined(block, "complement", child)
    elif child.dep_ == "dative":
        target = next((t for t in child.children if t.dep_ == "pobj"), child)
        yield from conjoined(block, "oblique", target, "to")
    elif child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and child.tag_ == "VB"):
        yield from verb_phrases(block, "complement", child, "to" if is_infinitive(child) else None)


def _subject_arguments(block: ParsedBlock, verb: Token, role: str, subject: Token) -> Iterator[ArgumentSpan]:
    """A subject with its conjuncts, but without those after a clause that describes the first alone: "the Court, created in 1993, and
    the Tribunal"."""
    describing = verb.dep_ in {"acl", "advcl", "parataxis", "relcl"} and subject.i < verb.i
    for argument in conjoined(block, role, subject):
        if not (describing and argument.head.i > verb.i):
            yield argument


def _object_before_time(block: ParsedBlock, verb: Token, time: Token) -> Iterator[ArgumentSpan]:
    """The object in "married Anna Berg March 10, 1972", if the parser takes it for a part of the time."""
    for mention in block.mentions_from(verb.i + 1, verb.sent.end):
        following = mention.last + 1
        if (
            mention.kind == "name"
            and following < len(block.doc)
            and following in block.time_tokens
            and block.doc[mention.head].head == time
        ):
            yield block.argument("object", mention)


def _objects_after_time(block: ParsedBlock, verb: Token, first: Token) -> Iterator[ArgumentSpan]:
    """The second object in "approved a Plan for 2021-2025 and a Strategy", if the parser coordinates it with the time."""
    kind = block.type_at(first)
    for mention in block.mentions_from(first.i + 1, first.sent.end) if kind is not None else ():
        head = block.doc[mention.head]
        after_time = head.dep_ == "conj" and head.head.i in block.time_tokens
        if after_time and mention.type == kind and mention.kind == "name" and verb in head.ancestors:
            yield block.argument("object", mention)


def _based(block: ParsedBlock, verb: Token) -> Iterator[ArgumentSpan]:
    """The place in "the Oslo-based bank Norda", and what is based there."""
    if verb.dep_ != "amod":
        return
    hyphen = block.is_token(verb.i - 1, "-")
    before = verb.i - 2 if hyphen else verb.i - 1
    place = block.place_ending(before)
    if place is None:
        return
    yield block.argument("place", place, "in")
    noun = verb.head
    name = block.names_from.get(noun.i + 1)
    if name is not None and name.type == "ORG":  # "the Oslo-based firms Norda and Fjord"
        yield from conjoined(block, "object", block.doc[name.head])
        return
    is_title = noun.dep_ in {"compound", "nmod"} and noun.head.i in block.by_head
    for subject in described(block, noun.head if is_title else noun):
        yield from conjoined(block, "object", subject)


def _where(block: ParsedBlock, verb: Token) -> Iterator[ArgumentSpan]:
    """The place in "moved to Lund, Ohio, where she died", the organisation in "Lund University in 1990, where she studied"."""
    where = next((c.i for c in verb.children if c.lower_ == "where"), 0)
    if where == 0:
        return
    last = where - 2 if block.is_token(where - 1, ",", "(") else where - 1
    if (time := block.times_to.get(last)) is not None:
        last = time.first - 1 - (time.first > 0 and block.doc[time.first - 1].pos_ == "ADP")
    name = block.names_to.get(last)
    if name is not None and name.type == "ORG":
        yield block.argument("oblique", name, "at")
    while name is not None and name.type in PLACE_TYPES:
        smaller = block.names_to.get(name.first - 2) if block.is_token(name.first - 1, ",") else None
        if smaller is None or smaller.type not in PLACE_TYPES:
            yield block.argument("place", name, "in")
            return
        name = smaller


def _event_arguments(block: ParsedBlock, times: TemporalModifiers, verb: Token) -> Iterator[ArgumentSpan]:
    """ "At the session": an event that frames the clause, wherever the parser attaches it. A participle after the clause is in the same
    frame ("at the session a fund was set up, aiming at …")."""
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"} and is_bare(verb):
        for around in obliques_of(block, times, verb.head):
            if around.preposition in _FRAMING and not around.nesting and block.type_at(around.head) == "EVENT":
                yield around
    for event, preposition in times.framing_events(verb):
        if preposition in _FRAMING:
            yield block.argument("oblique", event, preposition)


def _shared(block: ParsedBlock, times: TemporalModifiers, verb: Token) -> Iterator[ArgumentSpan]:
    """The modifiers that two coordinated verbs share: "was born and raised in B"."""
    for other in (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 2):
        yield from obliques_of(block, times, other)
        yield from times.of(other)
