"""The look-ups of a reading: each gives what a search through the whole annotation gives. No model needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import Reading
from pipeline.records import Annotation, Block, Document, Mention
from pipeline.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
LENGTH = 40
spans = st.tuples(st.integers(0, LENGTH), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def made(mentions: list[tuple[int, int]], gaps: list[tuple[int, int]]) -> Reading:
    """A reading with these mentions, and with a block and a sentence after each gap: (characters left out, characters in it)."""
    blocks, end = [], 0
    for gap, size in gaps:
        start, end = end + gap, end + gap + size
        blocks.append(Block(kind="paragraph", start=start, end=end, body=(start, end)))
    annotation = Annotation(
        document="a",
        blocks=tuple(blocks),
        sentences=tuple(b.body for b in blocks),
        mentions=tuple(Mention(document="a", start=s, end=e, text="x", type="ORG") for s, e in sorted(mentions)),
    )
    return Reading(Document(id="a", text="x" * 100), annotation, VOCABULARY)


gaps = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 8)), min_size=1, max_size=6)


@given(mentions=st.lists(spans, max_size=12), span=spans)
def test_mentions_in_a_span(mentions: list[tuple[int, int]], span: tuple[int, int]) -> None:
    reading = made(mentions, [(0, 100)])
    start, end = span
    everywhere = list(enumerate(reading.mentions))
    assert list(reading.mentions_starting_in(span)) == [(i, m) for i, m in everywhere if start <= m.start < end]
    assert list(reading.mentions_in(span)) == [(i, m) for i, m in everywhere if start <= m.start < end and m.end <= end]


@given(mentions=st.lists(spans, min_size=1, max_size=12))
def test_next_mention(mentions: list[tuple[int, int]]) -> None:
    reading = made(mentions, [(0, 100)])
    for index, mention in enumerate(reading.mentions):
        following = [i for i, m in enumerate(reading.mentions) if i > index and m.start >= mention.end]
        assert reading.next_mention(index) == min(following, default=None)


@given(gaps=gaps, position=st.integers(0, 60), length=st.integers(1, 8))
def test_blocks_and_sentences(gaps: list[tuple[int, int]], position: int, length: int) -> None:
    reading = made([], gaps)
    blocks, span = reading.annotation.blocks, (position, position + length)
    assert reading.block_at(position) == next((i for i, b in enumerate(blocks) if b.start <= position < b.end), 0)
    around = [s for s in reading.annotation.sentences if s[0] <= span[0] < s[1] and span[1] <= s[1]]
    assert reading.sentence_around(span) == next(iter(around), None)
    assert [reading.first_sentence(b) for b in blocks] == [b.body for b in blocks]


@pytest.mark.parametrize(
    ("label", "title", "words"),
    [
        ("Founded", "Norda", "founded"),
        ("  Date\n of birth ", None, "date of birth"),  # white space
        ("Norda Founded", "Norda", "founded"),  # the title in the same line
        ("Norda Founded", "Norda (company)", "founded"),  # the title without its bracket
    ],
)
def test_label_text(label: str, title: str | None, words: str, vocabulary: Vocabulary) -> None:
    reading = Reading(Document(id="a", text=label, title=title), Annotation(document="a"), vocabulary)
    assert reading.label_text((0, len(label))) == words


def test_a_result_is_computed_once() -> None:
    reading, calls = made([], [(0, 1)]), []

    def count(given: Reading) -> int:
        calls.append(given)
        return len(calls)

    assert (reading.once(count), reading.once(count)) == (1, 1)
    assert calls == [reading]
