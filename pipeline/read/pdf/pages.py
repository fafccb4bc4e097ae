"""What a library gives of a page: its words and ruling lines with their places. Nothing here knows the library."""

from typing import NamedTuple

from pipeline.records import Box


class Word(NamedTuple):
    """A word, or the part of one that is set alike. Its box is in points, from left to right and from top to bottom.

    `is_glued` if no space precedes it. `shift` is 1 if it is raised, as the mark of a note is, -1 if it is lowered, otherwise 0; the
    baseline is then that of the words beside it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    is_bold: bool = False
    is_glued: bool = False
    shift: int = 0


class Rule(NamedTuple):
    """A horizontal or vertical line, or a thin bar."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it is horizontal."""
        return self.x1 - self.x0 >= self.bottom - self.top


class View(NamedTuple):
    """The words of a page that are read in one direction, in coordinates in which they run from left to right; `turns` is the number of
    quarter turns, counterclockwise, that brought them there. The edges are those of the page."""

    words: list[Word]
    rules: list[Rule]
    x0: float
    top: float
    x1: float
    bottom: float
    turns: int = 0

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of this view as one on the page as it is shown: points from its top left corner."""
        x0, x1, top, bottom = x0 - self.x0, x1 - self.x0, top - self.top, bottom - self.top
        width, height = self.x1 - self.x0, self.bottom - self.top
        if self.turns == 1:
            x0, top, x1, bottom = top, width - x1, bottom, width - x0
        elif self.turns == 2:
            x0, top, x1, bottom = width - x1, height - bottom, width - x0, height - top
        elif self.turns == 3:
            x0, top, x1, bottom = height - bottom, x0, height - top, x1
        return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


class Page(NamedTuple):
    """A page, counted from 1, with the directions in which its words run, the main one first; no words if it is an image or empty.
    `slanted` are words at other angles, such as a watermark. `is_garbled` if its fonts do not say what their characters are,
    `is_drawn` if there are no words, but images or drawings."""

    number: int
    views: list[View]
    slanted: str = ""
    is_garbled: bool = False
    is_drawn: bool = False
