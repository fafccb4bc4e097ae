"""Registration: the keys of mentions, and what predicates add to them. No model needed."""

from collections.abc import Callable

import pytest

from pipeline.records import DateValue, Extraction, Operand, Statement
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.namesakes import find_namesakes
from pipeline.resolve.names import NameForms
from pipeline.resolve.registration import Registration
from pipeline.resolve.registry import Registry
from pipeline.vocabulary import Lexicon
from pipeline.vocabulary.predicates import Predicate


def dated(extraction: Extraction, predicate: str, edtf: str, document: str = "a") -> Extraction:
    """An extraction with a statement that gives its first mention a date."""
    span = extraction.annotation.mentions[0].span
    value = Operand(literal=DateValue(name=edtf, edtf=edtf))
    statement = Statement(
        document=document,
        block=0,
        predicate=predicate,
        subject=Operand(span=span, mention=0),
        value=value,
        confidence=1,
        span=span,
        rule="x/x",
    )
    read = extraction.document.model_copy(update={"id": document})
    return extraction.model_copy(update={"document": read, "statements": (*extraction.statements, statement)})


def predicate(name: str, subject: str, **meaning: bool) -> dict[str, Predicate]:
    return {
        name: Predicate(name=name, meaning="x", subject=(subject,), value="date", cardinality="one", **meaning)  # type: ignore[arg-type]
    }


@pytest.mark.parametrize(
    ("markup", "key"),
    [
        ("[Anna Berg|PERSON]", Key("person", "anna berg")),
        ("a [resolution|DOCUMENT|noun]", Key("thing", "", document="a", position=2)),  # a thing of its own
        ("an [agency|ORG|noun]", None),  # describes what has a name elsewhere
        ("given to an [agency|ORG|noun]", Key("thing", "", document="a", position=12)),  # but not after a preposition
        ("the [resolution|DOCUMENT|noun]", None),  # points back
        ("a few [resolutions|DOCUMENT|noun|plural]", None),  # several
        ("[session of the Lund Council|EVENT]", Key("thing", "council lund session", document="a")),  # recurs elsewhere
        ("[session|EVENT]", None),  # any session
        ("[She|PERSON|pronoun]", None),  # comes later
    ],
)
def test_what_words_alone_tell(
    markup: str, key: Key | None, extraction: Callable[[str], Extraction], lexicon: Lexicon
) -> None:
    document = Registration(Registry(NameForms(lexicon)), {}).register(extraction(markup))
    assert document.keys.get(0) == key


@pytest.mark.parametrize(
    ("meaning", "date"),
    [({"occurs": True}, "1950"), ({}, None)],  # the date of the event, or another date
)
def test_an_event_is_told_from_others_by_the_date_on_which_it_occurs(
    meaning: dict[str, bool], date: str | None, extraction: Callable[[str], Extraction], lexicon: Lexicon
) -> None:
    text = dated(extraction("[session of the Lund Council|EVENT]"), "celebrated", "1950")
    registration = Registration(Registry(NameForms(lexicon)), predicate("celebrated", "EVENT", **meaning))
    assert registration.register(text).keys[0].date == date


@pytest.mark.parametrize(
    ("meaning", "subject", "bearers"),
    [
        ({"begins": True}, "PERSON", ("born 1850", "born 1950")),
        ({"ends": True}, "PERSON", None),  # deaths alone exclude nothing
        ({}, "PERSON", None),  # another date
        ({"begins": True}, "ORG", None),  # the beginning of something else
    ],
)
def test_a_life_is_what_predicates_say_begins_and_ends(
    meaning: dict[str, bool],
    subject: str,
    bearers: tuple[str, ...] | None,
    extraction: Callable[[str], Extraction],
    lexicon: Lexicon,
) -> None:
    texts = [
        dated(extraction("[Anna Berg|PERSON]"), "hatched", year, document)
        for document, year in (("a", "1850"), ("b", "1950"))
    ]
    namesakes = find_namesakes(texts, predicate("hatched", subject, **meaning), NameForms(lexicon))
    assert namesakes.bearers.get(Key("person", "anna berg")) == bearers
