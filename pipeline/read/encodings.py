"""From bytes to text: UTF-8, what a byte order mark says, and what an old text seems to be encoded in."""

import codecs

from pipeline.read.content import Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # precedes UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


def decode(data: bytes, *, is_cut: bool = False) -> str:
    """Decodes UTF-8, and UTF-16 or UTF-32 with a byte order mark. Drops the mark and keeps line ends as they are; if the data `is_cut` off,
    drops a part of a character at its end too.

    Raises `Unreadable` and names the first invalid byte, counted from 0.
    """
    marks = (m for m in _BYTE_ORDER_MARKS if data.startswith(m[0]))
    mark, encoding, name = next(marks, (b"", "utf-8", "UTF-8"))
    body = data[len(mark) :]
    if name == "UTF-8" and 0 in body:
        raise Unreadable(
            f"the file is binary: byte {len(mark) + body.index(0)} is NUL; convert it to text, "
            "or, if it is UTF-16 without a byte order mark, convert it to UTF-8"
        )
    try:
        return codecs.getincrementaldecoder(encoding)().decode(body, final=not is_cut)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"the file is not {name}: byte {len(mark) + error.start} is 0x{body[error.start]:02X}, on line {line}; "
            "convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8 if it is in Windows-1252"
        ) from None


# Encodings that English texts are found in. The first four differ in the letters of other languages alone.
_ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp1251", "koi8_r", "utf_16_le", "utf_16_be")
_ALIKE = frozenset(_ENCODINGS[:4])
_ENOUGH = 30
"""Bytes that are needed to tell one encoding from another."""
# Readings whose noise and whose likeness to a language differ by less than this are about equally likely.
_NOISE, _LIKENESS = 0.01, 0.05


def guess_encoding(data: bytes) -> str | None:
    """The encoding that bytes seem to have which are not UTF-8; None if several are about equally likely, or none is.

    The measures are those of charset-normalizer: noise (`chaos`) and likeness to the letters of a language (`coherence`).
    """
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=list(_ENCODINGS))) if len(data) >= _ENOUGH else []
    if not found:
        return None
    best = found[0]
    likely = [
        match for match in found if match.chaos - best.chaos < _NOISE and best.coherence - match.coherence < _LIKENESS
    ]
    names = [{match.encoding, *match.could_be_from_charset} for match in likely]  # those that give the same text
    if all(of_text & _ALIKE for of_text in names) and any("cp1252" in of_text for of_text in names):
        return "cp1252"
    return best.encoding if len(likely) == 1 else None
