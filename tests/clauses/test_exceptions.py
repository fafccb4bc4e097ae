"""Exceptions: arguments of which a clause says the opposite."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All states but Norway and Sweden signed the Treaty of Lund.", {"not Norway", "not Sweden"}),
        ("All members except Norway signed the Treaty of Lund.", {"not Norway"}),
        ("The Treaty of Lund was signed by every member except Norway.", {"not Norway"}),
        ("Norway, but not Sweden, signed the Treaty of Lund.", {"Norway", "not Sweden"}),
        ("Not Norway but Sweden signed the Treaty of Lund.", {"not Norway", "Sweden"}),
        ("Not only Norway but also Sweden signed the Treaty of Lund.", {"Norway", "Sweden"}),  # both did
        ("Nobody but Norway signed the Treaty of Lund.", {"Norway"}),  # an exception to a negation
        ("Some members except Norway signed the Treaty of Lund.", set()),  # nothing is said of the others
    ],
)
def test_exceptions(text: str, expected: set[str], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    signatories = [f for f in facts if f.predicate == "signatory"]
    assert {("not " if f.polarity == "negated" else "") + f.value.name for f in signatories} == expected


def test_an_enumeration_ends_before_its_exceptions(pipeline: Pipeline) -> None:
    text = "The members of the Lund League are Denmark, Finland and Iceland, but not Norway."
    facts = pipeline.run([Document(id="a", text=text)]).facts
    assert {f.value.name for f in facts if f.predicate == "member"} == {"Denmark", "Finland", "Iceland"}


def test_non_members_are_no_members(pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text="Norway and Sweden are non-members of the Lund League.")]).facts
    assert {(f.value.name, f.polarity) for f in facts if f.predicate == "member"} == {
        ("Norway", "negated"),
        ("Sweden", "negated"),
    }


def test_an_open_fact_says_nothing_of_an_exception(pipeline: Pipeline) -> None:
    text = "Anna Berg praised Norway, but not Sweden, in 1950."
    facts = pipeline.run([Document(id="a", text=text)]).facts
    told = {v.name for f in facts for v in (f.value, *(v for values in f.qualifiers.values() for v in values))}
    assert told & {"Norway", "Sweden"} == {"Norway"}
