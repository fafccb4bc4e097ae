"""Companies with legal forms, and bodies that every country has."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def organisations(result: Result) -> list[set[str]]:
    found: list[Entity] = [e for e in result.entities if e.type == "ORG"]
    return sorted((set(e.names) for e in found), key=sorted)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ["Lund Mills GmbH & Co. KG was founded in 1983.", "Lund Mills GmbH & Co KG was founded in 1984."],
            [{"Lund Mills GmbH & Co. KG", "Lund Mills GmbH & Co KG"}],
        ),  # a legal form of several words, with and without a full stop
        (
            ["Holm GmbH & Co. KG was founded in 1983.", "Holm GmbH was founded in 1971.", "Holm AG closed in 1999."],
            [{"Holm AG"}, {"Holm GmbH"}, {"Holm GmbH & Co. KG"}],
        ),  # three companies
        (
            ["Kappa Sp. z o.o. was founded in 1993.", "Norda Holding A/S was founded in 1991."],
            [{"Kappa Sp. z o.o."}, {"Norda Holding A/S"}],
        ),  # legal forms with full stops and strokes
        (
            ["Lukvik Oil Comp was founded in 1999.", "Lukvik Oil Company was founded in 2001."],
            [{"Lukvik Oil Comp", "Lukvik Oil Company"}],
        ),  # an abbreviated word
        (
            ["Norda Norway AS, a subsidiary of Norda Ltd, was founded in 1994. Norda Ltd was founded in 1951."],
            [{"Norda Ltd"}, {"Norda Norway AS"}],
        ),  # a subsidiary
        (
            ["The Norwegian Ministry of Finance closed.", "The Ministry of Finance of Norway was founded in 1815."],
            [{"Ministry of Finance of Norway", "Norwegian Ministry of Finance"}],
        ),  # one ministry by adjective and by name
        (
            ["Norway's Ministry of Finance was founded in 1814. Sweden's Ministry of Finance was founded in 1840."],
            [{"Ministry of Finance"}, {"Ministry of Finance"}],
        ),  # two owners
        (
            ["In Norway, the Ministry of Finance closed.", "In Sweden, the Ministry of Finance closed."],
            [{"Ministry of Finance"}, {"Ministry of Finance"}],
        ),  # the country that each text is about
        (
            ["The Ministry of Finance closed in 1950.", "The Ministry of Finance closed in 1960."],
            [{"Ministry of Finance"}, {"Ministry of Finance"}],
        ),  # nothing says whose
    ],
)
def test_which_names_are_one_organisation(texts: list[str], names: list[set[str]], pipeline: Pipeline) -> None:
    assert organisations(run(pipeline, *texts)) == sorted(names, key=sorted)


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Holm GmbH & Co. KG was founded in 1983.", "Holm GmbH & Co. KG", "1983"),
        ("Lund Mills AG & Co. KGaA was founded in 1984.", "Lund Mills AG & Co. KGaA", "1984"),
        ("Holm Ltd. & Co. KG was founded in 1985.", "Holm Ltd. & Co. KG", "1985"),
        ("In 1986, Lund Pty. Ltd. was founded in Perth.", "Lund Pty. Ltd.", "1986"),
    ],
)
def test_a_company_keeps_its_facts_beside_its_legal_form(text: str, name: str, year: str, pipeline: Pipeline) -> None:
    facts = {(f.subject.name, f.value.name) for f in run(pipeline, text).facts if f.predicate == "founded"}
    assert facts == {(name, year)}


@pytest.mark.parametrize(
    "text",
    [
        "LUND MILL CLOSES AFTER FIRE\n\nThe mill in Lund closed on 3 May 1990.",
        "STORM HITS LUND HARBOUR TWICE\n\nA storm hit Lund on 3 May 1990.",
        "HUNDREDS MARCH AGAINST NEW TAX\n\nHundreds of people marched on 3 May 1990.",
    ],
)
def test_a_headline_in_capitals_is_no_organisation(text: str, pipeline: Pipeline) -> None:
    assert not [e for e in run(pipeline, text).entities if e.type == "ORG" and e.name.isupper()]


def test_a_name_in_a_headline_in_capitals_is_known_from_the_text(pipeline: Pipeline) -> None:
    result = run(pipeline, "NORDA LTD BUYS LUND MILL\n\nNorda Ltd bought the Lund Mill in 1990.")
    (entity,) = [e for e in result.entities if e.name == "Norda Ltd"]
    assert entity.type == "ORG"
