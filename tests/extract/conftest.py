"""Annotations made by hand: a text with its mentions marked, as the extractors read it. No model needed."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pytest

from pipeline.extract import Reading
from pipeline.layout import find_blocks
from pipeline.records import (
    Annotation,
    Argument,
    Clause,
    Definition,
    Document,
    Mention,
    Operand,
    Span,
    Statement,
    Timex,
)
from pipeline.vocabulary import Vocabulary

# "[Lund]{GPE}" is a name, "[it]{THING/pronoun}" a pronoun, "[May 1992]{DATE=1992-05}" a date, "[six]{CARDINAL}" a number.
_MARK = re.compile(r"\[(?P<words>[^\[\]]+)\]\{(?P<type>[A-Z]+)(?:/(?P<kind>\w+))?(?:=(?P<edtf>[^}]+))?\}")
_KINDS = {"DATE": "time", "CARDINAL": "quantity"}


class Made(NamedTuple):
    """A clause made by hand: its lemma, its word, and the words of its arguments by role, each found in the text by its first
    occurrence."""

    lemma: str
    trigger: str
    arguments: Mapping[str, str | tuple[str, ...]] = {}
    form: Literal["verb", "noun"] = "verb"
    leads: bool = False
    negated: bool = False


def _unmarked(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions that they mark."""
    text, mentions, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        start = len(text)
        text += mark["words"]
        end = mark.end()
        timex = Timex(type="DATE", value=mark["edtf"], edtf=mark["edtf"]) if mark["edtf"] else None
        mentions.append(
            Mention(
                document="a",
                start=start,
                end=len(text),
                text=mark["words"],
                type=mark["type"],
                kind=mark["kind"] or _KINDS.get(mark["type"], "name"),
                timex=timex,
            )
        )
    return text + marked[end:], mentions


def _clause(made: Made, text: str, mentions: Sequence[Mention], blocks: Sequence[Any]) -> Clause:
    def span(words: str) -> Span:
        start = text.index(words)
        return start, start + len(words)

    arguments = []
    by_role = ((role, words if isinstance(words, tuple) else (words,)) for role, words in made.arguments.items())
    for role, words in ((role, words) for role, several in by_role for words in several):
        start, end = span(words)
        mention = next((i for i, m in enumerate(mentions) if m.span == (start, end)), None)
        arguments.append(
            Argument(role=role, start=start, end=end, head=(start, end), lemma=words.lower(), mention=mention)  # type: ignore[arg-type]
        )
    trigger = span(made.trigger)
    index, block = next((i, b) for i, b in enumerate(blocks) if b.start <= trigger[0] < b.end)
    return Clause(
        form=made.form,
        lemma=made.lemma,
        trigger=trigger,
        span=block.body,
        block=index,
        arguments=tuple(arguments),
        negated=made.negated,
        leads=made.leads,
    )


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Read:
    """A function from a marked text to its reading. The blocks are those of the layout, each with its body as one sentence; `clauses` are
    the fields of `Made`, `definitions` pairs of a long and a short form."""

    def read(
        marked: str,
        *,
        title: str | None = None,
        clauses: Sequence[Mapping[str, Any]] = (),
        definitions: Sequence[tuple[str, str]] = (),
    ) -> Reading:
        text, mentions = _unmarked(marked)
        blocks = find_blocks(text, vocabulary.lexicon.layout)

        def span(words: str) -> Span:
            return text.index(words), text.index(words) + len(words)

        annotation = Annotation(
            document="a",
            blocks=blocks,
            sentences=tuple(b.body for b in blocks),
            mentions=tuple(mentions),
            clauses=tuple(_clause(Made(**c), text, mentions, blocks) for c in clauses),
            definitions=tuple(Definition(long=span(long), short=span(short)) for long, short in definitions),
        )
        return Reading(Document(id="a", text=text, title=title), annotation, vocabulary)

    return read


@pytest.fixture(scope="session")
def lines() -> Callable[[Reading, Sequence[Statement]], set[str]]:
    """A function from statements to lines ``subject | predicate | value``; "-" is a subject that the text leaves to the heading."""

    def words(reading: Reading, operand: Operand) -> str:
        if operand.literal is not None:
            return operand.literal.name
        return reading.text[slice(*operand.span)] if operand.span is not None else "-"

    def lines(reading: Reading, statements: Sequence[Statement]) -> set[str]:
        return {f"{words(reading, s.subject)} | {s.predicate} | {words(reading, s.value)}" for s in statements}

    return lines
