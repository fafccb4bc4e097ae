"""Distribution: "respectively" pairs what is coordinated, in the order of the text; a time goes with the object before it."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # subjects and times
        (
            "Norway and Sweden joined the Lund League in 1950 and 1952, respectively.",
            [
                "join: subject Norway; object Lund League; time 1950",
                "join: subject Sweden; object Lund League; time 1952",
            ],
        ),
        # objects of a passive and places
        (
            "Anna Berg and Nils Holm were born in Oslo and Bergen, respectively.",
            ["bear: object Anna Berg; place Oslo", "bear: object Nils Holm; place Bergen"],
        ),
        # each object with a time of its own
        (
            "Anna Berg joined the Norda Club in 1950 and the Lund Guild in 1961.",
            [
                "join: subject Anna Berg; object Norda Club; time 1950",
                "join: subject Anna Berg; object Lund Guild; time 1961",
            ],
        ),
        # the time is not that of an object with an age
        (
            "Anna Berg joined the Navy at 18 and the guild in 1961.",
            ["join: subject Anna Berg; object Navy; oblique 18"],
        ),
        # without the word, both hold for both
        (
            "Norway and Sweden joined the Lund League in 1950.",
            ["join: subject Norway + Sweden; object Lund League; time 1950"],
        ),
        # three and two: what belongs together is unknown
        (
            "Norway, Sweden and Finland joined the Lund League in 1950 and 1952, respectively.",
            ["join: subject Norway + Sweden + Finland; object Lund League; time 1950 + 1952"],
        ),
    ],
)
def test_distribution(text: str, expected: list[str], roles: Callable[[str], list[str]]) -> None:
    assert roles(text) == expected
