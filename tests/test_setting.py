"""How a text is set changes nothing of what is read: line width, line ends, margins, marks of a quotation, hyphens."""

import textwrap
from collections.abc import Callable, Iterable

import pytest

from pipeline.records import Document, Fact, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

TEXT = """\
Harbours of Norda

The Treaty of Lund was signed on 3 May 1950 in Bergen by Norway, Sweden and Denmark. The treaty entered into force on 1 June 1951. \
Finland acceded to the Treaty of Lund on 4 March 1962.

The Norda Harbour Council (NHC) was founded in 1962. Its members are Norway, Sweden and Denmark. Anna Berg chaired the Norda Harbour \
Council from 1970 to 1974, and Karl Holm succeeded her in 1974. The council has its headquarters in Visby. The NHC opened a museum in \
Bergen on 3 May 1980.

The aims of the Norda Harbour Council are:

• protecting the harbours of its members against storms and floods, wherever they lie
• developing the trade in timber between the ports of the Baltic Sea

Members of the Norda Harbour Council: Norway, Sweden, Denmark, Finland, Estonia, Latvia, Lithuania and Poland

Anna Berg was born in Lund on 12 July 1911. She married the engineer Karl Holm in 1935. Berg died on 4 June 1990 in Malmo at the age of \
78. The harbour museum, which was designed by Olof Holm, is 41 metres long and cost 12 million kroner. In 1999 the museum was bought by \
Norda Shipping for 30 million kroner.
"""


def wrapped(width: int, hang: str = "") -> str:
    lines = TEXT.split("\n")
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False, subsequent_indent=hang).fill
    return "\n".join(fill(line) if line.strip() else "" for line in lines)


def content(facts: Iterable[Fact]) -> set[tuple[str, ...]]:
    return {(f.subject.name, f.predicate, f.value.name, f.polarity, f.certainty) for f in facts}


def _check_places(result: Result, text: str) -> None:
    for fact in result.facts:
        for e in fact.evidence:
            assert text[e.start : e.end] == e.quote
            for span in (e.subject, e.value):
                assert span is None or e.start <= span[0] < span[1] <= e.end
    for mention in result.mentions:
        assert text[mention.start : mention.end] == mention.text
    for entity in result.entities:
        for place in entity.mentions:
            assert text[place.start : place.end].strip() == text[place.start : place.end] != ""


@pytest.fixture(scope="module")
def expected(pipeline: Pipeline) -> set[tuple[str, ...]]:
    facts = content(pipeline.run([Document(id="a", text=TEXT)]).facts)
    assert len(facts) > 30
    return facts


@pytest.mark.parametrize("width", [40, 43, 47, 50, 55, 59, 60, 61, 66, 72, 80, 100, 120])
def test_the_width_of_lines(pipeline: Pipeline, expected: set[tuple[str, ...]], width: int) -> None:
    text = wrapped(width)
    result = pipeline.run([Document(id="a", text=text)])
    assert content(result.facts) == expected
    _check_places(result, text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


SETTINGS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macintosh": lambda text: text.replace("\n", "\r"),
    "spaces at the ends": lambda text: text.replace("\n", "   \n"),
    "a margin of spaces": lambda text: textwrap.indent(text, "    "),
    "a margin of tabs": lambda text: textwrap.indent(text, "\t"),
    "first lines set in": lambda text: text.replace("\n\n", "\n\n   "),
    "quoted in a mail": _quoted,
    "quoted twice": lambda text: _quoted(_quoted(text)),
    "two spaces after a sentence": lambda text: text.replace(". ", ".  "),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("width", [45, 72])
def test_line_ends_and_margins(pipeline: Pipeline, expected: set[tuple[str, ...]], setting: str, width: int) -> None:
    text = SETTINGS[setting](wrapped(width))
    result = pipeline.run([Document(id="a", text=text)])
    assert content(result.facts) == expected
    _check_places(result, text)


def test_hanging_lines_of_items_and_fields(pipeline: Pipeline, expected: set[tuple[str, ...]]) -> None:
    text = wrapped(50, hang="  ")
    result = pipeline.run([Document(id="a", text=text)])
    assert content(result.facts) == expected


def test_lines_that_were_broken_twice(pipeline: Pipeline, expected: set[tuple[str, ...]]) -> None:
    """A mail program breaks lines that had been broken before."""
    fill = textwrap.TextWrapper(44, break_long_words=False, break_on_hyphens=False).fill
    text = "\n".join(fill(line) if line else "" for line in wrapped(72).split("\n"))
    assert content(pipeline.run([Document(id="a", text=text)]).facts) == expected


def test_words_broken_by_hyphens(pipeline: Pipeline, expected: set[tuple[str, ...]]) -> None:
    text = TEXT
    for whole, broken in [
        ("entered", "en-\ntered"),
        ("headquarters", "head-\n   quarters"),
        ("designed", "de-\r\nsigned"),
        ("million kroner. In", "mil-\nlion kroner. In"),
    ]:
        assert text.count(whole) == 1
        text = text.replace(whole, broken)
    result = pipeline.run([Document(id="a", text=text)])
    assert content(result.facts) == expected
    _check_places(result, text)
