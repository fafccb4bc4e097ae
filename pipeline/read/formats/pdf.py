"""PDF files."""

import io
import logging

from pipeline.read.content import Content, Unreadable, reason, storable


def read_pdf(data: bytes) -> Content:
    """A PDF: the text of its pages, separated by blank lines. Of the layout, only the lines are kept."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns about files that it can read
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the file is locked with a password; save it without a password")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except Unreadable:
        raise
    except Exception as error:  # a damaged file may raise anything
        raise Unreadable(f"the file is not a valid PDF ({reason(error)}); save or download it again") from error
    text = "\n\n".join(filter(None, map(storable, pages)))
    if not text.strip():
        raise Unreadable(
            "the file contains no text, perhaps only scanned pages; run text recognition first, for instance ocrmypdf"
        )
    return Content(text, storable(title) if title else None)
