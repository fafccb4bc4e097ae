"""PDF: columns, running heads, hyphens, tables, notes and turned pages. The files are drawn here, line by line or column by column."""

import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.content import Content, Unreadable
from pipeline.read.files import read_file
from pipeline.read.folder import read_folder
from pipeline.records import Document, Fact
from pipeline.run import Pipeline

WIDTH, HEIGHT = A4
FONT, SIZE, LEADING = "Times-Roman", 10.0, 12.0

TITLE = "Harbours of Norda"
PARAGRAPHS = [
    "The Treaty of Lund was signed on 3 May 1950 in Bergen by Norway, Sweden and Denmark. The treaty entered into force on 1 June 1951. "
    "Finland acceded to the Treaty of Lund on 4 March 1962.",
    "The Norda Harbour Council (NHC) was founded in 1962. Its members are Norway, Sweden and Denmark. Anna Berg chaired the Norda Harbour "
    "Council from 1970 to 1974, and Karl Holm succeeded her in 1974. The council has its headquarters in Visby. The NHC opened a museum "
    "in Bergen on 3 May 1980.",
    "Anna Berg was born in Lund on 12 July 1911. She married the engineer Karl Holm in 1935. Berg died on 4 June 1990 in Malmo at the "
    "age of 78. The harbour museum, which was designed by Olof Holm, is 41 metres long and cost 12 million kroner. In 1999 the museum was "
    "bought by Norda Shipping for 30 million kroner.",
    "The Rivet Bridge was opened on 9 August 1931 in Turku. The bridge is 230 metres long. It was designed by the engineer Elsa Lind, who "
    "was born in Oulu in 1890. The bridge was closed on 2 October 1977 and demolished in 1979.",
    "Norda Shipping was founded in Gdansk in 1919 by Jan Kowal. The company employed 1,200 people in 1938. Maria Kowal became its "
    "president in 1946. Norda Shipping was dissolved on 30 November 2004.",
    "The Lighthouse of Vik was built in 1888 by the brothers Nils and Per Strand. It is 34 metres high. A storm on 17 January 1952 killed "
    "six people in Vik. The lighthouse was restored in 1955 at a cost of 2 million kroner.",
    "The Convention of Tallinn was adopted on 8 September 1969 in Tallinn. Poland ratified the Convention of Tallinn on 5 April 1971. The "
    "convention was amended on 20 October 1988. Estonia withdrew from the Convention of Tallinn in 1993.",
    "Peter Aalto was born in Tampere in 1902 and died in Helsinki in 1968. He was appointed director of the Harbour Archive in 1947. The "
    "Harbour Archive was founded in 1931. Its seat is in Stockholm.",
]
TABLE = [("Bridge", "Opened", "Length"), ("Alm Bridge", "1911", "120 m"), ("Ost Bridge", "1926", "310 m"), ("Sund Bridge", "1958", "95 m")]


def wrapped(text: str, width: float, *, hyphens: bool = True, size: float = SIZE, indent: float = 0) -> list[str]:
    """The lines of a paragraph; words are broken where they do not fit."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        room = width - (0 if lines else indent)
        if stringWidth(longer, FONT, size) <= room:
            line = longer
            continue
        for at in range(len(word) - 3, 2, -1):
            if hyphens and word.isalpha() and stringWidth(f"{line} {word[:at]}-", FONT, size) <= room:
                lines.append(f"{line} {word[:at]}-")
                line = word[at:]
                break
        else:
            lines.append(line)
            line = word
    return [*lines, line]


class Ink(NamedTuple):
    """A piece of a line: where it starts, and its baseline from the top of the page."""

    x: float
    y: float
    text: str
    font: str = FONT
    size: float = SIZE


def drawn(pages: Iterable[Sequence[Ink]], *, title: str | None = None, rules: Sequence[tuple[float, ...]] = (), turn: int = 0) -> bytes:
    """A file with these pages, drawn in the order given. `rules` are lines on each page, `turn` the degrees by which pages are shown turned."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    if title is not None:
        canvas.setTitle(title)
    for page in pages:
        if turn == 90:
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
        for ink in page:
            canvas.setFont(ink.font, ink.size)
            canvas.drawString(ink.x, (WIDTH if turn else HEIGHT) - ink.y, ink.text)
        for x0, y0, x1, y1 in rules:
            canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        if turn:
            canvas.setPageRotation(turn)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def columns(blocks: Sequence[Sequence[str]], number: int, *, by_line: bool, rows: int = 0, gutter: float = 20, indent: bool = False) -> list[list[Ink]]:
    """Pages with the lines of blocks in columns, under a running head and above a running foot with the page's number."""
    width = column_width(number, gutter)
    rows = rows or {1: 14, 2: 18, 3: 16}[number]
    lines: list[tuple[str, float]] = []
    for block in blocks:
        lines += [("", 0.0)] if lines and not indent else []
        lines += [(line, 12.0 if indent and not place else 0.0) for place, line in enumerate(block)]
    filled: list[list[tuple[str, float]]] = [[]]
    for line in lines:
        if len(filled[-1]) == rows:
            filled.append([])
        if line[0] or filled[-1]:
            filled[-1].append(line)
    pages = []
    for first in range(0, len(filled), number):
        inks = [Ink(60, 40, f"Norda Institute Report 14/2021", size=8), Ink(480, 40, "Restricted", size=8)]
        placed = [
            [Ink(60 + at * (width + gutter) + set_in, 80 + row * LEADING, text) for row, (text, set_in) in enumerate(column)]
            for at, column in enumerate(filled[first : first + number])
        ]
        by_row = (ink for row in zip_longest(*placed) for ink in row if ink is not None)
        inks += [ink for ink in (by_row if by_line else (ink for column in placed for ink in column)) if ink.text]
        inks.append(Ink(60, 800, f"Copyright 2021 Norda Institute - Page {len(pages) + 1}", size=8))
        pages.append(inks)
    return pages


def column_width(number: int, gutter: float = 20) -> float:
    return (WIDTH - 120 - gutter * (number - 1)) / number


def table_inks(x: float, y: float, step: float = 110) -> list[Ink]:
    return [Ink(x + column * step, y + row * 14, cell) for row, cells in enumerate(TABLE) for column, cell in enumerate(cells)]


def read(data: bytes) -> Content:
    content = read_file(data, ".pdf")
    for before, after in zip(content.positions, content.positions[1:], strict=False):
        assert before.end <= after.start
    return content


def report(number: int, *, by_line: bool, gutter: float = 20, indent: bool = False) -> bytes:
    """The whole source in a number of columns, with a table at its end."""
    width = column_width(number, gutter)
    blocks = [wrapped(paragraph, width, indent=12 if indent else 0) for paragraph in PARAGRAPHS]
    pages = columns(blocks, number, by_line=by_line, gutter=gutter, indent=indent)
    first = [Ink(200, 64, TITLE, "Times-Bold", 16)]
    pages[0][2:2] = first
    pages[-1][2:2] = table_inks(60, 600)
    return drawn(pages, title=TITLE)


SOURCE = "\n\n".join([TITLE, *PARAGRAPHS, "\n".join(f"| {' | '.join(row)} |" for row in TABLE)])


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("by_line", [True, False])
@pytest.mark.parametrize("indent", [True, False])
def test_columns_are_read_one_after_another(number: int, by_line: bool, indent: bool) -> None:
    assert read(report(number, by_line=by_line, indent=indent)).text == SOURCE
