"""A parsed block and what is known about it: its mentions and times, by the tokens that they cover."""

from collections.abc import Collection, Iterable
from typing import Literal

from spacy.tokens import Doc, Token

from pipeline.clauses.lifespans import find_life_events
from pipeline.clauses.span import ArgumentSpan
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import noun_type
from pipeline.records import Span
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES

CREATIONS = frozenset({"WORK_OF_ART", "PRODUCT"})
"""The types of things that are released or published: works and products."""


class ParsedBlock:
    """A parsed block. `mentions` are its mentions, `numbers` their indexes in the document; `number` is the number of the block and
    `offset` is where it starts in the document's text.

    `by_head` maps a token to the longest mention that it heads, with its index, and each token of a title to the title. `names_from`,
    `names_to`, `times_from` and `times_to` map a token to the name or time that starts or ends there. `names_around` maps a token to the
    heads of the names that contain it. `life_events` maps the first token of a person's name to the birth and death in the brackets after
    it; `lifespan_times` are the first tokens of their times.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: Iterable[MentionSpan],
        numbers: Iterable[int],
        lexicon: Lexicon,
        number: int,
        offset: int,
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.words = lexicon.clauses
        self.number = number
        self.offset = offset
        self.mentions = list(zip(mentions, numbers, strict=True))
        self.by_head = _by_head(self.mentions)
        self.times = [(m, n) for m, n in self.mentions if m.kind == "time" and m.type in {"DATE", "TIME"}]
        self.time_tokens = {i for m, _ in self.times for i in range(m.first, m.last + 1)}
        self.times_from = {m.first: m for m, _ in self.times}
        self.times_to = {m.last: m for m, _ in self.times}
        self.events = [m for m, _ in self.mentions if m.type == "EVENT" and m.kind != "time"]
        names = [m for m, _ in self.mentions if m.kind == "name"]
        self.names_from = {m.first: m for m in names}
        self.names_to = {m.last: m for m in names}
        self._ending: dict[int, list[MentionSpan]] = {}
        self.names_around: dict[int, set[int]] = {}
        for name in names:
            self._ending.setdefault(name.last, []).append(name)
            for i in range(name.first, name.last + 1):
                self.names_around.setdefault(i, set()).add(name.head)
        people = [m for m in names if m.type == "PERSON"]
        places = [m for m in names if m.type in PLACE_TYPES]
        dated = [m for m, _ in self.times]
        self.life_events = {p.first: find_life_events(doc, self.words, p, people, dated, places) for p in people}
        self.lifespan_times = {e.time.first for events in self.life_events.values() for e in events}

    def is_name(self, token: Token) -> bool:
        """Whether a token heads a name."""
        known = self.by_head.get(token.i)
        return known is not None and known[0].kind == "name"

    def is_named(self, token: Token) -> bool:
        """Whether a token heads a name, a pronoun, a time or a quantity, and not a common noun."""
        known = self.by_head.get(token.i)
        return known is not None and known[0].kind != "noun"

    def type_at(self, token: Token) -> str | None:
        """The type of the mention that a token heads; None if it heads none."""
        known = self.by_head.get(token.i)
        return known[0].type if known else None

    def noun_type(self, noun: Token) -> str | None:
        """The type of what a common noun describes, as `noun_type` reads it; None if the lexicon does not have the noun."""
        return noun_type(noun, self.lexicon.noun_types)

    def is_person_noun(self, noun: Token) -> bool:
        """Whether a common noun describes people: "painter"."""
        return self.lexicon.noun_types.get(noun.lemma_.lower()) == "PERSON"

    def is_eventive(self, noun: Token) -> bool:
        """Whether a noun means the same as a verb ("signing"), or names a kind of event."""
        lemma = noun.lemma_.lower()
        return lemma in self.lexicon.nominalisations or self.lexicon.name_types.get(lemma) == "EVENT"

    def is_token(self, position: int, *texts: str) -> bool:
        """Whether there is a token at a position with one of these texts."""
        return 0 <= position < len(self.doc) and self.doc[position].text in texts

    def name_ending(self, last: int, types: Collection[str]) -> MentionSpan | None:
        """The longest name of one of these types that ends at a token, "Treaty of Lund" and not "Lund"; None if there is none."""
        names = [n for n in self._ending.get(last, ()) if n.type in types]
        return min(names, key=lambda n: n.first, default=None)

    def preposition_before(self, mention: MentionSpan) -> str | None:
        """The preposition before a mention, its article and adjectives; None if there is none."""
        for i in range(mention.first - 1, max(mention.first - 4, -1), -1):
            token = self.doc[i]
            if token.pos_ in {"ADP", "SCONJ"}:
                return token.lower_
            if token.pos_ not in {"DET", "PROPN", "ADJ"}:
                return None
        return None

    def argument(self, role: str, mention: MentionSpan, preposition: str | None = None) -> ArgumentSpan:
        """A mention as an argument."""
        return ArgumentSpan(role, self.doc[mention.head], preposition, mention.first, mention.last)

    def time_argument(
        self, time: MentionSpan, preposition: str | None, edge: Literal["start", "end"] | None = None
    ) -> ArgumentSpan:
        """A time as an argument, with the preposition before it; `edge` if only one end of a range is meant."""
        return self.argument("time", time, preposition)._replace(edge=edge)

    def end_of(self, noun: Token) -> int:
        """The last token of a noun's phrase, without a comma that depends on the noun."""
        return noun.right_edge.i - (self.doc[noun.right_edge.i].text == ",")

    def span(self, first: int, last: int) -> Span:
        """From the first to the last of these tokens, without white space around them, as offsets into the document's text."""
        while last > first and self.doc[last].is_space:
            last -= 1
        while first < last and self.doc[first].is_space:
            first += 1
        end = self.doc[last]
        return self.offset + self.doc[first].idx, self.offset + end.idx + len(end.text)


def _by_head(mentions: Iterable[tuple[MentionSpan, int]]) -> dict[int, tuple[MentionSpan, int]]:
    by_head: dict[int, tuple[MentionSpan, int]] = {}
    titles: dict[int, tuple[MentionSpan, int]] = {}
    for mention, number in mentions:
        known = by_head.get(mention.head)
        if known is None or mention.last - mention.first > known[0].last - known[0].first:
            by_head[mention.head] = (mention, number)
        if (
            mention.type == "WORK_OF_ART" and mention.kind == "name"
        ):  # the parser reads the words of a title as a sentence
            titles |= dict.fromkeys(range(mention.first, mention.last + 1), (mention, number))
    return by_head | titles
