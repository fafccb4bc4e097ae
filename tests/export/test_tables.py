"""Facts as a table: `facts.csv` and `facts.parquet`."""

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.records import Fact, Result, TextValue


def test_facts_csv_has_a_row_for_each_fact_and_evidence(out: Path) -> None:
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["id"] for row in rows] == ["f-1", "f-2", "f-3", "f-4"]
    assert rows[0] == {
        "id": "f-1", "subject": "Pact of Lund", "subject_type": "TREATY", "subject_entity": "e-1",
        "predicate": "signed", "value": "3 May 1950", "value_type": "date", "value_entity": "", "edtf": "1950-05-03",
        "amount": "", "unit": "", "low": "", "high": "", "qualifiers": "place: Lund, Malmö; time: 3 May 1950",
        "polarity": "affirmed", "certainty": "asserted", "attributed_to": "", "confidence": "0.9",
        "document": "a.txt", "start": "4", "end": "16", "quote": "Pact of Lund", "rule": "signed/verb",
        "page": "", "sheet": "", "cell": "", "slide": "", "row": "", "header": "", "heading": "",
    }  # fmt: skip
    assert (rows[1]["amount"], rows[1]["unit"], rows[1]["low"]) == ("-5.0", "km", "-6.5")
    assert rows[3]["value"] == 'two\nlines, "quoted"'


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("1\r\n2\r3\n4", "1\r\n2\r3\n4"),  # line ends inside a cell stay inside it
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),  # a spreadsheet may read the wide form as the narrow one
        ("1=1", "1=1"),
        ("'=1", "'=1"),  # inert already
        (" =1", " =1"),
    ],
)
def test_no_cell_of_facts_csv_is_a_formula(
    tmp_path: Path,
    words: str,
    cell: str,
    records: Result,
    make_fact: Callable[..., Fact],
    write_folder: Callable[..., None],
) -> None:
    fact = make_fact("f-1", TextValue(name=words))
    write_folder(tmp_path / "out", records.model_copy(update={"facts": (fact,)}))
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["value"] == cell
    query = f"select value from '{tmp_path}/out/facts.parquet'"
    assert duckdb.sql(query).fetchall() == [(words,)]  # no spreadsheet, no guard


def test_facts_parquet_is_typed_and_holds_the_same_rows(out: Path) -> None:
    table = duckdb.sql(f"select * from '{out}/facts.parquet'")
    types = dict(zip(table.columns, map(str, table.types), strict=True))
    assert (types["amount"], types["start"], types["quote"]) == ("DOUBLE", "BIGINT", "VARCHAR")
    with (out / "facts.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == table.columns
    assert [row[header.index("quote")] for row in rows] == [row[0] for row in table.select("quote").fetchall()]
    assert table.filter("amount < 0").select("id, low, high, edtf").fetchall() == [("f-2", -6.5, None, None)]
