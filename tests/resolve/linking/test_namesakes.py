"""Namesakes: different people or places with one name."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


def test_two_people_of_one_name_stay_two_where_their_lives_exclude_each_other(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "Anna Berg was born in 1850 and died in 1899.",
        "Anna Berg was born on 5 May 1950 in Oslo.",
        "Anna Berg joined the Lund League.",
    )
    people = [e for e in result.entities if e.name == "Anna Berg"]
    assert [len(e.mentions) for e in people] == [1, 1, 1]
    assert [e.doubts for e in people if e.doubts] == [
        (
            "“Anna Berg” could be the one born 1850, died 1899 or the one born 1950-05-05; the documents do not say which",
        )
    ]
    assert not [c for c in result.conflicts if c.predicate == "born"]


@pytest.mark.parametrize(
    ("one", "other", "bearers"),
    [
        ("Bergen, Norway", "Bergen, Sweden", 2),  # two countries
        ("Bergen, Ohio", "Bergen, Texas", 2),  # two states of one country
        ("Bergen, Ohio", "Bergen, OH", 1),  # a state by its letters
        ("Bergen, Ohio", "Bergen, USA", 1),  # a state and the country it lies in
        ("Bergen, Ohio", "Bergen, Canada", 2),  # a state and another country
        ("Bergen, Norway", "Bergen", 1),  # nothing speaks against it
    ],
)
def test_two_places_of_one_name_stay_two_where_they_lie_in_different_countries(
    one: str, other: str, bearers: int, pipeline: Pipeline
) -> None:
    result = run(pipeline, f"Anna Berg was born in {one}.", f"Olof Lind was born in {other}.")
    assert len(entities(result, "Bergen")) == bearers


def test_a_birth_in_two_years_is_a_conflict_and_no_namesake(pipeline: Pipeline) -> None:
    result = run(pipeline, "Anna Berg was born in 1950.", "Anna Berg was born in 1951.")
    assert len([e for e in result.entities if e.name == "Anna Berg"]) == 1
    assert [c.predicate for c in result.conflicts] == ["born"]


def test_what_a_pronoun_tells_about_the_only_person_of_a_document_counts(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "Karl Voss was an organist. He was born in Lund in 1821.",
        "Karl Voss is a racing cyclist. He was born on 5 June 1934 in Oslo.",
        "The cyclist Karl Voss won the Lund Cup in 1960.",
    )
    people = [e for e in result.entities if e.name == "Karl Voss"]
    assert sorted(tuple(sorted({m.document for m in e.mentions})) for e in people) == [("0.txt",), ("1.txt", "2.txt")]
    assert not [c for c in result.conflicts if c.predicate in {"born", "birth_place"}]
