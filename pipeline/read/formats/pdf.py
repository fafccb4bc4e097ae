"""PDF files: the text of their pages in the order in which a person reads it."""

import re
from collections.abc import Iterator

from pipeline.read.content import Content, Unreadable, reason
from pipeline.read.pdf.margins import without_margins
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.reading import ReadingText, Words, placed_blocks


def read_pdf(data: bytes) -> Content:
    """A PDF: paragraphs, headings and items separated by blank lines, table rows as ``| cell | cell |``, with the page and box of each
    line. Columns follow each other; running heads, feet and page numbers are left out; words and sentences that a line, a column or a
    page breaks are whole. Raises `Unreadable`."""
    from pypdfium2 import PdfiumError

    from pipeline.read.pdf.pdfium import Locked, opened, read_page, stated

    try:
        with opened(data) as document:
            words = Words()
            text = ReadingText(words)
            gutters: list[float] = []
            pages = (read_page(document, index) for index in range(len(document)))
            for page, _left_out in without_margins(pages):
                placed = list(placed_blocks(page, gutters))
                for one in placed:
                    if one.block is not None:
                        words.add(one.block.lines)
                for one in placed:
                    text.add(one)
            title = stated(document, "Title")
            whole = text.text()
    except Locked:
        raise Unreadable("the file is locked with a password; save it without a password") from None
    except PdfiumError as error:
        raise Unreadable(f"the file is not a valid PDF ({reason(error)}); save or download it again") from error
    if not whole.strip():
        raise Unreadable(
            "the file contains no text, perhaps only scanned pages; run text recognition first, for instance ocrmypdf"
        )
    return Content(whole, title, positions=tuple(text.positions))
