"""Who made, found or owns something: two documents that name different people."""

import pytest

from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The Silent Harbour is a novel by Anna Berg.", "Nils Holm wrote the novel The Silent Harbour.", ["author"]),
        (
            "The Silent Harbour is a novel by Anna Berg.",
            "Anna Berg and Nils Holm wrote the novel The Silent Harbour.",
            [],
        ),
        # joint authors agree with one of them
        (
            "The Silent Harbour is a novel by Anna Berg and Nils Holm.",
            "Nils Holm wrote the novel The Silent Harbour.",
            [],
        ),
        (
            "The Silent Harbour is a novel by Anna Berg.",
            "A. Berg wrote the novel The Silent Harbour.",
            [],
        ),  # a short form
        ("The Silent Harbour is a film written by Anna Berg.", "The Silent Harbour is a novel by Nils Holm.", []),
        # two works with one title
        ("Norda Castle was designed by Anna Berg.", "The architect of Norda Castle was Nils Holm.", ["designer"]),
        ("Norda Castle was designed by Anna Berg.", "The owner of Norda Castle was Nils Holm.", []),  # another question
        (
            "The discovery of the Velm comet was the work of Anna Berg.",
            "The Velm comet was discovered by Nils Holm.",
            ["discoverer"],
        ),
        (
            "The Velm tea brand is owned by Berg Brothers.",
            "Holm Foods is the sole owner of the Velm tea brand.",
            ["owned_by"],
        ),
        ("The Velm tea brand is owned by Berg Brothers.", "Holm Foods is the owner of the Velm tea brand.", []),
        # an owner may have followed another
        (
            "The Velm tea brand is owned by Berg Brothers.",
            "Holm Foods acquired the Velm tea brand.",
            [],
        ),  # it may have sold it
        (
            "Anna Berg sang The Silent Harbour in Lund.",
            "Nils Holm sang The Silent Harbour in Lund.",
            [],
        ),  # songs are sung by many
    ],
)
def test_makers(a: str, b: str, expected: list[str], conflicts: Found) -> None:
    assert [predicate for _, predicate, _ in conflicts(a, b)] == expected
