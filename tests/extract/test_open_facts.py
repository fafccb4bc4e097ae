"""Open facts: what clauses say beyond the vocabulary."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # quantities: what is counted, and where in the clause it stands
        ("Norda sold 98 boats in Lund.", {"Norda | open:sell_boat | 98", "Norda | open:sell_boat_in | Lund"}),
        ("Anna Berg paid for a total of $5 million.", {"Anna Berg | open:pay | a total of $5 million"}),
        ("The price of Norda rose by 5 percent.", {"Norda | open:price_rise_by | 5 percent"}),  # a noun with an owner
        ("Anna Berg praised the two.", set()),  # a number of nothing
        # a date, but not of a number: the time says when the number was right
        ("Anna Berg opened the Lund Hall in 1950.", {"Lund Hall | open:open | 1950", "Anna Berg | open:open | Lund Hall"}),
        ("Anna Berg sold 98 boats in 1950.", {"Anna Berg | open:sell_boat | 98"}),
        ("Anna Berg opened the Lund Hall before 1950.", {"Anna Berg | open:open | Lund Hall"}),  # only a bound
        # names
        ("Anna Berg praised Nils Holm.", {"Anna Berg | open:praise | Nils Holm"}),
        ("Anna Berg praised the boats.", set()),  # no date, quantity or name
        ("It was praised by Nils Holm.", set()),  # "it" stands for nothing here
        # verbs that say nothing by themselves
        ("Anna Berg said in 1950.", set()),
        ("Norway had joined in 1950.", set()),  # what it joined stands elsewhere
        ("Anna Berg painted it in 1950.", set()),  # an object that is only known from before
        ("Anna Berg praised the organisation in 1950.", set()),
        # what a rule reads is not an open fact
        ("The Lund League was founded in 1950.", set()),
    ],
)  # fmt: skip
def test_open_facts(text: str, expected: set[str], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    assert {
        f"{f.subject.name} | {f.predicate} | {f.value.name}" for f in facts if f.predicate.startswith("open:")
    } == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 98 cases.", {"Norda | open:case | 98"}),
        ("98 cases were confirmed in 1950.", {"Norda | open:confirm_case | 98"}),  # a noun without an owner
        ("The price rose by 5 percent.", {"Norda | open:price_rise_by | 5 percent"}),
    ],
)
def test_a_title_says_what_it_is_about(text: str, expected: set[str], pipeline: Pipeline) -> None:
    (facts, untitled) = (pipeline.run([Document(id="a", text=text, title=t)]).facts for t in ("Norda", None))
    assert {f"{f.subject.name} | {f.predicate} | {f.value.name}" for f in facts} == expected
    assert untitled == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norda sold 98 boats in Lund in 1950.", {"noun": ["boat"], "action": ["sell"], "among": ["lund"], "time": ["1950/1950"]}),
        ("Norda sold 98 old boats to Nils Holm.", {"noun": ["boat"], "action": ["sell"], "kind": ["old"], "among": ["nils holm"]}),
        ("The crew of Norda sold 98 boats.", {"noun": ["boat"], "action": ["sell"], "about": ["crew"]}),
    ],
)
def test_the_rest_of_a_clause_is_in_the_qualifiers(
    text: str, expected: dict[str, list[str]], pipeline: Pipeline
) -> None:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    (fact,) = (f for f in facts if f.predicate == "open:sell_boat")
    assert {name: [v.name for v in values] for name, values in fact.qualifiers.items()} == expected


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        ("Anna Berg praised Nils Holm.", "affirmed", "asserted"),
        ("Anna Berg did not praise Nils Holm.", "negated", "asserted"),
        ("Anna Berg will praise Nils Holm.", "affirmed", "planned"),
        ("Olof Lind said that Anna Berg had praised Nils Holm.", "affirmed", "reported"),
    ],
)
def test_the_status_of_a_clause_is_that_of_its_facts(
    text: str, polarity: str, certainty: str, pipeline: Pipeline
) -> None:
    (fact,) = pipeline.run([Document(id="a", text=text)]).facts
    assert (fact.predicate, fact.polarity, fact.certainty) == ("open:praise", polarity, certainty)


def test_a_rank_is_a_number_of_its_order(pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text="The Lund Hall is the 37th largest hall in Norway.")]).facts
    (fact,) = (f for f in facts if f.predicate == "open:hall")
    assert fact.value.name == "37th"
    assert [v.name for v in fact.qualifiers["kind"]] == ["largest"]
