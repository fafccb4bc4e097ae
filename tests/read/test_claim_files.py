"""Files of claims, read as facts."""

import time
from pathlib import Path

import pytest

from pipeline.read import ClaimsError, ClaimWords, Remarks, entities_of, read_claims, read_column_types, sources_of
from pipeline.records import DateValue, EntityRef, EntityValue, Evidence, Fact, NumberValue, TextValue, Value
from pipeline.times import find_times
from pipeline.vocabulary import load_vocabulary

HEAD = "subject,predicate,value,source\n"


WORDS = ClaimWords(load_vocabulary(), find_times)


def _csv(folder: Path, text: str, head: str = HEAD) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts of a CSV and what is skipped."""
    path = folder / "claims.csv"
    path.write_text(head + text, encoding="utf-8", newline="")
    return _read(path)


def _read(path: Path, words: ClaimWords = WORDS) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    remarks = Remarks()
    return read_claims(path, words, remarks).facts, tuple(remarks.faults)


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
        ("signed", "1992-02-30", DateValue(name="1992-02-30", edtf="1992-02")),  # a day that the calendar does not have
        # dates in words, with what bounds and rounds them
        ("signed", "15 May 1992", DateValue(name="15 May 1992", edtf="1992-05-15")),
        ("born", "c. 1809", DateValue(name="c. 1809", edtf="1809~")),
        ("born", "ABT 1900", DateValue(name="ABT 1900", edtf="1900~")),
        ("born", "before 26 May 1776", DateValue(name="before 26 May 1776", edtf="../1776-05-25", extent="within")),
        ("born", "31 June 1950", DateValue(name="1950-06-31", edtf="1950-06")),
        ("born", "BEF 1776", DateValue(name="BEF 1776", edtf="../1776", extent="within")),
        ("died", "after 1900", DateValue(name="after 1900", edtf="1900/..", extent="within")),
        (
            "died",
            "not before 3 May 1900",
            DateValue(name="not before 3 May 1900", edtf="1900-05-03/..", extent="within"),
        ),
        ("born", "between 1850 and 1852", DateValue(name="between 1850 and 1852", edtf="1850/1852", extent="within")),
        ("signed", "1992–1999", DateValue(name="1992–1999", edtf="1992/1999")),
        ("signed", "spring 1921", DateValue(name="spring 1921", edtf="1921-21")),
        ("founded", "1950s", DateValue(name="1950s", edtf="195X")),
        (
            "signed",
            "03/04/1950",  # which is the day?
            DateValue(name="03/04/1950", edtf="1950-XX-XX", readings=("1950-03-04", "1950-04-03")),
        ),
        ("signed", "on 3 May in Lund", TextValue(name="on 3 May in Lund")),  # more than a date
        ("founded", "unknown", TextValue(name="unknown")),
        # quantities
        (
            "revenue",
            "$1.2 billion",
            NumberValue(name="$1.2 billion", amount=1.2e9, unit="USD", low=1.15e9, high=1.25e9),
        ),
        ("length", "120 km", NumberValue(name="120 km", amount=120, unit="kilometer")),
        ("population", "about 90,000", NumberValue(name="about 90,000", amount=90_000, low=85_500, high=94_500)),
        ("population", "more than 5", NumberValue(name="more than 5", amount=5, low=5)),
        ("length", "120 km of track", TextValue(name="120 km of track")),  # more than a quantity
        # a predicate that the vocabulary lacks: by the form
        ("toll road", "12 May 1990", DateValue(name="12 May 1990", edtf="1990-05-12")),
        ("toll road", "1990", NumberValue(name="1990", amount=1990)),
        ("toll road", "12 km", NumberValue(name="12 km", amount=12, unit="kilometer")),
        ("toll road", "May", TextValue(name="May")),  # a name, perhaps
        ("toll road", "A 12", TextValue(name="A 12")),
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
        ("Lund", "predicate, value is empty"),
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
    facts, problems = _read(path)
    assert facts == (fact, other)
    assert [problem.split(":")[0] for problem in problems] == [f"facts.jsonl, line {n}" for n in (3, 4, 5)]
    assert "id: Field required" in problems[0]
    assert "Invalid JSON" in problems[1]
    assert "an earlier line has the same id" in problems[2]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("claims.xlsx", b"", "neither .csv, .tsv nor .jsonl"),
        ("claims.csv", b"subject,value\n", "columns missing from the first line: predicate; add them"),
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
        read_claims(tmp_path / name, WORDS, Remarks())
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
    facts, (problem,) = _read(tmp_path / "facts.jsonl")
    assert [f.id for f in facts] == [good.id]
    assert "line 1: not a valid fact: not an EDTF level 1 date: 'soon'" in problem


@pytest.mark.parametrize(
    ("written", "predicate"),
    [
        ("born", "born"),
        ("date of birth", "born"),  # a label
        ("Date_of_Birth", "born"),
        ("P569", "born"),  # Wikidata
        ("employees", "employee_count"),  # a label of an attribute
        ("Running time", "running_time"),
        ("open:sell_copy", "open:sell_copy"),
        ("toll road", "toll road"),  # not in the vocabulary
    ],
)
def test_a_predicate_meets_the_vocabulary_by_name_label_or_id(written: str, predicate: str) -> None:
    assert WORDS.meaning(written).predicate == predicate


def test_an_unknown_predicate_is_named_once_with_what_is_assumed(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(HEAD + "A,toll road,1,a\nB,toll road,2,a\nA,born,1900,a\n")
    remarks = Remarks()
    read_claims(tmp_path / "claims.csv", WORDS, remarks)
    assert remarks.faults == []
    (note,) = remarks.notes
    assert note.startswith("claims.csv: the predicate 'toll road' is not in the vocabulary")
    assert note.endswith("its values are read by their form")


def test_a_value_that_is_not_what_its_predicate_takes_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(HEAD + "A,born,soon,a\nA,height,tall,a\nA,capital,Lund,a\n")
    remarks = Remarks()
    facts = read_claims(tmp_path / "claims.csv", WORDS, remarks).facts
    assert [fact.value.type for fact in facts] == ["text"] * 3
    assert remarks.notes == [
        "claims.csv, line 2: 'soon' is no date; it is compared as words",
        "claims.csv, line 3: 'tall' is no number; it is compared as words",
    ]
    assert remarks.faults == []


def _triples(facts: tuple[Fact, ...]) -> list[tuple[str, str, str, str]]:
    return [(f.subject.name, f.predicate, f.value.name, f.evidence[0].document) for f in facts]


LUND = [("Lund, Sweden", "population", "90 000", "gazette"), ("Lund, Sweden", "founded", "990", "gazette")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("c.csv", 'subject,predicate,value,source\n"Lund, Sweden",population,90 000,gazette\n"Lund, Sweden",founded,990,gazette\n'),
        ("c.csv", "subject;predicate;value;source\nLund, Sweden;population;90 000;gazette\nLund, Sweden;founded;990;gazette\n"),
        ("c.csv", "sep=;\r\nsubject;predicate;value;source\r\nLund, Sweden;population;90 000;gazette\r\nLund, Sweden;founded;990;gazette\r\n"),
        ("c.tsv", "subject\tpredicate\tvalue\tsource\nLund, Sweden\tpopulation\t90 000\tgazette\nLund, Sweden\tfounded\t990\tgazette\n"),
        ("c.csv", "subject|predicate|value|source\nLund, Sweden|population|90 000|gazette\nLund, Sweden|founded|990|gazette\n"),
        # a row for each thing, a column for each attribute
        ("c.csv", 'Name,Population,Established,Source\n"Lund, Sweden",90 000,990,gazette\n'),
        ("c.csv", '\ufeffCity;Population;Inception;source\n"Lund, Sweden";90 000;990;gazette\n;;;\n'),
        ("c.csv", "Population,Established,Name,Source\n90 000,990,\"Lund, Sweden\",gazette\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_programs_write_them(tmp_path: Path, name: str, data: str, encoding: str) -> None:
    if encoding != "utf-8":
        data = data.removeprefix("\ufeff")
    (tmp_path / name).write_bytes(data.encode(encoding))
    facts, problems = _read(tmp_path / name)
    assert problems == ()
    assert _triples(facts) == LUND


def test_a_cell_may_have_several_lines_and_a_fault_names_the_line_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(
        b'sep=,\r\nsubject,predicate,value,source\r\nA,note,"one\r\ntwo",a\r\nB,note,,a\r\n'
    )
    ((fact,), (problem,)) = _read(tmp_path / "c.csv")
    assert fact.value.name == "one\r\ntwo"
    assert problem.startswith("c.csv, line 5: value is empty")


@pytest.mark.parametrize(
    ("head", "cell", "amount", "unit"),
    [
        ("Height (m)", "41", 41, "meter"),
        ("Revenue ($ million)", "1.2", 1_200_000, "USD"),
        ("Revenue (USD m)", "1.2", 1_200_000, "USD"),
        ("Revenue ($m)", "1.2", 1_200_000, "USD"),
        ("Population (in thousands)", "90", 90_000, None),
        ("Population (thousands)", "90.5", 90_500, None),
        ("Height (m)", "134 ft", 134, "foot"),  # the cell knows better
        ("Area (km²)", "1,000", 1000, "square kilometer"),
        ("Population (2010 census)", "90", 90, None),  # no unit
    ],
)
def test_the_head_of_a_column_gives_unit_and_scale(
    tmp_path: Path, head: str, cell: str, amount: float, unit: str | None
) -> None:
    (tmp_path / "c.csv").write_text(f"name;{head}\nLund;{cell}\n")
    ((fact,), _) = _read(tmp_path / "c.csv")
    assert isinstance(fact.value, NumberValue)
    assert (fact.value.amount, fact.value.unit) == (pytest.approx(amount), unit)


def test_each_file_of_a_folder_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("name,founded\nLund,990\n")
    (tmp_path / "a.tsv").write_text("name\tfounded\nLund\t1020\n")
    (tmp_path / "notes.txt").write_text("x")
    facts, _ = _read(tmp_path)
    assert _triples(facts) == [("Lund", "founded", "1020", "a.tsv"), ("Lund", "founded", "990", "b.csv")]
    (tmp_path / "empty").mkdir()
    with pytest.raises(ClaimsError, match=r"empty contains no \.csv, \.tsv, \.jsonl files"):
        _read(tmp_path / "empty")


def test_a_users_types_override_the_guesses(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_text(
        "name,predicate,type,unit\nOpening,opened_on,date,\nNo.,,text,\nHt,height,number,m\n"
    )
    words = ClaimWords(load_vocabulary(), find_times, read_column_types(tmp_path / "types.csv"))
    (tmp_path / "c.csv").write_text("name,opening,No.,ht\nHall,1950,12,41\n")
    facts, _ = _read(tmp_path / "c.csv", words)
    assert [(f.predicate, f.value) for f in facts] == [
        ("opened_on", DateValue(name="1950", edtf="1950")),
        ("No.", TextValue(name="12")),
        ("height", NumberValue(name="41", amount=41, unit="meter")),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("predicate,type\n", "its first line lacks the column 'name'"),
        ("name,type\nx,word\n", "line 2: the type is 'word'; it must be one of date, number, text"),
        ("name,type\n,date\n", "line 2: the name is empty"),
        (None, "cannot be opened"),
    ],
)
def test_types_that_cannot_be_used_are_refused_by_line(tmp_path: Path, content: str | None, reason: str) -> None:
    if content is not None:
        (tmp_path / "types.csv").write_text(content)
    with pytest.raises(ClaimsError, match=reason):
        read_column_types(tmp_path / "types.csv")
