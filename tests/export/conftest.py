"""A result with every kind of record, and the output folder that it is written to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.export import write
from pipeline.records import (
    Conflict,
    Corroboration,
    DateValue,
    Decision,
    Document,
    Entity,
    EntityMention,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    Merge,
    NumberValue,
    Result,
    Side,
    Suggestion,
    TextValue,
    Timex,
    Value,
)
from pipeline.vocabulary import Vocabulary

TEXT = "The Pact of Lund\r\nwas signed on 3\u00a0May 1950.\n=cmd()"
LUND = EntityRef(entity="e-1", name="Pact of Lund", type="TREATY")
MANIFEST = {"factmill": "1.2.3"}
REPORTS = {"report.md": "# Report\n", "report.html": "<!doctype html>\n"}


def fact(id_: str, value: Value, document: str = "a.txt", **more: Any) -> Fact:
    evidence = Evidence(document=document, start=4, end=16, quote=TEXT[4:16], subject=(4, 16), rule="signed/verb")
    return Fact(
        **{"id": id_, "subject": LUND, "predicate": "signed", "value": value, "confidence": 0.9} | more,
        evidence=(evidence,),
    )


DATE = DateValue(name="3 May 1950", edtf="1950-05-03")
RECORDS = Result(
    documents=(
        Document(id="a.txt", text=TEXT, title="Ä", date="2001", weight=0.5),
        Document(id="b.txt", text="", error="the file is empty"),
        Document(id="sub/c.jsonl#x/1", text="\ufeffOther\u2028text"),
    ),
    mentions=(
        Mention(document="a.txt", start=4, end=16, text=TEXT[4:16], type="TREATY", head=(4, 8), entity="e-1"),
        Mention(
            document="a.txt",
            start=32,
            end=42,
            text=TEXT[32:42],
            type="DATE",
            kind="time",
            timex=Timex(type="DATE", value="1950-05-03", edtf="1950-05-03"),
        ),
    ),
    entities=(
        Entity(
            id="e-1",
            name="Pact of Lund",
            type="TREATY",
            names=("Lund Pact", "Pact of Lund"),
            codes={"x": "1"},
            merges=(Merge(name="Lund Pact", reason="same words", score=0.9),),
            mentions=(EntityMention(document="a.txt", start=4, end=16),),
        ),
    ),
    facts=(
        fact(
            "f-1",
            DATE,
            qualifiers={"place": (EntityValue(name="Lund", entity="e-2"), TextValue(name="Malmö")), "time": (DATE,)},
        ),
        fact("f-2", NumberValue(name="-5 km", amount=-5, unit="km", low=-6.5), document="sub/c.jsonl#x/1"),
        fact("f-3", EntityValue(name="=SUM(A1)", entity="e-2"), attributed_to="@someone"),
        fact("f-4", TextValue(name='two\nlines, "quoted"'), polarity="negated", certainty="reported"),
    ),
    conflicts=(
        Conflict(
            id="c-1",
            kind="value",
            severity="high",
            subject=LUND,
            predicate="signed",
            sides=(
                Side(value=DATE, facts=("f-1",), documents=("a.txt",)),
                Side(value=DATE, facts=("f-2",), documents=("b.txt",)),
            ),
            explanation="days differ",
            suggestion=Suggestion(side=0, score=0.8, reasons=("two sources",)),
            decision=Decision(verdict="side", side=0, by="N"),
        ),
    ),
    corroborations=(
        Corroboration(id="k-1", facts=("f-1", "f-2"), documents=("a.txt", "b.txt"), sources=2, explanation="same"),
    ),
)


@pytest.fixture(scope="session")
def records() -> Result:
    """A result with every kind of record."""
    return RECORDS


@pytest.fixture(scope="session")
def make_fact() -> Callable[..., Fact]:
    """Makes a fact of an id and a value; other fields by keyword."""
    return fact


@pytest.fixture(scope="session")
def write_folder(vocabulary: Vocabulary) -> Callable[..., None]:
    """Writes a result, by default `records`, to a folder."""

    def write_result(out: Path, result: Result = RECORDS) -> None:
        write(out, result, vocabulary, reports=REPORTS, manifest=MANIFEST)

    return write_result


@pytest.fixture
def out(tmp_path: Path, write_folder: Callable[..., None]) -> Path:
    """An output folder, as a run leaves it."""
    write_folder(tmp_path / "out")
    return tmp_path / "out"
