"""From a text and its blocks to the running text: what is read does not depend on where lines end and how they are set."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.records import Block, RunningText, Span, Unread
from pipeline.values.hyphens import keeps_hyphen

_LINE_END = r"(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029])"
# No block has an empty line inside but for the foot of a page, which stands between two.
_FOOT = rf"{_LINE_END}\s*{_LINE_END}(?s:.*?){_LINE_END}\s*{_LINE_END}\s*"
_MARGIN = rf"[^\S\n]*(?:{_FOOT}|(?:{_LINE_END}\s*(?:>[> \t]*)?)+)"
# A word that was broken at the end of a line; with a capital or a digit behind it, the hyphen belongs to the name.
_BROKEN_WORD = re.compile(rf"(?<=[a-z][a-z])[-\u2010\u00ad]{_MARGIN}(?=[a-z]{{2}})")
_COMPOUND = re.compile(rf"(?<=\w[-\u2010]){_MARGIN}(?=\w)")
_SPACE = re.compile(rf"{_MARGIN}|[^\S\n\r]{{2,}}|(?<=\w)\u00ad(?=\w)")
_SET = re.compile(rf"(?P<word>{_BROKEN_WORD.pattern})|(?P<compound>{_COMPOUND.pattern})|(?P<space>{_SPACE.pattern})")
_WORD_BEFORE = re.compile(r"\w+$")
_WORD_AFTER = re.compile(r"\w+")


class _Change(NamedTuple):
    """A span of the text as written, and what the running text has in its place."""

    start: int
    end: int
    instead: str


def run_on(
    text: str, blocks: tuple[Block, ...], unread: Iterable[Unread] = ()
) -> tuple[RunningText, tuple[Block, ...]]:
    """The running text, and the blocks with offsets into it. `blocks` are in the order of the text and do not overlap with each other or
    with `unread`, which is no part of the running text."""
    changes = sorted([*_changes(text, blocks), *(_Change(part.start, part.end, "") for part in unread)])
    if not changes:
        return RunningText(text=text), blocks
    pieces: list[str] = []
    anchors = [(0, 0)]
    last = length = 0
    for change in changes:
        kept = text[last : change.start]
        pieces += [kept, change.instead]
        length += len(kept) + len(change.instead)
        last = change.end
        anchors.append((length, last))
    pieces.append(text[last:])
    running = RunningText(text="".join(pieces), anchors=tuple(anchors))
    places = _Places(changes)
    return running, tuple(_moved(block, places) for block in blocks)


def _changes(text: str, blocks: Iterable[Block]) -> Iterator[_Change]:
    for block in blocks:
        for found in _SET.finditer(text, block.start, block.end):
            if found["word"] is not None and _keeps_hyphen(text, found):
                yield _Change(found.start() + 1, found.end(), "")
            elif found["word"] is not None or found["compound"] is not None or found[0] == "\u00ad":
                yield _Change(found.start(), found.end(), "")
            else:
                yield _Change(found.start(), found.end(), " ")


def _keeps_hyphen(text: str, found: re.Match[str]) -> bool:
    """Whether a hyphen at the end of a line is one of the word."""
    before = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
    after = _WORD_AFTER.match(text, found.end())
    assert before is not None and after is not None
    return keeps_hyphen(before[0], after[0], text.__contains__)


class _Places:
    """Offsets of the text as written, in ascending order, as offsets of the running text."""

    def __init__(self, changes: list[_Change]) -> None:
        self._ends = [change.end for change in changes]
        self._shifts = [0]
        for change in changes:
            self._shifts.append(self._shifts[-1] + len(change.instead) - (change.end - change.start))

    def of(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def span(self, span: Span) -> Span:
        return self.of(span[0]), self.of(span[1])


def _moved(block: Block, places: _Places) -> Block:
    start, end = places.span((block.start, block.end))
    label = None if block.label is None else places.span(block.label)
    return block.model_copy(update={"start": start, "end": end, "body": places.span(block.body), "label": label})
