"""Reviewers' decisions are found again, and come back for review when they must."""

import pytest
from pydantic import ValidationError

from pipeline.reconcile import reconcile, review
from pipeline.records import Conflict, DateValue, Decision, EntityRef, Evidence, Fact, Review
from pipeline.records.base import identifier
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()

ACCORD = EntityRef(entity="e-accord", name="Lund Accord", type="TREATY")


def signed(edtf: str, document: str, quote: str = "", subject: EntityRef = ACCORD) -> Fact:
    quote = quote or f"It was signed in {edtf}."
    return Fact(
        id=identifier("f", subject.entity, edtf, document),
        subject=subject,
        predicate="signed",
        value=DateValue(name=edtf, edtf=edtf),
        confidence=0.9,
        evidence=(Evidence(document=document, start=0, end=len(quote), quote=quote, rule="signed/verb"),),
    )


def conflict_of(*facts: Fact, reviews: tuple[Review, ...] = ()) -> Conflict:
    (conflict,) = reconcile(facts, VOCABULARY, reviews=reviews).conflicts
    return conflict


BEFORE = (signed("1950", "b.txt"), signed("1951", "c.txt"))


def decide(decision: Decision) -> tuple[Review]:
    return (review(conflict_of(*BEFORE), {f.id: f for f in BEFORE}, decision),)


RIGHT = Decision(verdict="side", side=1, note="the archive has it", by="N", at="2025-01-31T10:00:00+00:00")


def test_a_decision_stays() -> None:
    assert conflict_of(*BEFORE, reviews=decide(RIGHT)).decision == RIGHT


def test_the_side_is_found_again_where_new_documents_put_it() -> None:
    """A new first document changes the order of the sides, not the decision."""
    conflict = conflict_of(signed("1951", "a.txt"), *BEFORE, reviews=decide(RIGHT))
    assert conflict.decision is not None
    assert conflict.decision.side == 0
    assert conflict.sides[0].value.name == "1951"


def test_a_new_value_brings_it_back() -> None:
    conflict = conflict_of(*BEFORE, signed("1960", "d.txt"), reviews=decide(RIGHT))
    assert conflict.decision is None
    assert conflict.review is not None
    assert "1951 is right, by N" in conflict.review
    assert "1960 was added" in conflict.review


def test_new_words_for_an_old_value_bring_it_back() -> None:
    changed = conflict_of(BEFORE[0], signed("1951", "c.txt", "Some say that it was in 1951."), reviews=decide(RIGHT))
    assert changed.decision is None
    assert "the wording for 1951 has changed" in (changed.review or "")
    more = conflict_of(*BEFORE, signed("1951", "d.txt", "Signed, finally, in 1951."), reviews=decide(RIGHT))
    assert more.decision is not None, "who says the same in other words beside the old ones changes nothing"


def test_a_conflict_whose_subject_has_another_id_is_known_by_what_it_says() -> None:
    renamed = EntityRef(entity="e-other", name="Accord of Lund", type="TREATY")
    facts = (signed("1950", "b.txt", subject=renamed), signed("1951", "c.txt", subject=renamed))
    assert conflict_of(*facts, reviews=decide(RIGHT)).decision == RIGHT


def test_the_same_values_of_another_thing_are_another_conflict() -> None:
    other = EntityRef(entity="e-other", name="Oslo Accord", type="TREATY")
    facts = (signed("1950", "x.txt", "Oslo 1950.", other), signed("1951", "y.txt", "Oslo 1951.", other))
    assert conflict_of(*facts, reviews=decide(RIGHT)).decision is None


def test_the_last_decision_counts() -> None:
    later = Decision(verdict="unsure")
    assert conflict_of(*BEFORE, reviews=(*decide(RIGHT), *decide(later))).decision == later


@pytest.mark.parametrize(
    "decision",
    [
        Decision(verdict="side"),  # which?
        Decision(verdict="side", side=2),  # there are two
        Decision(verdict="both", side=0),  # both, and one of them
    ],
)
def test_a_decision_that_says_nothing_clear_is_refused(decision: Decision) -> None:
    with pytest.raises(ValidationError):
        decide(decision)
