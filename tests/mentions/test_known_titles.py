"""The titles that a document shows, looked for in its texts. No model needed."""

import pytest

from pipeline.mentions.known_titles import KnownTitles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics liked Grey Water.", ["Grey Water"]),
        ("Critics liked Grey Waters.", []),  # a longer word
        ("Critics liked Grey and Water.", []),  # other words between
        ("It was Up, not Grey Water or 'Tis Fog.", ["'Tis Fog", "Grey Water", "Up"]),  # in alphabetical order
        ("It went up.", []),  # another case
    ],
)
def test_titles_are_found_as_whole_words(text: str, expected: list[str]) -> None:
    titles = KnownTitles()
    titles.add(["Up", "Grey Water", "'Tis Fog"])
    assert titles.held_by(text) == expected


def test_what_has_no_word_in_it_is_no_title() -> None:
    titles = KnownTitles()
    titles.add(["?!"])
    assert titles.held_by("What ?! is it?") == []
