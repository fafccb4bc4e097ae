"""The metadata of a document."""

from typing import Any

import pytest

from pipeline.read.metadata import checked


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"title": "T", "date": "2001-05-04", "source": "S", "url": "u", "weight": 0.5}, None),
        ({"date": "2001-05"}, None),
        ({"date": "2001"}, None),
        ({"date": 2001}, {"date": "2001"}),  # a year is often written as a number
        ({"date": "2001-05-04T10:00:00Z"}, {"date": "2001-05-04"}),
        ({"weight": "2"}, {"weight": 2.0}),  # as a .csv gives it
        ({"weight": 0}, {"weight": 0.0}),
        ({"title": "", "date": None, "weight": ""}, {}),  # an empty cell says nothing
        ({"id": "1", "text": "x", "label": "y"}, {}),  # others may keep more in their records
    ],
)
def test_known_fields(fields: dict[str, Any], known: dict[str, Any] | None) -> None:
    assert checked(fields) == (fields if known is None else known)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"date": "2001-02-30"}, "the date is '2001-02-30'"),  # not in the calendar
        ({"date": "2001-13"}, "the date"),
        ({"date": "soon"}, "the date"),
        ({"date": "0000"}, "the date"),
        ({"date": True}, "the date"),
        ({"date": ["2001"]}, "the date"),
        ({"weight": "heavy"}, "the weight"),
        ({"weight": -1}, "the weight"),
        ({"weight": float("nan")}, "the weight"),
        ({"weight": float("inf")}, "the weight"),
        ({"weight": True}, "the weight"),
        ({"weight": 10**400}, "the weight"),
        ({"title": 7}, "the title is 7"),
        ({"url": ["u"]}, "the url"),
        ({"source": "a\ud800"}, "the source contains half of a surrogate pair"),
    ],
)
def test_says_which_field_is_wrong(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match="^" + reason.replace("(", r"\(")):
        checked(fields)
