"""`decisions.jsonl`."""

import multiprocessing
import os
from pathlib import Path

import pytest

from pipeline.export import DECISIONS, LoadError, add_review, load_reviews
from pipeline.records import Decision, Review


def _review(number: int, note: str = "") -> Review:
    return Review(
        conflict=f"c-{number}", kind="value", subject="S", predicate="p", sides=(),
        decision=Decision(verdict="unsure", note=note),
    )  # fmt: skip


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
    assert len((out / DECISIONS).read_text().splitlines()) == 2, "nothing that a reviewer has said is deleted"
    assert sorted(p.name for p in out.glob(".*")) == [], "nothing else is left"
    (out / DECISIONS).write_text("cut")
    with pytest.raises(LoadError, match=r"decisions\.jsonl, line 1"):
        add_review(review, out / DECISIONS)
    assert (out / DECISIONS).read_text() == "cut"


def test_the_latest_decision_on_a_conflict_counts(tmp_path: Path) -> None:
    for review in (_review(1), _review(2), _review(1, "later")):
        add_review(review, tmp_path / DECISIONS)
    assert load_reviews(tmp_path) == (_review(2), _review(1, "later"))


WHOLE = _review(1).model_dump_json()


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (f"{WHOLE}\n", 1),
        (WHOLE, 1),  # an editor has left out the last line end
        (f"{WHOLE}\n" + WHOLE[:20], 1),  # power was lost while the second was written
        (WHOLE[:20], 0),
        (f"{WHOLE}\n" + WHOLE.replace("unsure", "é")[: WHOLE.index("unsure") + 1], 1),
        ("", 0),
    ],
)
def test_a_decision_that_was_cut_off_harms_no_other(tmp_path: Path, content: str, read: int) -> None:
    path = tmp_path / DECISIONS
    path.write_text(content)
    assert len(load_reviews(tmp_path)) == read
    add_review(_review(9), path)
    assert [review.conflict for review in load_reviews(tmp_path)] == ["c-1", "c-9"][1 - read :]
    assert path.read_text().endswith(f"{_review(9).model_dump_json()}\n")


@pytest.mark.parametrize("line", ["{}", '{"conflict": "c-1"}', "null", "not a decision"])
def test_a_line_that_is_no_decision_is_never_passed_over(tmp_path: Path, line: str) -> None:
    for content in (f"{line}\n", line, f"{line}\n{WHOLE}\n"):
        (tmp_path / DECISIONS).write_text(content)
        with pytest.raises(LoadError, match="line 1"):
            load_reviews(tmp_path)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / DECISIONS
    add_review(_review(1), path)

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        add_review(_review(2), path)
    assert path.read_text() == f"{WHOLE}\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes share this test by forking")
def test_all_who_decide_at_once_keep_their_decisions(tmp_path: Path) -> None:
    def decide(person: int) -> None:
        for number in range(20):
            add_review(_review(100 * person + number), tmp_path / DECISIONS)

    context = multiprocessing.get_context("fork")
    people = [context.Process(target=decide, args=(person,)) for person in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [person.exitcode for person in people] == [0] * 4
    assert {review.conflict for review in load_reviews(tmp_path)} == {
        f"c-{100 * person + number}" for person in range(4) for number in range(20)
    }


def test_it_is_on_the_disk_when_the_reviewer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def record(handle: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))
        fsync(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("no names of open files here")
    monkeypatch.setattr(os, "fsync", record)
    add_review(_review(1), tmp_path / DECISIONS)
    assert synced == [str(tmp_path / DECISIONS), str(tmp_path)], "the file, then its name"
