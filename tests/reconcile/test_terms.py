"""How long an event lasted, against its first and last day. Facts made by hand; no model needed."""

import pytest

from pipeline.reconcile import reconcile
from pipeline.records import DateValue, EntityRef, Evidence, Fact, NumberValue, Value
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
EVENT = EntityRef(entity="e-restoration", name="restoration of Norda Bridge", type="EVENT")


def fact(predicate: str, value: Value, document: str) -> Fact:
    return Fact(
        id=f"f-{predicate}",
        subject=EVENT,
        predicate=predicate,
        value=value,
        confidence=0.9,
        evidence=(Evidence(document=document, start=0, end=1, quote="x", rule=f"{predicate}/verb"),),
    )


@pytest.mark.parametrize(
    ("held", "years", "document", "expected"),
    [
        ("1884/1887", 6, "b.txt", [("lasted", "1884–1887, but lasted 6 years")]),
        ("1884/1887", 4, "b.txt", []),  # from early in the first year to late in the last one
        ("1884/..", 6, "b.txt", []),  # the end is not known
        ("1884/1887", 6, "a.txt", []),  # a document that gives both may count something else
    ],
)
def test_an_event_lasts_from_its_first_day_to_its_last(
    held: str, years: int, document: str, expected: list[tuple[str, str]]
) -> None:
    facts = [
        fact("held", DateValue(name=held, edtf=held), "a.txt"),
        fact("lasted", NumberValue(name=f"{years} years", amount=years, unit="year"), document),
    ]
    assert [(c.predicate, c.explanation) for c in reconcile(facts, VOCABULARY).conflicts] == expected
