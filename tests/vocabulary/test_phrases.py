"""Phrases are found by their first words."""

import pytest

from pipeline.vocabulary.phrases import Phrases

PHRASES = Phrases(
    [
        ("in|at sea", "at sea"),
        ("open-label", "open"),
        ("bequ*", "given"),
        ("bequest of land", "land"),
        ("no * vote", "vote"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were In Sea fog, at sea.", [("In Sea", "at sea"), ("at sea", "at sea")]),
        ("An open label trial; an open-label one", [("open label", "open"), ("open-label", "open")]),
        ("opening, reopen-label, open", []),  # a word begins where it begins, and is whole
        ("bequeathed; a bequest of land", [("bequeathed", "given"), ("bequest", "given"), ("bequest of land", "land")]),
        ("beq be", []),  # shorter than what a star cuts off
    ],
)
def test_phrases_are_found_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[slice(*told.span)], told.what) for told in PHRASES.find(text, (0, len(text)))] == expected


def test_a_phrase_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="does not begin with a word"):
        Phrases([("... by", "x")])
