"""Layout: the blocks of a text (headings, paragraphs, items, labelled fields, table rows and cells) and its sections.

The text is only looked at, never changed: every offset is an offset into the text as read.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Block, Span
from pipeline.times import find_times

_SPACE = r"[^\S\n]"
_ITEM = re.compile(rf"{_SPACE}*(?:[•◦▪‣●○■□*·–—-]|\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)]){_SPACE}+(?=\S)")
# "A. Berg wrote" begins like an item; of a list there is another letter beside it.
_LETTERED = re.compile(rf"[A-Z]\.{_SPACE}")
_MARKDOWN_HEADING = re.compile(rf"#{{1,6}}{_SPACE}+(?=\S)")
# A label is a few words that start like a heading; what separates it from its value is a colon, or a dash with space around it.
_LABEL = re.compile(
    rf"(?P<label>\*{{0,2}}[A-Z][\w/'’()&.]*(?:{_SPACE}[\w/'’()&.]+){{0,4}}?\*{{0,2}})"
    rf"(?:{_SPACE}*:\*{{0,2}}{_SPACE}+|{_SPACE}+[-–—−]{_SPACE}+)(?=\S)"
)
_NOT_A_LABEL = re.compile(
    r"(?:the|an?|this|that|these|those|it|its|he|she|they|we|you|i|in|on|at|for|from|by|to|of|and|but|or|as|if|when|while|there|his|her|their)\b"
    r"|.*\b(?:is|are|was|were|has|have|had|will|would|said|says)\b",
    re.IGNORECASE,
)
_DASH_AGAIN = re.compile(rf"{_SPACE}[-–—−]{_SPACE}")
_ROW = re.compile(rf"{_SPACE}*\|(?P<cells>.+)\|{_SPACE}*$")
_BARE_ROW = re.compile(r".*\S\s*\|.*\|.*$")
# Pasted from a table: a label, a tab, its value.
_TABBED = re.compile(rf"(?P<label>[A-Z][^\t\n.!?;]{{0,60}}?){_SPACE}*\t{_SPACE}*(?P<value>[^\t\n]+)$")
_TABBED_ROW = re.compile(r"[^\t\n]*\t[^\t\n]*\t[^\n]*")
_RULE_ROW = re.compile(r"[\s|:+-]+$")
_ENDS_SENTENCE = re.compile(r"[.!?;,…][\"'”’)\]]*$")
_MAX_HEADING_WORDS = 12
_WRAPPED_AT = 60
# A parser's memory grows with the length of what it is given: a file without line ends is read in pieces.
_LONGEST = 50_000


class _Piece(NamedTuple):
    """A block without section and lead; `cell` as in `Block`."""

    kind: str
    span: Span
    body: Span
    label: Span | None = None
    cell: tuple[int, int] | None = None


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text, without their ends; every kind of line end counts."""
    for match in re.finditer(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+", text):
        yield match.span()


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, starts large, no end of sentence, no colon at its end."""
    words = line.split()
    return (
        0 < len(words) <= _MAX_HEADING_WORDS
        and not _ENDS_SENTENCE.search(line)
        and not line.endswith(":")
        and (line[0].isupper() or line[0].isdigit())
        and any(c.isalpha() for c in line)
    )


def _is_time(label: str) -> bool:
    """Whether a label is a time, which belongs to what the line says: "March 1999 – Norland joined"."""
    label = label.strip("*")
    found = find_times(label)
    return bool(found) and found[0].start == 0 and found[-1].end == len(label)


def _field(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Label and value of a labelled line, or null. "X – founded in 1992 – has …" is a parenthesis, not a label."""
    match = _LABEL.match(text, start, end)
    if match is None or _NOT_A_LABEL.match(match["label"]) or _is_time(match["label"]):
        return None
    if match["label"].count("(") != match["label"].count(")"):
        return None  # "Anna Berg (3 May 1950 – 4 June 2011) was …"
    if ":" not in text[match.end("label") : match.end()] and _DASH_AGAIN.search(text, match.end(), end):
        return None
    label_start, label_end = match.span("label")
    while text[label_start] == "*":
        label_start += 1
    while text[label_end - 1] in "*:":
        label_end -= 1
    return (label_start, label_end), _trim(text, match.end(), end)


def _pieces(text: str) -> Iterator[_Piece]:
    """Each block in order; sections and leads come later."""
    open_paragraph: Span | None = None
    row, columns = 0, 0
    lines = [_trim(text, *line) for line in _lines(text)]
    lines = [(s, e) for s, e in lines if s < e]
    previous_end = 0
    for index, (start, end) in enumerate(lines):
        gap_before = text.count("\n", previous_end, start) > 1 or index == 0
        next_start = lines[index + 1][0] if index + 1 < len(lines) else len(text)
        gap_after = text.count("\n", end, next_start) > 1 or index + 1 == len(lines)
        previous_end = end
        line = text[start:end]
        special = _special_line(text, start, end)
        beside = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
        if _LETTERED.match(line) and not any(
            _LETTERED.match(text, *other) and abs(ord(text[other[0]]) - ord(line[0])) == 1 for other in beside
        ):
            special = None
        if special is None and gap_before and gap_after and index + 1 < len(lines) and _is_heading(line):
            special = _Piece("heading", (start, end), (start, end))
        continues = (
            special is None
            and open_paragraph is not None
            and not gap_before
            and (open_paragraph[1] - _line_start(text, open_paragraph[1]) >= _WRAPPED_AT or line[0].islower())
        )
        if continues and open_paragraph is not None:
            open_paragraph = (open_paragraph[0], end)
            continue
        if open_paragraph is not None:
            yield _Piece("paragraph", open_paragraph, open_paragraph)
            open_paragraph = None
        if special is None:
            open_paragraph = (start, end)
        elif special.kind == "table":
            cells = list(_cells(text, *special.body))
            row = row + 1 if columns == len(cells) and not gap_before else 0
            columns = len(cells)
            yield from (_Piece("cell", c, c, cell=(row, n)) for n, c in enumerate(cells) if c[0] < c[1])
        elif special.kind != "rule":
            yield special
        if special is None or special.kind not in {"table", "rule"}:
            columns = 0
    if open_paragraph is not None:
        yield _Piece("paragraph", open_paragraph, open_paragraph)


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row, between bars or tabs, without the bars around the row."""
    edges = [start - 1, *(i for i in range(start, end) if text[i] in "|\t"), end]
    for first, last in itertools.pairwise(edges):
        yield _trim(text, first + 1, last)


def _cut(text: str, pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The pieces, those that are too long cut behind a sentence, else at a space, else anywhere."""
    for piece in pieces:
        start, end = piece.body
        while end - start > _LONGEST:
            limit = start + _LONGEST
            sentence = text.rfind(". ", start + 1, limit) + 1
            space = text.rfind(" ", start + 1, limit)
            cut = sentence or (space if space > start else limit)
            yield piece._replace(span=(piece.span[0], cut), body=(start, cut))
            start, _ = _trim(text, cut, end)
            piece = _Piece("paragraph", (start, piece.span[1]), (start, end))
        if start < end:
            yield piece._replace(body=(start, end))


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _special_line(text: str, start: int, end: int) -> _Piece | None:
    """A line that is a heading, row, item or field by its own marks; a ``table`` row of more than two cells, still whole, and the
    ``rule`` between its rows; null for running text."""
    line = start, end
    if heading := _MARKDOWN_HEADING.match(text, start, end):
        return _Piece("heading", line, _trim(text, heading.end(), end))
    if _RULE_ROW.match(text, start, end):
        return _Piece("rule", line, line)
    if row := _ROW.match(text, start, end):
        first, bar, rest = row["cells"].partition("|")
        if not bar or "|" in rest:
            return _Piece("table", line, row.span("cells"))
        label = _trim(text, row.start("cells"), row.start("cells") + len(first))
        body = _trim(text, row.start("cells") + len(first) + 1, row.end("cells"))
        return _Piece("row", line, body, label) if label[0] < label[1] and body[0] < body[1] else None
    if _BARE_ROW.match(text, start, end) or _TABBED_ROW.match(text, start, end):
        return _Piece("table", line, line)
    if tabbed := _TABBED.match(text[start:end]):
        label, body = tabbed.span("label"), tabbed.span("value")
        body = _trim(text, start + body[0], start + body[1])
        return _Piece("row", line, body, (start + label[0], start + label[1]))
    if item := _ITEM.match(text, start, end):
        body = _trim(text, item.end(), end)
        field = _field(text, *body)
        return _Piece("field", line, field[1], field[0]) if field else _Piece("item", line, body)
    if field := _field(text, start, end):
        return _Piece("field", line, field[1], field[0])
    return None


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; they do not overlap.

    A section starts at each heading, and at a label that repeats the first label of the current section: there a new
    record begins ("Formation – …" once for each organisation).
    """
    blocks: list[Block] = []
    section = 0
    first_label: str | None = None
    lead: int | None = None
    for kind, span, body, label, cell in _cut(text, _pieces(text)):
        name = text[slice(*label)].casefold() if label and kind == "field" else None
        if (kind == "heading" and blocks and blocks[-1].kind != "heading") or (
            name is not None and name == first_label
        ):
            section += 1
            first_label = None
        if kind == "heading":
            first_label = None
        if name is not None and first_label is None:
            first_label = name
        blocks.append(
            Block(
                kind=kind,  # type: ignore[arg-type]
                start=span[0],
                end=span[1],
                body=body,
                label=label,
                section=section,
                lead=lead if kind == "item" else None,
                cell=cell,
            )
        )
        if kind != "item":
            lead = len(blocks) - 1 if text[span[1] - 1] == ":" else None
    return tuple(blocks)
