"""Documents annotated by LangExtract, read as claims."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.read import ClaimWords, Remarks, read_claims
from pipeline.records import Document, Fact
from pipeline.vocabulary import load_vocabulary

WORDS = ClaimWords(load_vocabulary())
TEXT = "The Lund Accord was signed on 3 May 1950 in Lund."


def extraction(words: str, class_: str = "treaty", at: int | None = None, **attributes: Any) -> dict[str, Any]:
    start = TEXT.index(words) if at is None else at
    place = {"start_pos": start, "end_pos": start + len(words)}
    return {"extraction_class": class_, "extraction_text": words, "char_interval": place, "attributes": attributes}


class Read(NamedTuple):
    facts: tuple[Fact, ...]
    problems: tuple[str, ...]
    documents: tuple[Document, ...]


def read(folder: Path, *extractions: Any, **more: Any) -> Read:
    record = {"document_id": "a", "text": TEXT, "extractions": list(extractions), **more}
    (folder / "x.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return claims_of(folder / "x.jsonl")


def claims_of(path: Path) -> Read:
    remarks = Remarks()
    facts, documents = read_claims(path, WORDS, remarks)
    return Read(facts, tuple(remarks.faults), documents)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            extraction("Lund Accord", signed="3 May 1950"),
            [("Lund Accord", "TREATY", "signed", "3 May 1950")],
        ),  # an attribute
        (
            extraction("Lund Accord", signatory=["Norway", "Sweden"]),
            [("Lund Accord", "TREATY", "signatory", "Norway"), ("Lund Accord", "TREATY", "signatory", "Sweden")],
        ),  # a list of values
        (
            extraction("3 May 1950", "signed", subject="Lund Accord"),
            [("Lund Accord", "UNKNOWN", "signed", "3 May 1950")],
        ),  # the words are the value
        (
            extraction("signed", "event", subject="Lund Accord", relation="venue", object="Lund"),
            [("Lund Accord", "UNKNOWN", "venue", "Lund")],
        ),  # all three are given
        (extraction("Lund", "place"), []),  # a name, without a claim
        (extraction("Lund", "place", country=None, note=""), []),  # empty attributes
    ],
)
def test_extractions_are_claims(tmp_path: Path, found: dict[str, Any], expected: list[tuple[str, ...]]) -> None:
    facts, problems, documents = read(tmp_path, found)
    assert problems == ()
    assert [(f.subject.name, f.subject.type, f.predicate, f.value.name) for f in facts] == expected
    assert [d.text for d in documents] == [TEXT]
    for evidence in (e for f in facts for e in f.evidence):
        assert TEXT[evidence.start : evidence.end] == evidence.quote


def test_value_and_subject_are_found_in_the_quote(tmp_path: Path) -> None:
    ((fact,), _, _) = read(
        tmp_path, extraction("Lund Accord was signed on 3 May 1950", signed="3 May 1950", subject="Lund Accord")
    )
    (evidence,) = fact.evidence
    assert evidence.subject is not None
    assert TEXT[slice(*evidence.subject)] == "Lund Accord"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (
            extraction("Lund Accord", at=5, signed="1950"),
            "characters 5 to 16 of the text are 'und Accord '",
        ),  # one character off
        (extraction("Lund Accord", at=90, signed="1950"), "not 'Lund Accord'"),  # after the end
        ({**extraction("Lund Accord", signed="1950"), "char_interval": None}, "'Lund Accord' has no place in the text"),
        ({**extraction("Lund Accord", signed="1950"), "extraction_text": ""}, "`extraction_text` or"),
        ("Lund", "it is not an object"),
    ],
)
def test_an_extraction_that_does_not_match_the_text_is_skipped_with_a_reason(
    tmp_path: Path, wrong: Any, reason: str
) -> None:
    facts, (problem,), _ = read(tmp_path, extraction("Lund Accord", signed="1950"), wrong)
    assert len(facts) == 1, "the good stays"
    assert problem.startswith("x.jsonl, line 1: a, extraction 2: ")
    assert reason in problem


@pytest.mark.parametrize("record", [{"document_id": None}, {"text": 1}, {"extractions": {"a": 1}}])
def test_a_line_that_is_not_an_annotated_document_is_skipped(tmp_path: Path, record: dict[str, Any]) -> None:
    facts, (problem,), _ = read(tmp_path, **record)
    assert facts == ()
    assert "x.jsonl, line 1: not an annotated document" in problem
