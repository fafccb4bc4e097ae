"""PDF: columns, running heads, hyphens, tables, notes and turned pages. The files are drawn here, line by line or column by column."""

import contextlib
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
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
TABLE = [
    ("Bridge", "Opened", "Length"),
    ("Alm Bridge", "1911", "120 m"),
    ("Ost Bridge", "1926", "310 m"),
    ("Sund Bridge", "1958", "95 m"),
]


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


def drawn(
    pages: Iterable[Sequence[Ink]], *, title: str | None = None, rules: Sequence[tuple[float, ...]] = (), turn: int = 0
) -> bytes:
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


def columns(
    blocks: Sequence[Sequence[str]],
    number: int,
    *,
    by_line: bool,
    rows: int = 0,
    gutter: float = 20,
    indent: bool = False,
) -> list[list[Ink]]:
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
        inks = [Ink(60, 40, "Norda Institute Report 14/2021", size=8), Ink(480, 40, "Restricted", size=8)]
        placed = [
            [
                Ink(60 + at * (width + gutter) + set_in, 80 + row * LEADING, text)
                for row, (text, set_in) in enumerate(column)
            ]
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
    return [
        Ink(x + column * step, y + row * 14, cell)
        for row, cells in enumerate(TABLE)
        for column, cell in enumerate(cells)
    ]


def read(data: bytes) -> Content:
    content = read_file(data, ".pdf")
    for before, after in pairwise(content.positions):
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


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("by_line", [True, False])
@pytest.mark.parametrize("indent", [True, False])
def test_columns_are_read_one_after_another(number: int, by_line: bool, indent: bool) -> None:
    content = read(report(number, by_line=by_line, indent=indent))
    assert flat(content.text) == flat(SOURCE)
    if number < 3:  # in three columns, a paragraph ends with its column and may as well be two
        assert content.text == SOURCE
    assert content.title == TITLE
    pages = tuple(range(1, content.positions[-1].page + 1))
    assert [(out.kind, out.text, out.pages) for out in content.left_out] == [
        ("running head", "Norda Institute Report 14/2021 Restricted", pages),
        ("running foot", "Copyright 2021 Norda Institute - Page 1", pages),
    ]


@pytest.mark.parametrize("gutter", [11, 14, 30])
def test_a_gutter_may_be_narrow_or_wide(gutter: float) -> None:
    assert read(report(2, by_line=True, gutter=gutter)).text == SOURCE


@pytest.fixture(scope="module")
def facts_of_source(pipeline: Pipeline) -> set[tuple[str, ...]]:
    facts = _facts(pipeline.run([Document(id="a", text=SOURCE, title=TITLE)]).facts)
    assert len(facts) > 60
    return facts


def _facts(facts: Iterable[Fact]) -> set[tuple[str, ...]]:
    return {(f.subject.name, f.predicate, f.value.name, f.polarity, f.certainty) for f in facts}


@pytest.mark.model
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("by_line", [True, False])
def test_the_facts_of_a_pdf_are_those_of_its_text(
    pipeline: Pipeline, facts_of_source: set[tuple[str, ...]], number: int, by_line: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(report(number, by_line=by_line))
    [document] = read_folder(tmp_path)
    result = pipeline.run([document])
    found = _facts(result.facts)
    assert len(found & facts_of_source) >= 0.95 * len(facts_of_source)
    assert len(found - facts_of_source) <= 0.05 * len(facts_of_source)
    for fact in result.facts:
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.page is not None
            assert evidence.box is not None


def at(
    *lines: tuple[float, float, str] | tuple[float, float, str, str] | tuple[float, float, str, str, float],
) -> list[Ink]:
    return [Ink(*line) for line in lines]


def lines(x: float, y: float, *texts: str, size: float = SIZE, font: str = FONT) -> list[Ink]:
    return [Ink(x, y + number * size * 1.2, text, font, size) for number, text in enumerate(texts)]


def justified(x: float, y: float, text: str, width: float = 240) -> list[Ink]:
    return lines(x, y, *wrapped(text, width, hyphens=False))


LEFT = "The Treaty of Lund was signed on 3 May 1950 in Bergen by six states, and it came into force on the first day of June in 1951."
RIGHT = "The council met in Visby each year until its members agreed in 1974 that it should meet in Lund, where it has had its seat since."
WIDE = "This report tells of the harbours of the north, of the treaties that they made and of the councils that they founded in the past century."


def test_what_goes_across_columns_parts_them() -> None:
    page = [
        Ink(220, 60, "Harbours", "Times-Bold", 16),
        *justified(60, 90, WIDE, 475),
        *justified(60, 140, LEFT),
        *justified(320, 140, RIGHT),
        *justified(60, 220, WIDE, 475),
        *justified(60, 270, LEFT),
        *justified(320, 270, RIGHT),
    ]
    assert read(drawn([sorted(page, key=lambda ink: (ink.y, ink.x))])).text == "\n\n".join(
        ["Harbours", WIDE, LEFT, RIGHT, WIDE, LEFT, RIGHT]
    )


def test_columns_need_not_stand_on_the_same_lines() -> None:
    page = [*justified(60, 140, LEFT), *justified(320, 145, RIGHT)]
    assert read(drawn([sorted(page, key=lambda ink: (ink.y, ink.x))])).text == f"{LEFT}\n\n{RIGHT}"


FEET = [
    # a foot that is the same on each page
    ("Norda Institute Report", "Norda Institute Report"),
    # with the number of the page, at either side
    ("1   Norda Institute", "Norda Institute   2"),
    # the number alone, in several ways
    ("1", "2"),
    ("- 1 -", "- 2 -"),
    ("Page 1 of 2", "Page 2 of 2"),
    ("vii", "viii"),
    ("7", "8"),
]


@pytest.mark.parametrize(("first", "second"), FEET)
@pytest.mark.parametrize("y", [40, 800])
def test_running_heads_and_feet_are_left_out_of_the_sentence_that_they_interrupt(
    first: str, second: str, y: float
) -> None:
    pages = [
        [
            *lines(60, 80, "The Treaty of Lund, which had been drafted in the winter, was signed in Bergen on 3 May"),
            Ink(60, y, first),
        ],
        [*lines(60, 80, "1950 by the ministers of six states."), Ink(60, y, second)],
    ]
    content = read(drawn(pages))
    assert content.text == (
        "The Treaty of Lund, which had been drafted in the winter, was signed in Bergen on 3 May 1950 by the ministers of six states."
    )
    assert [(p.page, content.text[p.start : p.end].split()[0]) for p in content.positions] == [(1, "The"), (2, "1950")]
    assert {page for out in content.left_out for page in out.pages} == {1, 2}


def test_what_stands_on_one_page_alone_is_kept() -> None:
    pages = [lines(60, 60, "Lund, 3 May 1950", "", LEFT[:60]), lines(60, 60, "Bergen, 1 June 1951", "", RIGHT[:60])]
    assert "Lund, 3 May 1950" in read(drawn(pages)).text
    assert "Bergen, 1 June 1951" in read(drawn(pages)).text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("The League of Lund was dis-", "solved in 1960.", "The League of Lund was dissolved in 1960."),
        ("The Kingdom of Nor-", "way left it in 1980.", "The Kingdom of Norway left it in 1980."),
        ("It belonged to the Baltic-", "Nordic League.", "It belonged to the Baltic-Nordic League."),  # a name
        ("Anna Berg-", "Hult was born in 1911.", "Anna Berg-Hult was born in 1911."),
        ("It held from 1990-", "1995 in Lund.", "It held from 1990-1995 in Lund."),
        ("The well-", "known harbour.", "The well-known harbour."),
        ("A long-term plan, a long-", "term plan.", "A long-term plan, a long-term plan."),
        ("It has pre-", "and post-war halls.", "It has pre- and post-war halls."),
        ("The text was sub-", "mitted in 1951.", "The text was submitted in 1951."),
        ("It is the high-", "est tower.", "It is the highest tower."),
    ],
)
def test_words_broken_at_the_end_of_a_line(first: str, second: str, text: str) -> None:
    assert read(drawn([lines(60, 80, first, second)])).text == text


def test_a_word_broken_at_the_end_of_a_page() -> None:
    assert (
        read(drawn([lines(60, 80, "It was dis-"), lines(60, 80, "solved in 1960.")])).text
        == "It was dissolved in 1960."
    )


def test_notes_stand_apart_from_the_sentence_that_they_interrupt() -> None:
    pages = [
        [
            *justified(60, 80, f"{LEFT} Its members met in the town hall of Lund, and the ministers of all the"),
            Ink(60 + stringWidth("The Treaty of Lund", FONT, SIZE), 76, "1", FONT, 6),
            Ink(60, 770, "1", FONT, 5),
            *lines(64, 772, "The text is in the archive of the council.", size=8),
        ],
        justified(60, 80, "six states signed it there. It was the first of its kind."),
    ]
    pages[0][0] = Ink(60, 80, "The Treaty of Lund")
    pages[0].insert(1, Ink(60 + stringWidth("The Treaty of Lund ", FONT, SIZE) + 4, 80, "was signed on 3 May 1950"))
    content = read(drawn(pages))
    first, note = content.text.split("\n\n")
    assert first.startswith("The Treaty of Lund was signed on 3 May 1950 ")
    assert first.endswith("the ministers of all the six states signed it there. It was the first of its kind.")
    assert note == "The text is in the archive of the council."


def test_raised_numbers_that_are_no_marks_of_notes_are_exponents() -> None:
    page = [
        Ink(60, 80, "The hall has 120 m"),
        Ink(60 + stringWidth("The hall has 120 m", FONT, SIZE), 76, "2", FONT, 6),
    ]
    page.append(Ink(60 + stringWidth("The hall has 120 m", FONT, SIZE) + 6, 80, "of floor."))
    assert read(drawn([page])).text == "The hall has 120 m² of floor."


ROWS = "\n".join(f"| {' | '.join(row)} |" for row in TABLE)


@pytest.mark.parametrize("step", [60, 110, 150])
def test_a_table_without_ruling_lines(step: float) -> None:
    page = [*justified(60, 60, WIDE, 475), *table_inks(60, 110, step), *justified(60, 200, RIGHT, 475)]
    assert read(drawn([page])).text == f"{WIDE}\n\n{ROWS}\n\n{RIGHT}"


def test_a_table_of_numbers_without_ruling_lines() -> None:
    rows = [[str(1000 + 37 * row + 11 * column) for column in range(6)] for row in range(5)]
    page = [
        Ink(60 + 36 * column, 80 + 14 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert read(drawn([page])).text == "\n".join(f"| {' | '.join(row)} |" for row in rows)


@pytest.mark.parametrize("width", range(70, 130, 10))
def test_wide_spaces_between_justified_words_part_nothing(width: float) -> None:
    text = " ".join(PARAGRAPHS[:3])
    page = []
    for row, line in enumerate(wrapped(text, width, hyphens=False)):
        words = line.split()
        room = width - sum(stringWidth(word, FONT, SIZE) for word in words)
        space, x = min(room / max(len(words) - 1, 1), 14), 60.0
        for word in words:
            page.append(Ink(x, 40 + 10.5 * row, word))
            x += stringWidth(word, FONT, SIZE) + space
    assert flat(read(drawn([page])).text) == text


def test_a_table_with_ruling_lines() -> None:
    cells = [
        ("Bridge", "Opened by"),
        ("Alm Bridge", "the mayor of Lund and\nthe council of the town"),
        ("Ost Bridge", "nobody"),
    ]
    inks, y = [], 120.0
    edges = [y - 12]
    for label, value in cells:
        inks.append(Ink(64, y, label))
        inks += lines(204, y, *value.split("\n"))
        y += 16 + 12 * value.count("\n")
        edges.append(y - 12)
    rules = [(60, edge, 400, edge) for edge in edges] + [(x, edges[0], x, edges[-1]) for x in (60, 200, 400)]
    assert read(drawn([[*justified(60, 60, WIDE, 475), *inks]], rules=rules)).text == (
        f"{WIDE}\n\n| Bridge | Opened by |\n| Alm Bridge | the mayor of Lund and the council of the town |\n| Ost Bridge | nobody |"
    )


def test_a_table_in_one_of_two_columns() -> None:
    page = [
        *justified(60, 80, LEFT),
        *table_inks(60, 170, 80),
        *justified(60, 240, WIDE),
        *justified(320, 80, f"{RIGHT} {RIGHT} {RIGHT} {RIGHT}"),
    ]
    text = f"{LEFT}\n\n{ROWS}\n\n{WIDE}\n\n{RIGHT} {RIGHT} {RIGHT} {RIGHT}"
    assert read(drawn([sorted(page, key=lambda ink: (ink.y, ink.x))])).text == text


def test_labels_and_values_in_two_columns_are_fields() -> None:
    fields = [
        ("Founded:", "3 May 1950"),
        ("Seat:", "Lund"),
        ("President:", "Anna Berg"),
        ("Members:", "Norway, Sweden"),
    ]
    page = [
        ink
        for n, (label, value) in enumerate(fields)
        for ink in (Ink(60, 80 + 14 * n, label), Ink(160, 80 + 14 * n, value))
    ]
    assert read(drawn([page])).text == "\n".join(f"{label} {value}" for label, value in fields)


def test_headings_paragraphs_and_lists() -> None:
    page = [
        *lines(60, 60, "Harbours of the North", size=18, font="Times-Bold"),
        *lines(60, 100, "1. Aims", size=12, font="Times-Bold"),
        *justified(60, 118, "The aims of the council are:", 475),
        *at(
            (60, 136, "•"),
            (75, 136, "to protect the harbours of its members against the storms of the"),
            (75, 148, "winter;"),
        ),
        *at((60, 160, "•"), (75, 160, "to trade.")),
        *lines(60, 190, "2. Members", size=12, font="Times-Bold"),
        *justified(60, 208, RIGHT, 475),
    ]
    content = read(drawn([page]))
    assert content.text == (
        "Harbours of the North\n\n1. Aims\n\nThe aims of the council are:\n\n"
        "• to protect the harbours of its members against the storms of the winter;\n• to trade.\n\n"
        f"2. Members\n\n{RIGHT}"
    )
    last = content.positions[-1]
    assert last.heading == ("Harbours of the North", "2. Members")
    assert content.text[last.start : last.end] == wrapped(RIGHT, 475, hyphens=False)[-1]


def test_lines_of_an_address_stay_lines() -> None:
    page = [*lines(60, 80, "Norda Institute", "Harbour Street 12", "Lund"), *justified(60, 150, RIGHT, 475)]
    assert read(drawn([page])).text == f"Norda Institute\nHarbour Street 12\nLund\n\n{RIGHT}"


def test_lines_of_an_address_in_a_narrow_column_stay_lines() -> None:
    address = ["Anna Berg", "Norda Institute of Harbours", "Harbour Street 12", "22100 Lund"]
    page = [*lines(60, 80, *address), *justified(320, 80, f"{RIGHT} {WIDE}")]
    assert read(drawn([page])).text == "\n".join(address) + f"\n\n{RIGHT} {WIDE}"


def test_letters_set_apart_are_words() -> None:
    page = [Ink(60 + 9 * n, 60, letter, "Times-Bold", 12) for n, letter in enumerate("CONTENTS")]
    assert read(drawn([[*page, *justified(60, 90, RIGHT, 475)]])).text.startswith("CONTENTS\n\n")


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    content = read(drawn([justified(60, 80, LEFT)], turn=90))
    assert content.text == LEFT
    x0, top, x1, bottom = content.positions[0].box
    assert (x0, x1 - x0 > 200, 65 < top < 80 < bottom < 90) == (60, True, True)


def test_words_in_the_margin_and_across_the_page_are_left_out() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(FONT, SIZE)
    for ink in justified(60, 80, LEFT):
        canvas.drawString(ink.x, HEIGHT - ink.y, ink.text)
    canvas.saveState()
    canvas.translate(30, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Norda Papers 12")
    canvas.rotate(-45)
    canvas.drawString(200, 0, "DRAFT")
    canvas.restoreState()
    canvas.save()
    content = read(file.getvalue())
    assert content.text == LEFT
    assert [(out.kind, out.text) for out in content.left_out] == [
        ("slanted text", "DRAFT"),
        ("turned text", "Norda Papers 12"),
    ]


def test_line_numbers_are_left_out() -> None:
    texts = wrapped(f"{LEFT} {RIGHT} {WIDE} {LEFT} {RIGHT}", 300, hyphens=False)
    page = [
        ink for n, text in enumerate(texts) for ink in (Ink(60, 80 + 20 * n, str(n + 1)), Ink(90, 80 + 20 * n, text))
    ]
    content = read(drawn([page]))
    assert content.text == " ".join(texts)
    assert content.left_out[0].kind == "line numbers"


@pytest.mark.parametrize("title", ["Microsoft Word - doc1.docx", "report.pdf", "untitled", "scan_0012", "12"])
def test_a_title_that_a_program_has_made_up_is_none(title: str) -> None:
    assert read(drawn([lines(60, 80, LEFT)], title=title)).title is None


def locked(user: str, owner: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=StandardEncryption(user, owner))
    canvas.drawString(60, 700, "Signed in Lund.")
    canvas.save()
    return file.getvalue()


def scanned(*texts: str | None) -> bytes:
    """Pages of text, and for None a page that is an image."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for text in texts:
        if text is None:
            canvas.drawInlineImage(Image.new("L", (40, 60), 200), 0, 0, WIDTH, HEIGHT)
        else:
            canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 and then nothing", "the file is not a valid PDF (data format error); save or download it again"),
        (
            drawn([lines(60, 80, LEFT)])[:300],
            "the file is not a valid PDF (data format error); save or download it again",
        ),
        (drawn([[]]), "the file contains no text; add"),
        (drawn([[]], rules=[(60, 60, 500, 700)]), "the file contains no text, only images"),  # or drawings of letters
        (scanned(None), "the file contains no text, only images of pages; run text recognition first"),
        (locked("open", "owner"), "the file is locked with a password; save it without a password"),
    ],
)
def test_says_why_a_pdf_cannot_be_read(monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str) -> None:
    monkeypatch.setattr("shutil.which", lambda program: None)
    with pytest.raises(Unreadable, match=re.escape(reason)):
        read_file(data, ".pdf")


def test_a_password_of_the_owner_alone_locks_nothing() -> None:
    assert read(locked("", "owner")).text == "Signed in Lund."


def test_pages_that_are_images_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: None)
    content = read(scanned("Signed in Lund.", None, "In force.", None))
    assert content.text == "Signed in Lund.\n\nIn force."
    assert content.incomplete is not None
    assert content.incomplete.startswith("pages 2 and 4 are images without text; run text recognition first")


TESSERACT = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
5\t1\t1\t1\t1\t1\t250\t300\t160\t34\t96.1\tSigned
5\t1\t1\t1\t1\t2\t425\t301\t40\t33\t95.0\tin
5\t1\t1\t1\t1\t3\t480\t300\t120\t34\t91.3\tLund
5\t1\t1\t1\t2\t1\t250\t352\t70\t34\t90.0\ton
5\t1\t1\t1\t2\t2\t335\t352\t30\t34\t93.9\t3
5\t1\t1\t1\t2\t3\t380\t352\t100\t34\t93.9\tMay.
5\t1\t1\t1\t2\t4\t900\t352\t100\t34\t3.0\t~'|
"""


def test_the_text_of_images_is_recognised_where_tesseract_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "table.tsv").write_text(TESSERACT)
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\nhead -c 2 | grep -q P5 && cat {tmp_path / 'table.tsv'}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    content = read(scanned("The treaty has six articles.", None))
    assert content.text == "The treaty has six articles.\n\nSigned in Lund on 3 May."
    assert (content.incomplete, content.recognized) == (None, (2,))
    assert content.positions[-1].page == 2


def test_a_program_for_recognition_that_fails_leaves_the_page_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert read(scanned("Signed in Lund.", None)).text == "Signed in Lund."
    with pytest.raises(Unreadable, match="no text was recognised"):
        read_file(scanned(None), ".pdf")


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 50)),
        st.sampled_from(f"{SOURCE} • 1. 12 (a) Name:".split()),
        max_size=80,
    ),
    st.sampled_from([0, 3, 47]),
)
@settings(max_examples=60)
def test_words_anywhere_are_all_read_once(words: dict[tuple[int, int], str], shift: int) -> None:
    """Whatever the layout is."""
    page = [Ink(40 + x * 100 + shift * (y % 3), 40 + y * 15, text) for (x, y), text in words.items()]
    content = read(drawn([[*page, Ink(60, 830, "Lund")]]))
    found = Counter(content.text + "".join(out.text for out in content.left_out))
    drawn_letters = Counter("".join([*words.values(), "Lund"]))
    assert {c: n for c, n in found.items() if c.isalnum()} == {c: n for c, n in drawn_letters.items() if c.isalnum()}


def test_pages_that_were_read_in_time_are_kept() -> None:
    data = drawn([[Ink(40, 40 + 20 * page, f"Norda has harbour {page}.")] for page in range(1, 5)])
    content = read_file(data, ".pdf", seconds=0)
    assert content.text == "Norda has harbour 1."
    assert content.incomplete == "only the first 1 of its 4 pages were read in time; raise --max-seconds to read more"
    whole = read_file(data, ".pdf", seconds=60)
    assert (whole.incomplete, len(whole.text.split("."))) == (None, 5)


@pytest.mark.fuzz
@given(st.binary(max_size=80), st.integers(0, 3000))
@settings(max_examples=40)
def test_broken_bytes_give_an_error_or_a_text(noise: bytes, place: int) -> None:
    data = report(1, by_line=True)
    broken = data[:place] + noise + data[place + len(noise) :]
    with contextlib.suppress(Unreadable):
        assert read(broken).text
