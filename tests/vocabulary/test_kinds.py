"""Every attribute, state and event type, by its own examples and counter-examples; and the files that are refused."""

from pathlib import Path

import pytest

from pipeline.run import Pipeline
from pipeline.trials import check_attributes, check_event_types, check_states
from pipeline.vocabulary.attributes import Attribute, load_attributes
from pipeline.vocabulary.entries import read_entries
from pipeline.vocabulary.event_types import EventType, load_event_types
from pipeline.vocabulary.predicates import RuleError
from pipeline.vocabulary.states import State, load_states


@pytest.mark.model
def test_attributes_are_read_in_their_examples_and_not_in_their_counter_examples(pipeline: Pipeline) -> None:
    assert list(check_attributes(load_attributes().values(), pipeline)) == []


@pytest.mark.model
def test_event_types_are_read_in_their_examples_and_not_in_their_counter_examples(pipeline: Pipeline) -> None:
    assert list(check_event_types(load_event_types().by_name.values(), pipeline)) == []


@pytest.mark.model
def test_states_are_read_in_their_examples_and_not_in_their_counter_examples(pipeline: Pipeline) -> None:
    assert list(check_states(load_states().values(), pipeline)) == []


@pytest.mark.model
def test_a_wrong_example_is_told(pipeline: Pipeline) -> None:
    height = load_attributes()["height"]
    wrong = height.model_copy(update={"counter_examples": (height.examples[0].text,)})
    assert [f.reason for f in check_attributes([wrong], pipeline)] == [
        f"reads {height.examples[0].facts[0]} and should read nothing"
    ]


ATTRIBUTE = """
[height]
meaning = "How high something stands."
dimension = "length"
examples = [{ text = "Lund is 41 m tall.", facts = ["Lund | 41 m"] }, { text = "Lund is 41 m high.", facts = ["Lund | 41 m"] }]
counter_examples = ["The Lund Tower is 41 metres wide."]
"""
EVENT_TYPE = """
[sinking]
meaning = "A vessel goes down."
verbs = ["sink"]
examples = [{ text = "The Norda sank.", facts = ["Norda | none"] }, { text = "The Norda has sunk.", facts = ["Norda | none"] }]
counter_examples = ["The Norda sailed on 3 May 1950."]
"""
STATE = """
[masking]
meaning = "Whether people know what they get."
values.open = { words = ["none"] }
values.blinded = { words = ["double"] }
examples = [{ text = "Lund\\n\\nMasking: none", facts = ["Lund | open"] }, { text = "Lund was open.", facts = ["Lund | open"] }]
counter_examples = ["Lund opened."]
"""


WRONG = [
    ("counter_examples = [", "counter_examples = []\nlabels = [", "counter_examples"),  # no counter-example
    ("\nexamples = ", "\nexamples = [] # ", "examples"),  # no example
    ("}, {", "}] # {", "examples"),  # one form alone
    ("meaning = ", "meening = ", "meening"),  # a key that does not exist
]


@pytest.mark.parametrize(("good", "bad", "named"), WRONG)
@pytest.mark.parametrize(("entry", "kind"), [(ATTRIBUTE, Attribute), (EVENT_TYPE, EventType), (STATE, State)])
def test_a_wrong_entry_is_refused_with_its_file_and_name(
    entry: str, kind: type[Attribute] | type[EventType], good: str, bad: str, named: str, tmp_path: Path
) -> None:
    file = tmp_path / "harbours.toml"
    file.write_text(entry, encoding="utf-8")
    assert len(list(read_entries(file, kind))) == 1
    file.write_text(entry.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=rf"(?s)harbours.toml: (height|sinking|masking): .*{named}"):
        list(read_entries(file, kind))
