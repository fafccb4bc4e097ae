"""Attributes that a model's rules give to words are the same whether they are asked each time or remembered."""

import pytest
from spacy.language import Language

from pipeline.parse import load_model
from pipeline.parse.attributes import remember_attributes
from pipeline.records import Document

pytestmark = pytest.mark.model

TEXTS = [
    "The Treaty of Lund was signed on 3 May 1950, but it wasn't in force.",
    "There are six parties. There's one more.",  # rules for two words
    "Y'all ain't gonna leave; let's go, c'mon.",
    "I saw you and it; he did it for them. What did you do?",  # rules that name words, and ask for their role
    "Nothin' happened, and nuthin' will.",  # a rule that asks how a word is spelt
    " \n\t ",
    "x",
    "",
]


@pytest.fixture(scope="module")
def models() -> tuple[Language, Language]:
    plain, remembering = load_model(), load_model()
    remember_attributes(remembering)
    assert "attribute_ruler" not in remembering.pipe_names
    return plain, remembering


def attributes(nlp: Language, text: str) -> list[tuple[str, ...]]:
    return [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.ent_type_) for t in nlp(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_remembered_is_what_the_rules_say(models: tuple[Language, Language], text: str) -> None:
    plain, remembering = models
    expected = attributes(plain, text)
    assert attributes(remembering, text) == expected  # perhaps asked
    assert attributes(remembering, text) == expected  # remembered


def test_whole_documents_are_the_same(models: tuple[Language, Language], raw_documents: list[Document]) -> None:
    plain, remembering = models
    for document in raw_documents:
        assert attributes(remembering, document.text) == attributes(plain, document.text)
