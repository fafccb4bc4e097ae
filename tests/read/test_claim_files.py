"""Files of claims, read as facts."""

import time
from pathlib import Path

import pytest

from pipeline.read import ClaimsError, entities_of, read_claims, sources_of
from pipeline.records import DateValue, EntityRef, EntityValue, Evidence, Fact, NumberValue, TextValue, Value
from pipeline.vocabulary import Vocabulary, load_vocabulary

HEAD = "subject,predicate,value,source\n"
VOCABULARY = load_vocabulary()


def _csv(
    folder: Path, text: str, head: str = HEAD, vocabulary: Vocabulary = VOCABULARY
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    path = folder / "claims.csv"
    path.write_text(head + text, encoding="utf-8", newline="")
    return read_claims(path, vocabulary)[:2]


def test_a_row_is_a_fact(tmp_path: Path) -> None:
    ((fact,), problems) = _csv(tmp_path, '"Lund, Sweden",population,"90,000",gazette\n')
    assert problems == ()
    assert Fact.model_validate(fact.model_dump()) == fact  # built without validation, and valid
    assert (fact.subject.name, fact.subject.type, fact.predicate) == ("Lund, Sweden", "UNKNOWN", "population")
    assert fact.value == NumberValue(name="90,000", amount=90_000)
    assert fact.evidence == (Evidence(document="gazette", start=0, end=6, quote="90,000", rule="claim/csv"),)
    assert (fact.qualifiers, fact.confidence, fact.certainty) == ({}, 1, "asserted")


def test_all_columns(tmp_path: Path) -> None:
    head = "\ufeffSource, Subject ,predicate,value,start,end,quote,confidence,date,note\n"
    ((fact,), _) = _csv(tmp_path, "gazette,Lund,population,90000,5,19,about 90000 in,0.8,2010-05,x\n", head)
    assert fact.evidence[0] == Evidence(document="gazette", start=5, end=19, quote="about 90000 in", rule="claim/csv")
    assert fact.confidence == 0.8
    assert fact.qualifiers == {"time": (DateValue(name="2010-05", edtf="2010-05/2010-05", extent="within"),)}


@pytest.mark.parametrize(
    ("predicate", "words", "value"),
    [
        ("population", "90000", NumberValue(name="90000", amount=90_000)),
        ("population", "1 234 567", NumberValue(name="1 234 567", amount=1_234_567)),
        ("population", "-3.5", NumberValue(name="-3.5", amount=-3.5)),
        ("population", "\u22123.5", NumberValue(name="\u22123.5", amount=-3.5)),  # the minus sign of print
        ("population", "9e4", NumberValue(name="9e4", amount=90_000)),
        ("population", "1992", NumberValue(name="1992", amount=1992)),  # how many, not when
        ("signed", "1992", DateValue(name="1992", edtf="1992")),  # the predicate takes dates
        ("signed", "1992-05-15", DateValue(name="1992-05-15", edtf="1992-05-15")),
        ("signed", "1992-05~", DateValue(name="1992-05~", edtf="1992-05~")),
        (
            "open:when",
            "1992-05-15",
            DateValue(name="1992-05-15", edtf="1992-05-15"),
        ),  # a date even without a predicate that takes dates
        ("signed", "1992-02-30", TextValue(name="1992-02-30")),  # not in the calendar
        ("signed", "2011-2017", TextValue(name="2011-2017")),
        ("capital", "Lund", TextValue(name="Lund")),
        ("population", "12,34", TextValue(name="12,34")),  # not a way to group digits
        ("population", "nan", TextValue(name="nan")),
        ("population", "1e999", TextValue(name="1e999")),  # more than a double holds
        ("population", "9" * 400, TextValue(name="9" * 400)),
        ("population", "\u0661\u0662", NumberValue(name="\u0661\u0662", amount=12)),  # digits of another script
    ],
)
def test_words_become_a_value(tmp_path: Path, predicate: str, words: str, value: Value) -> None:
    ((fact,), _) = _csv(tmp_path, f'Lund,{predicate},"{words}",gazette\n')
    assert fact.value == value


def test_rows_that_say_the_same_become_one_fact(tmp_path: Path) -> None:
    head = HEAD.strip() + ",confidence,date\n"
    ((fact, other, dated), _) = _csv(
        tmp_path,
        'Lund,population,"90,000",b,0.5,\n'
        "LUND ,population,90000.0,a,0.9,\n"  # the same subject and the same number
        "Lund,population,90000,b,,\n"  # another quote in the same source
        'Lund,population,"90,000",b,,\n'  # nothing new
        "Lund,population,91000,c,,\n"
        "Lund,population,90000,a,,2010\n",  # the same at a time of its own
        head,
    )
    assert [(e.document, e.quote) for e in fact.evidence] == [("b", "90,000"), ("a", "90000.0"), ("b", "90000")]
    assert fact.confidence == 1
    assert (other.value.name, "time" in dated.qualifiers) == ("91000", True)
    assert len({fact.id, other.id, dated.id}) == 3
    assert fact.subject == other.subject


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Lund,population,,a", "value is empty"),
        ("Lund", "predicate, value, source is empty"),
        ("Lund,population,1,a,x", "start is 'x'"),
        ("Lund,population,1,a,-1", "start is '-1'"),
        ("Lund,population,12,a,5,6", "the distance from start to end is 1, but the quote has 2"),
        ("Lund,population,1,a,,,,2", "the confidence is '2'"),
        ("Lund,population,1,a,,,,nan", "the confidence is 'nan'"),
        ("Lund,population,1,a,,,,,2001-02-30", "the date is '2001-02-30'"),
    ],
)
def test_an_invalid_row_is_skipped_with_a_reason(tmp_path: Path, row: str, reason: str) -> None:
    head = HEAD.strip() + ",start,end,quote,confidence,date\n"
    facts, problems = _csv(tmp_path, f"Oslo,population,1,a\n{row}\n\nBergen,population,2,b\n", head)
    assert [fact.subject.name for fact in facts] == ["Oslo", "Bergen"]
    (problem,) = problems
    assert problem.startswith("claims.csv, line 3: ")
    assert reason in problem


def test_facts_jsonl_is_read_back(tmp_path: Path) -> None:
    ((fact, other), _) = _csv(tmp_path, "Lund,population,1,a\nLund,capital,Lund,a\n")
    path = tmp_path / "facts.jsonl"
    path.write_text(f"{fact.model_dump_json()}\n\n{{}}\nx\n{fact.model_dump_json()}\n{other.model_dump_json()}\n")
    facts, problems, _ = read_claims(path, VOCABULARY)
    assert facts == (fact, other)
    assert [problem.split(":")[0] for problem in problems] == [f"facts.jsonl, line {n}" for n in (3, 4, 5)]
    assert "id: Field required" in problems[0]
    assert "Invalid JSON" in problems[1]
    assert "an earlier line has the same id" in problems[2]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("claims.xlsx", b"", "neither .jsonl nor .csv"),
        ("claims.csv", b"subject,value\n", "columns missing from the first line: predicate, source"),
        ("claims.csv", b"", "columns missing from the first line: subject"),
        ("claims.csv", HEAD.encode() + b"L\xe9,a,b,c\n", "is not UTF-8"),
        ("facts.jsonl", b"\xe9", "is not UTF-8"),
        ("claims.csv", HEAD.encode() + b"x" * 200_000, "not valid CSV"),
        ("missing.csv", None, "cannot be opened (No such file or directory)"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str, data: bytes | None, reason: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ClaimsError) as caught:
        read_claims(tmp_path / name, VOCABULARY)
    assert name in str(caught.value)
    assert reason in str(caught.value)


def test_documents_and_entities_of_claims(tmp_path: Path) -> None:
    (facts, _) = _csv(tmp_path, "Lund,population,1,b\nLUND,population,2,a\nOslo,population,1,b\n")
    assert [document.id for document in sources_of(facts)] == ["a", "b"]
    assert {(e.name, e.type, e.names) for e in entities_of(facts)} == {
        ("Lund", "UNKNOWN", ("LUND", "Lund")),
        ("Oslo", "UNKNOWN", ("Oslo",)),
    }


def test_an_entity_that_is_only_a_value_is_an_entity_too() -> None:
    evidence = (Evidence(document="a", start=0, end=1, quote="x", rule="r"),)
    subject = EntityRef(entity="e-1", name="Norway", type="GPE")
    value = EntityValue(name="Oslo", entity="e-2")
    fact = Fact(id="f-1", subject=subject, predicate="capital", value=value, confidence=1, evidence=evidence)
    assert [(e.id, e.name, e.type) for e in entities_of([fact])] == [
        ("e-1", "Norway", "GPE"),
        ("e-2", "Oslo", "UNKNOWN"),
    ]


def test_very_many_claims_are_read_in_seconds(tmp_path: Path) -> None:
    rows = "".join(f"Place {n % 20_000},population,{n},source {n % 300}\n" for n in range(50_000))
    start = time.process_time()
    facts, _ = _csv(tmp_path, rows + "Lund,population,1,a\n" * 5_000)
    assert len(facts) == 50_001
    assert time.process_time() - start < 15  # 2 s on an ordinary machine; a quadratic step would take minutes


def test_a_fact_with_an_invalid_date_is_skipped(tmp_path: Path) -> None:
    ((good,), _) = _csv(tmp_path, "Lund Accord,signed,1950,a\n")
    bad = good.model_copy(update={"id": "f-bad", "value": DateValue(name="soon", edtf="soon")})
    (tmp_path / "facts.jsonl").write_text(f"{bad.model_dump_json()}\n{good.model_dump_json()}\n")
    facts, (problem,), _ = read_claims(tmp_path / "facts.jsonl", VOCABULARY)
    assert [f.id for f in facts] == [good.id]
    assert "line 1: not a valid fact: not an EDTF level 1 date: 'soon'" in problem
