"""The two documents in `raw/`: what a careful analyst takes from them, and what the program finds."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.records import Conflict, DateValue, EntityValue, Fact, Result

pytestmark = pytest.mark.model

# Read by hand from the documents. An event without a name of its own has the name that the program gives it, and a value in words ends
# where the program ends the clause. So this guards against regressions, and is not an independent measure.
ANALYST = Path(__file__).parent / "two_documents.tsv"
GOAL = 0.95


class Expected(NamedTuple):
    """A fact as the analyst wrote it down; `status` is empty for what is affirmed and asserted."""

    document: str
    subject: str
    predicate: str
    value: str
    time: str
    status: str


def analyst() -> list[Expected]:
    with ANALYST.open(encoding="utf-8", newline="") as lines:
        return [Expected(**row) for row in csv.DictReader(lines, delimiter="\t")]


def names(result: Result) -> dict[str, set[str]]:
    return {e.id: {n.casefold() for n in (e.name, *e.names)} for e in result.entities}


def says(fact: Fact, expected: Expected, known: dict[str, set[str]]) -> bool:
    time = "|".join(v.name for v in fact.qualifiers.get("time", ()))
    status = "negated" if fact.polarity == "negated" else "" if fact.certainty == "asserted" else fact.certainty
    if isinstance(fact.value, EntityValue):
        same_value = expected.value.casefold() in known[fact.value.entity]
    else:
        same_value = expected.value == fact.value.name
    return (
        fact.predicate == expected.predicate
        and expected.subject.casefold() in known[fact.subject.entity]
        and same_value
        and time == expected.time
        and status == expected.status
        and any(e.document.startswith(expected.document) for e in fact.evidence)
    )


def test_nearly_all_of_the_analysts_facts_are_found(raw_result: Result) -> None:
    known = names(raw_result)
    missed = [e for e in analyst() if not any(says(f, e, known) for f in raw_result.facts)]
    assert 1 - len(missed) / len(analyst()) >= GOAL, missed


def test_nearly_all_that_is_written_is_right(raw_result: Result) -> None:
    known = names(raw_result)
    wrong = [f for f in raw_result.facts if not any(says(f, e, known) for e in analyst())]
    assert 1 - len(wrong) / len(raw_result.facts) >= GOAL, wrong


# What else the documents say: entities


@pytest.mark.parametrize(
    "variants",
    [
        ("contract on collective security", "Collective Security Treaty", "CST"),
        ("collective security treaty organization", "Collective Security Treaty Organization", "CSTO"),
        ("Eurasian Economic Community", "EurAsEC"),
        ("council of the collective security", "Collective Security Council", "CSC"),
        ("CSTO council of ministers of foreign affairs", "Council of Foreign Ministers", "COM"),
        ("CSTO council of ministers of defense", "Council of Ministers of Defense", "CIO"),
        (
            "CSTO member country security council committee of secretaries",
            "Committee of Secretaries of Security Council",
            "CSSC",
        ),
    ],
    ids=lambda v: v[-1],
)
def test_variants_of_a_name_are_one_entity(variants: tuple[str, ...], raw_result: Result) -> None:
    owners = {e.id for e in raw_result.entities for n in e.names if n in variants}
    assert len(owners) == 1
    entity = next(e for e in raw_result.entities if e.id in owners)
    assert set(variants) <= set(entity.names)
    assert {m.name for m in entity.merges} == set(entity.names) - {entity.name}, "every merge has its reason"


def test_a_nested_name_is_another_thing(raw_result: Result) -> None:
    treaties = {
        "Collective Security Treaty",
        "Protocol on prolongation of the Collective Security Treaty",
        "Agreement on legal status of the CSTO",
        "Charter of the Collective Security Treaty Organization",
        "treaty on establishing the Eurasian Economic Community",
    }
    assert len({e.id for e in raw_result.entities if e.name in treaties}) == len(treaties)


# Conflicts


def find(result: Result, subject: str, predicate: str) -> list[Conflict]:
    return [c for c in result.conflicts if c.subject.name == subject and c.predicate == predicate]


def test_the_signing_date_is_one_conflict_with_three_sides(raw_result: Result) -> None:
    (conflict,) = find(raw_result, "Collective Security Treaty", "signed")
    assert (conflict.kind, conflict.severity) == ("value", "high")
    sides = {s.value.edtf: {d[:3] for d in s.documents} for s in conflict.sides if isinstance(s.value, DateValue)}
    assert sides == {"1992-03-15": {"000"}, "1992-05-15": {"003"}, "2002": {"000"}}
    assert conflict.explanation.startswith("month differs: March, May (same year, same day)")


def test_the_period_of_the_belarusian_chairmanship_is_a_conflict(raw_result: Result) -> None:
    (conflict,) = find(raw_result, "Collective Security Treaty Organization", "chair")
    assert {s.value.name for s in conflict.sides} == {"2017/2017", "2011/2017"}


def test_abbreviations_that_do_not_spell_their_names_are_noted(raw_result: Result) -> None:
    noted = {c.sides[0].value.name: c.severity for c in raw_result.conflicts if c.predicate == "abbreviation"}
    assert noted == {"COM": "low", "CIO": "low"}


def test_nothing_else_is_a_conflict(raw_result: Result) -> None:
    # Not: 2002 and 14 May 2002, members and signatories, one organisation's members and another's, the signing and the entry
    # into force, the Protocol's or the Charter's signing and the Treaty's, three chairs in three years, variants of a name.
    assert len(raw_result.conflicts) == 4


def test_six_members_and_six_signatories_confirm_each_other(raw_result: Result) -> None:
    explanations = [c.explanation for c in raw_result.corroborations]
    assert any(
        e.startswith("the same 6")
        and "member of Collective Security Treaty Organization" in e
        and "signatory of Protocol on" in e
        for e in explanations
    )
