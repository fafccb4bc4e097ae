"""Tables as corpora: a document in each row."""

import gzip
import io
from datetime import date
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from pipeline.read import Remarks, read_folder
from pipeline.records import Document, Position
from tests.writing import zipped


def documents(raw: Path, column: str = "body") -> dict[str, Document]:
    return {document.id: document for document in read_folder(raw, text_column=column)}


def test_each_row_is_a_document_with_the_metadata_in_its_columns(tmp_path: Path) -> None:
    rows = 'id,body,Title,date,other\na,"One, two.",On one,2021-05-03,x\nb,Three.,,,\nc,,no text,,\n'
    (tmp_path / "t.csv").write_text(rows)
    found = documents(tmp_path)
    assert list(found) == ["t.csv#a", "t.csv#b"]
    assert found["t.csv#a"] == Document(
        id="t.csv#a",
        text="One, two.",
        title="On one",
        date="2021-05-03",
        positions=(Position(start=0, end=9, row=2),),
    )


def test_a_row_without_an_id_is_known_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("body\tsource\nOne, a.\tLund\n\nTwo, b.\tMalmö\n")
    assert {i: (d.text, d.source) for i, d in documents(tmp_path).items()} == {
        "t.tsv#row 2": ("One, a.", "Lund"),
        "t.tsv#row 4": ("Two, b.", "Malmö"),
    }


@pytest.mark.parametrize("packed", ["t.csv.gz", "x.zip/t.csv"])
def test_a_packed_table_is_a_corpus_too(tmp_path: Path, packed: str) -> None:
    data = "id,body\na,One.\n"
    if packed.endswith(".gz"):
        (tmp_path / packed).write_bytes(gzip.compress(data.encode()))
    else:
        (tmp_path / "x.zip").write_bytes(zipped({"t.csv": data}))
    assert {i: d.text for i, d in documents(tmp_path).items()} == {f"{packed}#a": "One."}


def test_the_rows_of_a_parquet_file(tmp_path: Path) -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"body": ["One.", None, "Two."], "date": [date(2021, 5, 3), None, None]}), file)
    (tmp_path / "t.parquet").write_bytes(file.getvalue())
    assert {i: (d.text, d.date) for i, d in documents(tmp_path).items()} == {
        "t.parquet#row 2": ("One.", "2021-05-03"),
        "t.parquet#row 4": ("Two.", None),
    }


def test_a_bad_row_costs_no_other(tmp_path: Path) -> None:
    rows = "id,body,date\na,One.,\na,Two.,\nb,Three.,some day\n../c,Four.,\nd,Five.,2021\n"
    (tmp_path / "t.csv").write_text(rows)
    found = documents(tmp_path)
    assert {i: d.text for i, d in found.items() if d.error is None} == {"t.csv#a": "One.", "t.csv#d": "Five."}
    assert {i: str(d.error).split(";")[0] for i, d in found.items() if d.error} == {
        "t.csv#row 3": "row 3 was skipped: row 2 has the same id, 'a'",
        "t.csv#row 4": "row 4 was skipped: the date is 'some day'",
        "t.csv#row 5": "row 5 was skipped: the id contains '.' or '..' as a part of its path",
    }


def test_a_table_that_breaks_off_says_where(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('id,body\na,One.\nb,"Two.')
    found = documents(tmp_path)
    assert found["t.csv#a"].text == "One."
    assert "row 3 is not valid CSV" in str(found["t.csv#row 3"].error)


def test_a_table_without_the_column_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,body\na,One.\n")
    (tmp_path / "u.csv").write_text("Year,Cost\n2021,5\n")
    (tmp_path / "v.parquet").write_bytes(b"PAR1 no")
    found = documents(tmp_path)
    assert (found["t.csv#a"].text, found["u.csv"].text) == ("One.", "| Year | Cost |\n| 2021 | 5 |")
    assert found["v.parquet"].error is not None


def test_a_column_that_no_table_has_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,body\na,One.\n")
    remarks = Remarks()
    (document,) = read_folder(tmp_path, remarks, text_column="Body")
    assert document.text == "| id | body |\n| a | One. |"
    assert remarks.faults == [
        "no table has a column 'Body'; name one of the first line of a .csv or .tsv, or of a .parquet"
    ]


def test_the_files_about_the_others_are_no_tables(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("sources.csv", "aliases.csv"):
        (tmp_path / name).write_text("file,title\n" if name == "sources.csv" else "name,same_as\n")
        (tmp_path / "sub" / name).write_text("a,b\n1,2\n")  # in a subfolder they are documents
    assert list(documents(tmp_path, "b")) == ["sub/aliases.csv#row 2", "sub/sources.csv#row 2"]


def test_a_long_row_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"id,body\na,{'x' * 200_000}\nb,Two.\n")
    found = {d.id: d for d in read_folder(tmp_path, text_column="body", most=1000)}
    assert found["t.csv#b"].text == "Two."
    assert "raise --max-megabytes" in str(found["t.csv#row 2"].error)
    assert len(documents(tmp_path)["t.csv#a"].text) == 200_000
