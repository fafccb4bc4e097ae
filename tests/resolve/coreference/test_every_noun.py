"""Definite nouns of every kind, and the types of ships and other things, in whole texts."""

import pytest

from pipeline.records import Document, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, text: str, title: str | None = None) -> Result:
    return pipeline.run([Document(id="a.txt", text=text, title=title)])


def of_last(result: Result, noun: str) -> str | None:
    """The name of what the last mention of a noun refers to; None if it is left open."""
    mention = [m for m in result.mentions if m.text.casefold() == noun and m.kind == "noun"][-1]
    return next((e.name for e in result.entities if e.id == mention.entity), None)


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("The Harlow Seed Library is in Kent. The library was founded in 1969.", "library", "Harlow Seed Library"),
        ("The Lund Museum is in Lund. The museum was founded in 1969.", "museum", "Lund Museum"),
        ("The Norda Tunnel is 5 km long. The tunnel was opened in 1971.", "tunnel", "Norda Tunnel"),
        ("The Lund Study began in 1990. The study was paid for by Norway.", "study", "Lund Study"),
        ("The Holm Prize is given each year. The prize was first given in 1969.", "prize", "Holm Prize"),
        ("Norda Ltd is in Lund. The firm was founded in 1969.", "firm", "Norda Ltd"),
        ("Norda GmbH & Co. KG is in Lund. The company was founded in 1969.", "company", "Norda GmbH & Co. KG"),
        ("The ferry Lund Star sank in 1980. The ship was built in 1971.", "ship", "Lund Star"),
        ("HMS Brink was launched in 1940. The vessel was sunk in 1942.", "vessel", "HMS Brink"),
        ("Zelvax is a medicine for asthma. The drug was withdrawn in 2003.", "drug", "Zelvax"),
        ("Lund Seed Library\n12 Mill Street\n\nThe library was founded in 1969.", "library", "Lund Seed Library"),
    ],
)
def test_a_noun_refers_back_to_what_has_it_in_its_name_or_was_said_to_be_it(
    text: str, noun: str, name: str, pipeline: Pipeline
) -> None:
    assert of_last(run(pipeline, text), noun) == name


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Norda Ltd employs 40 people in Oslo. The ministry was founded in 1950.", "ministry"),  # another body
        ("The Lund League met in Oslo. The court heard the case in 1950.", "court"),  # another body
        ("The Lund Museum and the Oslo Museum are old. The museum was founded in 1969.", "museum"),  # one of two
    ],
)
def test_a_noun_that_nothing_fits_is_left_open(text: str, noun: str, pipeline: Pipeline) -> None:
    result = run(pipeline, text)
    assert of_last(result, noun) in {None, noun}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The MS Korsnes was built in 1971.", "MS Korsnes", "SHIP"),
        ("HMS Brink was launched in 1940.", "HMS Brink", "SHIP"),
        ("The MV Lund Star left Oslo.", "MV Lund Star", "SHIP"),
        ("The ferry Lund Star sank in 1980.", "Lund Star", "SHIP"),
        ("Norda is a lighthouse near Lund.", "Norda", "FAC"),
        ("Zelvax is a medicine for asthma.", "Zelvax", "PRODUCT"),
        ("Anna Berg won the Holm Prize in 1950.", "Holm Prize", "AWARD"),
        ("Ms Berg left Oslo in 1950.", "Ms Berg", "PERSON"),  # a title
    ],
)
def test_things_have_types(text: str, name: str, type_: str, pipeline: Pipeline) -> None:
    types = {e.name: e.type for e in run(pipeline, text).entities}
    assert types.get(name, types.get(name.removeprefix("Ms "))) == type_


def test_a_ship_is_one_with_and_without_the_letters_before_its_name(pipeline: Pipeline) -> None:
    result = pipeline.run(
        [
            Document(id="a.txt", text="The MS Korsnes was built in 1971."),
            Document(id="b.txt", text="The ferry Korsnes was built in 1974."),
        ]
    )
    (ship,) = [e for e in result.entities if e.type == "SHIP"]
    assert set(ship.names) == {"MS Korsnes", "Korsnes"}
    assert result.conflicts
