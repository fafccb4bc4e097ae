"""Running heads, running feet and page numbers: rows at the edges of a page that come again on pages near it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from pipeline.read.pdf.lines import common_size, line_of, rows_of
from pipeline.read.pdf.pages import Page, View, Word

# Rows from the edge of a page's text that may be a head or foot, pages near a page, points by which such a row may move,
# and how large it is at most, in parts of the size of the text.
_ROWS, NEAR, _MOVED, _LARGE = 3, 2, 6.0, 1.2
# Characters that run in another direction than most and are a part of the text, such as a table on its side.
_LEAST_TURNED = 200
# Heads of so many characters are one if they are as like as this.
_LONG_HEAD, _ALIKE = 10, 90.0
# Lines that are numbered: how many at least, and in parts of all.
_LEAST_LINES, _NUMBERED = 8, 0.6
_ROMAN = re.compile(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?P<before>(?:page|p\.|seite|[-–—\[(|])?\s*)(?P<number>\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—\])|]?$",
    re.IGNORECASE,
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Edge(NamedTuple):
    """A row at the edge of a page: its words, its text, and where it stands."""

    words: list[Word]
    text: str
    baseline: float
    is_top: bool
    gap: float
    """The distance to the next row inwards, in parts of the size of its characters."""
    is_large: bool
    """Whether it is larger than the text, as a heading is."""

    @property
    def form(self) -> str:
        """The text without numbers and spaces, in one case."""
        words = re.sub(r"\W+", " ", _NUMBERS.sub("", self.text)).split()
        if len(words) > 1:
            words = words[_is_roman(words[0]) : len(words) - _is_roman(words[-1])]
        return " ".join(words).casefold()


class Removed(NamedTuple):
    """What is taken out of a page, and what it is."""

    kind: str
    text: str


def edges_of(page: Page) -> list[Edge]:
    """The rows at the top and at the bottom of a page."""
    if not page.views:
        return []
    rows = rows_of(page.views[0].words)
    size = common_size(page.views[0].words)
    edges = []
    for number, row in enumerate(rows):
        is_top = number < min(_ROWS, (len(rows) + 1) // 2)
        if not is_top and number < len(rows) - _ROWS:
            continue
        inwards = number + 1 if is_top else number - 1
        gap = abs(rows[inwards][0].baseline - row[0].baseline) if 0 <= inwards < len(rows) else 99.0
        line = line_of(row)
        is_large = line.size > _LARGE * size
        edges.append(Edge(row, line.text, line.baseline, is_top, gap / max(line.size, 1.0), is_large))
    return edges


def without_margins(pages: Iterable[Page]) -> Iterator[tuple[Page, list[Removed]]]:
    """The pages without their running heads, feet, page numbers and marginal words in other directions than most, and what was taken out of
    each. Only few pages are held at a time."""
    window: list[tuple[Page, list[Edge], list[Removed]]] = []
    done = 0
    for page in pages:
        page, turned = _without_turned(page)
        page, numbers = _without_line_numbers(page)
        turned += numbers
        window.append((page, edges_of(page), turned))
        if len(window) - done > NEAR:
            yield _without(window, done)
            done += 1
            if done > NEAR:
                window.pop(0)
                done -= 1
    while done < len(window):
        yield _without(window, done)
        done += 1


def _without_turned(page: Page) -> tuple[Page, list[Removed]]:
    """A page without slanted words, and without the few that run along its margins."""
    removed = [Removed("slanted text", page.slanted)] if page.slanted else []
    views = page.views[:1]
    for view in page.views[1:]:
        if _length(view) >= min(_LEAST_TURNED, _length(page.views[0])):
            views.append(view)
        else:
            removed.append(Removed("turned text", " ".join(line_of(row).text for row in rows_of(view.words))))
    return page._replace(views=views), removed


def _length(view: View) -> int:
    return sum(len(word.text) for word in view.words)


def _without_line_numbers(page: Page) -> tuple[Page, list[Removed]]:
    """A page without the numbers of its lines, as drafts and pleadings have them at the left margin."""
    if not page.views:
        return page, []
    view = page.views[0]
    rows = rows_of(view.words)
    firsts = [
        row[0] for row in rows if row[0].text.isdigit() and (len(row) == 1 or row[1].x0 - row[0].x1 > 0.7 * row[0].size)
    ]
    left = min((word.x0 for word in firsts), default=0.0)
    firsts = [word for word in firsts if word.x0 - left < 2 * word.size]
    steps = Counter(int(b.text) - int(a.text) for a, b in pairwise(firsts))
    step, times = max(steps.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if not 1 <= step <= 10 or step * len(firsts) < _LEAST_LINES or len(firsts) < 3 or times < 0.8 * steps.total():
        return page, []
    rest = min((row[1].x0 for row in rows if row[0] in firsts and len(row) > 1), default=0.0)
    if step * len(firsts) < _NUMBERED * len(rows) or any(row[0].x0 < rest - 1 for row in rows if row[0] not in firsts):
        return page, []
    taken = set(map(id, firsts))
    words = [word for word in view.words if id(word) not in taken]
    removed = [Removed("line numbers", f"{firsts[0].text}–{firsts[-1].text}")]
    return page._replace(views=[view._replace(words=words), *page.views[1:]]), removed


def _without(window: Sequence[tuple[Page, list[Edge], list[Removed]]], at: int) -> tuple[Page, list[Removed]]:
    page, edges, turned = window[at]
    near = [(other.number - page.number, found) for other, found, _ in window if other is not page]
    left_out = list(turned)
    taken: set[int] = set()
    for is_top in (True, False):
        side = [edge for edge in edges if edge.is_top == is_top]
        if not is_top:
            side.reverse()  # from the edge inwards
        for place, edge in enumerate(side):
            kind = _kind(edge, near, place)
            if kind is None:
                continue
            for outer in side[:place]:  # what is farther out than a running head is one too
                _take(outer, "running head" if is_top else "running foot", taken, left_out)
            _take(edge, kind, taken, left_out)
    if not taken:
        return page, left_out
    view = page.views[0]
    words = [word for word in view.words if id(word) not in taken]
    return page._replace(views=[view._replace(words=words), *page.views[1:]]), left_out


def _take(edge: Edge, kind: str, taken: set[int], left_out: list[Removed]) -> None:
    if id(edge.words[0]) not in taken:
        left_out.append(Removed(kind, edge.text))
        taken.update(map(id, edge.words))


def _kind(edge: Edge, near: Sequence[tuple[int, list[Edge]]], place: int) -> str | None:
    """What a row at the edge is, if it is no text of the page."""
    number = _number(edge.text)
    if number is not None:
        if any(_number(other.text) == number + pages for pages, found in near for other in found):
            return "page number"
        if place == 0 and (edge.gap > 2 or not near) and (edge.gap > 1.6 or len(edge.text) > 3):
            return "page number" if not edge.is_top or edge.gap > 2 else None
        return None
    if not edge.form or edge.is_large:
        return None
    for _, found in near:
        for other in found:
            if abs(other.baseline - edge.baseline) <= _MOVED and _are_alike(edge.form, other.form):
                return "running head" if edge.is_top else "running foot"
    return None


def _are_alike(form: str, other: str) -> bool:
    """Whether two heads are one, but for an error of text recognition."""
    return form == other or (len(form) >= _LONG_HEAD and ratio(form, other, score_cutoff=_ALIKE) > 0)


def _is_roman(word: str) -> bool:
    return word.islower() and _ROMAN.match(word) is not None


def _number(text: str) -> int | None:
    """The number of a page that a row is; None for other rows."""
    found = _PAGE_NUMBER.match(text.strip())
    if found is None:
        return None
    written = found["number"]
    if written.isdigit():
        return int(written)
    if not _ROMAN.match(written):
        return None
    values = [_VALUES[letter] for letter in written.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
