"""The singular of a noun by its spelling."""

import pytest

from pipeline.vocabulary.plurals import singular


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("towers", "tower"),
        ("cities", "city"),
        ("churches", "church"),
        ("houses", "house"),
        ("lives", "life"),  # no "live"
        ("wolves", "wolf"),
        ("women", "woman"),  # no ending
        ("children", "child"),
        ("glass", "glass"),  # no plurals
        ("census", "census"),
        ("basis", "basis"),
        ("gas", "gas"),  # too short to tell
        ("tower", "tower"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected
