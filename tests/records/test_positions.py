"""Where evidence stands in its source."""

from typing import Any

import pytest

from pipeline.records import Position, Positions
from pipeline.records.base import Span

ROW = [
    Position(start=0, end=5, sheet="Costs", cell="A2", heading=("Costs",)),
    Position(start=8, end=12, sheet="Costs", cell="B2", heading=("Costs",)),
]
LINES = [
    Position(start=0, end=10, page=1, box=(10, 700, 90, 712)),
    Position(start=11, end=20, page=1, box=(10, 715, 200, 727)),
    Position(start=22, end=30, page=2, box=(10, 20, 100, 32)),
]


@pytest.mark.parametrize(
    ("positions", "quote", "value", "place"),
    [
        (ROW, (0, 12), (8, 12), {"sheet": "Costs", "cell": "B2", "heading": ("Costs",)}),  # the cell of the value
        (ROW, (0, 12), None, {"sheet": "Costs", "cell": "A2", "heading": ("Costs",)}),
        (ROW, (5, 8), None, {}),  # between the cells
        (LINES, (2, 8), (2, 4), {"page": 1, "box": (10, 700, 90, 712)}),
        (LINES, (2, 18), None, {"page": 1, "box": (10, 700, 200, 727)}),  # around both lines
        (LINES, (12, 25), (23, 25), {"page": 1, "box": (10, 715, 200, 727)}),  # where it begins
        (LINES, (40, 50), None, {}),
        ([], (0, 5), None, {}),
        ([Position(start=0, end=9, row=7)], (2, 5), (3, 4), {"row": 7}),
        ([Position(start=0, end=9)], (2, 5), None, {}),
    ],
)
def test_the_place_of_a_quote(
    positions: list[Position], quote: Span, value: Span | None, place: dict[str, Any]
) -> None:
    assert Positions(positions).of(quote, value) == place
