"""Purposes: what lies inside an aim has the owner of the aim as its subject, and is planned."""

from collections.abc import Callable

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "subjects"),
    [
        ("The aim of the Lund League is to protect the coast.", "protect", ["Lund League"]),  # of a copula
        ("The main priorities of Norway were to train sailors and build harbours.", "build", ["Norway"]),  # a conjunct
        (
            "The aim of the Lund League is to strengthen the efforts in combating piracy.",
            "combating",
            ["Lund League"],
        ),  # deep inside
        ("The Lund League aims at protecting the coast.", "protecting", ["Lund League"]),  # of a verb of purpose
        ("The aim of the Lund League is what Norway fears.", "fears", ["Norway"]),  # it has a subject of its own
        ("The harbour of the Lund League is there to protect ships.", "protect", []),  # no aim
    ],
)
def test_the_owner_of_an_aim_is_its_subject(text: str, word: str, subjects: list[str], pipeline: Pipeline) -> None:
    clauses = pipeline.annotate(Document(id="a", text=text)).clauses
    (clause,) = [c for c in clauses if c.form == "verb" and text[slice(*c.trigger)] == word]
    assert [text[slice(*a.span)] for a in clause.arguments if a.role == "subject"] == subjects
    assert clause.certainty == ("asserted" if word == "fears" else "planned")


def test_what_only_happens_before_an_aim_is_reached_is_not_intended(roles: Callable[[str], list[str]]) -> None:
    text = "The aim of Norway is to finish the plan before the signing of the Treaty of Lund."
    assert "sign: object Treaty of Lund; oblique Treaty of Lund" in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each with an object of its own
        ("Norway decided to build harbours and to train sailors.", ["to build harbours", "to train sailors"]),
        # a shared object
        ("Norway decided to build and maintain harbours.", ["to build and maintain harbours"]),
        # the parser attaches the second to the finite verb
        ("The aims of Norway were to train sailors, and build harbours.", ["to train sailors", "build harbours"]),
        # a finite clause is one
        ("Norway said that it builds harbours and trains sailors.", ["that it builds harbours and trains sailors"]),
    ],
)
def test_coordinated_infinitives_are_arguments_of_their_own(text: str, expected: list[str], pipeline: Pipeline) -> None:
    clauses = pipeline.annotate(Document(id="a", text=text)).clauses
    verb = next(c for c in clauses if c.form == "verb")
    assert [text[slice(*a.span)] for a in verb.arguments if a.role == "complement"] == expected
