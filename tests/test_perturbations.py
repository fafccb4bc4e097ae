"""What always holds between texts: copies add nothing, order changes nothing, and one thing changed is one conflict."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Conflict, DateValue, Document, NumberValue, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

# Sentences that can be combined in any number and order, each with what can be changed in it, and into what.
SENTENCES = {
    "The Lund Accord was signed on 3 May 1950 in Lund.": ("3 May 1950", "13 May 1950", "signed"),
    "The Lund Accord came into force on 1 July 1952.": ("1 July 1952", "1 July 1953", "entered_into_force"),
    "The Norda Institute was founded in 1931.": ("1931", "1913", "founded"),
    "Anna Berg was born in Uppsala.": ("Uppsala", "Gothenburg", "birth_place"),
    "Anna Berg died on 2 March 1999.": ("2 March", "2 May", "died"),
    "The headquarters of the Norda Institute are in Helsinki.": ("Helsinki", "Tampere", "headquarters"),
    "The Norda Institute sold 4,500 books in 1999.": ("4,500", "4,900", "open:sell_book"),
    "Olof Lind opened a museum in Bergen on 6 June 1971.": ("6 June", "16 June", "held"),
}
STORIES = st.lists(st.sampled_from(sorted(SENTENCES)), min_size=1, max_size=5, unique=True)
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def document(name: str, sentences: list[str]) -> Document:
    return Document(id=name, text=" ".join(sentences))


def told(conflicts: tuple[Conflict, ...]) -> list[tuple[str, list[str]]]:
    return [(c.predicate, sorted(_words(s.value) for s in c.sides)) for c in conflicts]


def _words(value: object) -> str:
    if isinstance(value, DateValue):
        return value.edtf
    return repr(value.amount) if isinstance(value, NumberValue) else str(getattr(value, "name", value))


@few
@given(story=STORIES, data=st.data())
def test_one_thing_changed_in_a_copy_is_exactly_that_conflict(
    pipeline: Pipeline, story: list[str], data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(story))
    old, new, predicate = SENTENCES[sentence]
    changed = [s.replace(old, new) if s == sentence else s for s in story]
    assert pipeline.run([document("a", story)]).conflicts == ()
    (conflict,) = pipeline.run([document("a", story), document("b", changed)]).conflicts
    assert conflict.predicate == predicate
    assert conflict.kind == "value"
    assert [s.documents for s in conflict.sides] == [("a",), ("b",)]
    assert conflict.sides[0].value != conflict.sides[1].value


@few
@given(story=STORIES, changed=STORIES)
def test_a_copy_adds_no_conflict_and_no_weight(pipeline: Pipeline, story: list[str], changed: list[str]) -> None:
    other = [s.replace(*SENTENCES[s][:2]) for s in changed]
    before = pipeline.run([document("a", story), document("b", other)])
    after = pipeline.run([document("a", story), document("b", other), document("c", story)])
    assert told(after.conflicts) == told(before.conflicts)
    assert [_chosen(c) for c in after.conflicts] == [_chosen(c) for c in before.conflicts]
    assert [(c.facts, c.sources) for c in after.corroborations] == [(c.facts, c.sources) for c in before.corroborations]


def _chosen(conflict: Conflict) -> object:
    suggestion = conflict.suggestion
    return suggestion and (conflict.sides[suggestion.side].value, suggestion.score, suggestion.reasons)


@few
@given(stories=st.lists(STORIES, min_size=2, max_size=4), chance=st.randoms(use_true_random=False))
def test_the_order_of_documents_and_facts_changes_nothing(
    pipeline: Pipeline, stories: list[list[str]], chance: random.Random
) -> None:
    documents = [document(f"{n}", story) for n, story in enumerate(stories)]
    result = pipeline.run(documents)
    shuffled, facts = list(documents), list(result.facts)
    chance.shuffle(shuffled)
    chance.shuffle(facts)
    assert pipeline.run(shuffled) == result
    assert {c.id for c in pipeline.reconcile(facts)} == {c.id for c in result.conflicts}


def test_what_is_not_the_same_thing_is_kept_apart_from_then_on(pipeline: Pipeline) -> None:
    from pipeline.reconcile import review
    from pipeline.records import Decision

    documents = [
        document("a", ["The Lund Accord was signed on 3 May 1950.", "It has nine parties."]),
        document("b", ["The Lund Accord was signed on 4 June 1971.", "It came into force in 1973."]),
    ]
    before = pipeline.run(documents)
    (conflict,) = before.conflicts
    decided = review(conflict, {f.id: f for f in before.facts}, Decision(verdict="not_same_thing"))
    after: Result = pipeline.run(documents, reviews=[decided])
    assert after.conflicts == ()
    accords = [e for e in after.entities if e.name == "Lund Accord"]
    assert [{m.document for m in e.mentions} for e in accords] in ([{"a"}, {"b"}], [{"b"}, {"a"}])
    assert any("a reviewer says" in doubt for e in accords for doubt in e.doubts)
    of_b = {f.subject.entity for f in after.facts if f.evidence[0].document == "b"}
    assert len(of_b) == 1, "pronouns follow their names"
