"""Pages of a PDF by PDFium. No other module knows this library."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.read.pdf.pages import Page, Rule, View, Word
from pipeline.read.pdf.recognition import DOTS_PER_INCH, Picture

# In parts of the size of a character: a space between words that is not written, a piece of a word that is moved back, a raised one.
_SPACE, _LIKELY_SPACE, _BACK, _RAISED = 0.16, 0.04, 0.5, 0.1
# A mark is so much smaller than what it stands beside, and so near to it.
_SMALLER, _BESIDE = 0.85, 1.0
_ON_LINE = 0.75
_BOLD = re.compile(rb"bold|black|heavy|demi|[-,]bd|cmbx|cmssbx|sfbx|-medi$", re.IGNORECASE)
# Characters that stand for a hyphen at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}
# A drawing with more lines than this is no table.
_MOST_RULES = 4000
_THIN = 3.0
_SHORTEST = 6.0
_GARBLED = 0.3

_TURN = {
    0: lambda x, y: (x, -y),
    1: lambda x, y: (y, x),
    2: lambda x, y: (-x, y),
    3: lambda x, y: (-y, -x),
}
"""From a point of the page, as PDF counts them, to one of the view with so many quarter turns."""


class Locked(ValueError):
    """The file cannot be opened without a password."""


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in the bytes of a file. Raises `Locked`, or what the library raises for a damaged file."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Locked from error
        raise
    try:
        yield document
    finally:
        document.close()


def stated(document: pypdfium2.PdfDocument, name: str) -> str | None:
    """A field of the document's metadata ("Title"); None if it is empty."""
    return " ".join(document.get_metadata_value(name).replace("\0", " ").split()) or None


def read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """A page, counted from 0. Raises what the library raises for a damaged page."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            words = _Words(text)
        finally:
            text.close()
        left, bottom, right, top = page.get_bbox()
        quarter = page.get_rotation() // 90
        rules, has_images = _rules(page) if words.by_turn else ([], True)
        views = []
        for turns, found in sorted(words.by_turn.items(), key=lambda item: (-sum(len(w.text) for w in item[1]), item[0])):
            turn = _TURN[turns]
            (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
            lines = [_rule(*turn(a, b), *turn(c, d)) for a, b, c, d in rules]
            views.append(
                View(found, lines, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), (turns - quarter) % 4)
            )
        return Page(index + 1, views, words.slanted, words.unknown > _GARBLED * max(words.number, 1), has_images)
    finally:
        page.close()


def picture(document: pypdfium2.PdfDocument, index: int) -> Picture:
    """The image of a page, counted from 0."""
    page = document[index]
    try:
        bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        dots = rows if stride == width else b"".join(rows[y * stride : y * stride + width] for y in range(height))
        return Picture(width, height, dots)
    finally:
        page.close()


class _Words:
    """The words of a page in the order in which they are drawn, by the direction in which they run."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self.by_turn: dict[int, list[Word]] = {}
        self.slanted = ""
        self.number = self.unknown = 0
        self._letters: list[str] = []
        self._is_after_space = True
        self._may_part = False  # PDFium sees a space that is not written
        self._turns = 0
        self._x0 = self._x1 = self._from = self._top = self._bottom = self._baseline = self._size = 0.0
        self._is_bold = False
        self._read(text)

    def _read(self, text: pypdfium2.PdfTextPage) -> None:
        handle = text.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        for place in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(handle, place))
            if letter in " \r\n\t\u00a0" or (letter.isspace() and letter != "\x02"):
                if pdfium.FPDFText_IsGenerated(handle, place) == 1:
                    self._may_part = letter == " "
                else:
                    self._end()
                    self._is_after_space = True
                continue
            letter = _HYPHENS.get(letter, letter)
            if letter < " ":
                self.number += 1
                self.unknown += 1
                continue
            pdfium.FPDFText_GetMatrix(handle, place, matrix)
            a, b = matrix.a, matrix.b
            self.number += 1
            if pdfium.FPDFText_HasUnicodeMapError(handle, place) == 1 or letter == "\ufffd":
                self.unknown += 1
            if abs(b) < 0.05 * abs(a):
                turns = 0 if a > 0 else 2
            elif abs(a) < 0.05 * abs(b):
                turns = 1 if b > 0 else 3
            elif a == b == 0:
                turns = 0
            else:
                self._end()
                self.slanted += letter
                continue
            pdfium.FPDFText_GetCharOrigin(handle, place, x, y)
            pdfium.FPDFText_GetLooseCharBox(handle, place, box)
            turn = _TURN[turns]
            ax, ay = turn(box.left, box.bottom)
            bx, by = turn(box.right, box.top)
            size = pdfium.FPDFText_GetFontSize(handle, place) * math.hypot(matrix.c, matrix.d) or abs(by - ay)
            self._add(
                letter,
                turns,
                (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)),
                turn(x.value, y.value)[1],
                size,
                lambda at=place: _is_bold(handle, at),
            )
        self._end()

    def _add(
        self, letter: str, turns: int, box: tuple[float, float, float, float], baseline: float, size: float, is_bold: Any
    ) -> None:
        x0, top, x1, bottom = box
        if self._letters:
            larger = max(size, self._size)
            gap = x0 - self._x1
            drop = abs(baseline - self._baseline)
            space = _LIKELY_SPACE if self._may_part else _SPACE
            if turns != self._turns or gap > space * larger or (gap < -_BACK * larger and x0 < self._from) or drop > _ON_LINE * larger:
                self._end()
                self._is_after_space = True
            elif drop > _RAISED * larger or abs(size - self._size) > 0.25 * larger:
                self._end()
                self._is_after_space = False
        elif not self._is_after_space and turns != self._turns:
            self._is_after_space = True
        if not self._letters:
            self._x0, self._top, self._bottom, self._baseline = x0, top, bottom, baseline
            self._turns, self._size, self._is_bold = turns, size, is_bold()
        self._letters.append(letter)
        self._may_part = False
        self._from, self._x1 = x0, max(x1, self._x1) if len(self._letters) > 1 else x1
        self._top, self._bottom = min(self._top, top), max(self._bottom, bottom)

    def _end(self) -> None:
        """Closes the word that is open."""
        if not self._letters:
            return
        text = _plain("".join(self._letters))
        self._letters = []
        words = self.by_turn.setdefault(self._turns, [])
        word = Word(
            text, self._x0, self._top, self._x1, self._bottom, self._baseline, self._size, self._is_bold
        )
        if words and (not self._is_after_space or _is_beside(words[-1], word)):
            words[-1], word = _shifted(words[-1], word, is_glued=not self._is_after_space)
        words.append(word)


def _is_beside(before: Word, word: Word) -> bool:
    """Whether one of two words is a mark that is raised or lowered beside the other."""
    smaller, larger = sorted((before.size, word.size))
    return (
        smaller <= _SMALLER * larger
        and _RAISED * larger < abs(word.baseline - before.baseline) <= _ON_LINE * larger
        and -0.1 * larger <= word.x0 - before.x1 <= _BESIDE * larger
    )


def _shifted(before: Word, word: Word, *, is_glued: bool) -> tuple[Word, Word]:
    """Two words, or two parts of one, the smaller of which may be raised or lowered."""
    word = word._replace(is_glued=is_glued)
    drop = word.baseline - before.baseline
    if abs(drop) <= _RAISED * max(word.size, before.size):
        return before, word
    if word.size <= before.size:
        return before, word._replace(shift=-1 if drop > 0 else 1, baseline=before.baseline)
    return before._replace(shift=1 if drop > 0 else -1, baseline=word.baseline), word


def _is_bold(handle: Any, place: int) -> bool:
    """Whether the font of a character has a bold name; the weight that PDFium states is guessed."""
    name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, place, name, 96, flags)
    return _BOLD.search(name.value) is not None


def _plain(word: str) -> str:
    """A word without ligatures and half surrogate pairs."""
    if word.isascii():
        return word
    word = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in word)


def _rules(page: pypdfium2.PdfPage) -> tuple[list[tuple[float, float, float, float]], bool]:
    """The level and upright lines of a page, as points of PDF, and whether it has images. None of a drawing with very many."""
    rules: list[tuple[float, float, float, float]] = []
    has_images = False
    for shape in page.get_objects(max_depth=3):
        if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_images = True
        if shape.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = shape.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
            is_level = right - left > top - bottom
            rules.append((left, middle_y, right, middle_y) if is_level else (middle_x, bottom, middle_x, top))
        elif len(rules) < _MOST_RULES and _is_drawn(shape):
            rules += _segments(shape)
    if len(rules) >= _MOST_RULES:
        return [], has_images
    return [r for r in rules if max(r[2] - r[0], r[3] - r[1], r[0] - r[2], r[1] - r[3]) >= _SHORTEST], has_images


def _is_drawn(shape: Any) -> bool:
    """Whether the outline of a path is drawn, not only its inside."""
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(stroke.value)


def _segments(shape: Any) -> Iterator[tuple[float, float, float, float]]:
    """The level and upright parts of a path."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    here = start = (0.0, 0.0)
    number = pdfium.FPDFPath_CountSegments(shape.raw)
    for place in range(min(number, _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and _is_straight(here, point):
            yield (*here, *point)
        if pdfium.FPDFPathSegment_GetClose(segment) and _is_straight(point, start) and point != start:
            yield (*point, *start)
        here = point


def _is_straight(here: tuple[float, float], there: tuple[float, float]) -> bool:
    return abs(here[0] - there[0]) < 1 or abs(here[1] - there[1]) < 1


def _rule(ax: float, ay: float, bx: float, by: float) -> Rule:
    return Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
