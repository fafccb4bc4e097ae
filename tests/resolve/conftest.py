"""Marked texts: documents with their mentions written into the text, so that coreference is tested without a model.

`[Anna Berg|PERSON]` is a name, `[She|PERSON|pronoun]` a pronoun, `[the treaty|TREATY|noun]` a noun; `|plural` may follow. A line that
starts with `# ` is a heading and opens a section; an empty line ends a block; `. ` ends a sentence.
"""

import re
from collections.abc import Callable

import pytest

from pipeline.records import Annotation, Block, Clause, Document, Extraction, Mention, Operand, Statement
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.names import NameForms
from pipeline.resolve.registration import Registration
from pipeline.resolve.registry import Registry
from pipeline.vocabulary import Vocabulary

_MARK = re.compile(r"\[(?P<text>[^|\]]+)\|(?P<type>\w+)(?:\|(?P<kind>pronoun|noun))?(?P<plural>\|plural)?\]")

Read = Callable[..., Coreference]
"""Makes the coreference of a marked text, with its nouns resolved. `title` is the document's, `clauses` makes its clauses from its
mentions."""


def parse(markup: str, title: str | None = None) -> Extraction:
    """The document that a marked text stands for, without clauses and statements."""
    text, mentions, blocks, sentences = "", [], [], []
    section = 0
    for number, lines in enumerate(markup.split("\n\n")):
        heading = lines.startswith("# ")
        section += heading and number > 0
        start = len(text)
        rest = lines.removeprefix("# ")
        while mark := _MARK.search(rest):
            text += rest[: mark.start()]
            mention = Mention(
                document="a",
                start=len(text),
                end=len(text) + len(mark["text"]),
                text=mark["text"],
                type=mark["type"],
                kind=mark["kind"] or "name",  # type: ignore[arg-type]
                plural=mark["plural"] is not None,
            )
            mentions.append(mention)
            text, rest = text + mark["text"], rest[mark.end() :]
        text += rest
        kind = "heading" if heading else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=len(text), body=(start, len(text)), section=section))
        starts = [start, *(start + m.end() for m in re.finditer(r"\. ", text[start:]))]
        sentences += [(s, e) for s, e in zip(starts, [*starts[1:], len(text)], strict=True)]
        text += "\n\n"
    annotation = Annotation(document="a", blocks=tuple(blocks), sentences=tuple(sentences), mentions=tuple(mentions))
    return Extraction(document=Document(id="a", text=text, title=title), annotation=annotation, statements=())


@pytest.fixture
def extraction() -> Callable[[str], Extraction]:
    """The document that a marked text stands for."""
    return parse


@pytest.fixture
def read(vocabulary: Vocabulary) -> Read:
    def read(
        markup: str, title: str | None = None, clauses: Callable[[Extraction], tuple[Clause, ...]] | None = None
    ) -> Coreference:
        extraction = parse(markup, title)
        if clauses is not None:
            annotation = extraction.annotation.model_copy(update={"clauses": clauses(extraction)})
            extraction = extraction.model_copy(update={"annotation": annotation})
        registry = Registry(NameForms(vocabulary.lexicon))
        document = Registration(registry, vocabulary.predicates).register(extraction)
        coreference = Coreference(document, registry)
        coreference.resolve_nouns()
        return coreference

    return read


def name_of_last(coreference: Coreference) -> str | None:
    """The name of what the last mention of a text refers to; None if that is left open."""
    index = len(coreference.document.mentions) - 1
    mention = coreference.document.mentions[index]
    operand = Operand(span=mention.span, mention=index, types=("any",))
    statement = Statement(
        document="a",
        block=0,
        predicate="open:x",
        subject=Operand(),
        value=operand,
        confidence=1,
        span=mention.span,
        rule="x/x",
    )
    key = coreference.referent(operand, statement)
    return coreference.context.registry.name(key) if key is not None else None


@pytest.fixture
def last(read: Read) -> Callable[..., str | None]:
    """What the last mention of a marked text refers to, by name."""
    return lambda markup, title=None: name_of_last(read(markup, title))
