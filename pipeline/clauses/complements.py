"""Complements of copulas and of verbs of serving or appointing, and which times belong to which complement."""

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.span import ArgumentSpan


def first_complement(block: ParsedBlock, noun: Token) -> Token:
    """The complement of a verb that a noun is coordinated with or in apposition to; the noun itself if there is none."""
    first = noun
    while (
        first.dep_ in {"conj", "appos"}
        and first.head.pos_ in {"NOUN", "PROPN"}
        and not is_further_complement(block, first)
    ):
        first = first.head
    return first if first.dep_ in {"attr", "oprd"} or is_further_complement(block, first) else noun


def is_further_complement(block: ParsedBlock, noun: Token) -> bool:
    """Whether a noun is a further complement of a copula, although the parser attaches it in another way: "became minister
    in 1990, ambassador in 1994"."""
    return (
        noun.dep_ in {"conj", "npadvmod"}
        and noun.head.lemma_ in block.lexicon.parse.copulas
        and noun.i not in block.time_tokens
        and any(c.dep_ == "attr" for c in noun.head.children)
    )


def verb_of_as(noun: Token) -> Token | None:
    """The verb of "served as mayor and as minister", for either noun; None for another noun."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    above = noun.head.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    return above


def own_times(block: ParsedBlock, noun: Token, times: list[ArgumentSpan]) -> list[ArgumentSpan]:
    """The times of a clause that belong to one complement, if there are times between the complements: "chair from 1992 to 1996 and
    president since 1997"."""
    coordinated = _coordinated(block, noun)
    if len(coordinated) < 2 or not any(coordinated[0] < t.head.i < coordinated[-1] for t in times):
        return times
    following = next((i for i in coordinated if i > noun.i), len(block.doc))
    return [t for t in times if noun.i < t.head.i < following]


def _coordinated(block: ParsedBlock, noun: Token) -> list[int]:
    """The positions of a noun and of its conjuncts, in order."""
    if verb := verb_of_as(noun):
        return [t.i for t in verb.subtree if verb_of_as(t) == verb]
    first = first_complement(block, noun)
    if first.head.lemma_ in block.lexicon.parse.copulas and first.i not in block.by_head:
        complements = [c for c in first.head.children if c.dep_ == "attr" or is_further_complement(block, c)]
        return [t.i for t in first.head.subtree if first_complement(block, t) in complements]
    return sorted([noun.i, *(c.i for c in noun.conjuncts if c.pos_ in {"NOUN", "PROPN"})])
