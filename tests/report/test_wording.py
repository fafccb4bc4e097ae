"""Records in words."""

from typing import Any

import pytest

from pipeline.records import (
    Conflict,
    DateValue,
    Decision,
    Document,
    EntityRef,
    Evidence,
    Fact,
    NumberValue,
    Side,
    TextValue,
    Value,
)
from pipeline.report.wording import (
    about_document,
    count,
    decision_in_words,
    position_in_words,
    predicate_in_words,
    qualifiers_in_words,
    statement,
    value_in_words,
)

PACT = EntityRef(entity="e-1", name="Harbour Pact", type="TREATY")
EVIDENCE = (Evidence(document="a.txt", start=0, end=1, quote="x", rule="r"),)


def fact(predicate: str = "signed", value: Value | None = None, **more: Any) -> Fact:
    value = value or DateValue(name="1950-05-03", edtf="1950-05-03")
    return Fact(id="f-1", subject=PACT, predicate=predicate, value=value, confidence=1, evidence=EVIDENCE, **more)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DateValue(name="1950-05-03", edtf="1950-05-03"), "3 May 1950"),
        (DateValue(name="2011/2017", edtf="2011/2017"), "2011–2017"),
        (DateValue(name="x", edtf="1950-05-03", readings=("1950-05-03", "1950-03-05")), "3 May 1950 or 5 March 1950"),
        (DateValue(name="soon", edtf="soon"), "soon"),  # from elsewhere, and not EDTF
        (NumberValue(name="4.9 million", amount=4.9e6), "4.9 million"),
        (NumberValue(name="12", amount=12, unit="km²"), "12 km²"),
        (NumberValue(name="12 km²", amount=12, unit="km²"), "12 km²"),  # the unit once
        (TextValue(name="UNH"), "UNH"),
    ],
)
def test_value_in_words(value: Value, words: str) -> None:
    assert value_in_words(value) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (DateValue(name="2011/2017", edtf="2011/2017", extent="whole"), "time: 2011–2017"),
        (DateValue(name="2017/2017", edtf="2017/2017", extent="within"), "time: at some time in 2017"),
        (DateValue(name="x", edtf="2020-12-02/2020-12-02", extent="within"), "time: on 2 December 2020"),
        (DateValue(name="x", edtf="2011/2017", extent="within"), "time: at some time in 2011–2017"),
    ],
)
def test_a_time_says_whether_it_is_the_whole_period(time: DateValue, words: str) -> None:
    assert qualifiers_in_words(fact(qualifiers={"time": (time,)})) == (words,)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (fact(), "Harbour Pact – signed: 3 May 1950"),
        (fact("entered_into_force"), "Harbour Pact – entered into force: 3 May 1950"),
        (fact("open:lie in", TextValue(name="a chest")), "Harbour Pact – lie in: a chest"),  # an open predicate
        (fact(polarity="negated"), "Harbour Pact – signed: 3 May 1950 (denied)"),
        (
            fact(certainty="reported", attributed_to="the mayor", qualifiers={"place": (TextValue(name="Veldmar"),)}),
            "Harbour Pact – signed: 3 May 1950 (reported; according to the mayor; place: Veldmar)",
        ),
    ],
)
def test_statement(stated: Fact, words: str) -> None:
    assert statement(stated) == words


def conflict() -> Conflict:
    sides = tuple(Side(value=TextValue(name=name), facts=("f-1",), documents=("a.txt",)) for name in ("left", "right"))
    return Conflict(
        id="c-1", kind="value", severity="low", subject=PACT, predicate="signed", sides=sides, explanation="x"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(verdict="side", side=1), "right is right"),
        (Decision(verdict="side", side=9), "one side is right"),  # a side that the conflict of this run lacks
        (Decision(verdict="both", by="A. Reader"), "all sides are right (decided by A. Reader)"),
        (Decision(verdict="unsure", at="2025-01-31", note="ask"), "undecided (decided on 2025-01-31): ask"),
    ],
)
def test_decision_in_words(decision: Decision, words: str) -> None:
    assert decision_in_words(decision, conflict()) == words


def test_the_description_of_a_document_repeats_nothing() -> None:
    known = Document(id="a.txt", text="", title="The Gazette", source="a.txt", date="1950-05-03")
    assert about_document(known) == "The Gazette, 1950-05-03"


@pytest.mark.parametrize(
    ("author", "source", "words"),
    [
        ("Ada Berg", "The Gazette", "Ada Berg, The Gazette"),
        ("Ada Berg", None, "Ada Berg"),
        ("Ada Berg", "Ada Berg <ada@example.org>", "Ada Berg <ada@example.org>"),  # said once
        (None, "The Gazette", "The Gazette"),
    ],
)
def test_who_wrote_a_document(author: str | None, source: str | None, words: str) -> None:
    assert about_document(Document(id="a.txt", text="x", author=author, source=source)) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"page": 3, "box": (1, 2, 3, 4)}, "page 3"),
        ({"sheet": "Costs", "cell": "B7"}, "sheet Costs, cell B7"),
        ({"slide": 4, "heading": ("Terms", "Fees")}, "slide 4, under Terms › Fees"),
        ({"row": 12}, "row 12"),
        ({"header": "Subject"}, "header Subject"),
        ({}, ""),
    ],
)
def test_where_evidence_stands(place: dict[str, Any], words: str) -> None:
    assert position_in_words(EVIDENCE[0].model_copy(update=place)) == words


def test_small_words() -> None:
    assert [count(1, "fact"), count(1200, "fact"), count(2, "entity", "entities")] == [
        "1 fact",
        "1,200 facts",
        "2 entities",
    ]
    assert predicate_in_words("open:come_into") == "come into"
