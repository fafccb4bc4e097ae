"""Purposes: who is meant to do what a verb inside an aim says ("the aim of the League is to protect fish")."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.coordination import conjoined
from pipeline.clauses.possessors import own_possessors
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.subjects import subjects_of
from pipeline.parse.syntax import SUBJECTS

# From a word inside an aim up to the verb that says what the aim is. A clause with a subject of its own ends the way.
_INSIDE = {"acl", "advcl", "appos", "attr", "conj", "dobj", "pcomp", "pobj", "prep", "relcl", "xcomp"}


def purpose_owners(block: ParsedBlock, word: Token) -> Iterator[ArgumentSpan]:
    """The subject of a verb or nominalisation without one, if it lies in an aim: the owner of the aim ("the aim of X is to …") or the
    subject of a verb of purpose ("X strives for …"). Nothing for other words."""
    current = word
    while current.head.i != current.i:
        above = current.head
        if current.lower_ in block.words.outside_aims:
            return
        if (aim := _aim(block, above, current)) is not None:
            for owner in own_possessors(block, aim):
                yield owner._replace(role="subject", preposition=None, owner_form=None)
            return
        if current.dep_ not in _INSIDE:
            return
        if above.lemma_.lower() in block.words.purposes and current.i > above.i:
            for subject in subjects_of(block, above):
                yield from conjoined(block, "subject", subject)
            return
        if any(c.dep_ in SUBJECTS for c in above.children):
            return
        current = above


def _aim(block: ParsedBlock, verb: Token, inside: Token) -> Token | None:
    """The aim that is the subject of a verb: "the aim of X is …", "its objectives include …". None for another subject."""
    aims = (c for c in verb.children if c.dep_ in SUBJECTS and c.i < inside.i and c.lemma_.lower() in block.words.aims)
    return next(aims, None)
