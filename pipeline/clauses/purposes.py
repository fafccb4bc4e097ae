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
    known = block.purpose_owners
    passed = []
    while word.i not in known:
        passed.append(word.i)
        owners = _owners_above(block, word)
        if owners is not None:
            known[word.i] = owners
        else:
            word = word.head
    known.update(dict.fromkeys(passed, known[word.i]))
    return iter(known[word.i])


def _owners_above(block: ParsedBlock, word: Token) -> list[ArgumentSpan] | None:
    """Who a word is meant for, according to the word above it: empty if it is in no aim, None if it is where the word above is."""
    above = word.head
    if above.i == word.i or word.lower_ in block.words.outside_aims:
        return []
    if (aim := _aim(block, above, word)) is not None:
        possessors = own_possessors(block, aim)
        return [owner._replace(role="subject", preposition=None, owner_form=None) for owner in possessors]
    if word.dep_ not in _INSIDE:
        return []
    if above.lemma_.lower() in block.words.purposes and word.i > above.i:
        return [owner for subject in subjects_of(block, above) for owner in conjoined(block, "subject", subject)]
    return [] if any(c.dep_ in SUBJECTS for c in above.children) else None


def _aim(block: ParsedBlock, verb: Token, inside: Token) -> Token | None:
    """The aim that is the subject of a verb: "the aim of X is …", "its objectives include …". None for another subject."""
    aims = (c for c in verb.children if c.dep_ in SUBJECTS and c.i < inside.i and c.lemma_.lower() in block.words.aims)
    return next(aims, None)
