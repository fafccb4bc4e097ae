"""A run that is killed, or fails, at any step on the disk; and several that write at once."""

import functools
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.export import DECISIONS, ExportError, InUse, add_review, disk, load, load_reviews, open_output
from pipeline.export.folder import OURS
from pipeline.records import Decision, Document, Result, Review

STEPS = ("make_folder", "write", "rename", "sync", "sync_tree", "delete")
MINE = {"notes.txt": "mine", "sub/deep.txt": "mine too"}
NEW = Result(documents=(Document(id="new.txt", text="new"), Document(id="z/new.txt", text="newer")))
REVIEW = Review(
    conflict="c-1", kind="value", subject="S", predicate="p", sides=(), decision=Decision(verdict="unsure")
)  # fmt: skip

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes share these tests by forking")
_context: Any = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed leaves what it has written to the system; only a loss of power needs the disk."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(disk, "_syncfs", None)


@pytest.fixture
def used(out: Path) -> Path:
    """An output folder with files of the user and a decision."""
    for name, content in MINE.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(content)
    add_review(REVIEW, out / DECISIONS)
    return out


def _assert_whole(out: Path, *results: Result) -> None:
    """The folder contains one of the results, the user's files and decisions, and nothing else."""
    decisions = (out / DECISIONS).read_text()
    assert load_reviews(out) == (REVIEW,), "decisions are read before anything else"
    assert any(load(out) == result for result in results)
    assert {name: (out / name).read_text() for name in MINE} == MINE
    assert decisions == f"{REVIEW.model_dump_json()}\n"
    assert {entry.name for entry in out.iterdir()} <= OURS | {
        DECISIONS,
        "notes.txt",
        "sub",
        ".factmill-new",
        ".factmill-lock",
    }


def _run(work: Callable[[], None]) -> int | None:
    """The exit code of a process that does some work."""
    process = _context.Process(target=work)
    process.start()
    process.join()
    code: int | None = process.exitcode
    return code


def _interrupted(work: Callable[[], None], at: int, stop: Callable[[str, Path], None]) -> Callable[[], None]:
    """The work, with `stop` called at one of its steps on the disk, counted from 0."""

    def do() -> None:
        done = 0

        def wrap(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
            @functools.wraps(step)
            def wrapped(path: Path, *more: Any) -> Any:
                nonlocal done
                done += 1
                if done > at:
                    if name == "write":
                        path.write_bytes(b"".join(more[0])[:7])  # the process had written as far as that
                    stop(name, path)
                return step(path, *more)

            return wrapped

        for name in STEPS:
            setattr(disk, name, wrap(name, getattr(disk, name)))
        work()

    return do


def _kill(step: str, path: Path) -> None:
    os._exit(9)


def _fail(step: str, path: Path) -> None:
    raise OSError(28, "No space left on device", str(path))


def _each_step(work: Callable[[], None], stop: Callable[[str, Path], None]) -> Iterable[int]:
    """Does the work once for each of its steps, stopped there; the caller looks at what is left each time."""
    at = 0
    while _run(_interrupted(work, at, stop)) != 0:
        yield at
        at += 1
    assert at > 30, "the steps of a run are counted"


def test_a_run_killed_at_any_step_loses_nothing(used: Path, records: Result, write_folder: Callable[..., None]) -> None:
    for _ in _each_step(lambda: write_folder(used, NEW), _kill):
        _assert_whole(used, records, NEW)
        write_folder(used, records)
        assert not list(used.glob(".factmill*")), "the next run removes what a dead one has left"
        _assert_whole(used, records)


def test_a_first_run_killed_at_any_step_leaves_no_half_run(
    tmp_path: Path, records: Result, write_folder: Callable[..., None]
) -> None:
    for at in _each_step(lambda: write_folder(tmp_path / f"first{len(list(tmp_path.iterdir()))}", NEW), _kill):
        newest = max(tmp_path.iterdir(), key=lambda path: int(path.name.removeprefix("first")), default=None)
        if newest is None:
            continue
        write_folder(newest, records)
        assert load(newest) == records, at
        assert {entry.name for entry in newest.iterdir()} == OURS


def test_the_recovery_killed_at_any_step_loses_nothing(
    used: Path, records: Result, write_folder: Callable[..., None]
) -> None:
    def recover() -> None:
        with open_output(used):
            pass

    recoveries = 0
    for _ in _each_step(lambda: write_folder(used, NEW), _kill):
        if (used / ".factmill-complete").exists():
            at = 0
            while _run(_interrupted(recover, at, _kill)) != 0:
                at += 1
            recoveries += at
            assert load(used) == NEW
            assert not list(used.glob(".factmill*"))
        write_folder(used, records)
    assert recoveries > 30, "the steps of all recoveries are counted"


def test_a_run_that_fails_at_any_step_leaves_the_old_output_or_has_the_new_one(
    used: Path, records: Result, write_folder: Callable[..., None]
) -> None:
    def attempt() -> None:
        try:
            write_folder(used, NEW)
        except (OSError, ExportError):
            os._exit(1)

    for _ in _each_step(attempt, _fail):
        _assert_whole(used, records, NEW)
        write_folder(used, records)


def test_several_who_write_at_once_leave_the_run_of_one(
    used: Path, records: Result, write_folder: Callable[..., None]
) -> None:
    def keep_writing(result: Result) -> None:
        for _ in range(15):
            write_folder(used, result)

    def keep_reading() -> None:
        for _ in range(60):
            assert load(used) in (records, NEW)

    work = [lambda: keep_writing(records), lambda: keep_writing(NEW), lambda: keep_writing(records), keep_reading]
    processes = [_context.Process(target=one) for one in work]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    _assert_whole(used, records, NEW)


def _hold(out: Path, ready: Any) -> None:
    with open_output(out, work="factmill extract"):
        ready.set()
        time.sleep(60)


@pytest.fixture
def held(out: Path) -> Any:
    """An output folder that another process holds: the folder and the process."""
    ready = _context.Event()
    process = _context.Process(target=_hold, args=(out, ready))
    process.start()
    assert ready.wait(10)
    yield out, process
    process.kill()
    process.join()


def test_who_does_not_wait_is_told_who_holds_the_folder(held: Any) -> None:
    out, process = held
    with pytest.raises(InUse, match=rf"{out} is in use by factmill extract, process {process.pid} on .+; try again"):
        open_output(out, wait=False).__enter__()


def test_who_waits_is_told_so_and_goes_on_when_the_holder_is_killed(held: Any) -> None:
    out, process = held
    said: list[str] = []

    def tell(message: str) -> None:
        said.append(message)
        process.kill()

    with open_output(out, tell=tell):
        pass
    (message,) = said
    assert f"process {process.pid}" in message
    assert "waiting" in message
    assert not list(out.glob(".factmill*")), "the lock of a dead process holds nobody up, and goes"


def test_readers_do_not_wait(held: Any, records: Result) -> None:
    out, _ = held
    assert load(out) == records
    assert load_reviews(out) != ()


def test_a_folder_in_which_nothing_was_written_is_not_left(tmp_path: Path) -> None:
    with open_output(tmp_path / "out"):
        assert (tmp_path / "out").is_dir()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("most", [0, 1, 300, 2_000])
def test_a_disk_that_is_full_leaves_the_old_output(
    used: Path, records: Result, write_folder: Callable[..., None], most: int
) -> None:
    """The system refuses every byte beyond a number, as a full disk does, in the midst of a file."""
    resource = pytest.importorskip("resource")

    def attempt() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        try:
            write_folder(used, NEW)
        except OSError as error:
            os._exit(1 if str(used) in str(error.filename) else 2)

    assert _run(attempt) == 1, "and the error names the file"
    _assert_whole(used, records)
    assert not list(used.glob(".factmill*"))
