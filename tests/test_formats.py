"""One document in every format gives the facts that it gives as plain text."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.export import load, verify
from pipeline.read import Remarks
from pipeline.records import Document, Fact, Result
from pipeline.run import Pipeline, read_documents
from tests.writing import FORMATS, Block, as_text, written

pytestmark = pytest.mark.model

BLOCKS: list[Block] = [
    ("heading", "Norda Bridge"),
    ("paragraph", "The Norda Bridge is a road bridge in Lund. It was opened on 3 May 1950 by Mayor Anna Berg."),
    ("paragraph", "Olaf Brink designed the bridge. He was born in Malmö in 1911."),
    ("row", ["Length", "184 m"]),
    ("row", ["Owner", "Norda Foods"]),
    ("heading", "Lund League"),
    ("paragraph", "The Lund League was founded in 1951. Its members are:"),
    ("item", "Sweden"),
    ("item", "Norway"),
    ("item", "Denmark"),
    ("heading", "Agreements"),
    ("row", ["Agreement", "Signed", "Place"]),
    ("row", ["Lund Supply Agreement", "3 May 2019", "Bergen"]),
    ("row", ["Malmö Lease", "4 June 2020", "Oslo"]),
    ("paragraph", "Per Brink joined “Norda Foods” in 2015 – as chief engineer. It was founded in 1911."),
]


def facts(result: Result) -> set[tuple[str, str, str]]:
    return {(fact.subject.name, fact.predicate, fact.value.name) for fact in result.facts}


@pytest.fixture(scope="module")
def expected(pipeline: Pipeline) -> set[tuple[str, str, str]]:
    found = facts(pipeline.run([Document(id="a.txt", text=as_text(BLOCKS))]))
    assert len(found) > 10
    return found


def evidence_of(fact: Fact, name: str) -> object:
    return getattr(fact.evidence[0], name)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_document_gives_the_same_facts_in_every_format(
    suffix: str, expected: set[tuple[str, str, str]], tmp_path: Path, pipeline: Pipeline
) -> None:
    (tmp_path / f"a{suffix}").write_bytes(written(suffix, BLOCKS))
    documents = read_documents(tmp_path, Remarks(), workers=1)
    assert [document.error for document in documents] == [None]
    result = pipeline.run(documents)
    assert facts(result) == expected
    for fact in result.facts:
        for evidence in fact.evidence:
            assert documents[0].text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("suffix", "places"),
    [
        (".docx", {"length": {"heading": ("Norda Bridge",)}, "signed": {"heading": ("Agreements",)}}),
        (".md", {"length": {"heading": ("Norda Bridge",)}}),
        (".html", {"length": {"heading": ("Norda Bridge",)}}),
        (".epub", {"length": {"heading": ("Norda Bridge",)}}),
        (".pptx", {"length": {"slide": 1}, "signed": {"slide": 3, "heading": ("Agreements",)}}),
        (".xlsx", {"length": {"sheet": "Sheet1", "cell": "B7"}, "signed": {"sheet": "Sheet1", "cell": "B21"}}),
        (".csv", {"length": {"sheet": None, "cell": "B7"}}),
    ],
)
def test_evidence_says_where_it_stands(
    suffix: str, places: dict[str, dict[str, object]], tmp_path: Path, pipeline: Pipeline
) -> None:
    (tmp_path / f"a{suffix}").write_bytes(written(suffix, BLOCKS))
    result = pipeline.run(read_documents(tmp_path, Remarks(), workers=1))
    for predicate, place in places.items():
        fact = next(fact for fact in result.facts if fact.predicate == predicate)
        assert {name: evidence_of(fact, name) for name in place} == place
        dumped = fact.evidence[0].model_dump(mode="json")
        assert "page" not in dumped  # what is unknown is left out


PAGE = """<!doctype html><html><head><title>Norda Bridge | Lund News</title>
<meta property="og:site_name" content="Lund News"><meta property="article:published_time" content="2021-05-04T10:00:00Z">
</head><body><header><a href="/">Lund News</a></header>
<nav><ul><li><a href="/a">Olaf Brink was born in 1911</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>Norda Bridge</h1><p>The Norda Bridge was opened on 3 May 1950 by Mayor Anna Berg.</p>
<p>Norda Foods was founded yesterday. It will look after the bridge, its towers and the road over it from next year on.</p>
</article>
<footer>The Ministry of Roads was founded in 1918.</footer></body></html>"""


def test_what_a_page_shows_around_its_text_gives_no_facts(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (document,) = read_documents(tmp_path, Remarks(), workers=1)
    result = pipeline.run([document])
    assert {document.text[part.start : part.end] for part in document.unread} == {
        "• Olaf Brink was born in 1911\n• Sport",
        "The Ministry of Roads was founded in 1918.",
    }
    found = facts(result)
    assert ("Norda Bridge", "opened", "1950-05-03") in found or any(v == "1950-05-03" for _, _, v in found)
    assert ("Norda Foods", "founded", "2021-05-03") in found  # the date of the page
    assert not {value for _, _, value in found} & {"1911", "1918"}
    assert all(document.text[e.start : e.end] == e.quote for fact in result.facts for e in fact.evidence)


def test_what_is_not_read_inside_a_sentence_does_not_part_it(tmp_path: Path, pipeline: Pipeline) -> None:
    mark = "<sup><a href='#n1'>[35]</a></sup>"
    (tmp_path / "a.html").write_text(
        f"<p>The Norda Bridge{mark} was opened{mark} on 3 May{mark} 1950{mark} by Anna Berg{mark}. It is 184 metres{mark} long.</p>"
    )
    (document,) = read_documents(tmp_path, Remarks(), workers=1)
    plain = Document(id="a.html", text="The Norda Bridge was opened on 3 May 1950 by Anna Berg. It is 184 metres long.")
    assert document.text.count("[35]") == 6
    result = pipeline.run([document])
    assert facts(result) == facts(pipeline.run([plain])) != set()
    assert all(document.text[e.start : e.end] == e.quote for fact in result.facts for e in fact.evidence)


def test_the_words_that_a_mail_quotes_are_those_of_another(tmp_path: Path, pipeline: Pipeline) -> None:
    headers = "From: Ada Lindqvist\nSent: Monday, 3 May 2021 09:12\nTo: Per Brink\nSubject: Lund Supply Agreement\n"
    (tmp_path / "a.txt").write_text(
        f"{headers}\nPer, it was not. The Lund Supply Agreement was signed on 3 May 2019.\n\n"
        "> On 2 May 2021, Per Brink wrote:\n> The Lund Supply Agreement was signed on 13 May 2019.\n"
    )
    result = pipeline.run(read_documents(tmp_path, Remarks(), workers=1))
    (conflict,) = result.conflicts
    sources = {document.id: document.source for document in result.documents}
    assert {(side.value.name, *(sources[d] for d in side.documents)) for side in conflict.sides} == {
        ("2019-05-03", "Ada Lindqvist"),
        ("2019-05-13", "Per Brink"),
    }


def test_an_output_folder_keeps_where_evidence_stands(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.xlsx").write_bytes(written(".xlsx", BLOCKS))
    (tmp_path / "raw" / "t.csv").write_text("id,text\n1,The Norda Tunnel was opened on 5 May 1960.\n")
    monkeypatch.setattr("pipeline.run.Pipeline", lambda **_: pipeline)
    arguments = ["extract", str(tmp_path / "raw"), str(tmp_path / "out"), "--quiet", "--text-column", "text"]
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    saved = load(tmp_path / "out")
    cells = {e.cell for fact in saved.facts for e in fact.evidence if e.document == "a.xlsx"}
    assert "B7" in cells
    assert {e.row for fact in saved.facts for e in fact.evidence if e.document == "t.csv#1"} == {2}
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert {(row["sheet"], row["cell"]) for row in csv.DictReader(file)} > {("Sheet1", "B7"), ("", "")}
    assert verify(tmp_path / "out") == []
