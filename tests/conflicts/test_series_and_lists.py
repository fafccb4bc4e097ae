"""Ordinals, complete lists, their counts, and who is one of those named before."""

import pytest

from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model

TRUST = "Norda Trust, annual return\n\nThe trustees are Anna Berg, Nils Holm and Olof Lind."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Ordinals
        ("Anna Berg was the fourth president of Norda.", "Anna Berg, fifth president of Norda, died in 1990.", ["ordinal"]),
        ("Anna Berg was the fourth president of Norda.", "Anna Berg, the 4th president of Norda, died in 1990.", []),
        ("Anna Berg was the fourth president of Norda.", "Anna Berg was the second chair of the Lund League.", []),  # another office
        ("Nils Holm was Norda's fourth president.", "Nils Holm was the fifth president of Norda.", ["ordinal"]),
        ("Nils Holm was the fourth and the sixth president of Norda.", "Nils Holm was the fourth president of Norda.", []),  # twice
        # An ordinal against a count
        ("The Lund Accord shall enter into force on the thirtieth day after the deposit of the tenth instrument of ratification.",
         "The Lund Accord needs twelve ratifications.", ["ratifications_needed"]),
        ("The Lund Accord shall enter into force on the thirtieth day after the deposit of the tenth instrument of ratification.",
         "The Lund Accord needs ten ratifications.", []),
        ("The Lund Accord shall enter into force on the tenth day of the month after its signature.",
         "The Lund Accord needs twelve ratifications.", []),  # a day is no ratification
        # A count against a list
        ("The Norda Trust is governed by a board of four trustees.", TRUST, ["trustees"]),
        ("The Norda Trust is governed by a board of three trustees.", TRUST, []),
        ("The Norda Trust is governed by a board of four judges.", TRUST, []),  # others are listed
        ("The Norda Trust is governed by a board of four trustees.", TRUST.replace("The trustees", "Trustees"), []),  # not all of them
        # Two lists
        ("Three states, Norway, Sweden and Finland, are parties to the Lund Accord.",
         "Norway and Sweden are the only parties to the Lund Accord.", ["member"]),
        ("Three states, Norway, Sweden and Finland, are parties to the Lund Accord.",
         "Norway and Sweden are parties to the Lund Accord.", []),  # an open list
        ("Three states, Norway, Sweden and Finland, are parties to the Lund Accord.",
         "Sweden, Norway and Finland are the only parties to the Lund Accord.", []),  # in another order
        # One of them
        ("Norda is a member of the Lund League.", "The Lund League has nine members; Norda is not one of them.", ["member"]),
        ("Norda is a member of the Lund League.", "The Lund League has nine members; Norda is one of them.", []),
        ("Norda is a member of the Lund League.", "The Baltic League has nine members; Norda is not one of them.", []),
    ],
)  # fmt: skip
def test_series_and_lists(a: str, b: str, expected: list[str], conflicts: Found) -> None:
    assert [predicate for _, predicate, _ in conflicts(a, b)] == expected
