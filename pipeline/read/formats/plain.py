"""Plain text and Markdown."""

import codecs

from pipeline.read.content import Content, Unreadable
from pipeline.read.encodings import decode, guess_encoding


def read_plain(data: bytes, *, is_cut: bool = False) -> Content:
    """Plain text and Markdown, unchanged."""
    try:
        return Content(decode(data, is_cut=is_cut))
    except Unreadable:
        encoding = guess_encoding(data)
        if encoding is None:
            raise
        return Content(codecs.getincrementaldecoder(encoding)("replace").decode(data), encoding=encoding)
