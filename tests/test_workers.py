"""Worker processes: nothing that one of them does stalls or ends the run."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import pytest

from pipeline.read import Content, Remarks, files
from pipeline.records import Document, Position, Unread
from pipeline.run import Pipeline, read_documents
from pipeline.workers import FORKS, Stopped, Workers
from tests.writing import zipped

pytestmark = pytest.mark.skipif(not FORKS, reason="the work of these tests is handed on by forking")

_MEGABYTES = 300


def _do(item: str) -> str:
    """Work that goes well or badly, as its item says."""
    if item == "sleep":
        time.sleep(60)
    elif item == "spin":
        while True:
            pass
    elif item == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(10_000_000))
            time.sleep(0.01)
    elif item == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif item == "leave":
        os._exit(3)
    elif item.startswith("slowly"):
        time.sleep(0.2)
    return item.upper()


def _prepare() -> Callable[[Sequence[str]], list[str]]:
    return lambda items: [_do(item) for item in items]


def _map(batches: list[list[str]], number: int = 2) -> list[str | Stopped]:
    with Workers(number, _prepare, max_seconds=2, max_megabytes=_MEGABYTES) as pool:
        return list(pool.map(batches))


def test_outcomes_come_in_the_order_of_the_items() -> None:
    assert _map([["slowly a", "b"], ["c"], [], ["d", "e", "f"]]) == ["SLOWLY A", "B", "C", "D", "E", "F"]
    assert _map([]) == []


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("sleep", "reading it took longer than 2 seconds; raise --max-seconds, or split the document"),
        ("spin", "reading it took longer than 2 seconds"),
        ("eat", f"reading it took more than {_MEGABYTES} MB of memory; raise --max-megabytes, or convert"),
        ("die", r"the process that read it died \(SIGSEGV\); if memory was short"),
        ("leave", r"the process that read it died \(exit code 3\)"),
    ],
)
def test_what_exceeds_a_limit_is_named_and_the_rest_goes_on(item: str, reason: str) -> None:
    """It stands between others in its batch, between other batches, and every worker meets one."""
    found = _map([["a"], ["b", item, "c"], ["d"], [item], ["e"]])
    assert [one for one in found if isinstance(one, str)] == ["A", "B", "C", "D", "E"]
    assert [place for place, one in enumerate(found) if isinstance(one, Stopped)] == [2, 5]
    for one in found:
        if isinstance(one, Stopped):
            assert re.match(reason, one.reason)


def test_a_worker_that_somebody_ends_while_it_waits_is_replaced() -> None:
    with Workers(1, _prepare) as pool:
        assert list(pool.map([["a"]])) == ["A"]
        for child in psutil.Process().children():
            child.kill()
            child.wait()
        assert list(pool.map([["b", "c"]])) == ["B", "C"]


def test_no_process_is_left() -> None:
    before = set(psutil.Process().children())
    with Workers(3, _prepare) as pool:
        next(iter(pool.map([["a"], ["sleep"], ["sleep"]])))
        assert len(set(psutil.Process().children()) - before) == 3
    assert set(psutil.Process().children()) == before


_SCRIPT = """
import signal, sys, time
from pipeline.workers import Workers

# A shell lets what it starts in the background ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

def prepare():
    return lambda items: [time.sleep(60) for item in items]

with Workers(3, prepare) as pool:
    print("ready", flush=True)
    list(pool.map([["a"], ["b"], ["c"]]))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_their_parent_whatever_ends_it(number: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    children = psutil.Process(parent.pid).children()
    assert len(children) == 3
    parent.send_signal(number)
    parent.communicate(timeout=20)
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []


def test_a_file_whose_parser_does_not_return_is_named_and_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(data: bytes) -> Content:
        time.sleep(60)
        return Content("")

    monkeypatch.setitem(files.READERS, ".pdf", files.Format(hang))
    for name in ("a.txt", "b.pdf", "c.txt"):
        (tmp_path / name).write_text("Signed in Lund.")
    (tmp_path / "d.zip").write_bytes(zipped({"b.pdf": "Signed in Lund.", "c.txt": "Signed in Lund."}))
    found = read_documents(tmp_path, Remarks(), max_seconds=1)
    assert [(d.id, d.text) for d in found] == [
        ("a.txt", "Signed in Lund."),
        ("b.pdf", ""),
        ("c.txt", "Signed in Lund."),
        ("d.zip/b.pdf", ""),
        ("d.zip/c.txt", "Signed in Lund."),
    ]
    for number in (1, 3):
        assert "took longer than 1 seconds" in (found[number].error or "")


@pytest.mark.model
def test_a_document_that_takes_too_long_is_named_and_the_rest_is_the_same(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"The Treaty of Lund was signed on {day} May 1950." for day in range(1, 8)]
    documents = [Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)]
    slow = Document(id="3a.txt", text="Slow.")
    extract = pipeline._reader.extract

    def stall(batch: Sequence[Document]) -> object:
        if slow in batch:
            time.sleep(60)
        return extract(batch)

    monkeypatch.setattr(pipeline._reader, "extract", stall)
    monkeypatch.setattr(pipeline, "_max_seconds", 5)
    result = pipeline.run([*documents, slow])
    assert [d.id for d in result.documents if d.error] == ["3a.txt"]
    assert "took longer than 5 seconds" in next(d.error for d in result.documents if d.error)
    monkeypatch.undo()
    assert result.facts == pipeline.run(documents).facts


@pytest.mark.model
def test_of_a_text_that_needs_more_time_than_there_is_the_beginning_is_read(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_max_seconds", 60)
    monkeypatch.setattr("pipeline.run._CHARACTERS_A_SECOND", 1)
    text = "The Treaty of Lund was signed in 1950.\nThe Treaty of Oslo was signed in 1951.\n"
    unread, position = Unread(start=0, end=77, kind="note"), Position(start=39, end=77, page=2)
    long = Document(id="a", text=text, unread=(unread,), positions=(position,), incomplete="page 3 is an image")
    result = pipeline.run([long, Document(id="b", text="The Treaty of Malmö was signed in 1952.")])
    assert [d.text for d in result.documents] == [text[:39], "The Treaty of Malmö was signed in 1952."]
    assert result.documents[0].incomplete == (
        "page 3 is an image; only the first 6e-05 MB of its text are read, as there is no time for more; raise --max-seconds"
    )
    assert (result.documents[0].unread[0].end, result.documents[0].positions) == (39, ())


@pytest.mark.model
def test_of_a_text_that_takes_too_long_all_the_same_a_part_is_read(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [f"The Treaty of Lund was signed on {day} May 1950.\n" for day in range(1, 9)]
    whole = Document(id="a", text="".join(sentences))
    extract = pipeline._reader.extract

    def stall(batch: Sequence[Document]) -> object:
        if any(document.text == whole.text for document in batch):
            time.sleep(60)
        return extract(batch)

    monkeypatch.setattr(pipeline._reader, "extract", stall)
    monkeypatch.setattr(pipeline, "_max_seconds", 5)
    monkeypatch.setattr("pipeline.run._WORTH_PARTING", 100)
    result = pipeline.run([whole, Document(id="b", text=sentences[0])])
    assert [d.text for d in result.documents] == ["".join(sentences[:2]), sentences[0]]
    assert "are read, because reading it took longer than 5 seconds" in str(result.documents[0].incomplete)
    assert {e.document for fact in result.facts for e in fact.evidence} == {"a", "b"}
