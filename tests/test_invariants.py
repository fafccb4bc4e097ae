"""What must hold for every output, whatever the input."""

import gc
import re
import subprocess
import sys
from typing import Any, Literal, NamedTuple

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


# A text as somebody may have broken it: by hand, in a download, or on purpose.

EXAMPLES = settings().max_examples // 4
"""How many texts are tried: a few in the ordinary suite, thousands by `make fuzz`."""

UNITS = {
    "character": re.compile(r".", re.DOTALL),
    "word": re.compile(r"\S+\s*|\s+"),
    "line": re.compile(r"[^\n]*\n|[^\n]+"),
}


class Edit(NamedTuple):
    """What is done to some characters, words or lines (`unit`): they are cut out, doubled or swapped with what follows, everything before or
    after them is cut off, or `inserted` is written before them. `at` is how far into the text they are, `size` how many they are."""

    kind: Literal["delete", "double", "swap", "begin", "end", "insert"]
    unit: Literal["character", "word", "line"]
    at: float
    size: int
    inserted: str

    def apply(self, text: str) -> str:
        units = UNITS[self.unit].findall(text)
        start = int(self.at * len(units))
        end = start + self.size
        before, these, after = units[:start], units[start:end], units[end:]
        changed = {
            "delete": [*before, *after],
            "double": [*before, *these, *these, *after],
            "swap": [*before, *after[: self.size], *these, *after[self.size :]],
            "begin": [*these, *after],
            "end": [*before, *these],
            "insert": [*before, self.inserted, *these, *after],
        }
        return "".join(changed[self.kind])


EDITS = st.builds(
    Edit,
    kind=st.sampled_from(["delete", "double", "swap", "begin", "end", "insert"]),
    unit=st.sampled_from(["character", "word", "line"]),
    at=st.floats(0, 1, exclude_max=True),
    size=st.integers(1, 6),
    inserted=st.sampled_from(
        ["(", ")", '"', "“", "-", "–", ",", ".", ":", "|", "\n", "\t", "•", "*", "1", "\u202e", "'s"]
    )
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=3),
)

ENDS = [
    "",
    "(",
    ")",
    "-",
    "–",
    ",",
    ".",
    ":",
    ";",
    '"',
    "“",
    "'s",
    "of",
    "and",
    "the",
    "in",
    "not",
    "1950",
    "•",
    "|",
    "\n",
]
WORDS = """
    Anna Berg Lund Lund's Norway Norwegian Treaty League (LL) album band “Velmora” she he it they who where whose of by in at on to for
    from and or but not except – - -- , ; : . ? ! ( ) [ ] " ' ’s / | * # • & % $ 1950 1950s May Monday 3 5 12 5.5 NOK km m million two both
    is was were be been has had will would may did signed founded born died married member members president mayor capital son daughter
    killed fire opened open based native former more fewer than no such as including respectively said that which the a an
""".split()
HOSTILE = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join),  # grammar without sense
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join),
    st.builds(lambda piece, times: piece * times, st.sampled_from([f"{w} " for w in WORDS]), st.integers(1, 300)),
    st.builds(lambda piece, times: piece * times, st.sampled_from(WORDS), st.integers(1, 900)),
    st.builds("{}{}{}".format, st.sampled_from(ENDS), PIECES, st.sampled_from(ENDS)),
    st.builds("{} {} {}".format, st.sampled_from(ENDS), PIECES, st.sampled_from(ENDS)),
    st.lists(PIECES, min_size=1, max_size=4).map("\n".join),
)


def check_twice(pipeline: Pipeline, text: str) -> None:
    documents = [Document(id="a", text=text)]
    result = pipeline.run(documents)
    check(result)
    assert pipeline.run(documents) == result


# Sentences in which a word is understood by the one beside it, which may be cut off.
EDGES = [
    "-> Member countries – Norway, Sweden",  # "secretary-general"
    "the Lund Treaty, a non-Lund Treaty, a non Treaty",
    "It was signed by no fewer than six countries, not by no countries.",
    "Anna Berg, President and founder of Norda, is a member, and a representative, of the Lund League.",
    "A native of Norway, Anna Berg moved to Lund, Ohio, in 1950, where she studied, and died in Oslo (1990).",
    "Born in Lund, the daughter of Olof Lind, she led the Oslo-based bank Norda from 1950 (Lund) to 1955.",
    "1950: The office was opened. In 1960: It was closed; 1970: opened again.",
    "Lind's “The Silent Harbour” (Lund Press, 1950), the film The Harbour of the Lund, his song, Velmora.",
    "A fire in Lund (3 May 1950) killed two of NOK 5.5 million people, 404 yards and two goals tall.",
]


@pytest.mark.parametrize("sentence", EDGES)
def test_a_text_may_begin_and_end_anywhere(pipeline: Pipeline, sentence: str) -> None:
    starts = [match.start() for match in re.finditer(r"\b|\B(?=\W)", sentence)]
    cut = [*(sentence[start:] for start in starts), *(sentence[:start] for start in starts)]
    check(pipeline.run(Document(id=f"{n}", text=text) for n, text in enumerate(cut) if text.strip()))


def test_an_abbreviation_that_is_no_word_of_its_own_has_an_entity(pipeline: Pipeline) -> None:
    check(pipeline.run([Document(id="a", text="(LL)mof5(LL)")]))


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_broken_text_keeps_the_invariants(
    pipeline: Pipeline, raw_documents: list[Document], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([d.text for d in raw_documents]), "text")
    for edit in data.draw(st.lists(EDITS, min_size=1, max_size=10), "edits"):
        text = edit.apply(text)
    check_twice(pipeline, text)


@pytest.mark.fuzz
@settings(max_examples=2 * EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HOSTILE, min_size=1, max_size=3).map("\n".join))
def test_a_hostile_text_keeps_the_invariants(pipeline: Pipeline, text: str) -> None:
    check_twice(pipeline, text)


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
    "piece",
    [
        "(",
        "1",
        "1950-1951, ",
        "• a\n",
        "A - ",
        "| ",
        "He ran. ",
        "Norda is a band. The band ran. ",
        "Treaty of ",  # names inside names
        "ran and sang and ",  # verbs that share a subject
        "word, ",  # nouns that share a verb
        "Anna said that ",
        "A fire broke out in Lund in 1950. ",  # one event, told again and again
        "• It was signed in Lund.\n",  # the topic of a section, asked for again and again
        "Lund's ",  # quotation marks that nothing closes
    ],
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


def test_a_run_leaves_the_collector_of_garbage_as_it_was(pipeline: Pipeline) -> None:
    pipeline.run([Document(id="a", text="Lund is a town.")])
    assert gc.get_freeze_count() == 0
