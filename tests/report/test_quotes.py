"""Quotes: the marked words, and what is left out of a long one."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.quotes import LONGEST, Piece, pieces, surroundings

FILLER = "word " * 200


def drawn(shown: Iterable[Piece]) -> str:
    """Pieces as one string: marked words in angle brackets, gaps as `…`."""
    return "".join(("…" if p.gap else "") + (f"<{p.text}>" if p.marked else p.text) for p in shown)


@pytest.mark.parametrize(
    ("quote", "marks", "expected"),
    [
        ("signed on 3 May in Oslo", [(10, 15)], "signed on <3 May> in Oslo"),  # in the middle
        ("3 May", [(0, 5)], "<3 May>"),  # all of it
        ("3 May", [], "3 May"),  # nothing
        ("a b c", [(4, 5), (0, 1)], "<a> b <c>"),  # two, in text order whatever order they come in
        ("abcdef", [(0, 3), (2, 5)], "<abcde>f"),  # two that overlap are one
        ("a b c", [(1, 4)], "a <b> c"),  # white space at the ends is not marked
        ("abc", [(1, 99), (-5, 0)], "a<bc>"),  # what lies outside is ignored
        ("a b", [(1, 2), (2, 2)], "a b"),  # nothing but space, nothing at all
        ("", [(0, 1)], ""),  # no quote
    ],
)
def test_marks(quote: str, marks: list[tuple[int, int]], expected: str) -> None:
    assert drawn(pieces(quote, marks)) == expected


def test_a_long_quote_keeps_its_ends_and_the_marked_words() -> None:
    quote = f"First {FILLER}signed on 3 May 1950 in Oslo {FILLER}last."
    start = quote.index("3 May")
    shown = drawn(pieces(quote, [(start, start + 10)]))
    assert shown.startswith("First word")
    assert re.search(r"word…word.* signed on <3 May 1950> in Oslo word.*word…word", shown)
    assert shown.endswith("word last.")
    assert len(shown) < LONGEST


def test_marked_words_are_never_cut_however_long() -> None:
    quote = f"{FILLER}{FILLER}end"
    assert drawn(pieces(quote, [(0, len(quote))])) == f"<{quote}>"


def test_words_at_a_gap_are_whole() -> None:
    quote = "extraordinarily " * 100
    words = re.split(r"[\s…]+", drawn(pieces(quote, [])).strip())
    assert set(words) == {"extraordinarily"}


def test_marks_far_apart_are_all_shown() -> None:
    quote = f"{FILLER}alpha {FILLER}beta {FILLER}"
    marks = [(quote.index(w), quote.index(w) + len(w)) for w in ("alpha", "beta")]
    assert [p.text for p in pieces(quote, marks) if p.marked] == ["alpha", "beta"]


SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)).map(lambda s: (min(s), max(s))), max_size=6)


@given(st.text("ab \n.", max_size=60), SPANS, st.integers(0, 80))
def test_a_quote_loses_only_unmarked_words(quote: str, marks: list[tuple[int, int]], longest: int) -> None:
    shown = pieces(quote, marks, longest)
    marked = set()
    for start, end in marks:
        inside = [n for n in range(max(start, 0), min(end, len(quote))) if quote[n].strip()]
        marked.update(range(inside[0], inside[-1] + 1) if inside else ())
    assert "".join(p.text for p in shown if p.marked) == "".join(quote[n] for n in sorted(marked))
    if not any(p.gap for p in shown):
        assert "".join(p.text for p in shown) == quote
    position = 0
    for piece in shown:  # in order, each at its place in the quote
        position = quote.index(piece.text, position) + len(piece.text)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("one two three", (4, 7), ("one ", " three")),  # all there is
        ("seventeen eighteen X nineteen twenty", (19, 20), ("eighteen ", " nineteen")),  # no half words
        ("X", (0, 1), ("", "")),  # nothing around
    ],
)
def test_surroundings(text: str, span: tuple[int, int], expected: tuple[str, str]) -> None:
    assert surroundings(text, span, 12) == expected
