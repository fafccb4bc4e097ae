"""Aliases: the user overrides the documents."""

import pytest

from pipeline.records import Alias, Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str, aliases: tuple[Alias, ...] = ()) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)], aliases=aliases)


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


def test_an_alias_joins_names_that_share_nothing(pipeline: Pipeline) -> None:
    alias = Alias(name="Nordic Data", same_as="Norda Bank", codes={"wikidata": "Q0"}, where="aliases.csv, line 2")
    result = run(pipeline, "Norda Bank was founded in 1990.", "Nordic Data was founded in 1991.", aliases=(alias,))
    (entity,) = entities(result, "Nordic Data")
    assert (entity.name, entity.codes) == ("Norda Bank", {"wikidata": "Q0"})
    assert [(m.name, m.reason, m.score) for m in entity.merges] == [
        ("Nordic Data", "aliases.csv, line 2 says that it is Norda Bank", 1.0)
    ]
    assert [c.predicate for c in result.conflicts] == ["founded"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Baltic Fishing Rights Treaty", "Treaty on Baltic Fishing Rights"),  # the same words
        ("LSL", "Lund Sea League"),  # its letters
    ],
)
def test_what_the_user_tells_apart_stays_apart(name: str, other: str, pipeline: Pipeline) -> None:
    text = f"The {other} was praised in 1950. Norway praised the {name} in 1951."
    assert len(entities(run(pipeline, text), name)) == 1
    assert other in entities(run(pipeline, text), name)[0].names
    aliases = (Alias(name=name, different_from=other),)
    (entity,) = entities(run(pipeline, text, aliases=aliases), name)
    assert other not in entity.names


def test_an_alias_of_a_name_that_is_nowhere_does_nothing(pipeline: Pipeline) -> None:
    text = "Norda Bank was founded in 1990."
    alias = Alias(name="Elsewhere", same_as="Norda Bank", codes={"wikidata": "Q0"})
    assert run(pipeline, text, aliases=(alias,)) == run(pipeline, text)
