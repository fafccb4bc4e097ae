"""Places: the names of one city, and the inhabitants of a country."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


@pytest.mark.parametrize(
    ("texts", "name", "other", "same"),
    [
        (
            ["He was born in Leningrad.", "He was born in Saint Petersburg."],
            "Leningrad",
            "Saint Petersburg",
            True,
        ),  # a former name
        (["He was born in Danzig.", "He was born in Gdańsk."], "Danzig", "Gdańsk", True),  # a name in another language
        (["He was born in Danzig.", "He was born in Warsaw."], "Danzig", "Warsaw", False),  # two cities
        (
            ["He was born in Springfield.", "He was born in Illinois."],
            "Springfield",
            "Illinois",
            False,
        ),  # a name of many cities
        (["He was born in New York.", "He was born in New York City."], "New York", "New York City", False),  # a state
    ],
)
def test_the_names_of_one_city_are_joined(
    texts: list[str], name: str, other: str, same: bool, pipeline: Pipeline
) -> None:
    (entity,) = entities(run(pipeline, *texts), name)
    assert (other in entity.names) is same


def test_inhabitants_have_the_code_of_their_country_and_are_not_it(pipeline: Pipeline) -> None:
    result = run(pipeline, "Norway joined the Lund League. The Norwegian minister met Norwegians in Oslo.")
    (country,), (people,) = entities(result, "Norway"), entities(result, "Norwegians")
    assert country.codes == people.codes == {"iso3166": "NOR"}
    assert people.names == ("Norwegian", "Norwegians")
