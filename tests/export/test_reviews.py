"""`decisions.jsonl`."""

from pathlib import Path

import pytest

from pipeline.export import DECISIONS, LoadError, add_review, load_reviews
from pipeline.records import Decision


def test_decisions_are_read_from_the_conflicts_of_an_earlier_run(out: Path, tmp_path: Path) -> None:
    (review,) = load_reviews(out)
    assert (review.conflict, review.decision) == ("c-1", Decision(verdict="side", side=0, by="N"))
    assert load_reviews(tmp_path / "none") == ()
    (out / "conflicts.jsonl").write_text("cut")
    with pytest.raises(LoadError):
        load_reviews(out)  # rather than lose a decision


def test_the_file_of_decisions_goes_before_the_conflicts(out: Path) -> None:
    (review,) = load_reviews(out)
    later = review.model_copy(update={"decision": Decision(verdict="unsure")})
    add_review(review, out / DECISIONS)
    add_review(later, out / DECISIONS)
    assert load_reviews(out) == (later,)
    assert sorted(p.name for p in out.glob(".*")) == [], "nothing half-written is left"
    (out / DECISIONS).write_text("cut")
    with pytest.raises(LoadError, match=r"decisions\.jsonl, line 1"):
        add_review(review, out / DECISIONS)
    assert (out / DECISIONS).read_text() == "cut"
