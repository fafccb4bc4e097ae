"""Which words tell one event, within a document and across documents."""

import pytest

from pipeline.records import Document, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def _run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{number}.txt", text=text) for number, text in enumerate(texts)])


def _told_together(result: Result) -> list[list[str]]:
    """The words that tell each event that more than one word tells."""
    words: dict[str, list[str]] = {}
    for mention in result.mentions:
        if mention.kind == "event" and mention.entity is not None:
            assert mention.type == "EVENT"
            words.setdefault(mention.entity, []).append(mention.text)
    return sorted(sorted(told) for told in words.values() if len(told) > 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg rehearsed the play. The rehearsal of the play lasted an hour.",
            [["play", "play"], ["rehearsal", "rehearsed"]],
        ),
        ("Anna Berg scolded Olof Lind. Nils Holm scolded Eva Dahl.", []),  # other people
        ("Anna Berg said no. Olof Lind said yes.", []),  # two speakers
    ],
)
def test_within_a_document(pipeline: Pipeline, text: str, expected: list[list[str]]) -> None:
    assert _told_together(_run(pipeline, text)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                "Norda hijacked the ferry Fjord in Lund. Police freed the passengers of the ferry.",
                "The hijacking of the ferry Fjord in Lund shocked passengers. Police came to the ferry.",
            ),
            [["hijacked", "hijacking"]],
        ),
        (  # the documents tell of nothing in common
            (
                "Anna Berg rehearsed a play in Oslo. The theatre sold tickets to pupils.",
                "The choir rehearsed on Friday. Norda brews beer for farmers near Lund.",
            ),
            [],
        ),
        (  # two earthquakes in two places
            (
                "A strong earthquake struck Norda on Monday. Twelve people died.",
                "A strong earthquake struck Fjordland on Monday. Nine people died.",
            ),
            [["died", "died"]],
        ),
    ],
)
def test_across_documents(pipeline: Pipeline, texts: tuple[str, ...], expected: list[list[str]]) -> None:
    assert _told_together(_run(pipeline, *texts)) == expected


def test_every_join_has_its_reason(pipeline: Pipeline) -> None:
    result = _run(pipeline, "Anna Berg rehearsed the play. The rehearsal of the play lasted an hour.")
    (entity,) = (e for e in result.entities if "rehearsal" in e.names)
    assert entity.name == "rehearse (Anna Berg, play)"
    assert [merge.reason for merge in entity.merges] == ["“rehearse” and “rehearsal” are forms of one word"]
