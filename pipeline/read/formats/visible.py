"""The visible text of a web page: blocks on lines of their own, list items after bullets, table cells between bars."""

import itertools
import re
from collections import Counter
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.read.content import Stated
from pipeline.read.formats.boilerplate import boilerplate
from pipeline.read.formats.page_metadata import page_metadata
from pipeline.read.formats.plain import under_headings
from pipeline.records import Position, Unread

_UNSEEN = frozenset("audio canvas head iframe noscript object script style svg template video".split())
_PARAGRAPHS = frozenset(
    "address article aside blockquote details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p "
    "pre section table ul".split()
)
_LINES = frozenset("br caption dd div dt figcaption legend li option summary tr".split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
# Of what is nested deeper than this, only the text counts: a parser's time grows with the depth. Browsers have the same limit.
_DEEPEST = 512
_CELLS = frozenset(("td", "th"))
_MOST_SPANNED = 50  # rows or columns that a cell is taken to go over
_MOST_TERM_WORDS = 6
_MOST_VALUE_WORDS = 12
_LONGEST_GROUP = 80  # characters in a row of one cell
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
# Elements without an end tag, and those that end where the next one begins.
_ENDS_ITSELF = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
# A page with fewer letters outside of what looks like boilerplate is read as a whole.
_ENOUGH = 100
_BLOCK_IN_ROW = "p, div, ul, ol, dl, table, pre, blockquote, h1, h2, h3, h4, h5, h6"


class VisiblePage(NamedTuple):
    """The visible text of a page, its parts under its headings, those that are boilerplate, and what the page says of itself, by the fields
    of a `Document`."""

    text: str
    positions: tuple[Position, ...]
    unread: tuple[Unread, ...]
    stated: dict[str, Stated]


def visible_page(source: str) -> VisiblePage:
    """What a page shows, with white space collapsed as in a browser; no-break spaces stay."""
    parsed = LexborHTMLParser(flattened(source))
    page = _Page()
    todo: list[tuple[LexborNode, bool]] = []
    root = parsed.root
    if root is not None:
        todo.append((root, False))
    while todo:  # no recursion: a page may be nested deeper than Python allows
        node, seen = todo.pop()
        tag = node.tag or ""
        if seen:
            page.leave(tag, node.mem_id)
        elif tag == "-text":
            page.write(node.text(deep=False))
        elif not tag.startswith(("-", "!")) and not _is_unseen(node):
            if tag in _CELLS:
                page.enter_cell(*_spans(node))
            else:
                page.enter(tag, is_row=tag == "tr" and _is_row(node), joint=_joint(node) if tag == "dd" else "")
            page.note_boilerplate(node)
            todo.append((node, True))
            children = []
            child = node.child
            while child is not None:
                children.append((child, False))
                child = child.next
            todo.extend(reversed(children))
    return page.finished(page_metadata(parsed))


def flattened(source: str) -> str:
    """A page without the tags that are nested too deep; those of blocks leave a paragraph's end."""
    depth = 0
    left_out: Counter[str] = Counter()

    def flatten(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag["name"].lower()
        if name in _ENDS_ITSELF:
            return tag[0]
        if tag["close"]:
            if not left_out[name]:
                depth = max(depth - 1, 0)
                return tag[0]
            left_out[name] -= 1
        elif depth < _DEEPEST:
            depth += 1
            return tag[0]
        else:
            left_out[name] += 1
        return "<p>" if name in _PARAGRAPHS else ""

    return _TAG.sub(flatten, source) if source.count("<") > _DEEPEST else source


def _is_unseen(node: LexborNode) -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


class _Page:
    """The text written so far, and what must precede the next word: a number of line ends (`_gap`) and the `_marker` of a list item."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = 0
        self._marker = ""
        self._numbers: list[int | None] = []  # of the last item in each enclosing list; None if it is not numbered
        self._in_row = False
        self._column = 0  # of the cell that is open or comes next in its row
        self._extra = 0  # empty cells that follow the open one, which goes over several columns
        self._from_above: list[dict[int, int]] = [
            {}
        ]  # for each open table, the rows for which a cell still goes on, by its column
        self._verbatim = 0
        self._headings: list[
            tuple[int, int, int]
        ] = []  # level, and the numbers of the first piece and of the one behind the last
        self._open_heading: tuple[int, int] | None = None
        self._boilerplate: list[
            tuple[int, int, str]
        ] = []  # the numbers of the first piece and of the one behind the last, and the kind
        self._open_boilerplate: tuple[int, int, str] | None = None  # the element, its first piece, and the kind

    def note_boilerplate(self, node: LexborNode) -> None:
        """Notes whether the element that was entered is boilerplate."""
        if self._open_boilerplate is None and (kind := boilerplate(node, inside_row=self._in_row)) is not None:
            self._open_boilerplate = node.mem_id, len(self._pieces), kind

    def enter_cell(self, rows: int, columns: int) -> None:
        """Notes the start of a cell that goes over so many rows and columns."""
        self._skip_cells_from_above()
        self._cell(" ")
        self._extra = columns - 1
        if rows > 1 and self._in_row:
            self._from_above[-1] |= {self._column + n: rows for n in range(columns)}

    def enter(self, tag: str, *, is_row: bool, joint: str = "") -> None:
        """Notes the start of an element. `is_row` says whether a row reads as one line, `joint` what joins the description of a term to
        what precedes it, on its line."""
        if joint:
            self._gap = 0
            self.write(joint)
            return
        if tag == "br" and self._gap == 1:  # the second in a row makes a blank line
            self._gap = 2
        self._break_at(tag)
        if tag == "pre":
            self._verbatim += 1
        elif tag in ("ol", "ul"):
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag in _LEVELS:
            self._open_heading = _LEVELS[tag], len(self._pieces)
        elif tag == "table":
            self._from_above.append({})
        elif is_row:
            self.write("|")
            self._in_row = True
            self._column = 0

    def leave(self, tag: str, element: int) -> None:
        if self._open_boilerplate is not None and self._open_boilerplate[0] == element:
            self._boilerplate.append((self._open_boilerplate[1], len(self._pieces), self._open_boilerplate[2]))
            self._open_boilerplate = None
        if tag in _LEVELS and self._open_heading is not None:
            self._headings.append((*self._open_heading, len(self._pieces)))
            self._open_heading = None
        if tag == "pre":
            self._verbatim -= 1
        elif tag in ("ol", "ul"):
            self._numbers.pop()
        elif tag == "li":
            self._marker = ""
        elif tag in _CELLS:
            self._cell(" |" * (1 + self._extra))
            self._column += 1 + self._extra
            self._extra = 0
        elif tag == "tr":
            self._skip_cells_from_above()
            self._from_above[-1] = {c: rows - 1 for c, rows in self._from_above[-1].items() if rows > 1}
            self._in_row = False
        elif tag == "table" and len(self._from_above) > 1:
            self._from_above.pop()
        self._break_at(tag)

    def write(self, text: str) -> None:
        if not self._verbatim:
            text = _SPACE.sub(" ", text)
            if self._gap or not self._pieces or self._pieces[-1].endswith((" ", "\n")):
                text = text.removeprefix(" ")
        if not text:
            return
        if self._pieces and self._gap:
            self._pieces[-1] = self._pieces[-1].removesuffix(" ")
            self._pieces.append("\n" * self._gap)
        self._pieces.append(self._marker + text)
        self._gap, self._marker = 0, ""

    def finished(self, stated: dict[str, Stated]) -> VisiblePage:
        """The page, when all of it is written."""
        whole = "".join(self._pieces)
        text = whole.strip()
        first = len(whole) - len(whole.lstrip())
        starts = [length - first for length in itertools.accumulate(map(len, self._pieces), initial=0)]

        def trimmed(first_piece: int, end_piece: int) -> tuple[int, int]:
            start, end = max(starts[first_piece], 0), min(starts[end_piece], len(text))
            words = text[start:end]
            return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

        unread = [Unread(start=s, end=e, kind=k) for a, b, k in self._boilerplate for s, e in [trimmed(a, b)] if s < e]
        if not _is_enough(text, unread):
            unread = []
        headings = [
            (level, s, " ".join(text[s:e].split())) for level, a, b in self._headings for s, e in [trimmed(a, b)]
        ]
        positions = under_headings([heading for heading in headings if heading[2]], len(text))
        return VisiblePage(text, tuple(positions), tuple(unread), stated)

    def _next_marker(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "• "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "

    def _break_at(self, tag: str) -> None:
        lines = 2 if tag in _PARAGRAPHS else 1 if tag in _LINES else 0
        if lines and self._in_row:
            self.write(" ")
        else:
            self._gap = max(self._gap, lines)

    def _skip_cells_from_above(self) -> None:
        """Empty cells where a cell of a row above goes on."""
        while self._in_row and self._column in self._from_above[-1]:
            self.write(" |")
            self._column += 1

    def _cell(self, edge: str) -> None:
        if self._in_row:
            self.write(edge)
        else:
            self._gap = max(self._gap, 2)


def _is_row(row: LexborNode) -> bool:
    """Whether a table row reads as one line: it has more than one cell, or a short one over several columns, and no cell contains
    blocks."""
    cells = row.css("td, th")
    if row.css_first(_BLOCK_IN_ROW) is not None or not cells:
        return False
    return len(cells) > 1 or (_spans(cells[0])[1] > 1 and len(cells[0].text().strip()) <= _LONGEST_GROUP)


def _spans(cell: LexborNode) -> tuple[int, int]:
    """Over how many rows and columns a cell goes."""
    rows, columns = (cell.attributes.get(name) or "1" for name in ("rowspan", "colspan"))
    return _spanned(rows), _spanned(columns)


def _spanned(number: str) -> int:
    return min(max(int(number), 1), _MOST_SPANNED) if number.isdecimal() else 1


def _joint(description: LexborNode) -> str:
    """What joins the short description of a term to the term before it, or to another description; empty for others."""
    before = description.prev
    while before is not None and (before.tag or "").startswith(("-", "!")):
        before = before.prev
    if before is None or before.tag not in ("dt", "dd") or description.css_first(_BLOCK_IN_ROW) is not None:
        return ""
    most = _MOST_TERM_WORDS if before.tag == "dt" else _MOST_VALUE_WORDS
    words, own = before.text().split(), description.text().split()
    if not words or not own or len(words) > most or len(own) > _MOST_VALUE_WORDS or words[-1].endswith(("?", ".", "!")):
        return ""
    if before.tag == "dt":
        return " " if words[-1].endswith(":") else ": "
    return "; "


def _is_enough(text: str, unread: list[Unread]) -> bool:
    """Whether a page says something outside its boilerplate."""
    letters = sum(map(str.isalnum, text))
    return letters - sum(sum(map(str.isalnum, text[part.start : part.end])) for part in unread) >= min(
        _ENOUGH, letters / 4
    )
