"""The date of a document as somebody noted it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Document
from pipeline.values.document_dates import read_document_date


@pytest.mark.parametrize(
    ("noted", "read"),
    [
        ("2009-02-03", "2009-02-03"),
        ("2009-02", "2009-02"),
        ("2009", "2009"),
        ("2009-02-03T10:00:00Z", "2009-02-03"),  # the time of day does not matter
        ("3 February 2009", "2009-02-03"),
        ("February 3, 2009", "2009-02-03"),
        ("February 2009", "2009-02"),  # no day is made up
        ("25-02-2009", "2009-02-25"),  # only one order is possible
        ("03-02-2009", "2009"),  # February or March: not known
        ("03-03-2009", "2009-03-03"),  # both orders say the same
    ],
)
def test_dates(noted: str, read: str) -> None:
    assert read_document_date(noted) == read


@pytest.mark.parametrize("noted", ["soon", "yesterday", "March 15", "2009-13-01", "2009-02-30", "n.d."])
def test_no_date(noted: str) -> None:
    with pytest.raises(ValueError, match="date"):
        read_document_date(noted)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_any_day_in_iso_form_reads_back(day: datetime.date) -> None:
    assert Document(id="a", text="", date=day.isoformat()).date == day.isoformat()
