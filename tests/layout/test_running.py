"""The running text, and the way back to the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout import find_blocks, run_on
from pipeline.records import Block
from pipeline.vocabulary import load_vocabulary

WORDS = load_vocabulary().lexicon.layout


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("one line", "one line"),
        ("signed in\nlund", "signed in lund"),  # a line end is a space
        ("signed in  \r\n   lund", "signed in lund"),  # with what is around it
        ("> signed in\n> lund", "> signed in lund"),  # the marks of a quotation
        ("signed  in lund", "signed in lund"),  # justified
        # hyphens at the end of a line
        ("the agree-\nment of lund", "the agreement of lund"),
        ("the agree\u00adment of lund", "the agreement of lund"),  # a soft one, in the midst of a line
        ("the agree\u00ad\nment of lund", "the agreement of lund"),
        ("a well-\nknown harbour", "a well-known harbour"),  # part of the word
        ("a co-\noperative of farmers", "a co-operative of farmers"),
        ("the ship-\nyard, and the ship-yard", "the ship-yard, and the ship-yard"),  # as it is written elsewhere
        ("signed -\nand ratified", "signed - and ratified"),  # a dash
        ("a paragraph.\n\nAnother.", "a paragraph.\n\nAnother."),  # blocks stay apart
        ("- an item\n- another", "- an item\n- another"),
    ],
)
def test_the_running_text(text: str, running: str) -> None:
    found, _ = run_on(text, find_blocks(text, WORDS))
    assert found.text == running


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("the Baltic-\nNordic council", "the Baltic-Nordic council"),  # before a capital
        ("the years 1950-\n1952 in Lund", "the years 1950-1952 in Lund"),
    ],
)
def test_hyphens_that_belong_to_what_they_join(text: str, running: str) -> None:
    block = Block(kind="paragraph", start=0, end=len(text), body=(0, len(text)))
    assert run_on(text, (block,))[0].text == running


@given(
    st.lists(
        st.sampled_from(
            ["word", "Lund", "co-", "\n", "\r\n", " ", "  ", "> ", "\t", ".", "- ", "\n\n", "1950", "\u00ad", "\f"]
        )
    )
)
def test_every_character_is_found_again(parts: list[str]) -> None:
    text = "".join(parts)
    blocks = find_blocks(text, WORDS)
    running, moved = run_on(text, blocks)
    for before, after in zip(blocks, moved, strict=True):
        start, end = running.written((after.start, after.end))
        assert (start, end) == (before.start, before.end)
        assert running.written(after.body) == before.body
        assert (after.label is None) == (before.label is None)
    for place, character in enumerate(running.text):
        start, end = running.written((place, place + 1))
        assert end == start + 1
        assert text[start] == character or character == " "
    places = [running.written((place, place + 1))[0] for place in range(len(running.text))]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The Treaty of Lund was signed on 3 May\n\nNorda Report 14/2021 - Page 12\nCopyright 2021 Norda\n\n1950 in Bergen.",
            ["The Treaty of Lund was signed on 3 May 1950 in Bergen."],
        ),
        ("The League of Lund was dis-\n\n12\n\nsolved in 1960.", ["The League of Lund was dissolved in 1960."]),
        # what follows may be another text
        (
            "It was signed in the town of\r\n\r\n- 7 -\r\n\r\nBergen is a town.",
            ["It was signed in the town of", "7 -", "Bergen is a town."],
        ),
        # the sentence has its end
        (
            "The treaty was signed.\n\nPage 12\n\n1950 was a good year.",
            ["The treaty was signed.", "Page 12", "1950 was a good year."],
        ),
        # no foot
        (
            "It was signed on 3 May\n\nin Bergen\n\n1950 was good.",
            ["It was signed on 3 May", "in Bergen", "1950 was good."],
        ),
    ],
)
def test_the_foot_of_a_page_does_not_interrupt_a_sentence(text: str, sentences: list[str]) -> None:
    running, blocks = run_on(text, find_blocks(text, WORDS))
    assert [running.text[slice(*block.body)] for block in blocks] == sentences
    for block in blocks:
        start, end = running.written(block.body)
        assert text[start] == running.text[block.body[0]]
        assert text[end - 1] == running.text[block.body[1] - 1]
