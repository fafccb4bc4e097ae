"""Open facts: what clauses say beyond the vocabulary."""

from collections.abc import Callable

import pytest

from pipeline.extract import Reading
from pipeline.extract.open_facts import read_open_facts
from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def open_facts(text: str, pipeline: Pipeline, title: str | None = None) -> set[str]:
    facts = pipeline.run([Document(id="a", text=text, title=title)]).facts
    return {f"{f.subject.name} | {f.predicate} | {f.value.name}" for f in facts if f.predicate.startswith("open:")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quantity, with its bounds, adjectives and noun; the rest of the clause is in the qualifiers
        ("Norda sold 98 boats in Lund.", {"Norda | open:sell_boat | 98 boats"}),
        ("Norda sold at least 98 old boats.", {"Norda | open:sell_boat | at least 98 old boats"}),
        ("Anna Berg paid for a total of $5 million.", {"Anna Berg | open:pay | a total of $5 million"}),
        ("The price of Norda rose by 5 percent.", {"Norda | open:price_rise_by | 5 percent"}),  # a noun with an owner
        ("Norda sold 98 boats and 12 cars.", {"Norda | open:sell_boat | 98 boats", "Norda | open:sell_car | 12"}),
        ("Anna Berg praised the two.", set()),  # a number of nothing
        ("Anna Berg met Nils Holm during a clash with 30 guards.", {"Anna Berg | open:meet | Nils Holm"}),
        # otherwise the date
        ("Anna Berg opened the Lund Hall in 1950.", {"Anna Berg | open:open | 1950"}),
        ("Anna Berg sold 98 boats in 1950.", {"Anna Berg | open:sell_boat | 98 boats"}),  # says when the number was right
        ("Anna Berg opened the Lund Hall before 1950.", {"Anna Berg | open:open | Lund Hall"}),  # only a bound
        ("Anna Berg praised the hall, which Nils Holm had opened in 1950.", {"Nils Holm | open:open | 1950"}),  # of its verb
        # otherwise the names in one slot
        ("Anna Berg praised Nils Holm in Lund.", {"Anna Berg | open:praise | Nils Holm"}),
        ("Anna Berg praised Nils Holm and Olof Lind.",
         {"Anna Berg | open:praise | Nils Holm", "Anna Berg | open:praise | Olof Lind"}),
        ("Anna Berg praised the boats.", set()),  # no date, quantity or name
        ("It was praised by Nils Holm.", set()),  # "it" stands for nothing here
        # verbs that say nothing by themselves
        ("Anna Berg said in 1950.", set()),
        ("Norway had joined in 1950.", set()),  # what it joined stands elsewhere
        ("Anna Berg painted it in 1950.", set()),  # an object that is only known from before
        ("Anna Berg praised the organisation in 1950.", set()),
        ("Nils Holm visited Lund, vol. 3, pp. 12–14.", set()),  # a reference
        # nobody states it
        ("Did Anna Berg praise Nils Holm?", set()),
        ("Praise Nils Holm.", set()),
        ("The poster read: \"Anna Berg praised Nils Holm in 1950.\"", set()),  # nobody is named who says so
        # what a rule reads is not an open fact
        ("The Lund League was founded in 1950.", set()),
    ],
)  # fmt: skip
def test_open_facts(text: str, expected: set[str], pipeline: Pipeline) -> None:
    assert open_facts(text, pipeline) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 98 cases.", {"Norda | open:case | 98"}),
        ("98 cases were confirmed in 1950.", {"Norda | open:confirm_case | 98"}),  # a noun without an owner
        ("The price rose by 5 percent.", {"Norda | open:price_rise_by | 5 percent"}),
        (
            "Nine men and 18 women were killed.",
            {"Norda | open:kill_man | Nine", "Norda | open:kill_woman | 18"},
        ),  # each half counts its own
    ],
)
def test_a_title_says_what_it_is_about(text: str, expected: set[str], pipeline: Pipeline) -> None:
    assert open_facts(text, pipeline, "Norda") == expected
    assert open_facts(text, pipeline) == set()


@pytest.mark.parametrize(
    ("title", "is_topic"),
    [
        ("Lund fever", True),
        ("Nils Holm destroys hall in Lund", False),  # a headline tells an event
        ("Nils Holm to open hall in Lund", False),
        ("How to Open a Hall", True),  # a work
    ],
)
def test_a_headline_is_no_topic(title: str, is_topic: bool, pipeline: Pipeline) -> None:
    assert bool(open_facts("There were 98 cases.", pipeline, title)) is is_topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norda sold 98 boats in Lund in 1950.", {"in": ["Lund"], "time": ["1950/1950"]}),
        ("Norda sold 98 boats to Nils Holm.", {"to": ["Nils Holm"]}),
        ("Norda sold 98 boats to a small yard.", {"to": ["a small yard"]}),  # the phrase
        ("Norda sold 98 boats to Nils Holm and Olof Lind.", {"to": ["Nils Holm", "Olof Lind"]}),
        ("Norda has sold 98 boats.", {"as_of": ["so far"]}),  # right for the day of writing
        ("Norda now sells 98 boats.", {"as_of": ["now"]}),
        ("According to Nils Holm, Norda sold 98 boats.", {}),
        ("Norda sold 98 boats.", {}),
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


def test_proper_names_never_enter_a_predicate(read: Callable[..., Reading], lines: Callable[..., set[str]]) -> None:
    made = {"lemma": "sell", "trigger": "sold", "arguments": {"subject": "Tigers", "object": "98 boats"}}
    reading = read("At last, Tigers sold [98]{CARDINAL} boats.", title="Norda", clauses=[made])
    (statement,) = read_open_facts(reading)
    assert lines(reading, [statement]) == {"- | open:sell | 98"}
    assert [o.literal.name for o in statement.qualifiers["subject"] if o.literal] == ["Tigers"]


def test_nothing_is_told_about_a_thing_without_a_name(pipeline: Pipeline) -> None:
    texts = ("A statement praised Nils Holm.", "The Lund Statement praised Nils Holm.")
    assert [bool(pipeline.run([Document(id="a", text=text)]).facts) for text in texts] == [False, True]
