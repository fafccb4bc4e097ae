"""Words that tell events: verbs, nouns and adjectives, in sentences and in headings."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norda acquired the brewer Berg.", ["acquire v"]),
        ("The acquisition of Berg surprised the market.", ["acquisition n", "surprise v"]),
        ("Anna Berg is a painter.", []),  # a copula tells nothing
        ("Norda made an offer for the brewery.", ["offer n"]),  # a light verb leaves it to its object
        ("The workers set up a company.", ["set up v"]),  # with its particle
        ("Two people were found dead in Lund.", ["find v", "dead a"]),  # what something has come to
        ("Anna Berg said that the meeting had begun.", ["say v", "meeting n", "begin v"]),
        ("The ferry sank.", ["sink v"]),  # a noun that mostly means a thing
        ("The actress Anna Summit lives in Lund.", ["live v"]),  # a part of a person's name
    ],
)
def test_words_in_sentences(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    words = pipeline.annotate(Document(id="a", text=text)).event_words
    assert [f"{word.lemma} {word.part}" for word in words] == expected


def test_words_in_headings(pipeline: Pipeline) -> None:
    text = "Norda Acquires Brewer After Long Strike\n\nThe brewer is in Lund."
    annotation = pipeline.annotate(Document(id="a", text=text))
    assert annotation.blocks[0].kind == "heading"
    assert {"acquire", "strike"} <= {word.lemma for word in annotation.event_words}


def test_arguments_have_logical_roles(pipeline: Pipeline) -> None:
    text = "In Lund, the brewery was bought by Norda."
    (word,) = pipeline.annotate(Document(id="a", text=text)).event_words
    assert {(a.role, text[slice(*a.head)]) for a in word.arguments} == {
        ("object", "brewery"),  # the subject of a passive
        ("subject", "Norda"),
        ("other", "Lund"),
    }
