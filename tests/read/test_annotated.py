"""Documents annotated by LangExtract, as claims; and claims beside facts of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.read import Claims, read_claims, together
from pipeline.records import DateValue, Entity, EntityRef, EntityValue, Evidence, Fact, TextValue

TEXT = "The Lund Accord was signed on 3 May 1950 in Lund."


def extraction(words: str, class_: str = "treaty", at: int | None = None, **attributes: Any) -> dict[str, Any]:
    start = TEXT.index(words) if at is None else at
    place = {"start_pos": start, "end_pos": start + len(words)}
    return {"extraction_class": class_, "extraction_text": words, "char_interval": place, "attributes": attributes}


def read(folder: Path, *extractions: Any, **more: Any) -> Claims:
    record = {"document_id": "a", "text": TEXT, "extractions": list(extractions), **more}
    (folder / "x.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return read_claims(folder / "x.jsonl")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            extraction("Lund Accord", signed="3 May 1950"),
            [("Lund Accord", "TREATY", "signed", "1950-05-03")],
        ),  # an attribute
        (
            extraction("Lund Accord", signatory=["Norway", "Sweden"]),
            [("Lund Accord", "TREATY", "signatory", "Norway"), ("Lund Accord", "TREATY", "signatory", "Sweden")],
        ),  # a list of values
        (
            extraction("3 May 1950", "signed", subject="Lund Accord"),
            [("Lund Accord", "UNKNOWN", "signed", "1950-05-03")],
        ),  # the words are the value
        (
            extraction("signed", "event", subject="Lund Accord", relation="venue", object="Lund"),
            [("Lund Accord", "UNKNOWN", "venue", "Lund")],
        ),  # all three are told
        (extraction("Lund", "place"), []),  # a name, and no claim
        (extraction("Lund", "place", country=None, note=""), []),  # nothing is said
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
        ),  # beside it
        (extraction("Lund Accord", at=90, signed="1950"), "not 'Lund Accord'"),  # behind the end
        ({**extraction("Lund Accord", signed="1950"), "char_interval": None}, "'Lund Accord' has no place in the text"),
        ({**extraction("Lund Accord", signed="1950"), "extraction_text": ""}, "`extraction_text` or"),
        ("Lund", "it is no object"),
    ],
)
def test_what_does_not_match_the_text_is_refused_by_name(tmp_path: Path, wrong: Any, reason: str) -> None:
    facts, (problem,), _ = read(tmp_path, extraction("Lund Accord", signed="1950"), wrong)
    assert len(facts) == 1, "the good stays"
    assert problem.startswith("x.jsonl, line 1: a, extraction 2: ")
    assert reason in problem


@pytest.mark.parametrize("record", [{"document_id": None}, {"text": 1}, {"extractions": {"a": 1}}])
def test_a_line_that_is_no_annotated_document_is_refused(tmp_path: Path, record: dict[str, Any]) -> None:
    facts, (problem,), _ = read(tmp_path, **record)
    assert facts == ()
    assert "x.jsonl, line 1: no annotated document" in problem


# Beside facts of our own

ACCORD = EntityRef(entity="e-1", name="Accord of Lund", type="TREATY")
ENTITIES = (
    Entity(id="e-1", name="Accord of Lund", type="TREATY", names=("Accord of Lund", "Lund Accord")),
    Entity(id="e-2", name="Norway", type="GPE", names=("Norway",)),
    Entity(id="e-3", name="Anna Berg", type="PERSON", names=("Anna Berg",)),
    Entity(id="e-4", name="Anna Berg", type="PERSON", names=("Anna Berg",)),
)


def own(value: DateValue) -> Fact:
    evidence = (Evidence(document="own", start=0, end=4, quote="1950", rule="signed/verb"),)
    return Fact(id="f-own", subject=ACCORD, predicate="signed", value=value, confidence=0.9, evidence=evidence)


def test_a_name_means_the_thing_that_has_it(tmp_path: Path) -> None:
    facts, _, _ = read(tmp_path, extraction("Lund Accord", signed="1951", signatory=["norway", "Anna Berg"]))
    joined = together(facts, [own(DateValue(name="1950", edtf="1950"))], ENTITIES)
    assert {f.subject.entity for f in joined} == {"e-1"}
    values = {f.value.name: f.value for f in joined if f.predicate == "signatory"}
    assert values["Norway"] == EntityValue(name="Norway", entity="e-2")
    assert values["Anna Berg"] == TextValue(name="Anna Berg"), "there are two"


def test_what_says_the_same_is_evidence_of_one_fact(tmp_path: Path) -> None:
    facts, _, _ = read(tmp_path, extraction("Lund Accord", signed="3 May 1950"))
    (fact,) = together(facts, [own(DateValue(name="3 May 1950", edtf="1950-05-03"))], ENTITIES)
    assert [e.document for e in fact.evidence] == ["own", "a"]
    assert len(together(facts, [own(DateValue(name="1950", edtf="1950"))], ENTITIES)) == 2
