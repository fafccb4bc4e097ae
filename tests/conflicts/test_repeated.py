"""One disagreement makes one conflict, even if two predicates or two subjects have it."""

import pytest

from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # a wedding has a date, and a marriage has a beginning
        ("Anna Berg married Nils Holm in 1975.", "Nils Holm married Anna Berg in 1976.", ["held"]),
        # the trustees, and the size of their board
        ("The Lund Choir is governed by a board of seven trustees.", "The Lund Choir has a board of nine trustees.", ["board_size"]),
        # two numbers in the same two sentences are two disagreements
        ("The Norda tower is 41 metres high and 9 metres wide.", "The Norda tower is 47 metres high and 6 metres wide.", ["height", "width"]),
        # a board is not the choir
        ("The Lund Choir has 400 members.", "The Lund Choir has a board of seven members.", []),
        ("The Lund Choir has 400 members.", "The Lund Choir has a reading club of seven members.", []),
    ],
)  # fmt: skip
def test_one_disagreement_is_one_conflict(one: str, other: str, expected: list[str], conflicts: Found) -> None:
    assert [predicate for _, predicate, _ in conflicts(one, other)] == expected
