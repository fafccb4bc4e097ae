"""Addresses: the area after a place, the site of an institution."""

from collections.abc import Callable

import pytest

from pipeline.extract.addresses import read_addresses
from pipeline.records import Document
from pipeline.run import Pipeline


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "in [Bergen]{GPE}, [Norway]{GPE}",
            {"Bergen | located_in | Norway", "Bergen | country | Norway"},
        ),  # a country
        ("in [Springfield]{GPE}, [Ohio]{GPE}", {"Springfield | located_in | Ohio"}),  # an area that is not a country
        ("in [Bergen]{GPE} and [Norway]{GPE}", set()),  # two places
        ("in [Oslo]{GPE}, [Bergen]{GPE} and [Turku]{GPE}", set()),  # a list
        ("in [Oslo]{GPE}, [Stockholm]{GPE}", set()),  # two capitals
        ("in [West Africa]{LOC}, [Kenya]{GPE}", set()),  # no country holds a part of a continent
        ("in [Norway]{GPE}, [Sweden]{GPE}", set()),  # a country lies in no other
        ("by [Anna Berg]{PERSON}, [Norway]{GPE}", set()),  # no place
        ("[Lund Museum]{ORG} in [Lund]{GPE}", {"Lund Museum | located_in | Lund"}),  # an institution with one site
        ("[Lund Museum]{ORG}, [Lund]{GPE}", {"Lund Museum | located_in | Lund"}),
        ("[Lund Museum]{ORG} and [Lund]{GPE}", set()),
        ("[Nordvik Bank]{ORG} in [Lund]{GPE}", set()),  # a bank has many sites
    ],
)
def test_addresses(marked: str, expected: set[str], read: Callable, lines: Callable) -> None:
    reading = read(marked)
    assert lines(reading, read_addresses(reading)) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("They met in Cape Town, South Africa, in 1950.", {("Cape Town", "South Africa")}),
        ("In West Africa, Kenya met Norway.", set()),  # no country holds a part of a continent
        ("They have offices in Kampala, Kinshasa, Bunia and Bangui.", set()),  # a list of capitals
    ],
)
def test_addresses_in_a_run(text: str, areas: set[tuple[str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    assert {(f.subject.name, f.value.name) for f in result.facts if f.predicate == "located_in"} == areas
