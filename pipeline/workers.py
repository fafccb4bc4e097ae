"""Processes that work for this one, within limits.

What a worker does cannot stall or end the run: whoever takes too long or too much memory is ended from outside and replaced, and the
others go on. Workers end with the process that started them, however that ends.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import connection
from typing import Any, Generic, NamedTuple, TypeVar

import psutil

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Work = Callable[[Sequence[Item]], Sequence[Outcome]]
"""Does a batch: from its items to as many outcomes, in order. It must not raise."""

MEGABYTE = 1_000_000
_BETWEEN_LOOKS = 0.1
"""Seconds between two looks at the memory of the workers."""

# A forked worker has the model of its parent at once and shares its memory; elsewhere each loads its own.
FORKS = sys.platform == "linux"
_context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")


class Stopped(NamedTuple):
    """Why an item has no outcome, and what to do, as a sentence."""

    reason: str


class _Job(NamedTuple, Generic[Item]):
    """A batch: the number of its first item, counted from 0 over all batches, and its items."""

    first: int
    items: Sequence[Item]


class Workers(Generic[Item, Outcome]):
    """A pool of `number` processes. Use it in a ``with`` statement, at whose end they are gone.

    `prepare` is called once in each process and returns what does the work; where processes are not forked, it is pickled.
    `max_seconds` is the time for a batch, `max_megabytes` the memory that a process may take for it beyond what it has; None means
    no limit. A batch of several items that exceeds a limit is done again item by item, so that the limits are those of an item.
    """

    def __init__(
        self,
        number: int,
        prepare: Callable[[], Work[Item, Outcome]],
        *,
        max_seconds: float | None = None,
        max_megabytes: float | None = None,
    ) -> None:
        self._max_seconds = max_seconds
        self._max_megabytes = max_megabytes
        self._workers: list[_Worker[Item, Outcome]] = [_Worker(prepare) for _ in range(number)]

    def __enter__(self) -> "Workers[Item, Outcome]":
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, batches: Iterable[Sequence[Item]]) -> Iterator[Outcome | Stopped]:
        """Yields the outcome of each item of each batch, in order."""
        new = _numbered(batches)
        again: deque[_Job[Item]] = deque()
        outcomes: dict[int, Outcome | Stopped] = {}
        wanted = 0
        while True:
            for worker in self._workers:
                if worker.job is None:
                    job = again.popleft() if again else next(new, None)
                    if job is None:
                        break
                    worker.start(job)
            busy = [worker for worker in self._workers if worker.job is not None]
            if not busy:
                return
            self._wait(busy)
            for worker in busy:
                assert worker.job is not None
                first, items = worker.job
                done = worker.outcomes()
                if done is None:
                    fault = self._fault(worker)
                    if fault is None:
                        continue
                    worker.restart()
                    if len(items) > 1:
                        again.extend(_Job(first + place, [item]) for place, item in enumerate(items))
                        continue
                    outcomes[first] = Stopped(fault)
                else:
                    outcomes.update(enumerate(done, first))
            while wanted in outcomes:
                yield outcomes.pop(wanted)
                wanted += 1

    def _wait(self, busy: "Sequence[_Worker[Item, Outcome]]") -> None:
        """Returns when a worker has finished or died, or when it is time to look at the limits."""
        ends = [] if self._max_seconds is None else [worker.started + self._max_seconds for worker in busy]
        looks = [] if self._max_megabytes is None else [time.monotonic() + _BETWEEN_LOOKS]
        until = min(ends + looks, default=None)
        connection.wait(
            [waiter for worker in busy for waiter in (worker.connection, worker.process.sentinel)],
            None if until is None else max(0.0, until - time.monotonic()),
        )

    def _fault(self, worker: "_Worker[Item, Outcome]") -> str | None:
        """Why a worker must be replaced; None if it is well."""
        if worker.is_gone or not worker.process.is_alive():
            return (
                f"the process that read it died ({_how(worker.process.exitcode)}); "
                "if memory was short, use fewer --workers or split the document"
            )
        if self._max_seconds is not None and time.monotonic() > worker.started + self._max_seconds:
            return (
                f"reading it took longer than {self._max_seconds:g} seconds; raise --max-seconds, or split the document"
            )
        if self._max_megabytes is not None and worker.memory() > self._max_megabytes * MEGABYTE:
            return (
                f"reading it took more than {self._max_megabytes:,g} MB of memory; "
                "raise --max-megabytes, or convert the document to plain text"
            )
        return None


class _Worker(Generic[Item, Outcome]):
    """A process and the connection to it. `job` is what it works at, or None; `started` is when it began, on the monotonic clock;
    `is_gone` if it has closed the connection."""

    def __init__(self, prepare: Callable[[], Work[Item, Outcome]]) -> None:
        self._prepare = prepare
        self._begin()

    def _begin(self) -> None:
        self.job: _Job[Item] | None = None
        self.is_gone = False
        self.started = 0.0
        self._memory_before = 0
        self.connection, theirs = _context.Pipe()
        self.process: multiprocessing.process.BaseProcess = _context.Process(
            target=_work, args=(theirs, self._prepare), daemon=True
        )
        self.process.start()
        theirs.close()

    def start(self, job: _Job[Item]) -> None:
        """Gives the worker a job."""
        self.job = job
        self.started = time.monotonic()
        self._memory_before = self._resident()
        with contextlib.suppress(OSError):  # a worker that has died is noticed when its outcome is asked for
            self.connection.send(job.items)

    def outcomes(self) -> Sequence[Outcome] | None:
        """What the worker has made of its job, which is then done; None if it has not finished."""
        try:
            if not self.connection.poll():
                return None
            done: Sequence[Outcome] = self.connection.recv()
        except (EOFError, OSError):
            self.is_gone = True
            return None
        self.job = None
        return done

    def memory(self) -> int:
        """Bytes that the process has taken since it began its job."""
        return self._resident() - self._memory_before

    def _resident(self) -> int:
        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:  # it has died
            return 0

    def restart(self) -> None:
        """Replaces the process."""
        self.end()
        self._begin()

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def _work(channel: connection.Connection, prepare: Callable[[], Work[Item, Outcome]]) -> None:
    """The life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to every process; the parent ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    do = prepare()
    with contextlib.suppress(EOFError, OSError):  # the parent is gone
        while True:
            channel.send(do(channel.recv()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _numbered(batches: Iterable[Sequence[Item]]) -> Iterator[_Job[Item]]:
    first = 0
    for batch in batches:
        yield _Job(first, batch)
        first += len(batch)


def _how(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
