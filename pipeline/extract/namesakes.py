"""People and things that a document tells apart from another of their name: "an unrelated Anna Berg", "not to be confused with …"."""

import re
from collections.abc import Sequence

from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Statement

# Characters before a name in which the words stand that tell it apart.
_FARTHEST = 60


def without_namesakes(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those about a namesake: in the facts, the two would be one thing."""
    apart = re.compile(rf"{any_of(reading.words.telling_apart)}[^.;:]*$", re.IGNORECASE)
    return [s for s in statements if not _is_of_namesake(reading, s, apart)]


def _is_of_namesake(reading: Reading, statement: Statement, apart: re.Pattern[str]) -> bool:
    index = statement.subject.mention
    if index is None or reading.mentions[index].kind != "name":
        return False
    start = reading.mentions[index].start
    return apart.search(reading.text, max(statement.span[0], start - _FARTHEST), start) is not None
