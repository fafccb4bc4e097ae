"""Nominalisations: the clauses of nouns with the meaning of verbs ("the signing of X by Y")."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.coordination import alone, conjoined
from pipeline.clauses.obliques import obliques_of
from pipeline.clauses.purposes import purpose_owners
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.parse.syntax import SUBJECTS
from pipeline.records import Clause
from pipeline.vocabulary.places import PLACE_TYPES

_PREMODIFYING = {"compound", "nmod", "amod"}


def nominalisation_clauses(block: ParsedBlock, times: TemporalModifiers, noun: Token) -> Iterator[Clause]:
    """The clause of a noun with the meaning of a verb; nothing for other nouns or inside names ("Fund for the Establishment of a
    Court")."""
    nominalisation = block.lexicon.nominalisations.get(noun.lemma_.lower())
    if nominalisation is not None and (noun.is_lower or noun.is_sent_start):
        arguments = list(_arguments(block, times, noun, nominalisation.of))
        owners = [] if any(a.role == "subject" for a in arguments) else list(purpose_owners(block, noun))
        if arguments:
            clause = [*owners, *arguments]
            yield make_clause(block, "verb", nominalisation.verb, noun, clause, intended=bool(owners))


def _arguments(block: ParsedBlock, times: TemporalModifiers, noun: Token, of: str) -> Iterator[ArgumentSpan]:
    """The arguments of a nominalisation; `of` is the role of what follows "of"."""
    other = "subject" if of == "object" else "object"
    complements = [
        t
        for p in noun.children
        if p.dep_ == "prep" and p.lower_ in {"of", "in"}
        for t in p.children
        if t.dep_ == "pobj" and _is_thing(block, t)
    ]
    for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "by"):
        for agent in preposition.children:
            yield from conjoined(block, "subject", agent, "by")
    possessors = [c for c in noun.children if c.dep_ == "poss"]
    modifiers = [c for c in noun.lefts if c.dep_ in _PREMODIFYING and block.is_name(c)]
    for target in complements:
        yield from conjoined(block, of, target)
    for modifier in modifiers:
        yield from conjoined(block, other if complements else of, modifier)
    for possessor in possessors:
        whose = _subject_after(block, possessor) or possessor
        yield from alone(block, other if complements or modifiers else of, whose)
    yield from obliques_of(block, times, noun)
    yield from _times(block, times, noun, framed=bool(complements or modifiers or possessors))


def _times(block: ParsedBlock, times: TemporalModifiers, noun: Token, *, framed: bool) -> Iterator[ArgumentSpan]:
    """The times of a nominalisation; if it has none and may be `framed`, the time of the clause around it."""
    own = list(times.of(noun)) or list(times.adjacent(noun))
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in block.words.commemorating:
        yield from (t for t in own if t.head.i > noun.i)  # "the 1999 anniversary of the birth of X"
        return
    yield from own
    if framed and not own:
        yield from _framing_times(block, times, noun)


def _framing_times(block: ParsedBlock, times: TemporalModifiers, noun: Token) -> Iterator[ArgumentSpan]:
    """The time of the clause around a nominalisation that frames the clause ("as part of its chairmanship, on D, …")."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in block.words.framing_prepositions:
        return  # "announced the creation of X on D" and "ruled from D until his death" do not date it
    verb = _verb_above(noun)
    while verb is not None:
        framing = list(times.of(verb))
        if framing:
            yield from (t._replace(preposition=None, framing=True) for t in framing)
            return
        verb = _verb_above(verb) if verb.dep_ == "relcl" else None


def _verb_above(token: Token) -> Token | None:
    return next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)


def _subject_after(block: ParsedBlock, possessor: Token) -> Token | None:
    """The name in "Since its founding in 1857, the Lund Post has …", which follows the pronoun that stands for it; None if there is
    none."""
    verb = _verb_above(possessor)
    if possessor.tag_ != "PRP$" or verb is None:
        return None
    is_person = block.type_at(possessor) == "PERSON"
    subjects = (c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i > possessor.i and block.is_named(c))
    return next((c for c in subjects if c.pos_ == "PROPN" and (block.type_at(c) == "PERSON") == is_person), None)


def _is_thing(block: ParsedBlock, token: Token) -> bool:
    """Whether "of" or "in" is followed by a thing, and not by a time or by the place where it happened."""
    is_place = token.head.lower_ == "in" and block.type_at(token) in PLACE_TYPES
    return token.i not in block.time_tokens and not is_place
