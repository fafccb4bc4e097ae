"""Pages of a PDF by PDFium. No other module knows this library."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
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
_SLANT = 0.05
_BOLD = re.compile(rb"bold|black|heavy|demi|[-,]bd|cmbx|cmssbx|sfbx|-medi$", re.IGNORECASE)
# Hyphens at the end of a line, as PDFium gives them, and the ligatures of fonts of TeX that do not say what their characters are.
_STANDS_FOR = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-"}
_STANDS_FOR |= {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
_STANDS_FOR |= {"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"}
# Of the fonts Symbol and Wingdings, in the private use area.
_BULLETS = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf06c\uf06e\uf0a8")
# A drawing with more lines than this is no table.
_MOST_RULES = 4000
_THIN = 3.0
_SHORTEST = 6.0
_GARBLED = 0.3

_Point = tuple[float, float]
_TURN: Mapping[int, Callable[[float, float], _Point]] = {
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
        rules = _rules(page) if words.by_turn else []
        is_drawn = not words.by_turn and next(page.get_objects(max_depth=3), None) is not None
        views = []
        for turns, found in sorted(
            words.by_turn.items(), key=lambda item: (-sum(len(w.text) for w in item[1]), item[0])
        ):
            turn = _TURN[turns]
            (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
            lines = [_rule(*turn(a, b), *turn(c, d)) for a, b, c, d in rules]
            views.append(View(found, lines, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), (turns - quarter) % 4))
        return Page(index + 1, views, words.slanted, words.unknown > _GARBLED * max(words.number, 1), is_drawn)
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
        self._handle = text.raw
        self._letters: list[str] = []
        self._is_after_space = True
        self._may_part = False  # PDFium sees a space that is not written
        self._turns = 0
        self._scale = 1.0
        self._x0 = self._x1 = self._from = self._top = self._bottom = self._baseline = self._size = 0.0
        self._is_bold = False
        self._read(text.count_chars())

    def _read(self, number: int) -> None:
        """Reads so many characters. What costs time is asked of the first character of a word alone."""
        handle = self._handle
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
        code_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
        box_of, size_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetFontSize
        for place in range(number):
            letter = chr(code_of(handle, place))
            letter = _STANDS_FOR.get(letter, letter)
            if letter.isspace():
                self._space(letter, place)
                continue
            if letter < " ":
                self.number += 1
                self.unknown += 1
                continue
            origin_of(handle, place, at_x, at_y)
            box_of(handle, place, at_box)
            size = size_of(handle, place)
            if not (self._letters and self._goes_on(letter, x.value, y.value, box, size)):
                self._begin(letter, place, x.value, y.value, box, size)
        self._end()

    def _space(self, letter: str, place: int) -> None:
        if pdfium.FPDFText_IsGenerated(self._handle, place) == 1:
            self._may_part = letter == " "
        else:
            self._end()
            self._is_after_space = True

    def _goes_on(self, letter: str, x: float, y: float, box: Any, size: float) -> bool:
        """Adds a character to the word that is open, if it goes on with it."""
        baseline, (x0, top, x1, bottom) = self._placed(x, y, box)
        size = size * self._scale or bottom - top
        larger = max(size, self._size)
        gap = x0 - self._x1
        drop = abs(baseline - self._baseline)
        space = _LIKELY_SPACE if self._may_part else _SPACE
        if gap > space * larger or (gap < -_BACK * larger and x0 < self._from) or drop > _ON_LINE * larger:
            self._end()
            self._is_after_space = True
            return False
        if drop > _RAISED * larger or abs(size - self._size) > 0.25 * larger:
            self._end()
            self._is_after_space = False
            return False
        self._letters.append(letter)
        self._may_part = False
        self._from = x0
        if x1 > self._x1:
            self._x1 = x1
        if top < self._top:
            self._top = top
        if bottom > self._bottom:
            self._bottom = bottom
        return True

    def _begin(self, letter: str, place: int, x: float, y: float, box: Any, size: float) -> None:
        """Opens a word with a character."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._handle, place, matrix)
        turns = _turns(matrix.a, matrix.b)
        if turns is None:
            self.slanted += letter
            return
        if turns != self._turns:
            self._is_after_space = True
        self._turns = turns
        self._scale = math.hypot(matrix.c, matrix.d)
        self._baseline, (self._x0, self._top, self._x1, self._bottom) = self._placed(x, y, box)
        self._from = self._x0
        self._size = size * self._scale or self._bottom - self._top
        self._is_bold = _is_bold(self._handle, place)
        self._letters = [letter]
        self._may_part = False

    def _placed(self, x: float, y: float, box: Any) -> tuple[float, tuple[float, float, float, float]]:
        """The baseline of a character and its box in the direction of the word."""
        if self._turns == 0:
            return -y, (box.left, -box.top, box.right, -box.bottom)
        turn = _TURN[self._turns]
        (ax, ay), (bx, by) = turn(box.left, box.bottom), turn(box.right, box.top)
        return turn(x, y)[1], (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _end(self) -> None:
        """Closes the word that is open."""
        if not self._letters:
            return
        written = "".join(self._letters)
        self._letters = []
        text = _plain(written)
        self.number += len(written)
        self.unknown += len(written) - len(text) + text.count("\ufffd") if not written.isascii() else 0
        if not text:
            return
        words = self.by_turn.setdefault(self._turns, [])
        word = Word(text, self._x0, self._top, self._x1, self._bottom, self._baseline, self._size, self._is_bold)
        if words and (not self._is_after_space or _is_beside(words[-1], word)):
            words[-1], word = _shifted(words[-1], word, is_glued=not self._is_after_space)
        words.append(word)


def _turns(a: float, b: float) -> int | None:
    """The quarter turns, counterclockwise, of words whose direction is (a, b); None if they are slanted."""
    if abs(b) <= _SLANT * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 1 if b > 0 else 3
    return None


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
    """A word without ligatures, half surrogate pairs, and the pictures of symbol fonts; their bullets are bullets."""
    if word.isascii():
        return word
    word = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(_plain_letter(letter) for letter in word)


def _plain_letter(letter: str) -> str:
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    if letter in _BULLETS:
        return "•"
    if "\x80" <= letter <= "\x9f":  # a byte of Windows-1252 that was taken for a code point
        letter = letter.encode("latin-1").decode("cp1252", "ignore") or " "
    return "" if unicodedata.category(letter) in ("Co", "Cc", "Cf") and letter != "\u00ad" else letter.strip()


def _rules(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """The level and upright lines of a page, as points of PDF. None of a drawing with very many."""
    rules: list[tuple[float, float, float, float]] = []
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
            is_level = right - left > top - bottom
            rules.append((left, middle_y, right, middle_y) if is_level else (middle_x, bottom, middle_x, top))
        elif len(rules) < _MOST_RULES and _is_drawn(shape):
            rules += _segments(shape)
    if len(rules) >= _MOST_RULES:
        return []
    return [r for r in rules if max(r[2] - r[0], r[3] - r[1], r[0] - r[2], r[1] - r[3]) >= _SHORTEST]


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
