"""Tables of more than two columns: what a row and a header say together."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Bank | Founded | Headquarters\nNordvik Bank | 1950 | Oslo\nFjord Trust Bank | 3 May 1975 | Bergen",
            {
                ("Nordvik Bank", "founded", "1950"),
                ("Nordvik Bank", "headquarters", "Oslo"),
                ("Fjord Trust Bank", "founded", "1975-05-03"),
                ("Fjord Trust Bank", "headquarters", "Bergen"),
            },
        ),  # a header over each column
        (
            "| No. | Country | Capital |\n|---|---|---|\n| 1 | Norway | Oslo |\n| 2 | Finland | |",
            {("Norway", "capital", "Oslo")},
        ),  # numbered rows, an empty cell
        (
            "Lund Sea League\n\nMember\tCapital\tSince\nNorway\tOslo\t1950",
            {("Lund Sea League", "member", "Norway"), ("Norway", "capital", "Oslo")},
        ),  # the first column is what they are to what the section is about
        (
            "Body | Place | Country\nThe Lund Institute | Port of Spain | Trinidad and Tobago\nunknown | Oslo | Norway",
            {("Lund Institute", "country", "Trinidad and Tobago")},
        ),  # an article, a row that names nothing first
        (
            "Bank | Founded | Headquarters\nNordvik Bank | 1950 | Port of Spain",
            {("Nordvik Bank", "founded", "1950"), ("Nordvik Bank", "headquarters", "Port of Spain")},
        ),  # a capital is not the country in its name
        (
            "Bank | Founded | Headquarters\nNordvik Bank | 1950 | Oslo Central Harbour Front",
            {("Nordvik Bank", "founded", "1950")},
        ),  # a piece of a cell is not what it says
        ("Bank | Motto | Colour\nNordvik Bank | Onward | Blue", set()),  # headers that say nothing known
        ("Year | Founded | Dissolved\n1950 | 3 | 1", set()),  # rows that name nothing
        ("Person | Founded | Headquarters\nAnna Berg | 1950 | Oslo", set()),  # a person has no headquarters
        ("Bank | Founded | Headquarters\n\nNordvik Bank | 1950 | Oslo", set()),  # apart from its header
    ],
)
def test_what_a_table_says(text: str, facts: set[tuple[str, str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    assert {(f.subject.name, f.predicate, f.value.name) for f in result.facts} == facts


def test_the_evidence_is_the_row(pipeline: Pipeline) -> None:
    text = "Bank | Founded | Headquarters\nNordvik Bank | 1950 | Oslo"
    evidence = pipeline.run([Document(id="a", text=text)]).facts[0].evidence[0]
    assert evidence.quote == "Nordvik Bank | 1950 | Oslo"
    assert text[slice(*(evidence.subject or ()))] == "Nordvik Bank"
    assert text[slice(*(evidence.value or ()))] == "1950"
