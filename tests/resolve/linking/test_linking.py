"""Short names: which longer name of the document they mean, and when that is unknown."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


@pytest.mark.parametrize(
    ("text", "short", "full", "reason"),
    [
        (
            "Anna Berg was born in 1950. Berg joined the Lund League in 1970.",
            "Berg",
            "Anna Berg",
            "part of the name",
        ),  # a family name
        (
            "Norda Ltd was founded in Oslo in 1990. Later Norda moved to Lund.",
            "Norda",
            "Norda Ltd",
            "short for",
        ),  # a company without its legal form
        (
            "The Lund Sea League was founded in 1950. Norway joined the LSL in 1951.",
            "LSL",
            "Lund Sea League",
            "the initials",
        ),  # its letters
        (
            "Norda Marine Group was founded in Oslo in 1990. Norda Marine, which owns a bank, moved to Lund.",
            "Norda Marine",
            "Norda Marine Group",
            "short for",
        ),  # without the word for what kind of firm it is
        (
            "The Upper Velm River is 40 km long. The Upper Velm rises near Oslo.",
            "Upper Velm",
            "Upper Velm River",
            "short for",
        ),  # a river without the word for it
    ],
)
def test_a_short_name_is_the_one_thing_that_fits(
    text: str, short: str, full: str, reason: str, pipeline: Pipeline
) -> None:
    (entity,) = entities(run(pipeline, text), short)
    assert full in entity.names
    assert any(reason in m.reason for m in entity.merges)


@pytest.mark.parametrize(
    ("text", "short", "apart"),
    [
        ("Berg was a zoologist. The Berg Institute was founded in 1950.", "Berg", True),  # a noun for people says so
        ("Berg died in 1950. The Berg Institute was founded in 1960.", "Berg", True),  # so does what only people do
        ("With Lord Berg he took part in it. The Berg Institute was founded in 1960.", "Berg", True),  # so does a title
        ("Norda moved to Oslo. The Norda Institute was founded in 1960.", "Norda", False),  # nothing does
    ],
)
def test_who_is_told_to_be_a_person_is_no_short_name_of_an_institute(
    text: str, short: str, apart: bool, pipeline: Pipeline
) -> None:
    (institute,) = entities(run(pipeline, text), text.split("The ")[1].split(" was")[0])
    assert (short not in institute.names) == apart


@pytest.mark.parametrize(
    ("texts", "short"),
    [
        (["Anna Berg met Olof Berg in 1990. Berg resigned in 1991."], "Berg"),  # two people
        (
            ["The Lund Sea League and the Lund State Library were founded in 1950. The LSL moved to Oslo in 1960."],
            "LSL",
        ),  # two names with these letters
        (
            ["Norda Ltd was founded in 1990.", "Norda GmbH was founded in 1991.", "Norda moved to Lund in 1992."],
            "Norda",
        ),
    ],
)
def test_of_two_that_fit_it_is_neither(texts: list[str], short: str, pipeline: Pipeline) -> None:
    for entity in entities(run(pipeline, *texts), short):
        assert entity.names == (short,)


@pytest.mark.parametrize(
    ("texts", "short", "full"),
    [
        (
            [
                "Anna Berg was born in 1950. Berg joined the Lund League in 1970.",
                "Olof Berg was born in 1940. Berg joined the Oslo League in 1960.",
            ],
            "Berg",
            {"Anna Berg", "Olof Berg"},
        ),  # a family name
        (
            [
                "Norda Institute was founded in Oslo in 1990. Later Norda moved to Lund.",
                "Norda League was founded in Bergen in 1991. Later Norda moved to Turku.",
            ],
            "Norda",
            {"Norda Institute", "Norda League"},
        ),  # all but the head
        (
            [
                "The Lund Sea League was founded in 1950. Norway joined the LSL in 1951.",
                "The Lund State Library was founded in 1960. Norway joined the LSL in 1961.",
            ],
            "LSL",
            {"Lund Sea League", "Lund State Library"},
        ),  # an acronym
    ],
)
def test_a_short_name_means_what_its_own_document_says(
    texts: list[str], short: str, full: set[str], pipeline: Pipeline
) -> None:
    assert {frozenset(e.names) - {short} for e in entities(run(pipeline, *texts), short)} == {
        frozenset({f}) for f in full
    }


def test_what_was_left_open_is_said(pipeline: Pipeline) -> None:
    (berg,) = entities(run(pipeline, "Anna Berg met Olof Berg in 1990. Berg resigned in 1991."), "Berg")
    assert berg.doubts == ("“Berg” could be Anna Berg or Olof Berg; the documents do not say which",)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Our Club, founded in 1990, has 300 members and owns a hall.",
            "Velm Football Club has 200 members.",
            "Lund Tennis Club, founded in 1950, has 400 members.",
            "The Club has 500 members.",
        ),
        (
            "Velm School is a school of 300 pupils.",
            "The School has 200 pupils.",
            "Lund School is a school of 120 pupils.",
        ),
    ],
)
def test_a_word_for_a_kind_of_thing_joins_no_two_names(texts: tuple[str, ...], pipeline: Pipeline) -> None:
    assert all(len(entity.names) == 1 for entity in run(pipeline, *texts).entities)


def test_a_place_before_a_noun_is_not_what_the_noun_describes(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "New York has a population of 8 million.",
        "The New York office has 300 employees.",
    )
    assert {(f.subject.name, f.predicate) for f in result.facts} == {
        ("New York", "population"),
        ("New York office", "employee_count"),
    }


def test_an_acronym_of_two_names_of_its_document_is_none_of_another(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "The Lund Fishing Court is a tribunal in Oslo. The LFC was founded in 1990. The Lund Farm Court closed.",
        "The Local Farming Council (LFC), founded in 1950, is in Lund.",
    )
    (council,) = entities(result, "Local Farming Council")
    assert {mention.document for mention in council.mentions} == {"1.txt"}
