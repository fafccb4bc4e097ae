"""Complements of copulas and of verbs of serving and appointing, where several stand side by side."""

from spacy.tokens import Token

from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.parse.syntax import COPULAS


class Complements:
    """Which nouns say side by side what somebody is, and which times belong to which."""

    def __init__(self, block: ParsedBlock) -> None:
        self._block = block

    def first_complement(self, noun: Token) -> Token:
        """The noun itself, or that which it is coordinated with or stands in apposition to as complement of a verb."""
        first = noun
        while first.dep_ in {"conj", "appos"} and first.head.pos_ in {"NOUN", "PROPN"} and not self.is_stray(first):
            first = first.head
        return first if first.dep_ in {"attr", "oprd"} or self.is_stray(first) else noun

    def is_stray(self, noun: Token) -> bool:
        """Whether a noun is a further complement of a copula that the parser did not know as one: "became minister in
        1990, ambassador in 1994"."""
        return (
            noun.dep_ in {"conj", "npadvmod"}
            and noun.head.lemma_ in COPULAS
            and noun.i not in self._block.time_tokens
            and any(c.dep_ == "attr" for c in noun.head.children)
        )

    def served(self, noun: Token) -> Token | None:
        """The verb of "served as mayor and as minister", for either; null for another noun."""
        if noun.dep_ != "pobj" or noun.head.lower_ != "as":
            return None
        above = noun.head.head
        while above.pos_ == "ADP" and above.head.i != above.i:
            above = above.head
        return above

    def _beside(self, noun: Token) -> list[int]:
        """Where a noun and those coordinated with it stand, in order."""
        if verb := self.served(noun):
            return [t.i for t in verb.subtree if self.served(t) == verb]
        first = self.first_complement(noun)
        if first.head.lemma_ in COPULAS and first.i not in self._block.by_head:
            complements = [c for c in first.head.children if c.dep_ == "attr" or self.is_stray(c)]
            return [t.i for t in first.head.subtree if self.first_complement(t) in complements]
        return sorted([noun.i, *(c.i for c in noun.conjuncts if c.pos_ in {"NOUN", "PROPN"})])

    def own_times(self, noun: Token, times: list[Phrase]) -> list[Phrase]:
        """Of the times of a clause those of this noun, where it says several things with times between them: "chair from
        1992 to 1996 and president since 1997"."""
        beside = self._beside(noun)
        if len(beside) < 2 or not any(beside[0] < t.head.i < beside[-1] for t in times):
            return times
        following = next((i for i in beside if i > noun.i), len(self._block.doc))
        return [t for t in times if noun.i < t.head.i < following]
