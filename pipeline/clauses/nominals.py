"""Nominalisations: the arguments of nouns that say the same as verbs ("the signing of X by Y")."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.frames import Frames
from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.parse.syntax import SUBJECTS
from pipeline.vocabulary.places import PLACE_TYPES

_COMMEMORATING = {"anniversary", "bicentenary", "celebration", "centenary", "centennial", "commemoration", "jubilee"}
_FRAMES = {"at", "during", "in", "of", "on", "with"}


class Nominals:
    """Finds the arguments of nominalisations."""

    def __init__(self, block: ParsedBlock, phrases: Phrases, frames: Frames) -> None:
        self._block = block
        self._phrases = phrases
        self._frames = frames

    def arguments(self, noun: Token, of: str) -> Iterator[Phrase]:
        """The arguments of a noun that says the same as a verb; `of` is the role of what follows "of"."""
        other = "subject" if of == "object" else "object"
        complements = [
            t
            for p in noun.children
            if p.dep_ == "prep" and p.lower_ in {"of", "in"}
            for t in p.children
            if t.dep_ == "pobj" and self._is_thing(t)
        ]
        for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "by"):
            for agent in preposition.children:
                yield from self._phrases.spread("subject", agent, "by")
        possessors = [c for c in noun.children if c.dep_ == "poss"]
        modifiers = [
            c
            for c in noun.lefts
            if c.dep_ in {"compound", "nmod", "amod"}
            and c.i in self._block.by_head
            and self._block.by_head[c.i][0].kind == "name"
        ]
        for target in complements:
            yield from self._phrases.spread(of, target)
        for modifier in modifiers:
            yield from self._phrases.spread(of if not complements else other, modifier)
        for possessor in possessors:
            whose = self._subject_behind(possessor) or possessor
            yield from self._phrases.spread(other if complements or modifiers else of, whose, coordinated=False)
        yield from self._frames.obliques(noun)
        times = list(self._frames.times_of(noun)) or list(self._frames.following_time(noun))
        remembered = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _COMMEMORATING
        if remembered:
            times = [t for t in times if t.head.i > noun.i]  # "the 1999 anniversary of the birth of X"
        yield from times
        if not remembered and not times and complements + modifiers + possessors:
            yield from self._framed_time(noun)

    def _subject_behind(self, possessor: Token) -> Token | None:
        """The name in "Since its founding in 1857, the Lund Post has …", where it stands behind the pronoun for it; null elsewhere."""
        verb = next((a for a in possessor.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if possessor.tag_ != "PRP$" or verb is None:
            return None
        personal = self._block.type_at(possessor) == "PERSON"
        names = (
            c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i > possessor.i and self._block.is_named(c)
        )
        return next((c for c in names if c.pos_ == "PROPN" and (self._block.type_at(c) == "PERSON") == personal), None)

    def _is_thing(self, token: Token) -> bool:
        found = self._block.by_head.get(token.i)
        return token.i not in self._block.time_tokens and not (
            found and found[0].type in PLACE_TYPES and token.head.lower_ == "in"
        )

    def _framed_time(self, noun: Token) -> Iterator[Phrase]:
        """The time of the clause around a nominalisation that frames it ("as part of its chairmanship, on D, …") or results from it."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in _FRAMES:
            return  # neither "announced the creation of X on D" nor "ruled from D until his death" date it
        verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        while verb is not None:
            times = list(self._frames.times_of(verb))
            if times:
                yield from (a._replace(preposition=None, framing=True) for a in times)
                return
            verb = (
                next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None) if verb.dep_ == "relcl" else None
            )
