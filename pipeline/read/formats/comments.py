"""Comments in the margin of a document: those of each author are a document inside."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.read.content import Content, Part, Stated, stating

_BY = "comments by "
Comments = Mapping[str, Sequence[str]]
"""The comments by their authors, in order."""


def by_author(comments: Iterable[tuple[str | None, str]]) -> Comments:
    """The comments, each with its author as the file names them or None, by authors whose names may stand in the name of a part; empty
    ones are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for author, words in comments:
        if words.strip():
            name = " ".join(re.sub(r"[/\\#]", " ", author or "").split()) or "an unnamed author"
            found[name].append(words.strip())
    return found


def parts_of(comments: Comments) -> tuple[Part, ...]:
    """A part for each author."""
    return tuple(Part(f"{_BY}{author}.txt") for author in comments)


def content_of(comments: Comments, part: Part) -> Content:
    """What the author of a part says."""
    author = part.name.removeprefix(_BY).removesuffix(".txt")
    said = Stated(author, "comments")
    return stating(Content("\n\n".join(comments[author])), {"author": said, "source": said})
