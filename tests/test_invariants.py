"""What must hold for every output, whatever the input."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.records import Document, Result, Statement
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def check(result: Result) -> None:
    """Quotes, spans, references and ids of a result agree with each other and with the texts."""
    assert all(d.error is None for d in result.documents)
    texts = {d.id: d.text for d in result.documents}
    entities = {e.id for e in result.entities}
    facts = {f.id for f in result.facts}
    for mention in result.mentions:
        assert texts[mention.document][mention.start : mention.end] == mention.text
        assert mention.entity is None or mention.entity in entities
    for fact in result.facts:
        assert fact.subject.entity in entities
        for evidence in fact.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote
            for span in (evidence.subject, evidence.value):
                assert span is None or evidence.start <= span[0] < span[1] <= evidence.end
    assert len(facts) == len(result.facts)
    assert len(entities) == len(result.entities)
    assert all(f in facts for c in result.conflicts for s in c.sides for f in s.facts)
    assert all(f in facts for c in result.corroborations for f in c.facts)


def test_everything_points_at_what_it_says(raw_result: Result) -> None:
    check(raw_result)


PIECES = st.sampled_from(
    [
        "The Treaty of Lund (TL) was signed on 3 May 1950 in Oslo.",
        "Norway and Sweden joined it in 1955.",
        "Members – Norway, Sweden",
        "• protecting “fish”",
        "The aims are:",
        "It wasn’t signed by six of them (except Norway).",
        "\u00a0",
        "\n",
        "\r\n",
        "\n\n",
        "| Capital | Oslo |",
        "## Lund League",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 é\u0301 ‮rtl",
        "(((((",
        "1950-1951, 15/5/92; c. 1450?",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=40), max_size=12))
def test_any_text_keeps_the_invariants(pipeline: Pipeline, pieces: list[str]) -> None:
    text = " ".join(pieces).encode("utf-8", "ignore").decode("utf-8")
    check(pipeline.run([Document(id="a", text=text), Document(id="b", text=text)]))


def test_the_order_of_documents_changes_nothing(
    pipeline: Pipeline, raw_documents: list[Document], raw_result: Result
) -> None:
    assert pipeline.run(reversed(raw_documents)) == raw_result


def test_workers_change_nothing(raw_documents: list[Document], raw_result: Result) -> None:
    assert Pipeline(workers=2).run(raw_documents) == raw_result


def test_the_annotation_of_a_document_depends_on_that_document_alone(
    pipeline: Pipeline, raw_documents: list[Document]
) -> None:
    beside = Document(id="z", text="Norda is a band. The film Velmora, by Anna Berg, was shown in Lund in 1990.")
    statements = [
        {
            m.span: (m.type, m.kind, m.timex)
            for m in pipeline.run(documents).mentions
            if m.document == raw_documents[0].id
        }
        for documents in ([raw_documents[0]], [*raw_documents, beside])
    ]
    assert statements[0] == statements[1]


def test_a_copy_of_a_document_adds_no_conflict(
    pipeline: Pipeline, raw_documents: list[Document], raw_result: Result
) -> None:
    copy = raw_documents[0].model_copy(update={"id": "copy.txt"})
    result = pipeline.run([*raw_documents, copy])
    assert {c.id for c in result.conflicts} == {c.id for c in raw_result.conflicts}


def test_two_documents_of_one_id_are_refused(pipeline: Pipeline) -> None:
    with pytest.raises(ValueError, match="two documents have the id 'a'"):
        pipeline.run([Document(id="a", text="x"), Document(id="a", text="y")])


def test_a_document_that_breaks_the_program_does_not_stop_the_others(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_or_break(document: Document, *rest: Any) -> tuple[Statement, ...]:
        if document.id == "b":
            raise IndexError("a defect")
        return extract(document, *rest)

    monkeypatch.setattr("pipeline.run.extract", extract_or_break)
    done: list[tuple[int, int]] = []
    text = "The Treaty of Lund was signed on 3 May 1950."
    result = pipeline.run([Document(id=i, text=text) for i in "abc"], progress=lambda *at: done.append(at))
    assert [d.id for d in result.documents if d.error is None] == ["a", "c"]
    broken = result.documents[1]
    assert "IndexError: a defect" in str(broken.error)
    assert broken.text == ""
    assert [e.document for f in result.facts for e in f.evidence] == ["a", "c"]
    assert done == [(1, 3), (2, 3), (3, 3)]


def test_nothing_depends_on_the_hash_seed(tmp_path_factory: pytest.TempPathFactory) -> None:
    program = (
        "import sys; from pathlib import Path; from pipeline.run import Pipeline; from pipeline.records import Document;"
        "docs = [Document(id=p.name, text=p.read_bytes().decode()) for p in sorted(Path('raw').glob('*.txt'))];"
        # a name that is both a place and an area, and a name that is found with two types
        "docs += [Document(id='a', text='I live in Lorena, TX and enjoy painting.'),"
        " Document(id='b', text='She was born in the Russian Federation and works there.')];"
        "sys.stdout.write(Pipeline().run(docs).model_dump_json())"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "1", "2", "3")
    ]
    assert set(outputs) == {outputs[0]}
    assert outputs[0]


@pytest.mark.parametrize(
    "piece", ["(", "1", "1950-1951, ", "• a\n", "A - ", "| ", "He ran. ", "Norda is a band. The band ran. "]
)
def test_time_does_not_grow_with_the_square_of_the_text(piece: str, pipeline: Pipeline) -> None:
    # Counted in the calls of our own code, not in seconds: those depend on the machine.
    def calls(repeats: int) -> int:
        count = 0

        def trace(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        document = Document(id="a", text=piece * repeats)
        sys.setprofile(trace)
        try:
            pipeline.run([document])
        finally:
            sys.setprofile(None)
        return count

    calls(10)  # loads what is loaded only once
    assert calls(800) <= 3 * calls(400) + 10_000
