"""Our reader on every row of `bench/time_forms.tsv`: expressions with their values, and near misses."""

import csv
from pathlib import Path

import pytest

from pipeline.records import Timex
from pipeline.times import find_times

FORMS = Path(__file__).parents[1] / "bench" / "time_forms.tsv"


def rows() -> list[dict[str, str]]:
    with FORMS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def meaning(timex: Timex) -> str:
    """The value as the list writes it: EDTF for a date, both readings for an ambiguous date, and TIMEX3 for anything else."""
    if timex.readings:
        return f"[{','.join(timex.readings)}]"
    return timex.edtf if timex.type == "DATE" and timex.edtf else timex.value


# Friday is a first name here. Without knowing that, the text says that Berg was elected on a Friday.
MISREAD = {"Friday Berg was elected mayor."}


def test_known_misreadings_are_still_misread() -> None:
    assert all(find_times(text) for text in MISREAD)
    assert {row["text"] for row in rows()} >= MISREAD


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["text"] not in MISREAD], ids=lambda row: f"{row['group']}: {row['text']}"
)
def test_a_form_of_the_list(row: dict[str, str]) -> None:
    found = find_times(row["text"], written=row["written"] or None)
    if not row["expression"]:
        assert not found
        return
    assert found
    assert row["text"][found[0].start : found[-1].end] == row["expression"]
    assert {time.timex.type for time in found} == {row["type"]}
    # A range is compared by its interval, or by its two ends if a year is missing (EDTF level 1 has no such intervals). `|` separates
    # values that are all right.
    values = row["value"].split("|")
    assert found[0].timex.interval in values or "/".join(meaning(time.timex) for time in found) in values
    assert len({time.timex.interval for time in found}) == 1
