"""Datelines: where and when a release or a report was written, at its beginning: "LUND, Sweden, March 25, 2025 /Norda Newswire/ --". They
say nothing about what the report is of."""

import re

from pipeline.layout.lines import trim
from pipeline.layout.piece import Piece
from pipeline.times import find_times
from pipeline.vocabulary.places import cities

# The head of a text, in which a report has its dateline.
_HEAD = 600
_DAY = len("1950-05-03")
_CITY = r"(?P<capitals>[A-Z][A-Z.'’-]{2,}(?: [A-Z.'’-]{2,}){0,3})|(?P<city>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
_AGENCY = r"(?P<agency>/[A-Z][^/\n]{2,30}/|\([A-Z][A-Za-z .&-]{1,30}\))"
_DATELINE = re.compile(
    rf"(?:{_CITY})(?P<place>(?:,\s*[A-Z][A-Za-z. ]{{1,24}})?)(?:,?\s*\(?(?P<date>[^/()\n–—]{{4,30}}?)\)?)??"
    rf"\s*{_AGENCY}?\s*(?:--+|–|—|(?<=[)/ ])-)\s*"
    rf"(?:{_AGENCY.replace('agency', 'after')}\s*(?:--+|–|—)\s*)?(?=[\"“'‘A-Z])"
)


def without_dateline(text: str, piece: Piece) -> Piece:
    """The piece; a paragraph at the head of the text without the dateline with which it begins."""
    if piece.kind not in {"paragraph", "field"} or piece.span[0] >= _HEAD:
        return piece
    start = piece.label[0] if piece.label is not None else piece.body[0]
    found = _DATELINE.match(text, start, piece.body[1])
    if found is None or not _is_dateline(found):
        return piece
    body = trim(text, found.end(), piece.body[1])
    return Piece("paragraph", body, body) if body[0] < body[1] else piece


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether there is enough of a dateline: a known city, and a day or an agency; or any place in capitals or in a region, and a day."""
    times = find_times(found["date"]) if found["date"] is not None else []
    day = times[-1].timex.edtf if times and times[-1].end >= len(found["date"].rstrip()) else None
    if found["date"] is not None:
        return day is not None and len(day) == _DAY and bool(found["capitals"] or found["place"])
    city = (found["capitals"] or found["city"]).title()
    return (found["agency"] or found["after"]) is not None and city in cities([city])
