"""Headings: lines marked as such, short lines that stand alone, and the headline of a report before its stamp."""

import re
from collections.abc import Iterable, Iterator

from pipeline.layout.lines import SPACE, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span
from pipeline.times import find_stamp
from pipeline.vocabulary.words.layout import LayoutWords

_MARKDOWN = re.compile(rf"#{{1,6}}{SPACE}+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?;,…][\"'”’)\]]*$")
_MOST_WORDS = 12
_MOST_WORDS_OF_TITLE = 14  # after its dash
# The head of a text, in which a report has its stamp.
_HEAD = 600
# The address of a page, with or without the spaces of tokenised texts. Three words in a row are no address.
_ADDRESS = re.compile(r"(?:https?\s?:\s?/\s?/|www\s?\.)", re.IGNORECASE)
_WORDS = re.compile(r"(?:^|\s)[^\W\d_]+\s[^\W\d_]+\s[^\W\d_]+(?=\s|$)")


def marked_heading(text: str, line: Span) -> Piece | None:
    """A heading in Markdown ("## Members"), or None."""
    mark = _MARKDOWN.match(text, *line)
    return Piece("heading", line, trim(text, mark.end(), line[1])) if mark else None


def titled_line(text: str, field: Piece, words: LayoutWords) -> Piece | None:
    """The first line of a text as a heading, if it reads as a field whose label is a name: "Norda Mills Ltd – Results for 1950"; None for
    labels such as "Capital – Oslo", and for a sentence after a dateline ("NEW LUND – The mill opened.")."""
    assert field.label is not None
    label = text[slice(*field.label)].split()
    between = text[field.label[1] : field.body[0]]
    if len(label) < 2 or ":" in between or not any(c in between for c in "-–—−"):
        return None
    value = text[slice(*field.body)]
    if len(value.split()) > _MOST_WORDS_OF_TITLE:
        return None
    if value.endswith(".") and value.split()[0].casefold() in words.sentence_openers:
        return None
    capitalised = [w for w in label if w[0].isupper() or w[0] in "(&"]
    named = len(capitalised) > 1 and (label[-1][0].isupper() or label[-1][0] == "(")
    return Piece("heading", field.span, field.span) if named else None


def reads_as_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capitalised, without the end of a sentence or a colon."""
    return (
        0 < len(line.split()) <= _MOST_WORDS
        and not _ENDS_SENTENCE.search(line)
        and not line.endswith(":")
        and (line[0].isupper() or line[0].isdigit())
        and any(c.isalpha() for c in line)
    )


def is_address(text: str, line: Span) -> bool:
    """Whether a line is the address of a page and nothing else; it says nothing."""
    return _ADDRESS.match(text, *line) is not None and _WORDS.search(text, *line) is None


def runs_on_after_stamp(text: str, line: Span) -> bool:
    """Whether a line has a report after its stamp: "Fire in Lund Posted: 3 May 1950 A fire broke out." is no labelled field."""
    stamp = find_stamp(text, *line)
    return stamp is not None and bool(text[stamp[1] : line[1]].strip())


def parted_from_headline(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; a paragraph at the head of the text that runs on after a stamp ("Fire in Lund 3 May 1950, 9:15 GMT A fire …") is parted
    into the headline and the report. The stamp itself is in no block: it dates no event."""
    for piece in pieces:
        stamp = find_stamp(text, *piece.body) if piece.kind == "paragraph" and piece.span[0] < _HEAD else None
        if stamp is None:
            yield piece
            continue
        headline, report = trim(text, piece.body[0], stamp[0]), trim(text, stamp[1], piece.body[1])
        if report[0] == report[1]:
            yield piece
            continue
        if headline[0] < headline[1]:
            yield Piece("heading", headline, headline)
        yield Piece("paragraph", report, report)
