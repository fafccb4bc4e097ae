"""Statements from clauses: what the examples of the rules do not show."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def test_a_verb_may_be_broken_at_the_end_of_a_line(pipeline: Pipeline) -> None:
    text = "They used it to co-\noperate fully."
    assert any("operate" in c.lemma for c in pipeline.annotate(Document(id="a", text=text)).clauses)
    assert pipeline.run([Document(id="a", text=text)]).documents


def test_a_block_may_end_with_a_place(pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text="- a bank based in Oslo\n- Norda Ltd is based in Lund")])
    assert [f.value.name for f in result.facts if f.predicate == "headquarters"] == ["Lund"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Anna Berg is the director of the Lund Museum.", {("employer", "role", "director")}),
        ("Anna Berg won two Fjord Medals and the Lund Prize.", {("award", "number", "two")}),  # two of the one only
        (
            "The film The Silent Harbour came out in Norway on 3 May 1990 and in Sweden on 4 May 1990.",
            {("published", "place", "Norway"), ("published", "place", "Sweden")},
        ),  # one place for each date
        (
            "The Lund League was founded in Oslo in 1950 by the Treaty of Bergen.",
            {("founded", "place", "Oslo"), ("founded", "instrument", "Treaty of Bergen")},
        ),
        ("The Lund League was founded in 1950 by the Bergen Council.", set()),  # who did it is not an instrument
    ],
)
def test_qualifiers(text: str, facts: set[tuple[str, str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    wanted = {"role", "number", "place", "instrument"}
    assert {
        (f.predicate, n, v.name) for f in result.facts for n, vs in f.qualifiers.items() for v in vs if n in wanted
    } == facts


def test_an_office_with_a_hyphen_is_told_whole(pipeline: Pipeline) -> None:
    text = "Nils Holm, the Secretary-General of the Lund League, spoke."
    result = pipeline.run([Document(id="a", text=text)])
    assert [f.value.name for f in result.facts if f.predicate == "position_held"] == ["Secretary-General"]


@pytest.mark.parametrize(
    ("text", "predicate", "facts"),
    [
        # one value: a place and what it lies in is one fact
        ("Anna Berg was born in Lund, Sweden.", "birth_place", {("Anna Berg", "Lund", "Lund, Sweden")}),
        ("Anna Berg was born in Wichelund in Sweden.", "birth_place", {("Anna Berg", "Wichelund", "Wichelund in Sweden")}),
        ("Anna Berg was born in London, Ontario, Canada.", "birth_place", {("Anna Berg", "London", "London, Ontario, Canada")}),
        ("Anna Berg was born in Lund, Ohio, USA as Anna Lind.", "birth_place", {("Anna Berg", "Lund", "Lund, Ohio, USA")}),
        # several values: each of them
        ("Anna Berg lives in Bergen, Norway.", "residence", {("Anna Berg", "Bergen", "Bergen"), ("Anna Berg", "Norway", "Norway")}),
    ],
)  # fmt: skip
def test_places_with_what_they_lie_in(
    text: str, predicate: str, facts: set[tuple[str, str, str]], pipeline: Pipeline
) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    found = {
        (f.subject.name, f.value.name, text[slice(*f.evidence[0].value)])
        for f in result.facts
        if f.predicate == predicate and f.evidence[0].value
    }
    assert found == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("A native of Bergen, Anna Berg won a race.", {"Anna Berg | birth_place | Bergen"}),  # no subject of its own
        ("A lifelong Bergen native, Anna Berg has won.", {"Anna Berg | birth_place | Bergen"}),
        ("Anna Berg died in her native city of Bergen.", {"Anna Berg | birth_place | Bergen"}),
        ("Anna Berg is a member of Norda, an organisation founded in 1950.", {"Norda | founded | 1950"}),  # not the member
        ("She is chief of Norda, a firm that Anna Berg co-founded in 1950.", {"Norda | founded | 1950"}),  # relative
        ("Anna Berg leads Norda, a small company she started in 1950.", {"Norda | founded | 1950"}),  # without "that"
        ("Olof was a director of Nordvik Bank which was founded in 1950.", {"Nordvik Bank | founded | 1950"}),  # no person
        ("Norda is a startup company based in Bergen specialised in boats.", {"Norda | headquarters | Bergen"}),
        ("Nordvik Line is an airline, the largest of Norway, headquartered in Bergen.", {"Nordvik Line | headquarters | Bergen"}),
        ("Anna Berg is the chief of Nordvik Bank, based in Bergen.", {"Nordvik Bank | headquarters | Bergen"}),
        ("It is run by Nordvik Line, a company operating ships, headquartered in Bergen.", {"Nordvik Line | headquarters | Bergen"}),
        ("Anna Berg was appointed Chief Executive Officer of Europe Lund Bank plc in May 2011.", {"Europe Lund Bank plc | chief_executive | Anna Berg"}),
        ("Anna Berg is the chief executive and chairwoman of the board of Nordvik Bank.",
         {"Nordvik Bank | chief_executive | Anna Berg", "Nordvik Bank | chair | Anna Berg"}),
        ("Nordvik Bank is led by chief executive officer Anna Berg.", {"Nordvik Bank | chief_executive | Anna Berg"}),
        ("Nordvik Bank is led by Anna Berg, President and Chief Executive Officer.",
         {"Nordvik Bank | chief_executive | Anna Berg", "Nordvik Bank | chair | Anna Berg"}),
        ("The city is home to the University of Lund (established in 1665).", {"University of Lund | founded | 1665"}),  # not the city
        ("He is the editor of The Velm Journal, established in 2005.", {"Velm Journal | founded | 2005"}),  # nor the editor
        ("It joined two bodies, the Lund Club (founded in 1893), and the Freight Bureau.", {"Lund Club | founded | 1893"}),  # the first alone
        ("Velm Enterprises, L.L.C. is a company based in Bergen.", {"Velm Enterprises, L.L.C. | headquarters | Bergen"}),  # a legal form
        ("It was established by Part I of the Treaty of Bergen, signed on 28 June 1919.", {"Treaty of Bergen | signed | 1919-06-28"}),
        ("Norway signed a non-aggression treaty in 1990.", {"non-aggression treaty | signed | 1990"}),  # no treaty on aggression
        ("Non-Nordvik Bank chairwoman Anna Berg left.", set()),  # of another bank
        ("Born in Bergen, the son of Osloite Olof Lind, Anna Berg left.", {"Anna Berg | birth_place | Bergen"}),  # a word before the father
        ("Anna Berg met Olof Lind, led by chairman Nils Holm.", set()),  # nobody leads a person
        ("Olof Lind is the son of Nils Lind of Velm by his wife Anna Berg.", {"Nils Lind | spouse | Anna Berg"}),  # not the son's
    ],
)  # fmt: skip
def test_what_is_said_of_whom(text: str, facts: set[str], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    wanted = {"birth_place", "founded", "headquarters", "chief_executive", "chair", "signed", "spouse"}
    assert {
        f"{f.subject.name} | {f.predicate} | {f.value.name}" for f in result.facts if f.predicate in wanted
    } == facts
