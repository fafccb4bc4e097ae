"""Dates that the calendar does not have, and dates of two calendars."""

import pytest

from pipeline.records import Conflict, Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

BORN = "Anna Berg was born on {}."


def _conflicts(pipeline: Pipeline, *dates: str) -> tuple[Conflict, ...]:
    texts = enumerate(map(BORN.format, dates))
    return pipeline.run([Document(id=f"{number}.txt", text=text) for number, text in texts]).conflicts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["31 June 1950"], "born 31 June 1950: there is no such day, only June 1950 can be right"),
        (["29 February 1951"], "born 29 February 1951: there is no such day, only February 1951 can be right"),
        (["1950-13-45"], "born 1950-13-45: there is no such day, only 1950 can be right"),
        # The part that can be right is compared.
        (["31 June 1950", "30 June 1950"], "born 31 June 1950: there is no such day, only June 1950 can be right"),
        (
            ["11 February 1731/32", "22 February 1732"],
            "11 February 1732 may be 22 February 1732 in the Old Style (11 days behind)",
        ),
    ],
)
def test_they_are_low(texts: list[str], expected: str, pipeline: Pipeline) -> None:
    assert [(c.severity, c.explanation) for c in _conflicts(pipeline, *texts)] == [("low", expected)]


def test_dual_and_single_years_agree(pipeline: Pipeline) -> None:
    assert not _conflicts(pipeline, "11 February 1731/2", "11 February 1732")


def test_an_impossible_date_is_another_fact_than_its_month(pipeline: Pipeline) -> None:
    facts = pipeline.run(
        [Document(id="a.txt", text="Anna Berg was born on 31 June 1950 and died on 3 May 1990.")]
    ).facts
    assert [(f.value.name, getattr(f.value, "edtf", None)) for f in facts] == [
        ("1950-06-31", "1950-06"),
        ("1990-05-03", "1990-05-03"),
    ]
