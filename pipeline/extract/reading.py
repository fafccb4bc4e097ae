"""One document as the extractors read it: its annotation and the vocabulary, with indexes for the look-ups they share."""

import bisect
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pipeline.records import Annotation, Argument, Block, Clause, Document, Mention, Span
from pipeline.values.decimal_comma import uses_decimal_comma, with_points
from pipeline.values.quantities_in_text import Quantity, find_quantities
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.words.extract import ExtractWords

T = TypeVar("T")
# What may stand before the first word of a sentence: signs of layout, quotation marks, and dates in figures.
_BEFORE_SENTENCE = ' \t\n#*-–—,:./"“0123456789'


@dataclass(frozen=True, eq=False)
class Reading:
    """A document with its annotation and the vocabulary of the run. All positions and spans are offsets into the document's text.

    Look-ups by position rely on the order of the annotation: blocks, sentences and mentions are in text order, and neither blocks
    nor sentences overlap.
    """

    document: Document
    annotation: Annotation
    vocabulary: Vocabulary = field(repr=False)
    _results: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False)
    _quantities: dict[Span, tuple[Quantity, ...]] = field(default_factory=dict, init=False, repr=False)

    def once(self, compute: Callable[["Reading"], T]) -> T:
        """What a function returns for this reading. The function is called only the first time."""
        if compute not in self._results:
            self._results[compute] = compute(self)
        result: T = self._results[compute]
        return result

    @functools.cached_property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @functools.cached_property
    def numerals(self) -> str:
        """The text with its decimal commas, if it has any, as points. It is as long as the text."""
        return with_points(self.text) if uses_decimal_comma(self.text) else self.text

    def quantities(self, span: Span) -> Iterator[Quantity]:
        """The quantities in a span, in order. The dates in it are numbers too."""
        if span not in self._quantities:
            self._quantities[span] = tuple(self._find_quantities(span))
        return iter(self._quantities[span])

    def _find_quantities(self, span: Span) -> Iterator[Quantity]:
        for quantity in find_quantities(self.numerals, span):
            if self.numerals is self.text:
                yield quantity
            else:
                name = " ".join(self.text[slice(*quantity.span)].split())
                yield quantity._replace(value=quantity.value.model_copy(update={"name": name}))

    @functools.cached_property
    def mentions(self) -> Sequence[Mention]:
        """The mentions in text order; `Argument.mention` and `Operand.mention` index them."""
        return self.annotation.mentions

    @functools.cached_property
    def words(self) -> ExtractWords:
        """The word lists of the extractors."""
        return self.vocabulary.lexicon.extract

    @functools.cached_property
    def topic(self) -> str | None:
        """The topic in the document's title; None without a title, and for a headline."""
        return None if self.annotation.headline else self.document.topic

    # Mentions

    @functools.cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @functools.cached_property
    def _names_by_span(self) -> dict[Span, int]:
        return {m.span: i for i, m in reversed(list(enumerate(self.mentions))) if m.kind == "name"}

    def mention_of(self, argument: Argument) -> Mention | None:
        """The mention that an argument is; None if it is not a mention."""
        return self.mentions[argument.mention] if argument.mention is not None else None

    def mentions_starting_in(self, span: Span) -> Iterator[tuple[int, Mention]]:
        """The mentions that start inside a span, with their indexes."""
        start, end = span
        for index in range(bisect.bisect_left(self._mention_starts, start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                return
            yield index, mention

    def mentions_in(self, span: Span) -> Iterator[tuple[int, Mention]]:
        """The mentions that lie inside a span, with their indexes."""
        return ((index, mention) for index, mention in self.mentions_starting_in(span) if mention.end <= span[1])

    def next_mention(self, index: int) -> int | None:
        """The index of the first mention after another one, leaving out those inside it; None if it is the last."""
        following = bisect.bisect_left(self._mention_starts, self.mentions[index].end, lo=index + 1)
        return following if following < len(self.mentions) else None

    def name_at(self, span: Span) -> int | None:
        """The index of the name that fills a span; None if no name does."""
        return self._names_by_span.get(span)

    @functools.cached_property
    def relative_clause(self) -> re.Pattern[str]:
        """The beginning of a clause that describes a noun before it: ", which", " that", " held"."""
        return re.compile(rf",?\s+(?:{'|'.join(map(re.escape, sorted(self.words.relatives, reverse=True)))})\b|[;:]")

    @functools.cached_property
    def linking_form(self) -> re.Pattern[str]:
        """What links the words for a measure to the value right after it: " stands at "."""
        return re.compile(rf"\s(?:{'|'.join(self.words.linking_forms)})\s+$", re.IGNORECASE)

    def mentions_near(self, span: Span) -> Iterator[tuple[int, Mention]]:
        """The mentions that overlap a span, with their indexes."""
        start, end = span
        first = max(0, bisect.bisect_left(self._mention_starts, start) - 8)
        for index in range(first, len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                return
            if mention.end > start:
                yield index, mention

    def is_timed(self, span: Span) -> bool:
        """Whether a word is part of a date or a time of day."""
        return any(m.timex is not None and m.start <= span[0] and span[1] <= m.end for _, m in self.mentions_near(span))

    def name_starting(self, position: int) -> int | None:
        """The index of the longest name that starts at a position; None if none does."""
        found = [
            (m.end, i)
            for i, m in self.mentions_near((position, position + 1))
            if m.start == position and m.kind == "name"
        ]
        return max(found)[1] if found else None

    def name_ending(self, position: int) -> int | None:
        """The index of the longest name that ends at a position; None if none does."""
        found = [
            (m.start, i)
            for i, m in self.mentions_near((position - 1, position))
            if m.end == position and m.kind == "name"
        ]
        return min(found)[1] if found else None

    def clauses_at(self, span: Span) -> Sequence[Clause]:
        """The clauses whose predicate word has a span."""
        return self._clauses_by_trigger.get((self.block_at(span[0]), span), ())

    def name_covers(self, span: Span) -> bool:
        """Whether a name covers a span."""
        near = bisect.bisect_right(self._mention_starts, span[0])
        return any(
            m.kind == "name" and m.start <= span[0] and span[1] <= m.end for m in self.mentions[max(0, near - 6) : near]
        )

    def opens_sentence(self, position: int) -> bool:
        """Whether a position is the first of a sentence or of a block, apart from an article."""
        index = bisect.bisect_right(self._sentence_starts, position) - 1
        starts = [self.annotation.sentences[index][0]] if index >= 0 else []
        block = self.annotation.blocks[self.block_at(position)] if self.annotation.blocks else None
        starts += [block.start, block.body[0]] if block is not None else []
        return any(start <= position and not self.text[start:position].strip(_BEFORE_SENTENCE) for start in starts)

    # Layout

    @functools.cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.annotation.blocks]

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.annotation.sentences]

    @functools.cached_property
    def _clauses_by_block(self) -> dict[int, list[Clause]]:
        clauses: dict[int, list[Clause]] = {}
        for clause in self.annotation.clauses:
            clauses.setdefault(clause.block, []).append(clause)
        return clauses

    @functools.cached_property
    def _clauses_by_trigger(self) -> dict[tuple[int, Span], list[Clause]]:
        clauses: dict[tuple[int, Span], list[Clause]] = {}
        for clause in self.annotation.clauses:
            clauses.setdefault((clause.block, clause.trigger), []).append(clause)
        return clauses

    def block_at(self, position: int) -> int:
        """The index of the block that a position lies in, 0 if it lies in none."""
        index = bisect.bisect_right(self._block_starts, position) - 1
        return index if index >= 0 and position < self.annotation.blocks[index].end else 0

    def clauses_in_block(self, index: int) -> Sequence[Clause]:
        """The clauses of a block, in text order."""
        return self._clauses_by_block.get(index, ())

    def sentence_around(self, span: Span) -> Span | None:
        """The sentence that a span lies in; None if it lies in none or in several."""
        index = bisect.bisect_right(self._sentence_starts, span[0]) - 1
        sentence = self.annotation.sentences[index] if index >= 0 else None
        return sentence if sentence is not None and span[1] <= sentence[1] else None

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence before another one; None if that is the first."""
        index = bisect.bisect_left(self._sentence_starts, sentence[0]) - 1
        return self.annotation.sentences[index] if index >= 0 else None

    def first_sentence(self, block: Block) -> Span | None:
        """The first sentence that starts in the body of a block; None if none does."""
        start, end = block.body
        index = bisect.bisect_left(self._sentence_starts, start)
        sentence = self.annotation.sentences[index] if index < len(self._sentence_starts) else None
        return sentence if sentence is not None and sentence[0] < end else None

    def label_text(self, span: Span) -> str:
        """The words of a label in lower case. The name of what the document is about is left out: in a pasted table, it is on the same line
        as the label of the first row."""
        label = " ".join(self.text[slice(*span)].casefold().split())
        return label.removeprefix((self.topic or "").casefold()).strip()
