"""Text recognition: the words in the image of a page, by Tesseract where it is installed."""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from pipeline.read.pdf.pages import View, Word

DOTS_PER_INCH = 300
_POINTS = 72 / DOTS_PER_INCH
_PROGRAM = "tesseract"
_SECONDS = 120
"""For one page."""
# Tesseract gives each word a confidence of 0 to 100; below this, it is mostly dirt.
_LEAST_CONFIDENCE = 30
_LETTER_HEIGHT = 0.7
"""The height of a word in parts of the size of its characters."""
# The heights of words vary with their letters; a line is only taken for larger than others if it is so in earnest.
_LARGE = 1.5


class Picture(NamedTuple):
    """The image of a page in shades of grey, one byte a dot, row by row, at `DOTS_PER_INCH`."""

    width: int
    height: int
    dots: bytes


Recognizer = Callable[[Picture], View | None]
"""From the image of a page to its words; None if it has none."""


def recognizer() -> Recognizer | None:
    """What recognises text on this machine; None if nothing is installed."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return None
    return lambda picture: _view(picture, _by_tesseract(program, picture))


def _by_tesseract(program: str, picture: Picture) -> str:
    """The words of an image as the table that Tesseract writes; empty if it fails."""
    image = b"P5\n%d %d\n255\n" % (picture.width, picture.height) + picture.dots
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), "tsv"],
            input=image,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace")


def _view(picture: Picture, table: str) -> View | None:
    """The words of such a table."""
    lines: dict[tuple[str, ...], list[tuple[str, float, float, float, float]]] = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or float(cells[10]) < _LEAST_CONFIDENCE or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) * _POINTS for cell in cells[6:10])
        lines[tuple(cells[1:5])].append((cells[11].strip(), left, top, left + width, top + height))
    heights = sorted(bottom - top for words in lines.values() for _, _, top, _, bottom in words)
    if not heights:
        return None
    usual = heights[len(heights) // 2]
    found = []
    for words in lines.values():
        bottoms = sorted(word[4] for word in words)
        baseline = bottoms[len(bottoms) // 2]
        height = max(word[4] - word[2] for word in words)
        size = (height if height > _LARGE * usual else usual) / _LETTER_HEIGHT
        found += [Word(text, x0, top, x1, bottom, baseline, size) for text, x0, top, x1, bottom in words]
    return View(found, [], 0, 0, picture.width * _POINTS, picture.height * _POINTS)
