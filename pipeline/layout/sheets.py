"""Sheets on one line: "Norda mill. Built: 1911. Height: 63 m." is a heading and two fields."""

import re
from collections.abc import Iterator

from pipeline.layout.fields import is_sentence
from pipeline.layout.lines import SPACE, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span
from pipeline.vocabulary.words.layout import LayoutWords

# A point ends a sentence, unless it stands after an initial or an abbreviation ("Mr. Berg").
_POINT = r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\bv)\."
_LABEL = re.compile(rf"(?:{_POINT}|;){SPACE}+(?P<label>(?=[A-Z])[\w/()-]+(?:{SPACE}[\w/()-]+){{0,4}}):{SPACE}+(?=\S)")
_SENTENCE_END = re.compile(rf"{_POINT}{SPACE}+(?=[A-Z])")
_ENDS = re.compile(r"[.;]$")
# A longer value is prose after a colon.
_LONGEST_VALUE = 100
_MOST_WORDS = 12
_WORD = re.compile(r"\w+")
_SPLIT = {"paragraph", "item", "field"}


def sheet_fields(text: str, piece: Piece, words: LayoutWords) -> Iterator[Piece]:
    """The parts of a piece of running text that has labels with short values in it: a heading or paragraph, fields, and what follows them.
    The piece itself if it has none."""
    found = [m for m in _LABEL.finditer(text, *piece.body) if not is_sentence(m["label"], words)]
    values = [_value(text, m.end(), n.start() + 1 if n is not None else piece.body[1]) for m, n in _with_next(found)]
    if piece.kind not in _SPLIT or not found or any(v is None for v in values):
        yield piece
        return
    first = trim(text, piece.body[0], found[0].start())
    yield _first(text, piece, first, words)
    for match, value, following in zip(found, values, [*found[1:], None], strict=True):
        assert value is not None
        body, end = value
        start = match.start("label")
        yield Piece("field", (start, body[1]), body, match.span("label"))
        rest = trim(text, end, following.start() + 1 if following is not None else piece.body[1])
        if rest[0] < rest[1]:
            yield Piece("paragraph", rest, rest)


def _with_next(found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    yield from zip(found, [*found[1:], None], strict=False)


def _value(text: str, start: int, limit: int) -> tuple[Span, int] | None:
    """The value that starts at an offset, without the point after it, and where the sentence ends; None if it is too long to be one."""
    ends = _SENTENCE_END.search(text, start, limit)
    end = ends.start() + 1 if ends is not None else limit
    body = trim(text, start, end)
    point = _ENDS.search(text, *body)
    body = trim(text, body[0], point.start() if point is not None else body[1])
    return (body, end) if 0 < body[1] - body[0] <= _LONGEST_VALUE else None


def _first(text: str, piece: Piece, span: Span, words: LayoutWords) -> Piece:
    """What stands before the first label: a heading if it has no verb, otherwise what it was."""
    said = _WORD.findall(text[slice(*span)].lower())
    named = piece.kind == "paragraph" and 0 < len(said) <= _MOST_WORDS and said[0] not in words.sentence_openers
    if named and words.finite_verbs.isdisjoint(said):
        return Piece("heading", span, span)
    return piece._replace(span=(piece.span[0], span[1]), body=span)
