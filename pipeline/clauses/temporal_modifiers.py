"""Temporal modifiers: which predicate word each time belongs to."""

import bisect
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.span import ArgumentSpan
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SUBJECTS

_NEAR = 2
_AFTER_ENTRY = {":", "-", "–", "—", "|"}


class TemporalModifiers:
    """The times of the predicate words of a block."""

    def __init__(self, block: ParsedBlock) -> None:
        self._block = block
        self._framing: dict[int, list[MentionSpan]] = {}
        for time, _ in block.times:
            for governor in self.governors(time):
                self._framing.setdefault(governor, []).append(time)
        self._framing_events: dict[int, list[tuple[MentionSpan, str | None]]] = {}
        for event in block.events:
            for governor in self.governors(event):
                self._framing_events.setdefault(governor, []).append((event, block.preposition_before(event)))
        self._entries = self._find_entries()
        self._entry_starts = sorted(self._entries)

    def of(self, head: Token) -> Iterator[ArgumentSpan]:
        """The times of a predicate word, without those of births and deaths in brackets."""
        block = self._block
        framing: Sequence[MentionSpan] = self.framing(head)
        if not framing and (time := self._time_of_when(head)) is not None:
            yield block.time_argument(time, None)
        if not framing and (entry := self._entry_of(head)) is not None:
            framing = [entry]
        for time in framing or self._fronted(head):
            if time.first not in block.lifespan_times:
                yield block.time_argument(time, block.preposition_before(time))

    def framing(self, head: Token) -> Sequence[MentionSpan]:
        """The times that a predicate word governs by the tree alone."""
        return self._framing.get(head.i, ())

    def framing_events(self, head: Token) -> Sequence[tuple[MentionSpan, str | None]]:
        """The events that a predicate word governs in the same way, each with the preposition before it."""
        return self._framing_events.get(head.i, ())

    def adjacent(self, noun: Token) -> Iterator[ArgumentSpan]:
        """A time right after the phrase of an event, or before its head ("the March 2004 session"), whatever governs it."""
        block = self._block
        known = block.by_head.get(noun.i)
        end = known[0].last if known else noun.right_edge.i
        framing = self.framing(noun)
        for first in range(noun.left_edge.i, noun.i):
            time = block.times_from.get(first)
            if time is not None and time.last < noun.i and time not in framing:
                yield block.time_argument(time, None)
        time = block.times_from.get(end + 2)
        if time is not None and block.doc[end + 1].pos_ == "ADP" and time not in framing:
            yield block.time_argument(time, block.doc[end + 1].lower_)

    def governors(self, mention: MentionSpan) -> list[int]:
        """The predicate words that a time or an event frames.

        It is the nearest verb above it, or the nearest noun with the meaning of a verb or for an event; for an infinitive after a verb of
        deciding or planning, also that verb. Parsers often attach a time at the end of a sentence to its last noun, so plain nouns are
        skipped, unless the time belongs to the thing itself ("a plan for 2030").
        """
        block = self._block
        token = block.doc[mention.head]
        preposition = block.preposition_before(mention)
        before = block.doc[max(mention.first - _NEAR, 0) : mention.first]
        if any(t.lower_ in block.words.singling_out for t in before):
            return []
        # "The ratification of the 1970 convention": the year is the convention's.
        modifies = token.dep_ != "pobj" and mention.last < token.head.i and token.head.dep_ == "pobj"
        dated = token.head if modifies else None
        while token.head.i != token.i:
            below, token = token, token.head
            if mention.first <= token.i <= mention.last:
                continue
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
                decided = token.dep_ == "xcomp" and token.head.lemma_.lower() in block.lexicon.planning
                return [token.i, token.head.i] if decided else [token.i]
            if token.pos_ not in {"NOUN", "PROPN"}:
                continue
            eventive, follows = block.is_eventive(token), below.i > token.i
            if dated is not None and eventive and dated.head.head.i == token.i:
                return [dated.i]
            if preposition in {"for", "of"} and follows:
                return [token.i]
            parted = follows and block.is_token(below.left_edge.i - 1, ",")
            if (eventive or (self._is_apposed_office(token) and follows)) and not parted:
                return [token.i]
        return [token.i] if token.pos_ in {"NOUN", "PROPN"} else []

    def _is_apposed_office(self, noun: Token) -> bool:
        """Whether a noun says in apposition what a person is: "Larsen, chair of the council from 1992 to 1996, …"."""
        first = noun.head if noun.dep_ == "conj" else noun
        return first.dep_ == "appos" and self._block.type_at(first.head) == "PERSON"

    def _fronted(self, verb: Token) -> list[MentionSpan]:
        """The time at the start of "On 17 March 2009 A resigned, and B was formed", which dates both clauses; empty for a clause with a
        time of its own ("and later")."""
        first = verb.head
        if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBN"} or first.tag_ not in {"VBD", "VBN"}:
            return []
        own = (c for c in verb.children if c.dep_ in {"advmod", "prep", "mark", "neg"})
        if any(c.lower_ in self._block.words.later for c in own):
            return []
        start = min((c.left_edge.i for c in first.children if c.dep_ in SUBJECTS), default=0)
        return [t for t in self.framing(first) if t.last < start]

    def _time_of_when(self, verb: Token) -> MentionSpan | None:
        """The time in "since 1950, when X was founded"; None if "when" does not refer to a time."""
        if verb.dep_ not in {"relcl", "advcl"} or not any(c.lower_ == "when" for c in verb.children):
            return None
        first = verb.left_edge.i
        time = self._block.times_to.get(first - 1) or self._block.times_to.get(first - 2)
        return time if time is not None and time.head != verb.i else None

    def _find_entries(self) -> dict[int, tuple[MentionSpan, int]]:
        """The times that begin an entry of a chronicle ("1992: The office was opened."), by the start of the sentence after the time,
        with the end of that sentence."""
        doc = self._block.doc
        entries: dict[int, tuple[MentionSpan, int]] = {}
        ends = [s.end for s in doc.sents]
        for time, _ in self._block.times:
            mark = time.last + 1
            opens = time.first == 0 or (time.first == 1 and doc[0].lower_ in {"in", "on"})
            marks = _AFTER_ENTRY if opens else {":"}
            if (opens or self._block.is_token(time.first - 1, ".", ";")) and self._block.is_token(mark, *marks):
                sentence = bisect.bisect_right(ends, mark + 1)
                if sentence < len(ends):
                    entries[mark] = (time, ends[sentence])
        return entries

    def _entry_of(self, verb: Token) -> MentionSpan | None:
        """The time of the entry in whose first sentence a verb heads a main clause; None for other verbs."""
        before = bisect.bisect_left(self._entry_starts, verb.i)
        if verb.pos_ not in {"VERB", "AUX"} or before == 0:
            return None
        start = self._entry_starts[before - 1]
        time, end = self._entries[start]
        if verb.i >= end:
            return None
        while verb.dep_ in {"conj", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i > start:
            verb = verb.head
        main = verb.dep_ in {"ROOT", "parataxis", "appos", "conj"}
        return time if main or (verb.dep_ == "acl" and verb.head.i in self._block.time_tokens) else None
