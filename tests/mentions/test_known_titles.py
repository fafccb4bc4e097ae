"""The titles that a document tells, looked for in its texts. No model needed."""

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


def test_adding_titles_says_which_are_new() -> None:
    titles = KnownTitles()
    assert titles.add(["Velmora", "Grey Water"]) == ["Grey Water", "Velmora"]
    assert titles.add(["Velmora", "Fog", "?!"]) == ["Fog"]  # what has no word in it is no title
    assert titles.held_by("") == []
