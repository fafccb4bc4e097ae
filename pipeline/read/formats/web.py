"""Web pages."""

import re

from pipeline.read.content import Content, Unreadable, stating
from pipeline.read.encodings import decode
from pipeline.read.formats.plain import read_plain
from pipeline.read.formats.visible import visible_page

_DECLARED_ENCODING = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


def read_html(data: bytes) -> Content:
    """A web page: its visible text, and what it says of itself. If it is not UTF-8 and has no byte order mark, its declared encoding is
    used, otherwise the one that it seems to have."""
    guessed = None
    try:
        source = decode(data)
    except Unreadable:
        declared = _DECLARED_ENCODING.search(data, 0, 2048)
        if declared is None:
            plain = read_plain(data)
            source, guessed = plain.text, plain.encoding
        else:
            try:
                source = data.decode(declared[1].decode("ascii", "replace"))
            except (LookupError, UnicodeDecodeError):
                raise Unreadable("the file is not in the encoding that it declares; convert it to UTF-8") from None
    page = visible_page(source)
    content = Content(page.text, encoding=guessed, unread=page.unread, positions=page.positions)
    return stating(content, page.stated)
