"""Word documents: what stands beside the text, and what was changed in it."""

import pytest

from pipeline.read.content import Content, Part
from pipeline.read.files import READERS, read_file
from tests.writing import paragraph, word


def text(body: str, **parts: str) -> str:
    return read_file(word(body, **parts), ".docx").text


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


NOTE = '<w:r><w:{kind}Reference w:id="2"/></w:r>'


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_stands_after_the_paragraph_with_its_mark(kind: str) -> None:
    body = paragraph("It opened in 1950.", NOTE.format(kind=kind), " It is long.") + paragraph("Last.")
    notes = (
        f'<w:{kind} w:type="separator" w:id="0">{paragraph("no note")}</w:{kind}>'
        f'<w:{kind} w:id="2">{paragraph("Repaired in 1990.")}</w:{kind}>'
    )
    parts = {f"{kind}s": notes}
    assert text(body, **parts) == "It opened in 1950. It is long.\n\nRepaired in 1990.\n\nLast."


def test_headers_and_footers_stand_at_the_end_without_the_numbers_of_pages() -> None:
    page = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    simple = "<w:fldSimple w:instr=' NUMPAGES '><w:r><w:t>9</w:t></w:r></w:fldSimple>"
    assert (
        text(paragraph("Body."), header1=paragraph("Norda AB, Lund"), footer1=paragraph("Page ", page, " of ", simple))
        == "Body.\n\nNorda AB, Lund\n\nPage  of"
    )


def test_a_field_that_is_no_page_number_is_read() -> None:
    date = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>in Lund</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    assert text(paragraph("Signed ", date, ".")) == "Signed in Lund."


def test_of_tracked_changes_insertions_are_read_and_deletions_are_not() -> None:
    deleted = "<w:del><w:r><w:delText>1950</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"
    inserted = f"<w:ins>{run('<w:t>1951</w:t>')}</w:ins>"
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format('', paragraph('Length'), paragraph('184 m'))}"
    table += f"{row.format('<w:trPr><w:del/></w:trPr>', paragraph('gone'), paragraph('gone'))}</w:tbl>"
    assert text(paragraph("Opened in ", deleted, inserted, ".") + table) == "Opened in 1951.\n\n| Length | 184 m |"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('Built by Norda.')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{paragraph('Built by Norda.')}</w:txbxContent></v:textbox></w:pict>"
    drawing = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    assert text(paragraph("The bridge.", drawing) + paragraph("Last.")) == "The bridge.\n\nBuilt by Norda.\n\nLast."


def test_the_comments_of_each_author_are_a_document_inside() -> None:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="{author}">{paragraph(words)}</w:comment>'
        for n, (author, words) in enumerate(
            [("Ada Berg", "It was 1951."), ("Per/Brink", "No."), ("Ada Berg", "See Lund.")]
        )
    )
    data = word(paragraph("It opened in 1950."), comments=comments)
    content = read_file(data, ".docx")
    assert content.text == "It opened in 1950."
    assert content.parts == (Part("comments by Ada Berg.txt"), Part("comments by Per Brink.txt"))
    open_part = READERS[".docx"].open_part
    assert open_part is not None
    comment = open_part(data, content.parts[0])
    assert isinstance(comment, Content)
    assert (comment.text, comment.author) == ("It was 1951.\n\nSee Lund.", "Ada Berg")


def test_a_content_control_and_a_line_break_are_part_of_the_text() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Inside.')}</w:sdtContent></w:sdt>"
    assert (
        text(control + paragraph("One", run("<w:br/>"), "two", run("<w:tab/>"), "three"))
        == "Inside.\n\nOne\ntwo\tthree"
    )


def test_a_cell_that_continues_the_one_above_has_its_words() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    rows = [
        cell("Lund", '<w:vMerge w:val="restart"/>') + cell("1950") + cell("a | b"),
        cell("", "<w:vMerge/>") + cell("1951") + cell("c"),
    ]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert text(table) == "| Lund | 1950 | a ¦ b |\n| Lund | 1951 | c |"


def test_a_table_of_one_column_is_no_table() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('One.')}{paragraph('Two.')}</w:tc></w:tr></w:tbl>"
    assert text(table) == "One.\n\nTwo."


def test_headings_are_in_their_nesting() -> None:
    def heading(words: str, level: int) -> str:
        return f'<w:p><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    content = read_file(
        word(
            heading("A", 1)
            + heading("B", 2)
            + paragraph("In b.")
            + heading("C", 2)
            + heading("D", 1)
            + paragraph("In d.")
        ),
        ".docx",
    )
    paths = {content.text[p.start : p.end]: p.heading for p in content.positions}
    assert (paths["In b."], paths["C"], paths["In d."]) == (("A", "B"), ("A", "C"), ("D",))
