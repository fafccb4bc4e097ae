"""Average linkage."""

import pytest

from pipeline.resolve.linkage import join_alike


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], [0, 0, 0]),
        ([(0, 1, 0.9), (1, 2, 0.6)], [0, 0, 2]),  # 2 is like 1, but not like 0: 0.3 on average
        ([(0, 1, 0.4)], [0, 1, 2]),  # not alike enough
        ([], [0, 1, 2]),
    ],
)
def test_groups(pairs: list[tuple[int, int, float]], expected: list[int]) -> None:
    assert join_alike(3, pairs, least=0.5) == expected


def test_what_must_stay_apart() -> None:
    def apart(some: list[int], others: list[int]) -> bool:
        return {0, 1} <= {*some, *others}

    assert join_alike(3, [(0, 1, 0.9), (1, 2, 0.8)], least=0.5, apart=apart) == [0, 1, 1]


def test_pairs_that_are_missing_can_speak_against() -> None:
    pairs = [(0, 1, 1.0), (1, 2, 1.0)]
    assert join_alike(3, pairs, least=0.0) == [0, 0, 0]
    assert join_alike(3, pairs, least=0.0, unlike=-2.0) == [0, 0, 2]
