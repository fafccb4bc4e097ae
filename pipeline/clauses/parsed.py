"""One parsed block with what is known about it: the mentions and times by the tokens that they cover."""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from pipeline.clauses.lifespans import find_vitals
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import ARTICLES, noun_type
from pipeline.records import Span
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES

MADE = frozenset({"WORK_OF_ART", "PRODUCT"})
"""The types of what comes out: works and products."""


class Phrase(NamedTuple):
    """An argument in tokens: its role, its head, the preposition before it, if any, and ``doc[first:last + 1]``; without `first` and
    `last`, all that depends on the head. The other fields are those of `Argument`."""

    role: str
    head: Token
    preposition: str | None = None
    first: int | None = None
    last: int | None = None
    nesting: int = 0
    owner_form: Literal["possessor", "modifier"] | None = None
    edge: Literal["start", "end"] | None = None
    framing: bool = False


class ParsedBlock:
    """A parsed block. `mentions` are its mentions, `numbers` their indexes in the document; `number` is that of the block and
    `offset` where it starts in the document's text.

    `by_head` maps a token to the longest mention that it heads, with its index; all tokens of a title to the title.
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
        self.number = number
        self.offset = offset
        self.mentions = list(zip(mentions, numbers, strict=True))
        self.by_head: dict[int, tuple[MentionSpan, int]] = {}
        for found, index in self.mentions:
            known = self.by_head.get(found.head)
            if known is None or found.last - found.first > known[0].last - known[0].first:
                self.by_head[found.head] = (found, index)
        for found, index in self.mentions:
            if found.type == "WORK_OF_ART" and found.kind == "name":  # parsers read the words of a title as a sentence
                self.by_head |= dict.fromkeys(range(found.first, found.last + 1), (found, index))
        self.times = [(f, n) for f, n in self.mentions if f.kind == "time" and f.type in {"DATE", "TIME"}]
        self.time_tokens = {i for f, _ in self.times for i in range(f.first, f.last + 1)}
        self.times_from = {f.first: f for f, _ in self.times}
        self.times_to = {f.last: f for f, _ in self.times}
        self.events = [f for f, _ in self.mentions if f.type == "EVENT" and f.kind != "time"]
        named = [f for f, _ in self.mentions if f.kind == "name"]
        self.names_from = {f.first: f for f in named}
        self.names_to = {f.last: f for f in named}
        self._ending: dict[int, list[MentionSpan]] = {}
        for found in named:
            self._ending.setdefault(found.last, []).append(found)
        self.names_around: dict[int, set[int]] = {}  # the heads of the names that a token stands in
        for found in named:
            for i in range(found.first, found.last + 1):
                self.names_around.setdefault(i, set()).add(found.head)
        people = [f for f in named if f.type == "PERSON"]
        places = [f for f in named if f.type in PLACE_TYPES]
        dated = [f for f, _ in self.times]
        self.vitals = {p.first: find_vitals(doc, p, people, dated, places) for p in people}
        self.lifespans = {v.time.first for vitals in self.vitals.values() for v in vitals}

    def is_named(self, token: Token) -> bool:
        """Whether a token heads a name, a pronoun, a time or a quantity, and no common noun."""
        known = self.by_head.get(token.i)
        return known is not None and known[0].kind != "noun"

    def type_at(self, token: Token) -> str | None:
        """The type of the mention that a token heads; null if it heads none."""
        known = self.by_head.get(token.i)
        return known[0].type if known else None

    def point(self, time: MentionSpan, preposition: str | None, edge: Literal["start", "end"] | None = None) -> Phrase:
        """A time as argument, with the preposition before it; `edge` if only one end of a range is meant."""
        return Phrase("time", self.doc[time.head], preposition, time.first, time.last, edge=edge)

    def preposition_before(self, found: MentionSpan) -> str | None:
        """The preposition before a mention, its article and adjectives; null without one."""
        for i in range(found.first - 1, max(found.first - 4, -1), -1):
            token = self.doc[i]
            if token.pos_ in {"ADP", "SCONJ"}:
                return token.lower_
            if token.pos_ not in {"DET", "PROPN", "ADJ"}:
                return None
        return None

    def is_eventive(self, noun: Token) -> bool:
        """Whether a noun says the same as a verb ("signing"), or names a kind of event."""
        lemma = noun.lemma_.lower()
        return lemma in self.lexicon.nominalisations or self.lexicon.name_types.get(lemma) == "EVENT"

    def misread_person(self, target: Token) -> MentionSpan | None:
        """The person whose name the parser takes for the head of what stands before it ("of B C. D"); null if it is none."""
        found = self.by_head.get(target.i)
        if found is None or found[0].type != "PERSON":
            return None
        before = self.doc[target.left_edge.i : found[0].first]
        titled = all(t.pos_ != "PROPN" or self.lexicon.noun_types.get(t.lower_) == "PERSON" for t in before)
        coordinated = any(t.dep_ == "cc" for t in before)
        return None if titled or coordinated else found[0]

    def end_of(self, noun: Token) -> int:
        """The last token of a noun's phrase, without the comma that parsers hang on it."""
        return noun.right_edge.i - (self.doc[noun.right_edge.i].text == ",")

    def name_within(self, noun: Token) -> MentionSpan | None:
        """The organisation in "the Norda subsidiary of X", "X's Norda division", which the noun says what it is of; null where the
        name is the owner ("the Norda subsidiary")."""
        owned = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.children)
        name = self.names_to.get(noun.i - 1)
        kind = self.lexicon.noun_types.get(noun.lemma_.lower())
        modifies = name is not None and self.doc[name.head].head.i == noun.i
        return name if owned and modifies and name is not None and name.type == kind == "ORG" else None

    def name_ending(self, last: int, types: Collection[str]) -> MentionSpan | None:
        """The longest name of one of these types that ends at a token, "Treaty of Lund" and not "Lund"; null without one."""
        found = [f for f in self._ending.get(last, ()) if f.type in types]
        return min(found, key=lambda f: f.first, default=None)

    def name_beside(self, noun: Token) -> MentionSpan | None:
        """The name of the same type right before the comma in "a member of X, a club founded in 1950", where parsers hang the club
        on the member; null elsewhere."""
        start = noun.left_edge.i
        if noun.dep_ != "appos" or self.doc[start].lower_ not in ARTICLES or self.doc[start - 1].text != ",":
            return None
        name = self.names_to.get(start - 2)
        return name if name is not None and name.type == noun_type(noun, self.lexicon.noun_types) else None

    def title_behind(self, noun: Token) -> MentionSpan | None:
        """The title right behind what a work is, whatever the parser makes of it: 'the 1992 single "Blue Harbour"'."""
        start = noun.i + 1
        while start < len(self.doc) and (
            self.doc[start].is_quote or self.doc[start].text == "," or self.doc[start].dep_ == "det"
        ):
            start += 1
        title = self.names_from.get(start)
        return title if title is not None and title.type in MADE else None

    def span(self, first: int, last: int) -> Span:
        """From the first to the last of these tokens, without space around them, as offsets into the document's text."""
        while last > first and self.doc[last].is_space:
            last -= 1
        while first < last and self.doc[first].is_space:
            first += 1
        end = self.doc[last]
        return self.offset + self.doc[first].idx, self.offset + end.idx + len(end.text)

    def bare_complement(self, noun: Token) -> Token | None:
        """The noun in "head of state": right behind "of", without article, and no mention."""
        follow = self.doc[noun.i + 1 : noun.i + 3]
        bare = len(follow) == 2 and follow[0].lower_ == "of" and follow[1].pos_ == "NOUN" and follow[1].dep_ == "pobj"
        named = bare and any(c.dep_ == "appos" for c in follow[1].children)  # "daughter of actors A and B"
        return follow[1] if bare and not named and follow[1].i not in self.by_head else None
