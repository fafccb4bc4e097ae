"""Times, and what a word governs through a preposition: which predicate word a time frames, and the places and things beside it."""

import bisect
from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SUBJECTS, prepositions
from pipeline.vocabulary.places import PLACE_TYPES

# "Particularly in the 1960s" says when something held most, and not when it happened.
_SINGLING_OUT = {"chiefly", "especially", "mainly", "mostly", "notably", "particularly", "primarily"}
# "And later founded X": not when the first thing happened.
_FOLLOWING = {"after", "afterwards", "eventually", "finally", "later", "since", "soon", "subsequently", "then", "until"}
_NEAR = 2
_BEHIND_ENTRY = {":", "-", "–", "—", "|"}


class Frames:
    """The times and the obliques of predicate words."""

    def __init__(self, block: ParsedBlock, phrases: Phrases) -> None:
        self._block = block
        self._phrases = phrases
        self._framed: dict[int, list[MentionSpan]] = {}
        for found, _ in block.times:
            for governor in self.governors(found):
                self._framed.setdefault(governor, []).append(found)
        self._entries = self._find_entries()

    def times_of(self, head: Token) -> Iterator[Phrase]:
        """The times that frame a predicate word, those of births and deaths in brackets left out."""
        framed = self._framed.get(head.i, ())
        if not framed and (when := self._time_of_when(head)) is not None:
            yield self._block.point(when, None)
        if not framed and (entry := self._entry_of(head)) is not None:
            framed = [entry]
        if not framed:
            framed = self._fronted(head)
        for found in framed:
            if found.first not in self._block.lifespans:
                yield self._block.point(found, self._block.preposition_before(found))

    def _fronted(self, verb: Token) -> list[MentionSpan]:
        """The time before all else in "On 17 March 2009 A resigned, and B was formed", which is that of both; empty for a clause
        that says itself when it was ("and later")."""
        first = verb.head
        if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBN"} or first.tag_ not in {"VBD", "VBN"}:
            return []
        if any(c.dep_ in {"advmod", "prep", "mark", "neg"} and c.lower_ in _FOLLOWING for c in verb.children):
            return []
        start = min((c.left_edge.i for c in first.children if c.dep_ in SUBJECTS), default=0)
        return [t for t in self._framed.get(first.i, ()) if t.last < start]

    def _time_of_when(self, verb: Token) -> MentionSpan | None:
        """The time in "since 1950, when X was founded"; null where "when" takes up none."""
        if verb.dep_ not in {"relcl", "advcl"} or not any(c.lower_ == "when" for c in verb.children):
            return None
        first = verb.left_edge.i
        time = self._block.times_to.get(first - 1) or self._block.times_to.get(first - 2)
        return time if time is not None and time.head != verb.i else None

    def _find_entries(self) -> dict[int, tuple[MentionSpan, int]]:
        """The times that begin an entry of a chronicle ("1992: The office was opened."), by the start of its first sentence
        behind the time, with where that ends."""
        doc, found = self._block.doc, {}
        ends = [s.end for s in doc.sents]
        for time, _ in self._block.times:
            behind = time.last + 1
            first = time.first == 0 or (time.first == 1 and doc[0].lower_ in {"in", "on"})
            marks = _BEHIND_ENTRY if first else {":"}
            if (first or doc[time.first - 1].text in {".", ";"}) and behind < len(doc) and doc[behind].text in marks:
                place = bisect.bisect_right(ends, behind + 1)
                if place < len(ends):
                    found[behind] = (time, ends[place])
        return found

    def _entry_of(self, verb: Token) -> MentionSpan | None:
        """The time of the entry in whose first sentence a verb is that of a main clause; null for others."""
        start = next((b for b in reversed(self._entries) if b < verb.i), None)
        if verb.pos_ not in {"VERB", "AUX"} or start is None or verb.i >= self._entries[start][1]:
            return None
        while verb.dep_ in {"conj", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i > start:
            verb = verb.head
        main = verb.dep_ in {"ROOT", "parataxis", "appos", "conj"}
        return (
            self._entries[start][0] if main or (verb.dep_ == "acl" and verb.head.i in self._block.time_tokens) else None
        )

    def governors(self, frame: MentionSpan) -> list[int]:
        """The predicate words that a time or an event frames.

        It is the nearest verb, or noun that says the same as a verb or names an event, above it; where that is the
        infinitive of what somebody decided or planned, the deciding too. Parsers often hang a time at the end of a
        sentence on its last noun, so plain nouns are passed over, unless the time is of the thing itself ("a plan for 2030").
        """
        token = self._block.doc[frame.head]
        preposition = self._block.preposition_before(frame)
        if any(t.lower_ in _SINGLING_OUT for t in self._block.doc[max(frame.first - _NEAR, 0) : frame.first]):
            return []
        # "The ratification of the 1970 convention": the year is the convention's.
        named = token.head if token.dep_ != "pobj" and frame.last < token.head.i and token.head.dep_ == "pobj" else None
        while token.head.i != token.i:
            previous, token = token, token.head
            if frame.first <= token.i <= frame.last:
                continue
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
                deciding = token.dep_ == "xcomp" and token.head.lemma_.lower() in self._block.lexicon.planning
                return [token.i, token.head.i] if deciding else [token.i]
            if token.pos_ not in {"NOUN", "PROPN"}:
                continue
            if named is not None and self._block.is_eventive(token) and named.head.head.i == token.i:
                return [named.i]
            if preposition in {"for", "of"} and previous.i > token.i:
                return [token.i]
            parted = previous.i > token.i and self._block.doc[previous.left_edge.i - 1].text == ","
            if (
                self._block.is_eventive(token) or (self._is_office_beside(token) and previous.i > token.i)
            ) and not parted:
                return [token.i]
        return [token.i] if token.pos_ in {"NOUN", "PROPN"} else []

    def _is_office_beside(self, noun: Token) -> bool:
        """Whether a noun says in apposition what a person is: "Larsen, chair of the council from 1992 to 1996, …"."""
        first = noun.head if noun.dep_ == "conj" else noun
        person = self._block.by_head.get(first.head.i) if first.dep_ == "appos" else None
        return person is not None and person[0].type == "PERSON"

    def obliques(self, head: Token) -> Iterator[Phrase]:
        """What stands behind the prepositions of a word, and behind those of its times ("born on 3 May 1950 in B")."""
        for preposition in prepositions(head):
            for target in preposition.children:
                if target.dep_ == "prep":
                    yield from (
                        a._replace(preposition=f"{preposition.lower_} {a.preposition}", nesting=0)
                        for a in self._phrases.prepositional(target)
                    )
            yield from self._phrases.prepositional(preposition)
        for found in self._framed.get(head.i, ()):
            # "born on 3 May 1950 in B": parsers hang the place under the time.
            for preposition in (
                c for c in self._block.doc[found.head].children if c.dep_ == "prep" and c.i > found.last
            ):
                yield from self._phrases.prepositional(preposition)
            # "born on 3 May 1950 (Lund)"
            place = self._block.names_from.get(found.last + 2)
            if place is not None and place.type in PLACE_TYPES and self._block.doc[found.last + 1].text == "(":
                yield Phrase("place", self._block.doc[place.head], "in", place.first, place.last)

    def following_time(self, noun: Token) -> Iterator[Phrase]:
        """A time right behind an event's phrase, or before its head ("the March 2004 session"), wherever the parser hung it."""
        found = self._block.by_head.get(noun.i)
        end = found[0].last if found else noun.right_edge.i
        for time, _ in self._block.times:
            if time in self._framed.get(noun.i, ()):
                continue
            between = self._block.doc[end + 1 : time.first]
            behind = time.first > end and len(between) == 1 and between[0].pos_ == "ADP"
            if behind or (noun.left_edge.i <= time.first and time.last < noun.i):
                yield self._block.point(time, between[0].lower_ if behind else None)
