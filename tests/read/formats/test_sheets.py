"""Sheets: which cells are a table, and where each stands."""

import io
import sys
from datetime import date, datetime
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
import xlsxwriter

from pipeline.read.content import Unreadable
from pipeline.read.files import read_file
from tests.writing import label, workbook, written


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["A", "B"], ["1", "2"]], "| A | B |\n| 1 | 2 |"),
        ([["Costs 2021"], ["Year", "Cost"], ["2021", "5"]], "Costs 2021\n\n| Year | Cost |\n| 2021 | 5 |"),  # a title above it
        ([["A", "B"], [], ["C", "D", "E"]], "| A | B |\n\n| C | D | E |"),  # two tables
        ([["A", "B", "C"], ["North"], ["d", "e", "f"]], "| A | B | C |\n| North |  |  |\n| d | e | f |"),  # a group in it
        ([["One."], [], ["Two."]], "One.\n\nTwo."),
        ([["A", "", "C"], ["1", "", "2"]], "| A | C |\n| 1 | 2 |"),  # an empty column
        ([["a | b", "two\nlines"]], "| a ¦ b | two lines |"),  # a cell is one cell
        ([[3, 2.5, -0.0, True, None], [1e20, "x", "y", "z", "w"]], "| 3 | 2.5 | 0 | yes |  |\n| 1e+20 | x | y | z | w |"),
    ],
)  # fmt: skip
def test_the_rows_of_a_sheet(rows: list[list[Any]], text: str) -> None:
    assert read_file(workbook({"Sheet1": rows}), ".xlsx").text == text


def test_a_cell_has_its_sheet_and_its_name() -> None:
    rows = [[], ["", "Year", "Cost"], ["", "2021", "5"]]
    content = read_file(workbook({"Costs": rows, "Empty": [], "More": [["x", *[""] * 25, "y"]]}), ".xlsx")
    assert content.text == "Costs\n\n| Year | Cost |\n| 2021 | 5 |\n\nMore\n\n| x | y |"
    places = {content.text[p.start : p.end]: (p.sheet, p.cell, p.heading) for p in content.positions}
    assert places["Year"] == ("Costs", "B2", ("Costs",))
    assert places["5"] == ("Costs", "C3", ("Costs",))
    assert places["y"] == ("More", "AA1", ("More",))


def test_the_usual_names_of_sheets_are_no_headings() -> None:
    content = read_file(workbook({"Sheet1": [["A", "B"]], "Sheet2": [["C", "D"]]}), ".xlsx")
    assert content.text == "| A | B |\n\n| C | D |"


def test_a_date_is_written_as_one() -> None:
    content = read_file(workbook({"Sheet1": [[date(2021, 5, 3), datetime(2021, 5, 3), "x"]]}), ".xlsx")
    assert content.text == "| 2021-05-03 | 2021-05-03 | x |"


@pytest.mark.parametrize(
    ("data", "suffix", "text"),
    [
        ("A,B\n1,2\n", ".csv", "| A | B |\n| 1 | 2 |"),
        ("A;B\n1,5;2,5\n", ".csv", "| A | B |\n| 1,5 | 2,5 |"),  # commas are in the numbers
        ("A\tB\n1\t2\n", ".csv", "| A | B |\n| 1 | 2 |"),
        ("A|B\n1|2\n", ".csv", "| A | B |\n| 1 | 2 |"),
        ('"In Lund, in 1950."\n"Two, in all."\n', ".csv", "In Lund, in 1950.\n\nTwo, in all."),
        ('A,B\n"x, y","say ""no"""\n', ".csv", '| A | B |\n| x, y | say "no" |'),
        ("In Lund, in 1950.\tA\nOne, two, three.\tB\n", ".tsv", "| In Lund, in 1950. | A |\n| One, two, three. | B |"),
    ],
)  # fmt: skip
def test_separated_values(data: str, suffix: str, text: str) -> None:
    assert read_file(data.encode(), suffix).text == text


def test_a_cell_may_be_as_long_as_a_document() -> None:
    assert len(read_file(f'"{"x" * 200_000}",b\n'.encode(), ".csv").text) > 200_000


def test_separated_values_in_an_old_encoding() -> None:
    content = read_file("Name,Ort\nCafé Müller “Zum Bären”,Lund – Malmö\n".encode("cp1252"), ".csv")
    assert (content.text.splitlines()[1], content.encoding) == ("| Café Müller “Zum Bären” | Lund – Malmö |", "cp1252")


def test_a_parquet_file_is_a_table_under_the_names_of_its_columns() -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"year": [2021, None], "of": [["a", "b"], []], "at": [date(2021, 5, 3)] * 2}), file)
    content = read_file(file.getvalue(), ".parquet")
    assert content.text == "| year | of | at |\n| 2021 | a, b | 2021-05-03 |\n|  |  | 2021-05-03 |"
    assert next(p.cell for p in content.positions if content.text[p.start : p.end] == "2021") == "A2"


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b'A,B\n"x', ".csv", "line 2 is not valid CSV"),
        (b"PAR1 and nothing else", ".parquet", "not a valid .parquet"),
        (b"PK\x03\x04 and nothing else", ".xlsx", "not a valid workbook"),
        (workbook({"Sheet1": [["A", "B"]]})[:-400], ".xlsx", "not a valid workbook"),
        (workbook({"Sheet1": []}), ".xlsx", "contains no text"),
    ],
    ids=label,
)  # fmt: skip
def test_says_why_a_sheet_cannot_be_read(data: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_file(data, suffix)


def test_a_sheet_whose_values_unpack_to_too_much_is_not_unpacked() -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"x": ["y" * 1000] * 2000}), file, use_dictionary=False)
    with pytest.raises(Unreadable, match="unpacks to"):
        read_file(file.getvalue(), ".parquet", most=100_000)
    with pytest.raises(Unreadable, match="unpacks to"):
        read_file(workbook({"Sheet1": [["y" * 30_000] * 20]}), ".xlsx", most=10_000)


@pytest.mark.parametrize(
    ("suffix", "library"), [(".xlsx", "python_calamine"), (".ods", "python_calamine"), (".pptx", "pptx")]
)
def test_a_library_that_is_missing_is_named_with_the_command_to_install_it(
    suffix: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(suffix, [("heading", "Lund"), ("row", ["A", "B"])])
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(Unreadable, match=r"needs more libraries; install them with pip install 'factmill\[office\]'"):
        read_file(data, suffix)


def test_merged_cells_below_have_the_words_of_the_first() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A3", "Lund")
        for number, words in enumerate(["1950", "1951", "1952"]):
            sheet.write(number, 1, words)
    assert read_file(file.getvalue(), ".xlsx").text == "| Lund | 1950 |\n| Lund | 1951 |\n| Lund | 1952 |"
