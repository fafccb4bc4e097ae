"""Tokens: the text before parsing, and lemmas after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import Parser
from pipeline.parse.tokens import plain
from pipeline.vocabulary import Lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Salt” – Berg’s\u00a0novel", '"Salt" – Berg\'s novel'),  # quotes and no-break spaces; the en dash is known
        ("a\tb\nc", "a b c"),  # line ends are not sentence ends
        ("x" * 500 + " y", " " * 500 + " y"),  # too long for a word
        ("x" * 399, "x" * 399),  # just short enough
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(max_size=60))
def test_plain_text_keeps_offsets(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.fixture(scope="module")
def parser(lexicon: Lexicon) -> Parser:
    return Parser(lexicon.parse)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Berg co-founded Norda.", "co-founded", "co-found"),  # one token
        ("Norda staged the play.", "staged", "stage"),
        ("Norda stared at Oslo.", "stared", "stare"),
        ("Norda won't pay.", "wo", "will"),
        ("Berg is married to Lind.", "married", "marry"),  # a participle
        ("The house is red.", "red", "red"),  # an adjective
    ],
)
def test_lemmas(text: str, word: str, lemma: str, parser: Parser) -> None:
    (doc,) = parser.parse([text])
    assert [t.lemma_ for t in doc if t.text == word] == [lemma]


@pytest.mark.model
def test_a_bracket_opens_without_a_space(parser: Parser) -> None:
    (doc,) = parser.parse(["Lund Business School(LBS) opened."])
    assert [t.text for t in doc][2:6] == ["School", "(", "LBS", ")"]
