"""Texts of OpenDocument, rich texts, books and presentations: what stands beside the text."""

import io

import pptx
import pytest

from pipeline.read.content import Content, Unreadable
from pipeline.read.files import READERS, read_file
from tests.writing import OPEN_DOCUMENT, book, open_document, rich


def test_an_open_text_is_read_with_its_notes_and_without_what_was_deleted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
        "<text:p>Opened<text:s text:c='2'/>in 1950.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Repaired in 1990.</text:p></text:note-body></text:note> It<text:line-break/>is <text:span>long</text:span>.</text:p>"
        "<text:section><text:p>In a section.</text:p></text:section>"
    )
    margins = (
        f"<office:document-styles {OPEN_DOCUMENT}><office:master-styles><style:master-page><style:header><text:p>Norda AB</text:p>"
        "</style:header><style:footer><text:p><text:page-number>7</text:page-number></text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    content = read_file(open_document(body, **{"styles.xml": margins}), ".odt")
    assert content.text == "Opened  in 1950. It\nis long.\n\nRepaired in 1990.\n\nIn a section.\n\nNorda AB"


def test_the_comments_of_an_open_text_are_documents_inside() -> None:
    data = open_document(
        "<text:p>In 1950.<office:annotation><dc:creator>Ada Berg</dc:creator><text:p>No: 1951.</text:p></office:annotation></text:p>"
    )
    content = read_file(data, ".odt")
    assert (content.text, [part.name for part in content.parts]) == ("In 1950.", ["comments by Ada Berg.txt"])
    open_part = READERS[".odt"].open_part
    assert open_part is not None
    comment = open_part(data, content.parts[0])
    assert isinstance(comment, Content)
    assert (comment.text, comment.author) == ("No: 1951.", "Ada Berg")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\pard Opened in 1950.\par\pard Last.\par", "Opened in 1950.\n\nLast."),
        (r"caf\'e9 \u8364? 5 \u-10179?\u-8704? \{x\}", "café € 5 😀 {x}"),  # surrogates come in two
        (r"{\f1 \'ef\'f0\'e8}", "при"),  # the font has its own encoding
        (r"\uc2\u233 xx\uc1 t\u233?", "été"),  # as many characters stand in as the text says
        (r"Opened.{\footnote\pard Repaired.} Long.\par\pard Last.\par", "Opened. Long.\n\nRepaired.\n\nLast."),
        (r"{\header\pard Norda AB\par}{\headerl Norda AB\par}Body.\par", "Body.\n\nNorda AB"),
        (r"{\footer\pard {\field{\*\fldinst PAGE}{\fldrslt 7}}\par}Body.\par", "Body."),  # a number alone
        (r"In {\deleted 1950}{\v hidden} 1951.", "In  1951."),
        (r"{\*\unknown junk}{\pict 89504e47}{\*\bkmkstart a}Body.", "Body."),
        (r"\trowd\intbl A\cell B\cell\row\trowd\intbl C\cell D\cell\row\pard End.\par", "| A | B |\n| C | D |\n\nEnd."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt in Lund}}.", "in Lund."),
        ("{ \\field{\r\n\\*\\fldinst{ HYPERLINK x}}{\\fldrslt in Lund}}.", "in Lund."),  # however it is set
        (r"Before.\trowd\intbl A\cell B\cell\row", "Before.\n\n| A | B |"),
        (r"{\shp{\*\shpinst{\sp{\sn w}{\sv 5}}{\shptxt In a box.\par}}{\shprslt x}}Body.", "In a box.\n\nBody."),
    ],
)
def test_a_rich_text(source: str, text: str) -> None:
    data = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Times;}}" + source + "}"
    assert read_file(data.encode(), ".rtf").text == text


def test_the_title_of_a_rich_text_and_what_is_left_out() -> None:
    source = r"{\rtf1{\info{\title On bridges}{\author X}}Body.{\*\annotation No.}}"
    content = read_file(source.encode(), ".rtf")
    assert (content.text, content.title) == ("Body.", "On bridges")
    assert content.incomplete == "its comments (1) are not read; write them into the text to read them"


def test_binary_data_in_a_rich_text_is_skipped() -> None:
    assert read_file(b"{\\rtf1 {\\pict\\bin5 }}{}x}Body.}", ".rtf").text == "Body."


def test_rich_writes_what_is_read() -> None:
    words = "“Lund” – {a\\b} ö 😀"
    utf16 = words.encode("utf-16-le")
    units = "".join(chr(int.from_bytes(utf16[n : n + 2], "little")) for n in range(0, len(utf16), 2))
    assert read_file(("{\\rtf1 " + rich(units) + "}").encode(), ".rtf").text == words


def test_a_book_gives_its_chapters_in_order_and_who_made_it() -> None:
    metadata = (
        "<dc:title>On bridges</dc:title><dc:creator>Ada Berg</dc:creator><dc:publisher>Norda Press</dc:publisher>"
    )
    content = read_file(book({"b.xhtml": "<h1>One</h1><p>First.</p>", "a.xhtml": "<p>Second.</p>"}, metadata), ".epub")
    assert (content.text, content.title, content.author, content.source) == (
        "One\n\nFirst.\n\nSecond.",
        "On bridges",
        "Ada Berg",
        "Norda Press",
    )
    assert content.stated_in["author"] == "dc:creator"


def test_the_marks_of_notes_in_a_book_are_not_read() -> None:
    content = read_file(book({"a.xhtml": "<p>First.</p>", "b.xhtml": "<p>It was long<sup>[1]</sup>.</p>"}), ".epub")
    assert [content.text[part.start : part.end] for part in content.unread] == ["[1]"]


def test_a_locked_book_says_so() -> None:
    key = "<encryption><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></encryption>"
    with pytest.raises(Unreadable, match="locked"):
        read_file(book({"a.xhtml": "<p>x</p>"}, **{"META-INF/encryption.xml": key}), ".epub")


def test_a_presentation_gives_titles_groups_tables_and_notes_but_no_margins() -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Bridges"
    slide.shapes[1].text_frame.text = "Long\nOld"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 9_000_000, 9, 9).text_frame.text = "In a group."
    slide.notes_slide.notes_text_frame.text = "Say more."
    second = presentation.slides.add_slide(presentation.slide_layouts[6])
    second.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "Last."
    file = io.BytesIO()
    presentation.save(file)
    content = read_file(file.getvalue(), ".pptx")
    assert content.text == "Bridges\n\n• Long\n• Old\n\nIn a group.\n\nSay more.\n\nLast."
    assert content.title is None  # not "PowerPoint Presentation"
    assert [p.slide for p in content.positions] == [1, 1, 1, 1, 1, 2]
    assert content.positions[-1].heading is None


def test_cells_of_slides_that_are_merged() -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(3, 3, 0, 0, 9, 9).table
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    file = io.BytesIO()
    presentation.save(file)
    lines = read_file(file.getvalue(), ".pptx").text.splitlines()
    assert [line.count("|") for line in lines] == [3, 4, 4]
    assert lines[2].startswith("| 10 20 | 21 ")
    assert lines[1].startswith("| 10 20 | 11 ")


def test_a_table_in_a_cell_of_an_open_text_gives_no_rows_of_its_own() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell>{cell}</table:table-cell>' for cell in cells)}</table:table-row>"

    def words(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    inner = f"<table:table>{row(words('c'), words('d'))}</table:table>"
    rows = f"<table:table-header-rows>{row(words('A'), words('B'))}</table:table-header-rows>{row(words('a'), inner)}"
    assert read_file(open_document(f"<table:table>{rows}</table:table>"), ".odt").text == "| A | B |\n| a | c d |"
