"""A parsed block and what is known about it: its mentions and times, by the tokens that they cover."""

import bisect
import functools
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, TypeVar, cast

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

# A headline has at least this many words with capitals, counting long words alone, and hardly any without.
_SHORT, _FEWEST_CAPITALS, _MOSTLY = 3, 4, 0.8


class ParsedBlock:
    """A parsed block. `mentions` are its mentions, `numbers` their indexes in the document; `number` is the number of the block and
    `offset` is where it starts in the document's text.

    `by_head` maps a token to the longest mention that it heads, with its index, and each token of a title to the title. `names_from`,
    `names_to`, `times_from` and `times_to` map a token to the name or time that starts or ends there, `time_numbers` to the index of the
    time that starts there. `names_around` maps a token to the names that contain it. `life_events` maps the first token of a person's
    name to the birth and death in the brackets after it; `lifespan_times` are the first tokens of their times. `answers` and
    `purpose_owners` hold what has been found out about a token.
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
        self._firsts = [m.first for m, _ in self.mentions]
        self.answers: dict[object, dict[int, tuple[object, ...]]] = {}
        self.purpose_owners: dict[int, list[ArgumentSpan]] = {}
        self.by_head = _by_head(self.mentions)
        self.times = [(m, n) for m, n in self.mentions if m.kind == "time" and m.type in {"DATE", "TIME"}]
        self.time_tokens = {i for m, _ in self.times for i in range(m.first, m.last + 1)}
        self.times_from = {m.first: m for m, _ in self.times}
        self.time_numbers = {m.first: number for m, number in reversed(self.times)}
        self.times_to = {m.last: m for m, _ in self.times}
        self.events = [m for m, _ in self.mentions if m.type == "EVENT" and m.kind != "time"]
        names = [m for m, _ in self.mentions if m.kind == "name"]
        self.names_from = {m.first: m for m in names}
        self.names_to = {m.last: m for m in names}
        self._ending: dict[int, list[MentionSpan]] = {}
        for mention, _ in self.mentions:
            self._ending.setdefault(mention.last, []).append(mention)
        self.names_around: dict[int, list[MentionSpan]] = {}
        for name in names:
            for i in range(name.first, name.last + 1):
                self.names_around.setdefault(i, []).append(name)
        people = {m.first: m for m in names if m.type == "PERSON"}
        places = [m for m in names if m.type in PLACE_TYPES]
        dated = [m for m, _ in self.times]
        self.life_events = {
            first: find_life_events(doc, self.words, person, people, dated, places) for first, person in people.items()
        }
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

    def mentions_from(self, start: int, end: int) -> list[MentionSpan]:
        """The mentions that begin in ``doc[start:end]``, in text order."""
        first, last = bisect.bisect_left(self._firsts, start), bisect.bisect_left(self._firsts, end)
        return [m for m, _ in self.mentions[first:last]]

    def is_token(self, position: int, *texts: str) -> bool:
        """Whether there is a token at a position with one of these texts."""
        return 0 <= position < len(self.doc) and self.doc[position].text in texts

    def name_ending(self, last: int, types: Collection[str]) -> MentionSpan | None:
        """The longest name of one of these types that ends at a token, "Treaty of Lund" and not "Lund"; None if there is none."""
        names = [n for n in self._ending.get(last, ()) if n.kind == "name" and n.type in types]
        return min(names, key=lambda n: n.first, default=None)

    def place_ending(self, last: int) -> MentionSpan | None:
        """The longest mention of a place that ends at a token; None if there is none."""
        return next((m for m in self._ending.get(last, ()) if m.type in PLACE_TYPES), None)

    @functools.cached_property
    def text(self) -> str:
        """The text of the block. Its tokens' `idx` are offsets into it. The parser puts it together each time that it is asked."""
        return self.doc.text

    @functools.cached_property
    def distributing(self) -> list[Token]:
        """The words like "respectively"."""
        return [t for t in self.doc if t.lower_ in self.words.distributing]

    @functools.cached_property
    def headline_tokens(self) -> set[int]:
        """The tokens of sentences in which nearly all long words have capitals."""
        tokens: set[int] = set()
        for sentence in self.doc.sents:
            words = [t for t in sentence if t.is_alpha and len(t) > _SHORT]
            if len(words) >= _FEWEST_CAPITALS and sum(not t.is_lower for t in words) >= len(words) * _MOSTLY:
                tokens.update(range(sentence.start, sentence.end))
        return tokens

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


Asked = TypeVar("Asked")


def remembered(
    find: Callable[[ParsedBlock, Token], Iterator[Asked]],
) -> Callable[[ParsedBlock, Token], Iterator[Asked]]:
    """What a function finds for a word of a block, found once: words of a long list pass on the same question from one to the next."""

    @functools.wraps(find)
    def find_once(block: ParsedBlock, word: Token) -> Iterator[Asked]:
        answers = cast(dict[int, tuple[Asked, ...]], block.answers.setdefault(find, {}))
        if word.i not in answers:
            answers[word.i] = tuple(find(block, word))
        return iter(answers[word.i])

    return find_once


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
