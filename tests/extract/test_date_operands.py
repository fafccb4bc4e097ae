"""What the preposition before a time says about it: a date, a bound, an edge of a period, the time of a state. No model needed."""

from collections.abc import Callable

import pytest

from pipeline.extract import Reading
from pipeline.extract.operands.dates import bound_operand, date_operand, edge_operand, interval_operand, range_around
from pipeline.records import Annotation, Argument, DateValue, Document, Mention, Operand, Timex
from pipeline.vocabulary import Vocabulary

Times = Callable[..., tuple[Reading, Argument]]


@pytest.fixture
def time(vocabulary: Vocabulary) -> Times:
    """A function from a preposition and one or two EDTF dates to a reading and its first time as an argument; two are a range."""

    def time(preposition: str | None, *dates: str) -> tuple[Reading, Argument]:
        interval = "/".join(dates) if len(dates) == 2 else None
        mentions = tuple(
            Mention(
                document="a",
                start=10 * i,
                end=10 * i + 4,
                text=date,
                type="DATE",
                kind="time",
                timex=Timex(type="DATE", value=date, edtf=date, interval=interval),
            )
            for i, date in enumerate(dates)
        )
        argument = Argument(role="time", start=0, end=4, head=(0, 4), lemma="x", preposition=preposition, mention=0)
        reading = Reading(Document(id="a", text="x" * 20), Annotation(document="a", mentions=mentions), vocabulary)
        return reading, argument

    return time


def edtf(operand: Operand | None) -> str | None:
    return operand.literal.edtf if operand is not None and isinstance(operand.literal, DateValue) else None


@pytest.mark.parametrize(
    ("preposition", "date", "bound", "start", "end", "interval"),
    [
        ("in", "2016", None, None, None, "2016/2016"),
        (None, "2016", None, None, None, "2016/2016"),
        ("before", None, "../2015", None, None, "../2016"),
        ("by", None, "../2016", None, None, "2016/2016"),
        ("after", None, "2017/..", None, None, "2016/.."),
        ("since", None, None, "2016", None, "2016/.."),
        ("from", None, None, "2016", None, "2016/.."),
        ("until", None, None, None, "2016", "../2016"),
        ("to", None, None, None, "2016", "../2016"),
        ("for", None, None, None, None, "2016/2016"),
    ],
)
def test_one_time(
    preposition: str | None,
    date: str | None,
    bound: str | None,
    start: str | None,
    end: str | None,
    interval: str,
    time: Times,
) -> None:
    reading, argument = time(preposition, "2016")
    assert edtf(date_operand(reading, argument)) == date
    assert edtf(bound_operand(reading, argument)) == bound
    assert edtf(edge_operand(reading, argument, "start")) == start
    assert edtf(edge_operand(reading, argument, "end")) == end
    assert edtf(interval_operand(reading, argument, term=False)) == interval


@pytest.mark.parametrize("preposition", ["from", "to", "until", "in", None])
def test_a_range(preposition: str | None, time: Times) -> None:
    reading, argument = time(preposition, "1950", "1960")
    assert range_around(reading, 0) == range_around(reading, 1) == (0, 1)
    assert edtf(date_operand(reading, argument)) == "1950/1960"  # the event lies in it
    assert bound_operand(reading, argument) is None
    assert edtf(edge_operand(reading, argument, "start")) == "1950"
    assert edtf(edge_operand(reading, argument, "end")) == "1960"
    assert edtf(interval_operand(reading, argument, term=False)) == "1950/1960"


@pytest.mark.parametrize(
    ("preposition", "term", "extent"),
    [
        ("in", False, "within"),  # some time in that year
        ("in", True, "whole"),  # "its chairmanship in 1961"
        ("since", False, "whole"),
    ],
)
def test_how_much_of_a_state_a_time_is(preposition: str, term: bool, extent: str, time: Times) -> None:
    operand = interval_operand(*time(preposition, "1961"), term=term)
    assert operand is not None
    assert isinstance(operand.literal, DateValue)
    assert operand.literal.extent == extent
