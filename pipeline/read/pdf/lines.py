"""Rows of words across a page, and the lines of a column."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.pages import Word

# In parts of the size of the characters.
_SAME_ROW = 0.3
# A raised mark: how much smaller, how much higher at most, how near.
_SMALLER, _HIGHEST, _BESIDE, _GLUED = 0.85, 0.75, 0.6, 0.16
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}(?:[,;–-]\d{1,3})*|[*∗†‡§¶]+|[a-z])[\])]?,?$")
_CARRIES_NOTE = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?\"'”’)\]])$")
_UNIT = re.compile(r"(?:\b|\d)[kcmd]?m$|(?:\b|\d)(?:ft|in|yd|mi|mile|miles|sq)$")
_SINGLE = re.compile(r"\w$")


class Line(NamedTuple):
    """Words on one line, from left to right. `text` is without the marks of notes."""

    words: tuple[Word, ...]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    is_bold: bool
    has_mark: bool = False
    """Whether it starts with the raised mark of a note."""


def line_of(words: Sequence[Word]) -> Line:
    """The line of these words, of which there is at least one."""
    words = _without_tracking(words)
    sizes: Counter[float] = Counter()
    bold = 0
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
        bold += len(word.text) if word.is_bold else 0
    text, has_mark = _text(words)
    return Line(
        tuple(words),
        text,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        words[0].baseline,
        max(sizes, key=lambda size: (sizes[size], size)),
        bold * 5 >= sum(sizes.values()) * 4,
        has_mark,
    )


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each row across the page, from top to bottom, and in each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        if rows and word.baseline - rows[-1][0].baseline <= _SAME_ROW * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = _with_marks(rows)
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _with_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """The rows; small words that are raised above a word of the next row, as marks of notes are, are in that row."""
    for row, following in pairwise(rows):
        largest = _SMALLER * max(word.size for word in following)
        for word in [word for word in row if word.size <= largest]:
            bearer = next((other for other in following if _is_raised(word, other)), None)
            if bearer is not None:
                row.remove(word)
                is_glued = 0 <= word.x0 - bearer.x1 < _GLUED * bearer.size
                following.append(word._replace(baseline=bearer.baseline, shift=1, is_glued=is_glued))
    return [row for row in rows if row]


def _is_raised(word: Word, bearer: Word) -> bool:
    """Whether a word is raised beside another one that is larger."""
    if word.size > _SMALLER * bearer.size or not 0 < bearer.baseline - word.baseline <= _HIGHEST * bearer.size:
        return False
    gap = word.x0 - bearer.x1 if word.x0 >= bearer.x0 else bearer.x0 - word.x1
    return -0.3 * bearer.size <= gap <= _BESIDE * bearer.size


def common_size(words: Iterable[Word]) -> float:
    """The size in which most characters are set; 10 without any."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def _text(words: Sequence[Word]) -> tuple[str, bool]:
    """The words in a row as text. Raised marks of notes are left out, other raised numbers are written as exponents."""
    text = ""
    has_mark = False
    for number, word in enumerate(words):
        written = word.text
        if word.shift == 1 and number == 0 and len(words) > 1 and _NOTE_MARK.match(written):
            has_mark = True
            continue
        if word.shift == 1 and number:
            if _NOTE_MARK.match(written) and _CARRIES_NOTE.search(text) and not _UNIT.search(text):
                continue
            if written.strip("0123456789+-()") == "":
                written = written.translate(_RAISED)
        text += written if word.is_glued or not text else f" {written}"
    return text, has_mark


def _without_tracking(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a line; letters that are set apart ("C O N T E N T S") are joined."""
    singles = sum(1 for word in words if _SINGLE.match(word.text) and not word.is_glued)
    if singles < 4 or singles < 0.7 * len(words):  # C O N T E N T S
        return words
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    usual = gaps[len(gaps) // 2]
    if usual > 0.8 * words[0].size:
        return words
    joined = [words[0]]
    for word in words[1:]:
        last = joined[-1]
        if word.x0 - last.x1 <= 1.6 * max(usual, 0.1):
            joined[-1] = last._replace(text=last.text + word.text, x1=word.x1)
        else:
            joined.append(word)
    return joined
