"""Joins beyond equal names: which short or other name is the same thing, and when nobody can tell."""

import pytest

from pipeline.records import Alias, Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str, aliases: tuple[Alias, ...] = ()) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)], aliases=aliases)


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


@pytest.mark.parametrize(
    ("texts", "short", "found"),
    [
        (
            ["Anna Berg was born in 1950.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Anna Berg", "Berg"},
        ),  # the only one of the corpus
        (
            ["Anna Berg was born in 1950.", "Olof Berg was born in 1940.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Berg"},
        ),  # two of the corpus
        (
            ["Anna Maria Berg was born in 1950.", "A. M. Berg joined the Lund League in 1970."],
            "A. M. Berg",
            {"A. M. Berg", "Anna Maria Berg"},
        ),  # initials
        (
            ["Anna Berg was born in 1950.", "O. Berg joined the Lund League in 1970."],
            "O. Berg",
            {"O. Berg"},
        ),  # another initial
        (
            ["Anna Berg was born in 1950.", "Anna joined the Lund League in 1970."],
            "Anna",
            {"Anna"},
        ),  # a given name is nobody's alone
    ],
)
def test_a_part_of_a_name_is_looked_up_in_the_corpus(
    texts: list[str], short: str, found: set[str], pipeline: Pipeline
) -> None:
    (entity,) = entities(run(pipeline, *texts), short)
    assert set(entity.names) == found


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


def test_what_was_left_open_is_said(pipeline: Pipeline) -> None:
    (berg,) = entities(run(pipeline, "Anna Berg met Olof Berg in 1990. Berg resigned in 1991."), "Berg")
    assert berg.doubts == ("“Berg” could be Anna Berg or Olof Berg, and nothing tells which",)


def test_inhabitants_have_the_code_of_their_country_and_are_not_it(pipeline: Pipeline) -> None:
    result = run(pipeline, "Norway joined the Lund League. The Norwegian minister met Norwegians in Oslo.")
    (country,), (people,) = entities(result, "Norway"), entities(result, "Norwegians")
    assert country.codes == people.codes == {"iso3166": "NOR"}
    assert people.names == ("Norwegian", "Norwegians")


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
        ("“Anna Berg” could be the one born 1850, died 1899 or the one born 1950-05-05, and nothing tells which",)
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


# The user has the last word


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


# The first person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I was born in Oslo in 1950.", True),  # whoever writes
        ("My birth in Oslo in 1950 was a surprise. I was born in Oslo in 1950.", True),
        ('Olof Lind said: "I was born in Oslo in 1950."', False),  # somebody else speaks
        ("“I was born in Oslo in 1950,” said Olof Lind.", False),
    ],
)
def test_who_writes_in_the_first_person_is_the_author(text: str, found: bool, pipeline: Pipeline) -> None:
    result = run(pipeline, text)
    said = {(f.subject.name, f.value.name) for f in result.facts if f.predicate == "born"}
    assert (("author of 0.txt", "1950") in said) is found
    assert bool(entities(result, "author of 0.txt")) is found


def test_the_authors_of_two_documents_are_two(pipeline: Pipeline) -> None:
    result = run(pipeline, "I was born in Oslo in 1950.", "I was born in Oslo in 1960.")
    assert not result.conflicts
