"""Invisible characters, made visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 3 May 1950", "plain words, 3 May 1950"),  # nothing to show
        ("Škofja Loka – 東京 – القاهرة", "Škofja Loka – 東京 – القاهرة"),  # letters of any script stay
        ("a\tb\nc", "a\tb\nc"),  # the white space that everybody knows stays
        ("a\r\nb\x0cc\u2028d", "a \nb c d"),  # other line and page ends are spaces
        ("pay \u202e001\u202c now", "pay [U+202E]001[U+202C] now"),  # turns the direction of what follows
        ("\u2066x\u2069\u200f", "[U+2066]x[U+2069][U+200F]"),  # so do isolates and marks
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),  # of no width
        ("\x00\x1b[31m\x9b", "[U+0000][U+001B][31m[U+009B]"),  # steers a terminal
        ("\ud800", "[U+D800]"),  # half of a pair: no UTF-8 for it
        ("\U000e0041", "[U+E0041]"),  # a tag character: hidden text
        (
            "می\u200cخواهم co\u00adoperate 👩\u200d🚀",
            "می\u200cخواهم co\u00adoperate 👩\u200d🚀",
        ),  # needed to write with
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_what_is_visible_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert visible(shown) == shown
