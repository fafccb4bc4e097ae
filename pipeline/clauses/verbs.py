"""Verbs: their arguments by logical role."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.frames import Frames
from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.clauses.possessors import Possessors
from pipeline.clauses.subjects import Subjects
from pipeline.parse.syntax import antecedent, is_infinitive, is_passive
from pipeline.vocabulary.places import PLACE_TYPES


class Verbs:
    """Finds the arguments of verbs."""

    def __init__(
        self, block: ParsedBlock, phrases: Phrases, frames: Frames, subjects: Subjects, owners: Possessors
    ) -> None:
        self._block = block
        self._phrases = phrases
        self._frames = frames
        self._subjects = subjects
        self._possessors = owners

    def arguments(self, verb: Token) -> Iterator[Phrase]:
        """All arguments of a verb: subjects and objects by what they are and not by where they stand, complements, obliques, times."""
        yield from self._based(verb)
        passive = is_passive(verb)
        surface = list(self._subjects.of(verb))
        for subject in surface:
            if subject.lower_ != "it" or subject.i in self._block.by_head:  # "it was decided" has no subject
                yield from self._said_of(verb, "object" if passive else "subject", subject)
                if subject.i not in self._block.by_head:
                    yield from (a._replace(role="owner") for a in self._possessors.own(subject))
        for child in verb.children:
            if child.dep_ == "agent":
                for by in child.children:
                    if by.dep_ in {"pobj", "pcomp"} and by.i not in self._block.time_tokens:
                        yield from self._phrases.spread("subject", by, "by")
            elif verb.lower_ == "born" and child.dep_ in {"dobj", "oprd"} and child.i not in self._block.time_tokens:
                yield from self._phrases.spread("complement", child)  # "was born Anna Lind in Oslo"
                yield from self._frames.obliques(child)
            elif child.dep_ in {"dobj", "obj"} and child.i not in self._block.time_tokens:
                for one in self._what(child):
                    yield from self._phrases.spread("object", one)
                yield from self._phrases.behind(child)
            elif child.i in self._block.time_tokens and child.dep_ in {"dobj", "npadvmod"}:
                yield from self._swallowed(verb, child)
            elif child.dep_ in {"attr", "oprd", "acomp"} and child.i not in self._block.time_tokens:
                yield from self._phrases.spread("complement", child)
            elif child.dep_ == "dative":
                target = next((t for t in child.children if t.dep_ == "pobj"), child)
                yield from self._phrases.spread("oblique", target, "to")
            elif child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and child.tag_ == "VB"):
                yield Phrase("complement", child, "to" if is_infinitive(child) else None)
        if not passive and not any(c.dep_ in {"dobj", "obj"} for c in verb.children) and verb.dep_ == "relcl":
            left_out = self._subjects.gap(verb)
            for one in self._subjects.described(left_out) if left_out is not None else ():
                yield from self._phrases.spread("object", one)
        yield from self._frames.obliques(verb)
        yield from self._shared(verb)
        yield from self._where(verb)
        if verb.dep_ == "acomp":
            yield from self._frames.obliques(verb.head)
            yield from self._frames.times_of(verb.head)
        yield from self._events_of(verb)
        yield from self._frames.times_of(verb)

    def _what(self, child: Token) -> Iterator[Token]:
        """An object itself; of "Norda, a firm that she founded", Norda."""
        stands_for = antecedent(child)
        yield from self._subjects.described(stands_for) if stands_for is not None else (child,)

    def _said_of(self, verb: Token, role: str, subject: Token) -> Iterator[Phrase]:
        """A subject with what is coordinated with it, but not behind a clause that describes the first alone: "the Court,
        created in 1993, and the Tribunal"."""
        describing = verb.dep_ in {"acl", "advcl", "parataxis", "relcl"} and subject.i < verb.i
        for argument in self._phrases.spread(role, subject):
            if not (describing and argument.head.i > verb.i):
                yield argument

    def _where(self, verb: Token) -> Iterator[Phrase]:
        """The place in "moved to Lund, Ohio, where she died", the body in "Lund University in 1990, where she studied"."""
        where = next((c.i for c in verb.children if c.lower_ == "where"), 0)
        last = where - 2 if where > 1 and self._block.doc[where - 1].text in {",", "("} else where - 1
        if where > 0 and (time := self._block.times_to.get(last)) is not None:
            last = time.first - 1 - (self._block.doc[time.first - 1].pos_ == "ADP")
        place = self._block.names_to.get(last) if where > 0 else None
        if place is not None and place.type == "ORG":
            yield Phrase("oblique", self._block.doc[place.head], "at", place.first, place.last)
        while place is not None and place.type in PLACE_TYPES:
            around = self._block.names_to.get(place.first - 2) if self._block.doc[place.first - 1].text == "," else None
            if around is None or around.type not in PLACE_TYPES:
                yield Phrase("place", self._block.doc[place.head], "in", place.first, place.last)
                return
            place = around

    def _swallowed(self, verb: Token, time: Token) -> Iterator[Phrase]:
        """The object in "married Anna Berg March 10, 1972", which parsers take for a part of the time."""
        for found, _ in self._block.mentions:
            if (
                found.kind == "name"
                and verb.i < found.first
                and found.last + 1 < len(self._block.doc)
                and found.last + 1 in self._block.time_tokens
                and self._block.doc[found.head].head == time
            ):
                yield Phrase("object", self._block.doc[found.head], None, found.first, found.last)

    def _based(self, verb: Token) -> Iterator[Phrase]:
        """The place and what is there in "the Oslo-based bank Norda"."""
        joined = verb.i > 1 and self._block.doc[verb.i - 1].text == "-"
        before = verb.i - 2 if joined else verb.i - 1
        place = next((f for f, _ in self._block.mentions if f.type in PLACE_TYPES and f.last == before), None)
        if verb.dep_ == "amod" and place is not None:
            yield Phrase("place", self._block.doc[place.head], "in", place.first, place.last)
            noun = verb.head
            behind = self._block.names_from.get(noun.i + 1)
            if behind is not None and behind.type == "ORG":  # "the Oslo-based firms Norda and Fjord"
                yield from self._phrases.spread("object", self._block.doc[behind.head])
                return
            titled = noun.dep_ in {"compound", "nmod"} and noun.head.i in self._block.by_head
            for subject in self._subjects.described(noun.head if titled else noun):
                yield from self._phrases.spread("object", subject)

    def _events_of(self, verb: Token) -> Iterator[Phrase]:
        """ "At the session": an event that frames the clause, wherever the parser hung it."""
        for found in self._block.events:
            preposition = self._block.preposition_before(found)
            if preposition in {"at", "during"} and verb.i in self._frames.governors(found):
                yield Phrase("oblique", self._block.doc[found.head], preposition, found.first, found.last)

    def _shared(self, verb: Token) -> Iterator[Phrase]:
        """What two verbs side by side have in common: "was born and raised in B"."""
        for other in (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 2):
            yield from self._frames.obliques(other)
            yield from self._frames.times_of(other)
