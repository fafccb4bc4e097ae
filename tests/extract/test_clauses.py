"""Rules applied to clauses: what is not plain from the examples of the rules."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def test_a_verb_may_be_broken_at_the_end_of_a_line(pipeline: Pipeline) -> None:
    text = "They used it to co-\noperate fully."
    assert any(c.lemma == "co-" for c in pipeline.annotate(Document(id="a", text=text)).clauses)
    assert pipeline.run([Document(id="a", text=text)]).documents


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
        ("The Lund League was founded in 1950 by the Bergen Council.", set()),  # who did it is no instrument
    ],
)
def test_qualifiers(text: str, facts: set[tuple[str, str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    wanted = {"role", "number", "place", "instrument"}
    assert {
        (f.predicate, n, v.name) for f in result.facts for n, vs in f.qualifiers.items() for v in vs if n in wanted
    } == facts


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("They met in Cape Town, South Africa, in 1950.", {("Cape Town", "South Africa")}),
        ("In West Africa, Kenya met Norway.", set()),  # no country holds a part of a continent
        ("They have offices in Kampala, Kinshasa, Bunia and Bangui.", set()),  # a list of capitals
    ],
)
def test_addresses(text: str, areas: set[tuple[str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    assert {(f.subject.name, f.value.name) for f in result.facts if f.predicate == "located_in"} == areas


def test_an_office_with_a_hyphen_is_told_whole(pipeline: Pipeline) -> None:
    text = "Nils Holm, the Secretary-General of the Lund League, spoke."
    result = pipeline.run([Document(id="a", text=text)])
    assert [f.value.name for f in result.facts if f.predicate == "position_held"] == ["Secretary-General"]
