"""What the tests of mentions share: parsed texts, and mentions as they are read."""

from collections.abc import Callable, Iterable

import pytest
from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.mentions.time_mentions import find_time_mentions
from pipeline.parse import Parser
from pipeline.times import find_times
from pipeline.vocabulary import Lexicon

Parsed = Callable[[str], Doc]


@pytest.fixture(scope="session")
def parsed(lexicon: Lexicon) -> Parsed:
    """Parses a text as annotation does."""
    parser = Parser(lexicon.parse)
    return lambda text: next(parser.parse([text]))


def timed(doc: Doc) -> set[int]:
    """The tokens of the times in a parsed text."""
    return {i for time in find_time_mentions(doc, find_times(doc.text)) for i in time.tokens}


def read(doc: Doc, found: Iterable[MentionSpan]) -> list[tuple[str, str, str]]:
    """Text, type and kind of each mention."""
    return [(doc[m.first : m.last + 1].text, m.type, m.kind) for m in found]
