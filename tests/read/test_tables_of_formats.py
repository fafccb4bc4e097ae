"""Tables and lists of terms in web pages and Word files: cells over several rows or columns keep the columns of the others."""

import io

import docx
import pytest

from pipeline.read.files import read_file
from pipeline.read.formats.visible import visible_page


@pytest.mark.parametrize(
    ("source", "text", "why"),
    [
        (
            "<table><tr><th rowspan=2>City</th><th colspan=2>People</th></tr><tr><th>2001</th><th>2011</th></tr>"
            "<tr><td>Oslo</td><td>5</td><td>6</td></tr></table>",
            "| City | People | |\n| | 2001 | 2011 |\n| Oslo | 5 | 6 |",
            "two rows of heads",
        ),
        (
            "<table><tr><td rowspan=2>Norda</td><td>Anna</td><td>84</td></tr><tr><td>Berta</td><td>90</td></tr></table>",
            "| Norda | Anna | 84 |\n| | Berta | 90 |",
            "a cell over two rows is empty in the second",
        ),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><th colspan=2>Europe</th></tr><tr><td>c</td><td>d</td></tr></table>",
            "| a | b |\n| Europe | |\n| c | d |",
            "the name of a group",
        ),
        (
            "<dl><dt>Height</dt><dd>31 m</dd><dt>Members</dt><dd>Norway</dd><dd>Sweden</dd></dl>",
            "Height: 31 m\nMembers: Norway; Sweden",
            "terms and their values",
        ),
        (
            "<dl><dt>What is it?</dt><dd>A mill.</dd><dt>Mill</dt><dd><p>A long text.</p></dd></dl>",
            "What is it?\nA mill.\nMill\n\nA long text.",
            "questions and paragraphs are no fields",
        ),
        ("<table><tr><td colspan=x>a</td><td rowspan=-1>b</td></tr></table>", "| a | b |", "numbers that are none"),
    ],
)
def test_the_table_of_a_page(source: str, text: str, why: str) -> None:
    assert visible_page(source).text == text, why


def test_a_cell_over_several_columns_in_a_word_file() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    rows = [["City", "2001", "2011"], ["Europe", "", ""], ["Oslo", "5", "6"]]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(1, 2)).text = "Europe"
    written = io.BytesIO()
    document.save(written)
    assert read_file(written.getvalue(), ".docx").text == "| City | 2001 | 2011 |\n| Europe |  |  |\n| Oslo | 5 | 6 |"
