"""PDF files: the text of their pages in the order in which a person reads it."""

import re
import time
from collections.abc import Iterator
from typing import Any

from pipeline.read.content import Content, Unreadable, file_title, reason
from pipeline.read.pdf.margins import Removed, without_margins
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.reading import TextOfPages, blocks_in_order
from pipeline.read.pdf.recognition import Recognizer, recognizer
from pipeline.records import LeftOut

_RECOGNIZE = "run text recognition first, for instance ocrmypdf, or install Tesseract, which is then used"
_BY_PDFIUM = re.compile(r"PDFium: ([^)]*)")
_MOST_NAMED = 10
_NUMBERS = re.compile(r"\d+")


def read_pdf(data: bytes, seconds: float | None = None) -> Content:
    """A PDF: paragraphs and headings between blank lines, items after bullets or numbers, table rows as ``| cell | cell |``, and the page
    and box of each line. Columns follow each other. Words and sentences that the end of a line, column or page breaks are whole; what
    interrupts a sentence, a note or table, follows it. Running heads, page numbers, marks of notes and watermarks are left out.

    The text of pages without any is recognised in their image, if Tesseract is installed. After so many `seconds`, no further page is
    read, and `incomplete` says so; None means no limit. Raises `Unreadable`."""
    from pypdfium2 import PdfiumError

    from pipeline.read.pdf import pdfium

    try:
        with pdfium.opened(data) as document:
            file = _File(document, recognizer(), seconds)
            text = TextOfPages()
            gutters: list[float] = []
            for page, removed in without_margins(file.pages()):
                file.remove(page.number, removed)
                for block in blocks_in_order(page, gutters):
                    text.add(block)
            text.close()
            content = Content(
                text.text,
                file_title(pdfium.stated(document, "Title")),
                file.incomplete(),
                left_out=file.left_out(),
                recognized=tuple(file.recognized),
                positions=tuple(text.positions),
            )
    except pdfium.Locked:
        raise Unreadable("the file is locked with a password; save it without a password") from None
    except PdfiumError as error:
        why = _BY_PDFIUM.search(str(error))
        said = (why[1] if why else reason(error)).lower()
        raise Unreadable(f"the file is not a valid PDF ({said}); save or download it again") from error
    if not content.text.strip():
        raise Unreadable(file.emptiness())
    return content


class _File:
    """The pages of a document, and what is to be said about them."""

    def __init__(self, document: Any, recognize: Recognizer | None, seconds: float | None) -> None:
        self._document = document
        self._seconds = seconds
        self._read_in_time: int | None = None
        self._recognize = recognize
        self._removed: dict[tuple[str, str], tuple[str, list[int]]] = {}
        self.recognized: list[int] = []
        self._images: list[int] = []
        self._garbled: list[int] = []
        self._damaged: list[int] = []

    def pages(self) -> Iterator[Page]:
        """The pages in order, at least one, and no more when the time is over. A page that is damaged is empty."""
        from pypdfium2 import PdfiumError

        from pipeline.read.pdf.pdfium import picture, read_page

        start = time.monotonic()
        for index in range(len(self._document)):
            if index and self._seconds is not None and time.monotonic() > start + self._seconds:
                self._read_in_time = index
                return
            try:
                page = read_page(self._document, index)
                if self._recognize is not None and (page.is_garbled or (page.is_drawn and not page.views)):
                    view = self._recognize(picture(self._document, index))
                    if view is not None:
                        self.recognized.append(page.number)
                        page = Page(page.number, [view])
            except PdfiumError:
                page = Page(index + 1, [])
                self._damaged.append(page.number)
            if page.is_garbled:
                self._garbled.append(page.number)
                page = page._replace(views=[])
            elif page.is_drawn and not page.views:
                self._images.append(page.number)
            yield page

    def remove(self, number: int, removed: list[Removed]) -> None:
        """Notes what was taken out of a page. What differs only in numbers is noted once."""
        for kind, text in removed:
            form = "" if kind == "page number" else _NUMBERS.sub("0", text)
            _, pages = self._removed.setdefault((kind, form), (text, []))
            if number not in pages:
                pages.append(number)

    def left_out(self) -> tuple[LeftOut, ...]:
        """What was taken out, in the order in which it appears."""
        return tuple(
            LeftOut(kind=kind, text=text, pages=tuple(pages)) for (kind, _), (text, pages) in self._removed.items()
        )

    def incomplete(self) -> str | None:
        """Which pages are not in the text, and why; None if all are."""
        said = []
        if self._read_in_time is not None:
            of = f"the first {self._read_in_time:,} of its {len(self._document):,} pages"
            said.append(f"only {of} were read in time; raise --max-seconds to read more")
        if self._images:
            are = "is an image" if len(self._images) == 1 else "are images"
            said.append(f"{_pages(self._images)} {are} without text; {_RECOGNIZE}")
        if self._garbled:
            said.append(f"the fonts of {_pages(self._garbled)} do not say what their characters are; {_RECOGNIZE}")
        if self._damaged:
            said.append(f"{_pages(self._damaged)} cannot be read; save or download the file again")
        return "; ".join(said) or None

    def emptiness(self) -> str:
        """Why there is no text at all, and what to do."""
        if self._images and self._recognize is not None:
            return "no text was recognised in its pages, which are images; check that they are upright and in English"
        if self._images:
            return f"the file contains no text, only images of pages; {_RECOGNIZE}"
        if self._garbled:
            return f"the fonts of the file do not say what its characters are; {_RECOGNIZE}"
        return "the file contains no text; add some or delete it"


def _pages(numbers: list[int]) -> str:
    """Pages in words: "pages 3, 4 and 9"."""
    shown = [str(number) for number in numbers[:_MOST_NAMED]]
    if len(numbers) > _MOST_NAMED:
        shown.append(f"{len(numbers) - _MOST_NAMED} more")
    listed = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"page{'' if len(numbers) == 1 else 's'} {listed}"
