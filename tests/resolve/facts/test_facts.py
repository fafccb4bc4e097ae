"""Whole texts: which facts are about one thing. One text per way of referring."""

import pytest

from pipeline.records import Document, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def told(result: Result, predicate: str) -> set[tuple[str, str]]:
    return {(f.subject.name, f.value.name) for f in result.facts if f.predicate == predicate}


def test_an_acronym_defined_in_another_document(pipeline: Pipeline) -> None:
    result = run(pipeline, "The Lund Sea League (LSL) met.", "Norway joined the LSL in 1950.")
    assert told(result, "joined") == {("Lund Sea League", "Norway")}
    (entity,) = [e for e in result.entities if "LSL" in e.names]
    assert any("defined" in m.reason for m in entity.merges)


def test_facts_that_say_the_same_merge_and_keep_all_evidence(pipeline: Pipeline) -> None:
    result = run(
        pipeline, "The Treaty of Lund was signed on 3 May 1950.", "The Treaty of Lund was signed on 3 May 1950 in Oslo."
    )
    (fact,) = [f for f in result.facts if f.predicate == "signed"]
    assert [e.document for e in fact.evidence] == ["0.txt", "1.txt"]
    assert [v.name for v in fact.qualifiers["place"]] == ["Oslo"]
    assert fact.confidence > max(
        f.confidence for f in run(pipeline, "The Treaty of Lund was signed on 3 May 1950.").facts
    )


def test_sessions_of_one_body_at_different_times_are_different(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "A session of the Lund Council was held on 3 May 1950. A session of the Lund Council was held on 4 June 1951.",
    )
    held = [f for f in result.facts if f.predicate == "held"]
    assert len({f.subject.entity for f in held}) == 2
    assert result.conflicts == ()
